"""Quotations as lines of JSON -> what a check finds of each, as lines of JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from statements.models import Legislation, StrategyDocument, Verdict
from statements.sources.verification import check


class _Unusable(ValueError):
    """A line that cannot be used; the message says why, and the cure."""


def checked_lines(lines: Iterable[bytes]) -> Iterator[tuple[str, bool]]:
    """An answer for every line that is not empty, and whether the line could be used."""
    records: dict[tuple[str, str], Any] = {}
    for line in lines:
        if not line.strip():
            continue
        known: dict[str, Any] = {"id": None}
        try:
            given = _read(line)
            known["id"] = given.get("id")
            answer = known | _answer(given, records)
        except _Unusable as error:
            yield json.dumps(known | {"error": str(error)}, ensure_ascii=False), False
        else:
            yield json.dumps(answer, ensure_ascii=False), True


def _read(line: bytes) -> dict[str, Any]:
    try:
        given = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise _Unusable(f"This line is no JSON ({error}). Write one object a line.") from error
    if not isinstance(given, dict):
        raise _Unusable('This line is no object. Write {"id": …, "document": "…", "text": "…"}.')
    return given


def _answer(given: dict[str, Any], records: dict[tuple[str, str], Any]) -> dict[str, Any]:
    text, page = given.get("text"), given.get("page")
    if not isinstance(text, str):
        raise _Unusable('It has no text. Write "text": "the quotation".')
    if page is not None and not isinstance(page, str | int):
        raise _Unusable('Its page is neither text nor number. Write "page": "48".')
    checked = check(_record(given, records), text, "" if page is None else str(page))
    if checked is None:
        return {
            "verdict": Verdict.NO_SOURCE,
            "printed_pages": [],
            "file_pages": [],
            "start": None,
            "end": None,
            "normalisations": [],
            "page_verdict": "not-given" if page in {None, ""} else "not-confirmed",
            "differences": [],
        }
    finding = checked.finding
    return {
        "verdict": finding.verdict,
        "printed_pages": list(finding.printed_pages),
        "file_pages": list(finding.file_pages),
        "start": finding.start,
        "end": finding.end,
        "normalisations": list(finding.normalisations),
        "page_verdict": finding.page_verdict,
        "differences": [asdict(each) for each in finding.differences],
    }


def _record(given: dict[str, Any], records: dict[tuple[str, str], Any]) -> Any:
    """The document or law; a document’s slug may stand for a law’s where there is none."""
    kind = "legislation" if given.get("legislation") else "document"
    slug = given.get(kind)
    if not isinstance(slug, str) or not slug:
        raise _Unusable('It names no document. Write "document": "nss-2010".')
    if (kind, slug) not in records:
        models = (Legislation,) if kind == "legislation" else (StrategyDocument, Legislation)
        found = (
            model.objects.filter(slug=slug).first() or model.objects.moved(slug)
            for model in models
            if "\0" not in slug
        )
        records[kind, slug] = next((each for each in found if each), None)
    if records[kind, slug] is None:
        raise _Unusable(f"The record holds no {kind} “{slug}”. Its slug stands in its address.")
    return records[kind, slug]
