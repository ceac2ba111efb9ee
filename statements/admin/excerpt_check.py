"""How the words in an excerpt's form stand against the held source, before they are saved."""

from __future__ import annotations

from html import escape
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString, mark_safe

from statements.models import Excerpt, StrategyDocument
from statements.sources.quotes import NORMALISATIONS, Finding
from statements.sources.verification import check

_VERDICTS = {
    "exact": "Exact: the same characters as the held source.",
    "normalised": "Normalised: the same words, once this is evened out.",
    "differs": "Differs from the held source. The nearest place in it is a suggestion, no pass.",
}
_PAGES = {
    "confirmed": "The page is right.",
    "not-confirmed": "The page could not be confirmed.",
    "not-given": "No page is given.",
}
_LONGEST = 200_000


def check_typed(request: HttpRequest) -> HttpResponse:
    """A fragment of HTML for the words, the document and the page that are posted."""
    given = request.POST
    document = given.get("document", "")
    record = (
        StrategyDocument.objects.filter(pk=int(document)).first()
        if document.isascii() and document.isdigit() and len(document) < 19
        else None
    )
    text, page = given.get("text", "")[:_LONGEST], given.get("printed_page", "")[:40]
    file_page = given.get("file_page", "")
    number = int(file_page) if file_page.isascii() and file_page.isdigit() else None
    said = said_of(record, text, page, number, but=given.get("excerpt", ""))
    return HttpResponse(said)


def said_of(
    record: StrategyDocument | None,
    text: str,
    page: str = "",
    file_page: int | None = None,
    *,
    but: str = "",
) -> SafeString:
    """What a check says, as HTML; every word of a source or an editor is escaped."""
    if not text.strip():
        return SafeString("Paste words to have them checked.")
    if record is None:
        return SafeString("Name the document, and the words are checked against its source.")
    checked = check(record, text, page, file_page)
    lines = _lines(checked.finding) if checked else ["No source of this document is held yet."]
    lines += [f"Much like an excerpt that is held: {escape(slug)}." for slug in _twins(text, but)]
    return mark_safe("".join(f"<p>{line}</p>" for line in lines))  # noqa: S308  (escaped)


def _lines(finding: Finding) -> list[str]:
    pages = ", ".join(map(str, finding.printed_pages or finding.file_pages))
    lines = [f"<b>{_VERDICTS[finding.verdict]}</b>"]
    lines += [escape(NORMALISATIONS.get(name, name)) for name in finding.normalisations]
    if finding.page_verdict == "wrong":
        lines.append(f"<b>Wrong page:</b> the words stand on {escape(pages)}.")
    else:
        where = f" Found on {escape(pages)}." if pages else ""
        lines.append(f"{_PAGES[finding.page_verdict]}{where}")
    lines += [_difference(each) for each in finding.differences[:20]]
    return lines


def _difference(each: Any) -> str:
    quoted = f"“{escape(each.quoted)}”" if each.quoted else "nothing"
    source = f"“{escape(each.source)}”" if each.source else "nothing"
    return f"{escape(each.kind.capitalize())}: {quoted}; the source has {source}."


def _twins(text: str, but: str) -> list[str]:
    """Excerpts that begin with the same words."""
    start = " ".join(text.split())[:60]
    if len(start) < 30:
        return []
    others = Excerpt.objects.filter(text__startswith=start)
    others = others.exclude(pk=int(but)) if but.isascii() and but.isdigit() else others
    return list(others.values_list("slug", flat=True)[:3])
