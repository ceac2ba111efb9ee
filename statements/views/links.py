"""Links as values, for trails and lists of addresses."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from statements.citations.web_addresses import is_web_address
from statements.models import Legislation, StrategyDocument


@dataclass(frozen=True, slots=True)
class Link:
    """What it says and where it leads; nowhere without a url."""

    label: str
    url: str = ""


def addresses_of(record: StrategyDocument | Legislation) -> list[Link]:
    """Where the record stands on the web, the official address first, each with its host.

    What is no address of the web is shown as it is held, and leads nowhere.
    """
    named = ((record.official_url, "Official text"), (record.archived_url, "Archived copy"))
    others = ((url, "Also") for url in record.other_urls)
    return [_link(name, url) for url, name in (*named, *others) if url]


def _link(name: str, url: str) -> Link:
    if not is_web_address(url):
        return Link(f"{name}: {url}")
    host = urlsplit(url).hostname or ""
    return Link(f"{name}, {host.removeprefix('www.')}", url)
