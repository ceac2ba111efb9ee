"""The text of a held source as a page shows it: sheet by sheet, excerpts and words marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import Any, Final

from django.db.models import Sum
from django.db.models.functions import Length

from statements.models import Basis, Excerpt, PassageKind, Source, Verification
from statements.models.references import Named, named_in_each
from statements.search import Understood, mark, understand

# Characters of text in one page: what is longer comes in parts.
LONGEST: Final = 400_000
_SAID: Final = {
    Basis.STATED: "",
    Basis.PRINTED: "",
    Basis.INFERRED: "counted, not seen on the page",
}


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of a passage: slugs of the excerpts that it is part of, and of those that begin or
    end with it; and the record that it cites, if it is a citation.
    """

    text: str
    is_hit: bool
    excerpts: Sequence[str] = ()
    begin: Sequence[str] = ()
    end: Sequence[str] = ()
    cites: Named | None = None


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a stretch of an excerpt stands in a passage, and whether it is its first or last."""

    start: int
    end: int
    slug: str
    is_first: bool
    is_last: bool


@dataclass(frozen=True, slots=True)
class ShownPassage:
    """One passage, in its stretches; `hits` is how often what was looked for stands in it."""

    position: int
    kind: str
    level: int
    continues: bool
    hits: int
    stretches: Sequence[Marked]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on one page: its name for readers, anchor, and what is to be said of it."""

    name: str
    anchor: str
    note: str
    passages: Sequence[ShownPassage]


@dataclass(slots=True)
class SourceText:
    """A part of a source's text. `hits` are the pages with what was looked for, and how often."""

    source: Source
    sheets: list[Sheet]
    hits: list[tuple[Sheet, int]] = field(default_factory=list)
    places: int = 0
    next_from: int = 0
    previous_from: int | None = None


def text_from(source: Source, begin: int, understood: Understood | None) -> SourceText:
    """The text of a source from a passage on, as much as one page bears; seven queries at most."""
    rows = list(_rows(source, begin))
    last = rows[-1].position if rows else begin
    more = source.passages.filter(position__gt=last).order_by("position").first()
    held = _excerpts(source)
    named = named_in_each({row.position: row.text for row in rows})
    sheets = list(_sheets(rows, held, named, understood))
    found = SourceText(source, sheets)
    found.next_from = more.position if more else 0
    found.previous_from = max(begin - len(rows), 1) if begin > 1 else None
    for sheet in sheets:
        count = _count(sheet)
        found.places += count
        if count:
            found.hits.append((sheet, count))
    return found


def length_of(source: Source) -> int:
    return source.passages.aggregate(all=Sum(Length("text")))["all"] or 0


def _rows(source: Source, begin: int) -> Iterator[Any]:
    length = 0
    for row in source.passages.filter(position__gte=begin).order_by("position").iterator():
        yield row
        length += len(row.text)
        if length > LONGEST:
            return


def _excerpts(source: Source) -> dict[int, list[_Place]]:
    """Of each passage where published excerpts stand in it; several may share their words."""
    held: dict[int, list[_Place]] = {}
    checks = Verification.objects.filter(
        source=source, excerpt__in=Excerpt.objects.published(), excerpt__verdict_stale=False
    ).exclude(verdict="differs")
    for slug, places in checks.order_by("excerpt__slug").values_list("excerpt__slug", "places"):
        for number, (position, start, end) in enumerate(places):
            place = _Place(start, end, slug, number == 0, number == len(places) - 1)
            held.setdefault(position, []).append(place)
    return held


def _sheets(
    rows: Sequence[Any],
    held: dict[int, list[_Place]],
    named: dict[int, list[Named]],
    understood: Understood | None,
) -> Iterator[Sheet]:
    seen: set[str] = set()
    for (printed, file_page, basis), group in groupby(
        rows, key=lambda row: (row.printed_page, row.file_page, row.page_basis)
    ):
        anchor = f"page-{printed.replace(' ', '-')}" if printed else f"file-page-{file_page or 0}"
        passages = [
            _shown(row, held.get(row.position, []), named.get(row.position, []), understood)
            for row in group
        ]
        fresh = "" if anchor in seen or not (printed or file_page) else anchor
        seen.add(anchor)
        yield Sheet(_name(printed, file_page), fresh, _note(printed, file_page, basis), passages)


def _name(printed: str, file_page: int | None) -> str:
    if printed:
        return f"Page {printed}" if printed.isalnum() else printed
    return f"Page {file_page} of the file" if file_page else "Page not known"


def _note(printed: str, file_page: int | None, basis: str) -> str:
    said = [_SAID.get(Basis(basis), "") if basis else ""]
    if printed and file_page:
        said.append(f"page {file_page} of the file")
    if not printed and file_page:
        said.append("the printed number is not known")
    return ", ".join(filter(None, said))


def _shown(
    row: Any,
    excerpts: list[_Place],
    named: list[Named],
    understood: Understood | None,
) -> ShownPassage:
    hits = _hits(understood, row.text) if understood else []
    return ShownPassage(
        position=row.position,
        kind=row.kind,
        level=min(row.level, 6),
        continues=row.continues and row.kind == PassageKind.TEXT,
        hits=len(hits),
        stretches=list(_stretches(row.text, excerpts, hits, named)),
    )


def _hits(understood: Understood, text: str) -> list[tuple[int, int]]:
    at, found = 0, []
    for piece in mark(understood, text):
        if piece.marked:
            found.append((at, at + len(piece.text)))
        at += len(piece.text)
    return found


def _stretches(
    text: str,
    excerpts: list[_Place],
    hits: list[tuple[int, int]],
    named: list[Named],
) -> Iterator[Marked]:
    """The text cut wherever a mark begins or ends."""
    cuts = {0, len(text), *(at for each in excerpts for at in (each.start, each.end))}
    cuts |= {at for span in hits for at in span}
    cuts |= {at for each in named for at in (each.start, each.end)}
    ordered = sorted(at for at in cuts if 0 <= at <= len(text))
    for start, end in pairwise(ordered):
        here = [each for each in excerpts if each.start <= start < each.end]
        yield Marked(
            text[start:end],
            any(first <= start < last for first, last in hits),
            [each.slug for each in here],
            [each.slug for each in here if each.is_first and each.start == start],
            [each.slug for each in here if each.is_last and each.end == end],
            next((each for each in named if each.start <= start < each.end), None),
        )


def _count(sheet: Sheet) -> int:
    return sum(passage.hits for passage in sheet.passages)


def words_of(text: str) -> Understood | None:
    """What was understood of the words to look for; None where there are none."""
    understood = understand(text, {}) if text.strip() else None
    return understood if understood and understood.node else None
