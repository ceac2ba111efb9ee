"""Forms that several styles share: dates, numbers, names, pages, places of laws."""

from __future__ import annotations

import re
from typing import Final

from statements.citations.dates import MONTHS, PartialDate
from statements.citations.law_numbers import is_run
from statements.citations.works import CodePlace, CodeSection, Document, Kind, Law, Section, Work

_SHORT: Final = tuple("Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.".split())
REPORTS: Final = frozenset(
    {
        Kind.NATIONAL_SECURITY_STRATEGY,
        Kind.INTERIM_STRATEGIC_GUIDANCE,
        Kind.STRATEGY,
        Kind.FRAMEWORK,
        Kind.REVIEW,
        Kind.REPORT_TO_CONGRESS,
    }
)
DIRECTIVES: Final = {
    "HSPD": "Homeland Security Presidential Directive",
    "NSD": "National Security Directive",
    "NSDD": "National Security Decision Directive",
    "NSM": "National Security Memorandum",
    "NSPD": "National Security Presidential Directive",
    "NSPM": "National Security Presidential Memorandum",
    "PDD": "Presidential Decision Directive",
    "PPD": "Presidential Policy Directive",
    "PSD": "Presidential Study Directive",
}
_PARTS: Final = {
    "division": "div.",
    "subtitle": "subtit.",
    "title": "tit.",
    "part": "pt.",
    "section": "§",
}


def month_first(date: PartialDate, *, short: bool) -> str:
    """``May 27, 2010`` or ``Sept. 17, 2002``, as far as it is known."""
    if date.month is None:
        return str(date.year)
    month = (_SHORT if short else MONTHS)[date.month - 1]
    return f"{month} {date.day}, {date.year}" if date.day else f"{month} {date.year}"


def day_first(date: PartialDate) -> str:
    """``27 May 2010``, ``17 Sept. 2002``, as far as it is known."""
    if date.month is None:
        return str(date.year)
    month = _SHORT[date.month - 1]
    return f"{date.day} {month} {date.year}" if date.day else f"{month} {date.year}"


def to_the_month(date: PartialDate) -> PartialDate:
    """A date as far as its month, as a cover has it."""
    return PartialDate(date.year, date.month)


def with_commas(number: str) -> str:
    """``32,611``; a number of four figures has none."""
    return f"{int(number):,}" if number.isdecimal() and len(number) > 4 else number


def several(pages: str) -> bool:
    """Is it more than one page?"""
    return bool(re.search(r"[-–,]", pages))


def body_of(document: Document) -> str:
    """Who issued it, without what the record adds in brackets: ``The White House``."""
    return re.sub(r"\s*\([^)]*\)", "", document.body).strip()


def bodies_of(document: Document) -> list[str]:
    """Bodies that issued it together; after “with”, those that helped are left out."""
    body = body_of(document).partition(", with ")[0]
    if re.search(r", (?:Bureau|Office) of ", body):
        return [body]
    return re.split(r", (?:and )?| and (?=U\.S\.|USAID)", body)


def with_and(names: list[str]) -> str:
    """``A``, ``A and B``, ``A, B, and C``."""
    *first, last = names
    comma = "," if len(first) > 1 else ""
    return f"{', '.join(first)}{comma} and {last}" if first else last


def directive_name(number: str) -> str:
    """``Presidential Study Directive/PSD-10``."""
    name = DIRECTIVES.get(number.partition("-")[0], "")
    return f"{name}/{number}" if name else number


def order_name(document: Document) -> str:
    """``Exec. Order No. 13,729``; its title, where no number is held."""
    number = with_commas(document.number)
    return f"Exec. Order No. {number}" if number else document.title


def own_title(document: Document) -> str:
    """The title without the number that the citation gives by itself."""
    return re.sub(
        r"^(?:Executive Order [\d,]+|[^:]*[(/ ](?:" + "|".join(DIRECTIVES) + r")-\d+\)?): ",
        "",
        document.title,
    )


def is_spoken(document: Document) -> bool:
    """Are they spoken words, whoever spoke?"""
    is_statement = document.kind == Kind.STATEMENT
    return is_statement and document.title.startswith(("Remarks", "Address", "Speech"))


def is_remarks(document: Document) -> bool:
    """Are they spoken words of the President, whose name then stands first?

    Others speak at the White House too, and in a presidency: the title must say that it was he.
    """
    by_office = document.body.startswith("The White House") and bool(document.president)
    return is_spoken(document) and by_office and bool(_BY_PRESIDENT.match(document.title))


_BY_PRESIDENT: Final = re.compile(r"\w+(?: of|(?:(?! by ).)* by) (?:the )?President\b")


