"""What words selected in a held text are copied with: citation, address, source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest

from statements.citations.runs import text_of
from statements.citations.styles import Style, cite
from statements.citations.works import Document, Excerpt
from statements.models import Legislation, Source, StrategyDocument
from statements.models.cited import cited
from statements.views.cite import root_of

# Stands where the browser puts the page; no font and no text has it.
PAGE: Final = "\ue000"


@dataclass(frozen=True, slots=True)
class Wording:
    """A citation and what stands in the text, without a page and with PAGE in its place."""

    style: Style
    plain: str
    plain_in_text: str
    paged: str
    paged_in_text: str


@dataclass(frozen=True, slots=True)
class Copying:
    """What goes along with words of a text; `address` lacks only the number of the passage."""

    wordings: list[Wording]
    address: str
    archived: str
    held: str


def copying_of(
    request: HttpRequest, record: StrategyDocument | Legislation, source: Source
) -> Copying:
    root = root_of(request)
    return Copying(
        wordings=[_wording(record, style) for style in Style],
        address=f"{root}{record.get_absolute_url()}text/?version={source.pk}&passage=",
        archived=record.archived_url,
        held=f"Copied from the held file, SHA-256 {source.sha256}",
    )


def _wording(record: StrategyDocument | Legislation, style: Style) -> Wording:
    work = cited(record)
    # A law is cited by its sections; its printed pages are those of one printing.
    paged = Excerpt(work, page=PAGE) if isinstance(work, Document) else work
    without, with_page = cite(work, style), cite(paged, style)
    return Wording(
        style,
        without.text,
        text_of(without.in_text),
        with_page.text,
        text_of(with_page.in_text),
    )
