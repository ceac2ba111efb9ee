"""Checks of excerpts against the held sources of their documents, and what they found, kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Final

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from statements.models import (
    Excerpt,
    Legislation,
    PageVerdict,
    Source,
    StrategyDocument,
    Verdict,
    Verification,
    change,
    words_checked,
)
from statements.sources.quotes import CHECKER, Finding, Part, Text, verify

# Texts of sources kept by a process that checks much.
_MOST_KEPT: Final = 8
_ORDER: Final = {"exact": 0, "normalised": 1, "differs": 2}
_PAGES: Final = {"confirmed": 0, "not-given": 0, "not-confirmed": 1, "wrong": 2}


@dataclass(frozen=True, slots=True)
class Checked:
    """The best that any held source of a record says of a quotation."""

    source: Source
    text: SourceText
    finding: Finding


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of a source, and of each of its parts the position of the passage."""

    text: Text
    positions: Sequence[int]

    def places(self, spans: Iterable[tuple[int, int]]) -> list[list[int]]:
        """Spans of the whole text as passages: position, first and last character."""
        return [
            [
                self.positions[part],
                max(start - self.text.within(part), 0),
                min(end - self.text.within(part), len(self.text.parts[part].text)),
            ]
            for start, end in spans
            for part in self.text.parts_of(start, end)
        ]


_kept: dict[tuple[int, str, int], SourceText] = {}


def text_of(source: Source) -> SourceText:
    """The text of a source; kept for as long as nothing in the database changes."""
    # With the file's own hash: what is rolled back may be counted again.
    key = source.pk, source.sha256, change.now().number
    held = _kept.get(key)
    if held is None:
        passages = list(source.passages.order_by("position"))
        parts = [
            Part(each.text, each.printed_page, each.file_page, each.page_basis) for each in passages
        ]
        held = SourceText(Text(parts), [each.position for each in passages])
        if len(_kept) >= _MOST_KEPT:
            _kept.clear()
        _kept[key] = held
    return held


def check(
    record: StrategyDocument | Legislation,
    quotation: str,
    page: str = "",
    file_page: int | None = None,
) -> Checked | None:
    """Check words against every held source of a record; None where none is held.

    The best counts: words that stand in one of them do stand in the record.
    """
    found = []
    for source in record.sources.current().order_by("pk"):
        held = text_of(source)
        finding = verify(quotation, held.text, page=page)
        if file_page and finding.file_pages and file_page not in finding.file_pages:
            finding = replace(finding, page_verdict=PageVerdict.WRONG)
        found.append(Checked(source, held, finding))
    return min(found, key=_worth, default=None)


def _worth(checked: Checked) -> tuple[int, int, int, int]:
    finding = checked.finding
    nearest = len(finding.differences) if finding.nearest else 1_000_000
    return _ORDER[finding.verdict], _PAGES[finding.page_verdict], nearest, -checked.source.pk


@transaction.atomic
def verify_excerpt(excerpt: Excerpt) -> str:
    """Check one excerpt and keep what was found; its verdict. What was typed stays as it is."""
    rows = Excerpt.objects.select_for_update(of=("self",)).select_related("document")
    held = rows.get(pk=excerpt.pk)
    checked = (
        check(held.document, held.text, held.printed_page, held.file_page)
        if held.document
        else None
    )
    if checked is None:
        Verification.objects.filter(excerpt=held).delete()
        verdict: str = Verdict.NO_SOURCE
    else:
        verdict = checked.finding.verdict
        Verification.objects.update_or_create(excerpt=held, defaults=_to_keep(held, checked))
    Excerpt.objects.filter(pk=held.pk).update(verdict=verdict, verdict_stale=False)
    excerpt.verdict, excerpt.verdict_stale = verdict, False
    return verdict


def _to_keep(excerpt: Excerpt, checked: Checked) -> dict[str, Any]:
    finding = checked.finding
    spans = finding.spans or ([finding.nearest] if finding.nearest else [])
    return {
        "verdict": finding.verdict,
        "page_verdict": finding.page_verdict,
        "source": checked.source,
        "source_sha256": checked.source.sha256,
        "words_sha256": words_checked(excerpt),
        "checker": CHECKER,
        "checked_at": timezone.now(),
        "printed_pages": list(finding.printed_pages),
        "file_pages": list(finding.file_pages),
        "page_basis": finding.page_basis,
        "places": checked.text.places(spans),
        "normalisations": list(finding.normalisations),
        "differences": [asdict(each) for each in finding.differences],
    }


def verify_all(excerpts: QuerySet[Excerpt] | None = None) -> Iterator[Excerpt]:
    """Check excerpts one by one, each in a transaction of its own, and give each back checked."""
    rows = Excerpt.objects.all() if excerpts is None else excerpts
    for excerpt in rows.select_related("document").order_by("document", "position", "pk"):
        verify_excerpt(excerpt)
        yield excerpt


def verify_document(document: StrategyDocument) -> list[Excerpt]:
    """Check all excerpts of a document, drafts too; they are given back checked."""
    return list(verify_all(Excerpt.objects.filter(document=document)))


def stale_ones() -> QuerySet[Excerpt]:
    """Excerpts that changed, or whose source did, or that another version of this checked."""
    other = Q(verification__isnull=False) & ~Q(verification__checker=CHECKER)
    return Excerpt.objects.filter(Q(verdict_stale=True) | other)
