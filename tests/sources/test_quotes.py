"""A quotation passes only if its source has these words, or the words that it marks as altered."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from statements.sources.quotes import (
    NORMALISATIONS,
    Finding,
    Part,
    Text,
    verify,
)

SOURCE = """\
Prevent Mass Atrocities
It is a moral imperative that states take action to prevent and punish genocide. History teaches \
that sometimes other states will not act unless America does its part. We must refine our efforts \
– economic, diplomatic, and law-enforcement – so that they target those responsible.

We must not allow the legal debate over the technical definition of "genocide" to excuse inaction. \
The U.S. Government spent $10.5 million in Fiscal Year 2019, or 42 percent more.¹ The Sec-
retary’s board meets monthly; its work is not secret. State and USAID allocated money globally"""
NEXT_PAGE = """\
to those who need it. Governments govern; courts [and tribunals] judge. The eﬀort of 1994 failed \
them.3 The lesson is plain: prevention costs less than response, and saves more."""
PARTS = [
    *(Part(each, "17", 23, "printed") for each in SOURCE.split("\n\n")),
    Part(NEXT_PAGE, "18", 24, "inferred"),
]
TEXT = Text(PARTS)

PASS = {
    "as it stands": ("states take action to prevent and punish genocide.", []),
    "line ends and spaces": ("states  take\naction to prevent\u00a0and punish genocide.", []),
    "over a paragraph": ("target those responsible. We must not allow the legal debate", []),
    "curly quotation marks": (
        "the technical definition of “genocide” to excuse inaction.",
        ["quotation marks"],
    ),
    "single for double": ("definition of ‘genocide’ to excuse", ["quotation marks"]),
    "straight apostrophe": ("The Secretary's board", ["hyphen at a line end", "quotation marks"]),
    "two signs for one": ("definition of ''genocide'' to excuse", ["quotation marks"]),
    "closed dashes": ("our efforts—economic, diplomatic, and law-enforcement—so", ["dashes"]),
    "another hyphen": ("diplomatic, and law‑enforcement", ["dashes"]),
    "broken word": ("The Secretary’s board meets monthly", ["hyphen at a line end"]),
    "broken in the quotation": ("prevent and pun-\nish genocide", ["hyphen at a line end"]),
    "page break": ("allocated money globally to those who need it.", ["page break"]),
    "ligature": ("The effort of 1994", ["ligatures"]),
    "note’s raised mark": (
        "or 42 percent more. The Secretary’s",
        ["hyphen at a line end", "mark of a note"],
    ),
    "note’s figure": ("failed them. The lesson is plain", ["mark of a note"]),
    "soft hyphen": ("moral im\u00adperative that", ["invisible characters"]),
    "spaces of a scan": ("prevent and punish genocide . History", ["spaces at punctuation"]),
    "stray mark": ("prevent and punish genocide.”", ["stray quotation mark"]),
    "stray mark before": ("“prevent and punish genocide.", ["stray quotation mark"]),
    "in quotation marks": ("“prevent and punish genocide.”", ["stray quotation mark"]),
    "omission": ("It is a moral imperative … to prevent and punish genocide.", ["omission"]),
    "omission, spaced dots": ("History teaches . . . America does its part.", ["omission"]),
    "omission, asterisks": ("History teaches * * * America does its part.", ["omission"]),
    "omission, bracketed": ("History teaches [...] America does its part.", ["omission"]),
    "omission and full stop": ("prevent and punish genocide. . . . We must refine", ["omission"]),
    "ends in an omission": ("states take action to prevent…", ["omission"]),
    "begins with an omission": ("… states take action to prevent", ["omission"]),
    "over two parts": ("It is a moral imperative…excuse inaction.", ["omission"]),
    "case marked": ("[w]e must refine our efforts", ["bracketed letter"]),
    "case marked to a capital": ("[S]tates take action", ["bracketed letter"]),
    "case marked inside": ("History teaches that sometimes [O]ther states", ["bracketed letter"]),
    "bracketed words for one": (
        "State and [the US Agency for International Development (USAID)] allocated money",
        ["bracketed words"],
    ),
    "bracketed explanation": ("its part [in prevention]. We must", ["bracketed words"]),
    "bracketed word at the end": ("states take action to prevent [this]", ["bracketed words"]),
    "another ending": ("state[] take action", ["bracketed part of a word"]),
    "another ending of a word": ("Governments govern[ed]; courts", ["bracketed part of a word"]),
    "another beginning": ("[pre]vention costs less", ["bracketed part of a word"]),
    "sic": ("other states [sic] will not act", ["sic"]),
    "brackets of the source": ("courts [and tribunals] judge.", []),
    "dots of the sign": ("and saves more", []),
    "ends before a stop": ("prevention costs less than response", []),
}
FAIL = {
    "case": "it is a moral imperative that states take action",
    "case inside": "states take Action to prevent",
    "word dropped": "states take action to prevent and genocide",
    "negation dropped": "We must allow the legal debate",
    "negation dropped, short": "its work is secret",
    "word added": "states of America take action to prevent",
    "word added at the end": "other states will not act unless America does its part of it",
    "words swapped": "states take action to punish and prevent genocide",
    "number": "$10.6 million in Fiscal Year 2019",
    "number’s point": "$105 million in Fiscal Year 2019",
    "year": "in Fiscal Year 2018, or 42 percent more",
    "number dropped": "Fiscal Year 2019, or percent more",
    "percent": "Fiscal Year 2019, or 4 percent more",
    "singular": "state take action to prevent",
    "cut word": "ates take action to prevent and punish genoc",
    "comma dropped": "economic diplomatic, and law-enforcement",
    "stop changed": "prevent and punish genocide! History",
    "last stop changed": "prevent and punish genocide,",
    "initials": "The US Government spent",
    "word for a hyphen": "diplomatic, and lawenforcement",
    "dash for nothing": "states take action — to prevent",
    "apostrophe dropped": "The Secretarys board",
    "quotation mark inside": 'states take "action" to prevent',
    "omission unmarked": "It is a moral imperative to prevent and punish genocide.",
    "omission out of order": "We must refine our efforts … It is a moral imperative",
    "omission hides a change": "It is a moral imperative … to prevent and allow genocide.",
    "stretch too short": "It is a moral imperative … more",
    "bracket hides a change": "[w]e should refine our efforts",
    "bracketed other letter": "[h]e must refine our efforts",
    "bracket for too many": "It is a moral imperative [x] responsible. We must not",
    "ending hides a change": "Governments gover[s]; tribunals",
    "of another place": "The mass killing of civilians is an affront to our common humanity.",
    "no words": "…",
    "brackets alone": "[words] [more]",
    "nothing": "  ",
    "a mark": "”",
    "numeral of a section": "failed them. The lesson is not plain",
}


@pytest.mark.parametrize(("quotation", "names"), PASS.values(), ids=PASS)
def test_what_passes(quotation: str, names: list[str]) -> None:
    found = verify(quotation, TEXT)
    assert (found.verdict, list(found.normalisations)) == (
        "normalised" if names else "exact",
        names,
    )
    assert found.passes
    assert not found.differences


@pytest.mark.parametrize("quotation", FAIL.values(), ids=FAIL)
def test_what_does_not_pass(quotation: str) -> None:
    found = verify(quotation, TEXT)
    assert found.verdict == "differs"
    assert not found.passes
    assert not found.spans


def sliced(found: Finding, text: Text = TEXT) -> list[str]:
    return [text.whole[start:end] for start, end in found.spans]


def test_spans_are_what_it_stands_for() -> None:
    assert sliced(verify("It is a moral imperative … excuse inaction.", TEXT)) == [
        "It is a moral imperative",
        "excuse inaction.",
    ]
    assert sliced(verify("[w]e must refine our efforts—economic", TEXT)) == [
        "We must refine our efforts\n– economic".replace("\n", " ")
    ]


def test_every_normalisation_has_its_sentence() -> None:
    named = {name for _, names in PASS.values() for name in names}
    assert named <= set(NORMALISATIONS)
    assert set(NORMALISATIONS) - named == {"ellipsis sign", "composed letters"}
    assert verify(
        "caf\u00e9 … au lait", Text([Part("A cafe\u0301 ... au lait.")])
    ).normalisations == (
        "ellipsis sign",
        "composed letters",
    )


# What differs

DIFFERENCES = {
    "case": ("it is a moral imperative", [("case", "it", "It")]),
    "changed": (
        "states take action to prevent and allow genocide.",
        [("changed", "allow", "punish")],
    ),
    "dropped": (
        "We must allow the legal debate over the technical definition",
        [("dropped", "", "not")],
    ),
    "added": (
        "some other states will not act unless the America does its part",
        [("changed", "some", "sometimes"), ("added", "the", "")],
    ),
    "added at the end": (
        "target those responsible for it",
        [("added", "for it", "")],
    ),
    "punctuation": ("economic, diplomatic and law-enforcement", [("punctuation", "", ",")]),
    "last stop": ("to prevent and punish genocide,", [("punctuation", ",", ".")]),
    "form of marks is none": (
        "the technical definition of “genocide” to excuse sloth",
        [("changed", "sloth", "inaction")],
    ),
}


@pytest.mark.parametrize(("quotation", "expected"), DIFFERENCES.values(), ids=DIFFERENCES)
def test_differences_are_named_at_the_nearest_place(
    quotation: str, expected: list[tuple[str, str, str]]
) -> None:
    found = verify(quotation, TEXT)
    assert [(each.kind, each.quoted, each.source) for each in found.differences] == expected
    for each in found.differences:
        assert TEXT.whole[each.start : each.end] == each.source
    assert found.start is not None and found.end is not None


def test_what_is_near_nothing_has_no_nearest_place() -> None:
    found = verify("Colourless green ideas sleep furiously in the cellar of my aunt.", TEXT)
    assert (found.start, found.end, found.differences) == (None, None, ())


# Pages

CITED = {
    "right": ("punish genocide", "17", "confirmed"),
    "right, as it is written": ("punish genocide", "p. 17", "confirmed"),
    "none": ("punish genocide", "", "not-given"),
    "wrong": ("punish genocide", "18", "wrong"),
    "over two": ("money globally to those", "17–18", "confirmed"),
    "over two, a list": ("money globally to those", "17, 18", "confirmed"),
    "over two, shortened": ("money globally to those", "17-8", "confirmed"),
    "over two, one named": ("money globally to those", "17", "wrong"),
    "too wide": ("punish genocide", "17-20", "wrong"),
    "no number": ("punish genocide", "preface", "wrong"),
    "differs": ("punish genocides", "17", "not-confirmed"),
}


@pytest.mark.parametrize(("quotation", "page", "verdict"), CITED.values(), ids=CITED)
def test_a_pin_cite_is_judged_by_itself(quotation: str, page: str, verdict: str) -> None:
    found = verify(quotation, TEXT, page=page)
    assert found.page_verdict == verdict
    assert found.passes == (verdict != "wrong" and found.verdict != "differs")


def test_pages_are_those_that_the_words_stand_on() -> None:
    found = verify("money globally to those who need it", TEXT)
    assert (found.printed_pages, found.file_pages) == (("17", "18"), (23, 24))
    assert found.page_basis == "inferred"


PAGES = {
    "iv": ("iv", "IV"),
    "roman range": ("v", "iv–vi"),
    "volume": ("131 Stat. 13", "131 Stat. 13"),
    "number of a volume": ("131 Stat. 13", "13"),
}


@pytest.mark.parametrize(("printed", "cited"), PAGES.values(), ids=PAGES)
def test_pages_have_many_spellings(printed: str, cited: str) -> None:
    text = Text([Part("before", "iv", 1, "printed"), Part("the words", printed, 2, "printed")])
    verdict = verify("the words", text, page=cited).page_verdict
    assert verdict == ("wrong" if "–" in cited else "confirmed")


def test_a_page_that_is_not_known_is_not_confirmed() -> None:
    text = Text([Part("The first words", "4", 1, "printed"), Part("and the last.")])
    assert verify("and the last", text, page="5").page_verdict == "not-confirmed"
    assert verify("The first words and", text, page="4").page_verdict == "not-confirmed"
    assert verify("The first words and", text, page="5").page_verdict == "wrong"


def test_of_equal_places_the_one_cited_is_taken() -> None:
    text = Text([Part("Never again.", str(page), page, "printed") for page in range(1, 9)])
    assert verify("Never again.", text, page="6").printed_pages == ("6",)
    assert verify("Never again.", text, page="9").page_verdict == "wrong"
    assert verify("Never again.", text).printed_pages == ("1",)


# Anything that can be typed

HOSTILE = {
    "NUL": "states\0take action",
    "half a character": "states \ud800 take",
    "emoji": "states 😀 take",
    "right to left": "اتخاذ إجراء",
    "open bracket": "states [take action",
    "closed bracket": "states take] action",
    "brackets in brackets": "states [[take] action] to",
    "many brackets": "[a] " * 5000,
    "many omissions": "the … " * 5000,
    "many equals": "a b [c] " * 30 + "d",
    "long": "genocide " * 30_000,
    "longest": "x" * 1_000_000,
    "quotation marks": "”" * 5000,
    "dots": "." * 20_000,
    "combining": "e" + "\u0301" * 5000,
    "backslashes": "\\d+ (states|take)*",
}


@pytest.mark.parametrize("quotation", HOSTILE.values(), ids=HOSTILE)
def test_nothing_that_can_be_typed_is_too_much(quotation: str) -> None:
    assert verify(quotation, TEXT).verdict == "differs"
    assert verify(quotation, Text([])).verdict == "differs"


def test_words_that_repeat_without_end_are_looked_for_in_time() -> None:
    text = Text([Part("a b " * 50_000)])
    assert verify("a b " * 2_000 + "[x] c", text).verdict == "differs"
    assert verify("a b … a b … a c", text).verdict == "differs"
    assert verify("a b " * 500, text).verdict == "exact"


words = st.text(st.sampled_from('ab é.,-–"’[]…1²\n\f\u00ad'), max_size=60)


@given(words, st.lists(words, max_size=4))
def test_any_two_texts_are_compared(quotation: str, passages: list[str]) -> None:
    text = Text([Part(each) for each in passages])
    found = verify(quotation, text, page="1")
    assert (found.verdict == "differs") == (not found.spans)
    for start, end in found.spans:
        assert 0 <= start < end <= len(text.whole)


@given(st.data())
def test_any_words_of_the_source_pass_and_with_one_changed_do_not(data: st.DataObject) -> None:
    spans = [each.span() for each in re.finditer(r"\S+", TEXT.whole)]
    first = data.draw(st.integers(0, len(spans) - 4))
    last = data.draw(st.integers(first + 3, min(first + 40, len(spans) - 1)))
    true = TEXT.whole[spans[first][0] : spans[last][1]]
    assume(true[0].isalnum() and "[" not in true)
    assert verify(true, TEXT).verdict != "differs"
    quoted = true.split()
    at = data.draw(st.integers(0, len(quoted) - 1))
    change = data.draw(st.sampled_from(["drop", "change", "add"]))
    word = {"drop": [], "change": ["quagga"], "add": [quoted[at], "quagga"]}[change]
    assume(any(map(str.isalnum, quoted[at])))
    assume(change != "drop" or 0 < at < len(quoted) - 1)
    false = " ".join([*quoted[:at], *word, *quoted[at + 1 :]])
    assert verify(false, TEXT).verdict == "differs"


# The record's own excerpts against the real texts

SOURCES = Path(__file__).resolve().parents[3] / "shared" / "data" / "sources"
needs_sources = pytest.mark.skipif(
    not SOURCES.is_dir(), reason="not beside the checkout (../shared/data)"
)
EXCERPTS = json.loads((Path(__file__).resolve().parents[2] / "fixtures/excerpts.json").read_text())
STRATEGIES = "strategies/{}_national_security_strategy.txt"
OWN = {
    "nss-2006-a": (STRATEGIES.format(2006), "normalised"),
    "nss-2006-b": (STRATEGIES.format(2006), "normalised"),
    "nss-2010-a": (STRATEGIES.format(2010), "normalised"),
    "nss-2010-b": (STRATEGIES.format(2010), "normalised"),
    "nss-2015-full": (STRATEGIES.format(2015), "exact"),
    "nss-2015-short": (STRATEGIES.format(2015), "normalised"),
    "apb-2011 in E.O. 13729": ("presidential/125618-EO-13729-2016.txt", "exact"),
    "apb-2011 in PSD-10": ("presidential/106115-PSD-10-2011.txt", "differs"),
    "apb-2011 in the fact sheet": ("presidential/106116-PSD-10-fact-sheet.txt", "differs"),
}


def held(path: str) -> Text:
    text = (SOURCES / path).read_text(encoding="utf-8")
    return Text([Part(each) for each in text.split("\n\n") if each.strip()])


def own(slug: str) -> str:
    (words,) = (each["fields"]["text"] for each in EXCERPTS if each["fields"]["slug"] == slug)
    return str(words)


@needs_sources
@pytest.mark.parametrize(("name", "expected"), OWN.items(), ids=OWN)
def test_the_record_s_own_excerpts(name: str, expected: tuple[str, str]) -> None:
    path, verdict = expected
    found = verify(own(name.split(maxsplit=1)[0]), held(path))
    assert found.verdict == verdict
    if "short" in name:
        assert [text[:12] for text in sliced(found, held(path))] == ["The mass kil", "We will work"]
    if name == "apb-2011 in PSD-10":
        assert [each.kind for each in found.differences] == ["case"]


@needs_sources
def test_the_fact_sheet_adds_exactly_two_words_to_the_directive() -> None:
    sheet = (SOURCES / "presidential/106116-PSD-10-fact-sheet.txt").read_text(encoding="utf-8")
    sentence = re.search(r"Preventing mass atrocities and genocide is a core [^.]*\.", sheet)
    assert sentence
    found = verify(sentence[0], held("presidential/106115-PSD-10-2011.txt"))
    assert [(each.kind, each.quoted) for each in found.differences] == [("added", "of America")]