def sort_of_statement(document: Document) -> str:
    """``Fact Sheet``, ``Remarks`` or ``Statement``."""
    if document.title.startswith("Fact Sheet"):
        return "Fact Sheet"
    return "Remarks" if is_spoken(document) else "Statement"


def names_of(person: str) -> tuple[str, str, str]:
    """``("Joseph R.", "Biden", ", Jr.")``: given names, family name, and what follows them."""
    name, suffix = re.fullmatch(r"(.*?),?( (?:Jr\.|Sr\.|II|III|IV))?", person, re.DOTALL).groups()  # type: ignore[union-attr]
    given, _, family = name.rpartition(" ")
    return given, family, f",{suffix}" if suffix else ""


def initials_of(person: str) -> str:
    """``Bush, G. H. W.``; a single name as it is."""
    given, family, suffix = names_of(person)
    initials = " ".join(f"{each[0]}." for each in given.split())
    return f"{family}, {initials}{suffix}" if given else person


def family_first(person: str) -> str:
    """``Bush, George H. W.``; a single name as it is."""
    given, family, suffix = names_of(person)
    return f"{family}, {given}{suffix}" if given else person


def law_of(work: Work) -> Law | None:
    """The law that is cited, whole or in part."""
    if isinstance(work, Section | CodeSection):
        return work.law
    return work if isinstance(work, Law) else None


def name_of(law: Law) -> str:
    """As it is cited: what the record adds in brackets left off; of a nameless part, the Act's."""
    name = re.sub(r"\s*\([^)]*\)$", "", law.name)
    return name if re.search(r"\bAct\b", name) or not law.act else _bare_act(law.act)


def has_name(law: Law) -> bool:
    """Is the Act's name held, and not only a description of the part?"""
    return bool(law.act) or re.search(r"\bAct\b", law.name) is not None


def _bare_act(act: str) -> str:
    return re.sub(r"(?:, division \w+ of P\.L\. [\d-]+|\s*\([^)]*\))", "", act).strip()


def parts_of(law: Law, section: str = "") -> list[str]:
    """The parts that lead to what is cited, the section last; none is named twice."""
    named = f"section {section}" if section[:1].isdigit() else section
    parts = list(law.parts)
    if named and not any(re.search(rf"\b{re.escape(named)}\b", part) for part in parts):
        parts.append(named)
    return parts


def abbreviated(part: str) -> str:
    """``div. J``, ``tit. V``, ``§ 1210D`` (unbroken)."""
    said = re.sub(
        r"\b(division|subtitle|title|part|section) ",
        lambda found: _PARTS[found[1]] + "\N{NO-BREAK SPACE}",
        part,
    )
    return re.sub(r"(?<=\.)\N{NO-BREAK SPACE}", " ", said)


def in_code(place: CodePlace) -> str:
    """``22 U.S.C. §§ 9801–9810``, ``22 U.S.C. § 2656 note``."""
    many = is_run(place.sections)
    sections = place.sections
    if many and "-" in sections and re.fullmatch(r"\d+-\d+", sections):
        sections = sections.replace("-", "–")
    note = " note" if place.is_note else ""
    return f"{place.title} U.S.C. {'§§' if many else '§'}\N{NO-BREAK SPACE}{sections}{note}"


def codified(places: tuple[CodePlace, ...], *, is_amended: bool, is_repealed: bool = False) -> str:
    """``codified at 22 U.S.C. §§ 9801–9810``; of more than two places, the titles alone."""
    if not places:
        return ""
    said = "codified as amended" if is_amended else "codified"
    said = "formerly codified" if is_repealed else said
    if len(places) <= 2:
        return f"{said} at {', '.join(in_code(place) for place in _joined(places))}"
    titles = sorted({place.title for place in places})
    *first, last = [f"{title}" for title in titles]
    listed = f"{', '.join(first)} & {last}" if first else last
    return f"{said} in scattered sections of {listed} U.S.C."


def _joined(places: tuple[CodePlace, ...]) -> list[CodePlace]:
    """Sections of one title together: ``22 U.S.C. §§ 2656 note, 4028(a)(1)(D)``."""
    if len(places) < 2 or len({place.title for place in places}) > 1:
        return list(places)
    ordered = sorted(places, key=lambda place: [int(n) for n in re.findall(r"\d+", place.sections)])
    named = [place.sections + (" note" if place.is_note else "") for place in ordered]
    return [CodePlace(places[0].title, ", ".join(named))]


def year_of(date: PartialDate | None) -> str:
    return str(date.year) if date else ""


def year_in_name(law: Law) -> bool:
    """Does its name already give the year in which it was enacted?"""
    return year_of(law.enacted) in name_of(law).split()
