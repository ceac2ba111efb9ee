"""The golden table of citations: what is cited, as a value, and what each style must print."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from statements.citations.dates import PartialDate
from statements.citations.law_numbers import read_code, read_public_law, read_statutes
from statements.citations.runs import Face, Run
from statements.citations.works import (
    CodeSection,
    Document,
    Excerpt,
    Kind,
    Law,
    Quoting,
    Reporter,
    Section,
    Work,
)

TABLE = Path(__file__).parent / "golden.yaml"
SIGNS = {Face.ROMAN: "{}", Face.ITALIC: "*{}*", Face.SMALL_CAPS: "{{{}}}"}


def cases() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    return found


def marked(runs: tuple[Run, ...]) -> str:
    """As the table writes faces and no-break spaces."""
    said = "".join(SIGNS[run.face].format(run.text) for run in runs)
    return said.replace("\N{NO-BREAK SPACE}", " ")


def work_of(case: dict[str, Any]) -> Work:
    law = _law(case["law"]) if "law" in case else None
    if "code" in case:
        return CodeSection(
            read_code([case["code"]])[0], law, case.get("section", {}).get("number", "")
        )
    if law is not None and "section" in case:
        given = case["section"]
        return Section(
            law,
            given["number"],
            code=read_code(given.get("code", [])),
            statutes=read_statutes(given.get("statutes", "")),
        )
    if law is not None:
        return law
    document = _document(case["document"]) if "document" in case else None
    if "excerpt" not in case:
        assert document
        return document
    given = case["excerpt"]
    quoted = given.get("quoted_in")
    return Excerpt(
        document,
        words="Words.",
        page=given.get("page", ""),
        heading=given.get("heading", ""),
        quoted_in=Quoting(**quoted | {"date": _date(quoted["date"])}) if quoted else None,
    )


def _document(given: dict[str, Any]) -> Document:
    places = {
        name: Reporter(**given[name] | {"published": _date(given[name].get("published"))})
        for name in ("reporter", "code")
        if name in given
    }
    made: dict[str, Any] = {"kind": Kind(given["kind"]), "date": _date(given.get("date"))}
    return Document(**given | made | places | {"doubts": tuple(given.get("doubts", ()))})


def _law(given: dict[str, Any]) -> Law:
    number, parts = read_public_law(given["public_law"])
    return Law(
        given["name"],
        number,
        parts,
        act=given.get("act", ""),
        statutes=read_statutes(given.get("statutes", "")),
        code=read_code(given.get("code", [])),
        is_amended=given.get("is_amended", False),
        repealed=given.get("repealed"),
        enacted=_date(given["enacted"]),
    )


def _date(given: object) -> PartialDate | None:
    """YAML makes a date of a whole one, and leaves the rest a text."""
    return PartialDate.parse(str(given)) if given else None
