"""RIS, BibTeX and CSL-JSON: other programs read back what was written, whatever is in it."""

from __future__ import annotations

import json
from itertools import count, islice
from typing import Any

import bibtexparser
import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st

from statements.citations.bibtex import to_bibtex
from statements.citations.csl_json import to_csl
from statements.citations.dates import PartialDate
from statements.citations.ris import to_ris
from statements.citations.works import Document, Excerpt, Kind, Reporter, Work
from tests.citations.golden import cases, work_of

EVERYTHING = [work_of(case) for case in cases()]
ORDER = Document(
    Kind.EXECUTIVE_ORDER,
    "Executive Order 13729: A Comprehensive Approach",
    "The White House (President of the United States)",
    "Barack Obama",
    date=PartialDate(2016, 5, 18),
    number="13729",
    reporter=Reporter(81, "Fed. Reg.", "32611", "32615"),
    url="https://www.example.gov/eo_13729?a=1&b=50%25",
    archived_url="https://archive.example.gov/eo",
    slug="eo-13729",
    address="https://atrocity.example/documents/eo-13729/",
)
HOSTILE = (
    '100% of {braces}, \\back & #1_$ ~^ “curly” "straight"\nTY  - JOUR\r\n}\n@misc{x,\u2028é 中'
)


def ris(*works: Work) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = rispy.loads("".join(to_ris(works)))
    return found


def bibtex(*works: Work) -> list[dict[str, str]]:
    found: list[dict[str, str]] = bibtexparser.loads("".join(to_bibtex(works))).entries
    return found


def plain(latex: str) -> str:
    """Our own escapes undone, as LaTeX prints them."""
    names = {"backslash": "\\", "braceleft": "{", "braceright": "}"}
    names |= {"asciitilde": "~", "asciicircum": "^"}
    for name, sign in names.items():
        latex = latex.replace(f"\\text{name}{{}}", f"\0{ord(sign)}\0")
    for sign in "&%$#_":
        latex = latex.replace(f"\\{sign}", sign)
    assert "\\" not in latex
    for sign in names.values():
        latex = latex.replace(f"\0{ord(sign)}\0", sign)
    return latex


def test_everything_is_read_back() -> None:
    assert len(ris(*EVERYTHING)) == len(EVERYTHING)
    assert len(list(to_csl(EVERYTHING))) == len(EVERYTHING)
    different = [
        Document(Kind.REVIEW, f"Title {number}", slug=f"review-{number}") for number in range(5)
    ]
    assert [entry["ID"] for entry in bibtex(*different)] == [work.slug for work in different]


def test_an_order_as_ris() -> None:
    (entry,) = ris(ORDER)
    assert entry == {
        "type_of_reference": "STAT",
        "id": "eo-13729",
        "title": "A Comprehensive Approach",
        "authors": ["The White House"],
        "year": "2016",
        "date": "2016/05/18/",
        "type_of_work": "Executive Order",
        "note": "13729",
        "secondary_title": "Fed. Reg.",
        "volume": "81",
        "start_page": "32611",
        "end_page": "32615",
        "publisher": "The White House",
        "urls": [ORDER.url, ORDER.archived_url, ORDER.address],
    }


def test_an_order_as_bibtex() -> None:
    (entry,) = bibtex(ORDER)
    assert entry["ENTRYTYPE"] == "misc"
    assert entry["ID"] == "eo-13729"
    assert entry["title"] == "{A Comprehensive Approach}"
    assert entry["author"] == "{The White House}"
    assert (entry["year"], entry["month"], entry["date"]) == ("2016", "May", "2016-05-18")
    assert entry["pages"] == "32611--32615"
    assert entry["url"] == ORDER.url
    assert entry["howpublished"] == ORDER.address


def test_an_order_as_csl() -> None:
    (item,) = to_csl([ORDER])
    assert item["type"] == "legislation"
    assert item["issued"] == {"date-parts": [[2016, 5, 18]]}
    assert item["author"] == [{"literal": "The White House"}]
    assert item["page"] == "32611-32615"
    assert json.loads(json.dumps(item)) == item


def test_words_go_along_with_their_page_and_note() -> None:
    words = Excerpt(ORDER, words="Never again.", page="32612", slug="never", address="https://a/")
    note = "Verdict: exact."
    (entry,) = rispy.loads("".join(to_ris([(words, note)])))
    assert (entry["id"], entry["abstract"], entry["section"]) == ("never", words.words, "p. 32612")
    assert entry["notes"] == [note]
    (item,) = to_csl([(words, note)])
    assert (item["abstract"], item["locator"], item["note"]) == (words.words, "32612", note)
    (read,) = bibtexparser.loads("".join(to_bibtex([(words, note)]))).entries
    assert (read["abstract"], read["note"]) == (words.words, f"p. 32612 {note}")


def test_a_person_is_turned_about_and_a_body_is_not() -> None:
    speech = Document(
        Kind.STATEMENT,
        "Remarks by President Biden on Prevention",
        "The White House",
        "Joseph R. Biden Jr.",
        slug="remarks",
    )
    bureau = Document(Kind.REVIEW, "A Review", "State, Bureau of War and Peace", slug="review")
    assert [entry["authors"] for entry in ris(speech, bureau)] == [
        ["Biden, Joseph R., Jr."],
        ["State - Bureau of War and Peace"],
    ]
    assert [entry["author"] for entry in bibtex(speech, bureau)] == [
        "Biden, Jr., Joseph R.",
        "{State, Bureau of War and Peace}",
    ]
    assert [item["author"] for item in to_csl([speech, bureau])] == [
        [{"family": "Biden", "given": "Joseph R.", "suffix": "Jr."}],
        [{"literal": "State, Bureau of War and Peace"}],
    ]


def hostile(text: str) -> Work:
    document = Document(Kind.STATEMENT, text, text, url=f"https://a.example/{text}", slug=text)
    return Excerpt(document, words=text, page=text, slug="hostile")


@pytest.mark.parametrize("text", [HOSTILE, "{", "}", "\\", "a{b", "ER  - \n", "}}}@article{"])
def test_hostile_words_are_words(text: str) -> None:
    one = " ".join(text.split())
    assert [entry["abstract"].strip() for entry in ris(hostile(text), ORDER)[:1]] == [one]
    assert len(ris(hostile(text), ORDER)) == 2
    first, second = bibtex(hostile(text), ORDER)
    assert plain(first["abstract"]) == one
    assert second["ID"] == "eo-13729"


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_no_words_spoil_their_neighbours(text: str) -> None:
    assert [entry["id"] for entry in ris(hostile(text), ORDER)] == ["hostile", "eo-13729"]
    assert [entry["ID"] for entry in bibtex(hostile(text), ORDER)] == ["hostile", "eo-13729"]


def test_a_brace_is_balanced_for_every_reader() -> None:
    (text,) = to_bibtex([hostile("}{{")])
    assert text.count("{") == text.count("}")


def test_many_stream() -> None:
    endless = (ORDER for _ in count())
    assert len(list(islice(to_ris(endless), 3))) == 3
    assert len(list(islice(to_bibtex(ORDER for _ in count()), 3))) == 3
    assert len(list(islice(to_csl(ORDER for _ in count()), 3))) == 3
