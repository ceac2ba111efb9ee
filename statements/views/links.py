"""Links as values, for trails and lists of addresses."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from statements.models import Legislation, StrategyDocument


@dataclass(frozen=True, slots=True)
class Link:
    """What it says and where it leads."""

    label: str
    url: str = ""


def addresses_of(record: StrategyDocument | Legislation) -> list[Link]:
    """Where the record stands on the web, the official address first, each with its host."""
    named = ((record.official_url, "Official text"), (record.archived_url, "Archived copy"))
    others = ((url, "Also") for url in record.other_urls)
    return [Link(f"{name}, {_host(url)}", url) for url, name in (*named, *others) if url]


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")
