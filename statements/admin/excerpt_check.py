"""What the desk finds out about words before they are saved, and what of it an editor takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.template.loader import render_to_string

from statements.editing.cleaning import Mended, mended
from statements.editing.differences import Run, word_differences
from statements.editing.near import Near, near_duplicates
from statements.editing.suggestions import Suggestions, suggestions
from statements.models import StrategyDocument
from statements.sources.quotes import NORMALISATIONS, Finding
from statements.sources.verification import Checked, check

VERDICTS: Final = {
    "exact": "Exact: the same characters as the held source.",
    "normalised": "Normalised: the same words, once this is evened out.",
    "differs": "Differs from the held source. The nearest place in it is a suggestion, no pass.",
}
PAGES: Final = {
    "confirmed": "The page is right.",
    "not-confirmed": "The page could not be confirmed.",
    "not-given": "No page is given.",
}
_LONGEST: Final = 200_000
_RELATIONS: Final = ("topics", "institutions", "legislation")


@dataclass(frozen=True, slots=True)
class Said:
    """Everything the desk says of words; `pages` are where they stand, if they do."""

    text: str
    document: StrategyDocument | None
    cleaned: Mended
    checked: Checked | None
    near: list[Near]
    suggested: Suggestions | None

    @property
    def finding(self) -> Finding | None:
        return self.checked.finding if self.checked else None

    @property
    def verdict(self) -> str:
        return VERDICTS[self.finding.verdict] if self.finding else ""

    @property
    def normalisations(self) -> list[str]:
        names = self.finding.normalisations if self.finding else ()
        return [NORMALISATIONS.get(name, name) for name in names]

    @property
    def page(self) -> str:
        """A sentence on the page that is cited."""
        if self.finding is None:
            return ""
        pages = ", ".join(map(str, self.finding.printed_pages or self.finding.file_pages))
        if self.finding.page_verdict == "wrong":
            return f"Wrong page: the words stand on {pages}."
        where = f" Found on {pages}." if pages else ""
        return f"{PAGES[self.finding.page_verdict]}{where}"

    @property
    def printed_page(self) -> str:
        return _one_or_run(self.finding.printed_pages) if self.finding and self._stands else ""

    @property
    def file_page(self) -> int | None:
        found = self.finding.file_pages if self.finding and self._stands else ()
        return found[0] if found else None

    @property
    def _stands(self) -> bool:
        return self.finding is not None and self.finding.verdict != "differs"

    @property
    def was_mended(self) -> bool:
        return self.cleaned.text != self.text.strip()

    @property
    def mending(self) -> list[Run]:
        return word_differences(self.text.strip(), self.cleaned.text)


def _one_or_run(pages: Any) -> str:
    """``48``, or ``48-49`` where the words run over."""
    return "-".join(dict.fromkeys((pages[0], pages[-1]))) if pages else ""


def said_of(given: Any, *, but: int | None = None) -> Said:
    """What is to be said of the words, the document and the page in these boxes."""
    text = given.get("text", "")[:_LONGEST].replace("\r\n", "\n").replace("\0", "")
    document = _document(given.get("document", ""))
    page, file_page = given.get("printed_page", "")[:40], given.get("file_page", "")
    number = int(file_page) if file_page.isascii() and file_page.isdigit() else None
    near = near_duplicates(text, but=but) if text.strip() else []
    beside = [each.excerpt for each in near]
    return Said(
        text=text,
        document=document,
        cleaned=mended(text),
        checked=check(document, text, page, number) if document and text.strip() else None,
        near=near,
        suggested=suggestions(text, document=document, near=beside) if text.strip() else None,
    )


def _document(given: str) -> StrategyDocument | None:
    known = given.isascii() and given.isdigit() and len(given) < 19
    return StrategyDocument.objects.filter(pk=int(given)).first() if known else None


def check_typed(request: HttpRequest) -> HttpResponse:
    """The fragment for what is posted, while it is typed."""
    given, key = request.POST, request.POST.get("excerpt", "")
    but = int(key) if key.isascii() and key.isdigit() and len(key) < 19 else None
    return render(request, "admin/_check.html", _context(said_of(given, but=but), given))


def fragment(given: Any, *, but: int | None) -> str:
    """The same, within a form."""
    return render_to_string("admin/_check.html", _context(said_of(given, but=but), given))


def _context(said: Said, given: Any) -> dict[str, Any]:
    taken = {name: set(_list(given, f"_take_{name}")) for name in _RELATIONS}
    held = {name: set(map(str, _list(given, name))) for name in _RELATIONS}
    groups = []
    for name in _RELATIONS:
        found = getattr(said.suggested, name) if said.suggested else []
        rows = [
            (each, str(each.record.pk) in taken[name])
            for each in found
            if str(each.record.pk) not in held[name]
        ]
        if rows:
            groups.append((name, rows))
    return {"said": said, "groups": groups, "pasted": given.get("_pasted", "")}


def _list(given: Any, name: str) -> list[Any]:
    return list(given.getlist(name) if hasattr(given, "getlist") else given.get(name, []))


def with_what_is_taken(given: QueryDict, *, fill: bool) -> QueryDict:
    """The boxes as the editor wants them: suggestions that were ticked are in their places.

    With `fill`, a page that is empty is the one on which the words were found.
    """
    wanted = given.copy()
    for name in _RELATIONS:
        ticked = [key for key in given.getlist(f"_take_{name}") if key not in given.getlist(name)]
        wanted.setlist(name, [*given.getlist(name), *ticked])
        wanted.setlist(f"_take_{name}", [])
    if "_take_words" in given:
        wanted["_pasted"] = given.get("_pasted") or given.get("text", "")
        wanted["text"] = mended(given.get("text", "")).text
        del wanted["_take_words"]
    if fill:
        said = said_of(wanted)
        if not wanted.get("printed_page") and not wanted.get("file_page"):
            wanted["printed_page"] = said.printed_page
            wanted["file_page"] = str(said.file_page or "")
    return wanted
