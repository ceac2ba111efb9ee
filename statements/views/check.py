"""How an excerpt was checked, in words: what, when, against which file, and what was found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from statements.models import Excerpt, PageVerdict, Passage, Source, Verdict, Verification
from statements.sources.quotes import NORMALISATIONS

VERDICTS: Final = {
    Verdict.EXACT: "The same characters as the held source.",
    Verdict.NORMALISED: "The same words, once what is listed below is evened out.",
    Verdict.DIFFERS: "Something differs from the held source.",
    Verdict.NO_SOURCE: "No held source to check against yet.",
}
OUT_OF_DATE: Final = "The words or their source have changed since the check."
_KINDS: Final = {
    "changed": "other words",
    "added": "words the source does not have",
    "dropped": "words of the source left out",
    "case": "a letter in another case",
    "punctuation": "other punctuation",
}
_SENTENCE: Final = re.compile(r"(?<=[.!?])[\"'”’)\]⁰¹²³⁴⁵⁶⁷⁸⁹]*\s+(?=[^\sa-z])")
_LONGEST: Final = 400


@dataclass(frozen=True, slots=True)
class Differing:
    """One difference, in words."""

    kind: str
    quoted: str
    source: str


@dataclass(frozen=True, slots=True)
class Context:
    """The sentences before and after the words, and where they are to be read.

    `is_near` where the words do not stand there, and it is only the nearest place.
    """

    is_near: bool
    before: str
    after: str
    url: str
    page: str


@dataclass(frozen=True, slots=True)
class Check:
    """What the last check found. `is_stale` where either side has changed since: of then it tells
    what the verdict was, and no page, no place and no difference, which may stand no longer.
    """

    found: Verification
    source: Source | None
    is_stale: bool
    meaning: str
    page: str
    page_is_wrong: bool
    normalisations: Sequence[str]
    differences: Sequence[Differing]
    context: Context | None


def check_of(excerpt: Excerpt) -> Check | None:
    """The check of an excerpt, which comes with its verification; None where none was made."""
    found: Verification | None = getattr(excerpt, "verification", None)
    if found is None:
        return None
    is_stale = excerpt.verdict_stale
    return Check(
        found=found,
        source=found.source,
        is_stale=is_stale,
        meaning="" if is_stale else VERDICTS[Verdict(found.verdict)],
        page=page_in_words(excerpt, found),
        page_is_wrong=not is_stale and found.page_verdict == PageVerdict.WRONG,
        normalisations=[]
        if is_stale
        else [NORMALISATIONS.get(name, name) for name in found.normalisations],
        differences=[] if is_stale else [_differing(each) for each in found.differences],
        context=None if is_stale else _context(excerpt, found),
    )


def verdict_in_words(excerpt: Excerpt) -> str:
    """``Exact``, or ``Exact, stale`` where the words or their source changed since the check."""
    verdict = excerpt.get_verdict_display()
    return f"{verdict}, stale" if excerpt.verdict_stale else verdict


def meaning_of(excerpt: Excerpt) -> str:
    """What the verdict says, in a sentence; of one that is stale, that."""
    return OUT_OF_DATE if excerpt.verdict_stale else VERDICTS[Verdict(excerpt.verdict)]


def page_in_words(excerpt: Excerpt, found: Verification) -> str:
    """``page confirmed``, ``wrong page: the words stand on p. 47``, …; how sure the number is."""
    if excerpt.verdict_stale:
        return "as quoted; the check is out of date" if excerpt.printed_page else "no page given"
    pages = ", ".join(map(str, found.printed_pages))
    counted = " (counted, not seen on the page)" if found.page_basis == "inferred" else ""
    if found.page_verdict == PageVerdict.CONFIRMED:
        return f"page confirmed{counted}"
    if found.page_verdict == PageVerdict.WRONG and pages not in {"", excerpt.printed_page}:
        return f"wrong page: the words stand on p. {pages}{counted}"
    if found.page_verdict == PageVerdict.WRONG:
        of_file = ", ".join(map(str, found.file_pages))
        return f"wrong page: the words stand on page {of_file} of the file"
    if excerpt.printed_page:
        return "page not confirmed"
    known = pages and found.verdict != Verdict.DIFFERS
    return f"no page given; they stand on p. {pages}{counted}" if known else "no page given"


def _differing(given: dict[str, Any]) -> Differing:
    return Differing(_KINDS.get(given["kind"], given["kind"]), given["quoted"], given["source"])


def _context(excerpt: Excerpt, found: Verification) -> Context | None:
    """One query, of the passages around the words."""
    if not (found.places and found.source_id and excerpt.document):
        return None
    (first, start, _), (last, _, end) = found.places[0], found.places[-1]
    rows = {
        row.position: row
        for row in Passage.objects.filter(
            source=found.source_id, position__in={first - 1, first, last, last + 1}
        )
    }
    if first not in rows or last not in rows:
        return None
    before = rows[first].text[:start].strip() or _text(rows, first - 1)
    # What closes the quoted sentence belongs to it.
    after = rows[last].text[end:].lstrip("\"'”’.,;: \n") or _text(rows, last + 1)
    return Context(
        is_near=found.verdict == Verdict.DIFFERS,
        before=_last_sentence(before),
        after=_first_sentence(after),
        url=f"{excerpt.document.get_absolute_url()}text/?version={found.source_id}&passage={first}",
        page=rows[first].printed_page,
    )


def _text(rows: dict[int, Passage], position: int) -> str:
    row = rows.get(position)
    return row.text if row and row.kind == "text" else ""


def _last_sentence(text: str) -> str:
    said = _SENTENCE.split(text.strip())[-1]
    return said if len(said) <= _LONGEST else f"… {said[-_LONGEST:].partition(' ')[2]}"


def _first_sentence(text: str) -> str:
    said = _SENTENCE.split(text.strip())[0]
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST].rpartition(' ')[0]} …"
