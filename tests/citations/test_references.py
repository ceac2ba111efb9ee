"""Citations are found in a text however they are written."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.citations.references import find

ONE = {
    "pl-115-441": [
        "P.L. 115-441",
        "P. L. 115-441",
        "PL 115-441",
        "PL115-441",
        "pl 115-441",
        "P.L. No. 115-441",
        "Pub. L. 115-441",
        "Pub. L. No. 115-441",
        "Pub. L. No. 115–441",
        "Pub. L. 115 - 441",
        "Pub.L. 115-441",
        "Public Law 115-441",
        "Public Law No. 115-441",
        "Public Law Number 115-441",
        "PUBLIC LAW 115–441",
        "Public\nLaw 115-441",
        "Public Law  115-441",
    ],
    "pl-480": ["P.L. 480", "Public Law 480"],
    "stat-132-5586": ["132 Stat. 5586", "132 Stat 5586", "132 STAT. 5586", "132 Stat. 5586-5588"],
    "usc-18-2340": ["18 U.S.C. 2340-2340A", "18 U.S.C. § 2340"],
    "stat-110-3009-572": ["110 Stat. 3009-572"],
    "stat-113-1501a-29": ["113 Stat. 1501A–29"],
    "usc-22-2656": [
        "22 U.S.C. 2656",
        "22 USC 2656",
        "22 U. S. C. 2656",
        "22 U.S.C. § 2656",
        "22 U.S.C. §2656",
        "22 U.S.C. sec. 2656",
        "22 U.S.C.A. § 2656",
        "22 U.S.C. 2656(a)(2)",
        "22 U.S.C. 2656-2659",
    ],
    "usc-22-2656j": ["22 U.S.C. 2656j"],
    "usc-42-2000e-5": ["42 U.S.C. 2000e-5", "42 U.S.C. § 2000e–5(b)"],
    "eo-13729": [
        "E.O. 13729",
        "E. O. 13729",
        "EO 13729",
        "EO13729",
        "eo 13729",
        "Executive Order 13729",
        "Executive Order No. 13729",
        "Exec. Order No. 13,729",
        "EXECUTIVE ORDER 13729",
    ],
    "fr-81-32611": [
        "81 Fed. Reg. 32611",
        "81 Fed. Reg. 32,611",
        "81 FR 32611",
        "81 F.R. 32611",
        "81 FR 32611-32615",
        "81 Federal Register 32611",
    ],
    "psd-10": [
        "PSD-10",
        "PSD 10",
        "PSD–10",
        "PSD10",
        "psd-10",
        "Presidential Study Directive 10",
        "Presidential Study Directive No. 10",
        "Presidential Study Directive-10",
        "Presidential Study\nDirective 10",
    ],
    "pdd-25": ["PDD-25", "PDD/NSC-25", "Presidential Decision Directive 25"],
    "nspm-4": ["NSPM-4", "National Security Presidential Memorandum 4"],
    "nspd-44": ["NSPD-44", "National Security Presidential Directive 44"],
    "nsm-2": ["NSM-2", "National Security Memorandum 2"],
    "ppd-1": ["PPD-1", "Presidential Policy Directive-1"],
    "sec-1210d": [
        "§ 1210D",
        "§1210D",
        "§ 1210D",
        "Section 1210D",
        "section 1210d",
        "Sec. 1210D",
        "SEC. 1210D",
        "Sec 1210D",
        "Section 1210D(b)(1)",
        "§ 1210D (b)",
    ],
    "sec-1.3": ["Section 1.3", "Sec. 1.3(b)"],
    "sec-5": ["§ 5", "§§ 5-7", "Section 5"],
}


@pytest.mark.parametrize(
    ("text", "key"), [(text, key) for key, texts in ONE.items() for text in texts]
)
@pytest.mark.parametrize("around", ["{}", "It is in {}.", "({}), as amended;", "2010, {}: 3"])
def test_one_citation_has_one_key(text: str, key: str, around: str) -> None:
    within = around.format(text)
    (found,) = find(within)
    assert found.key == key
    assert within[found.start : found.end] == text


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Public Laws 115-441 and 116-94", ["pl-115-441", "pl-116-94"]),
        ("Pub. L. Nos. 115-441, 116-94", ["pl-115-441", "pl-116-94"]),
        ("Executive Orders 12947 and 13224", ["eo-12947", "eo-13224"]),
        ("§§ 5 and 6", ["sec-5", "sec-6"]),
        ("sections 5(a), 6, and 7", ["sec-5", "sec-6", "sec-7"]),
        ("22 U.S.C. §§ 2656, 2657(b)", ["usc-22-2656", "usc-22-2657"]),
        ("section 5 and 6 others", ["sec-5"]),
        ("Pub. L. No. 115-441, § 5, 132 Stat. 5586", ["pl-115-441", "sec-5", "stat-132-5586"]),
        (
            "section 2656 of title 22, United States Code",
            ["usc-22-2656", "sec-2656"],
        ),
        ("Presidential Study Directive/PSD-10", ["psd-10"]),
        ("Presidential Study Directive (PSD)-10", ["psd-10"]),
        ("132 Stat. 5586-87", ["stat-132-5586"]),
        ("110 Stat. 3009-572", ["stat-110-3009-572"]),
        ("136 Stat. 5,092", ["stat-136-5092"]),
        ("132 Stat. at 5586", ["stat-132-5586"]),
        ("Pub. L. 99-99999, Public Law 115-44152", []),
        ("Pub L 115-441, 116-94 and 116-283", ["pl-115-441", "pl-116-94", "pl-116-283"]),
        ("18 U.S. Code § 1091", ["usc-18-1091"]),
        ("Title 22, United States Code, section 2656", ["usc-22-2656"]),
        (
            "sections 1091 and 1092 of title 18, United States Code",
            ["usc-18-1091", "usc-18-1092"],
        ),
        ("22 U.S.C. § § 2656", ["usc-22-2656"]),
        ("18 U.S.C. § 1091 and § 1092", ["usc-18-1091", "usc-18-1092"]),
        ("EOs 13928 and 14022", ["eo-13928", "eo-14022"]),
        ("E.O.s 13928, 14022", ["eo-13928", "eo-14022"]),
        ("Executive Order (E.O.) 13729", ["eo-13729"]),
        ("Exec. Ord. 13729, Executive Order #13729", ["eo-13729", "eo-13729"]),
        ("E.O. 13729, 81 FR 32611, 32612", ["eo-13729", "fr-81-32611"]),
        ("Presidential Decision Directive 25 (PDD-25)", ["pdd-25", "pdd-25"]),
    ],
)
def test_several_citations_are_found_in_order(text: str, keys: list[str]) -> None:
    assert [found.key for found in find(text)] == keys


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Genocide.",
        "In 2010 the United States",
        "section 5th",
        "security 5",
        "section 2,000",
        "sections of 5",
        "the 5 sections",
        "Public Law",
        "115-441",
        "public lawyers 115",
        "22 USCIS 5",
        "PSD",
        "PSD-2010a",
        "PPD-1,000",
        "Article 5",
        "video 13729",
        "3 C.F.R. 494",
        "5 FRAMES 3",
        "81 Fed. Reg.",
        "1.5 million",
        "$5",
    ],
)
def test_what_is_no_citation_is_none(text: str) -> None:
    assert find(text) == []


PARTS = [
    *"P.L. Pub. L. No. Public Laws 115-441 116–94 132 Stat. 5586 22 U.S.C. §§ § 5".split(),
    *(
        "and",
        ",",
        "(b)",
        "E.O.",
        "81 Fed. Reg. 32,611",
        "FR",
        "Executive Order",
        "13,729",
        "PSD-10",
        "section",
        "Sec.",
        "1210D",
        "of title 22,",
        "\n",
    ),
    *("United States Code", "the year 2010", "é", "🙂"),
]


@given(st.one_of(st.text(), st.lists(st.sampled_from(PARTS)).map(" ".join)))
def test_places_are_in_order_and_within_the_text(text: str) -> None:
    found = find(text)
    assert all(0 <= each.start < each.end <= len(text) for each in found)
    assert found == sorted(found, key=lambda each: (each.start, -each.end))
    assert len({each[1:] for each in found}) == len(found)


@given(st.lists(st.sampled_from(PARTS)).map(" ".join))
def test_what_is_found_is_found_by_itself(text: str) -> None:
    for each in find(text):
        alone = find(text[each.start : each.end])
        assert not alone or alone[0].key == each.key


def test_a_passage_without_any_costs_next_to_nothing() -> None:
    """A million passages are looked through when they are loaded."""
    passage = (
        "The people of the United States have held since 1948 that those who commit genocide and"
        " other mass atrocities are answerable to the nations of the world, on January 20 as on any"
        " other day, and that peace and security cannot last where such crimes go unpunished."
    )
    times = []
    for _ in range(5):
        began = time.process_time()
        for _ in range(2_000):
            find(passage)
        times.append((time.process_time() - began) / 2_000)
    assert min(times) < 30e-6  # 3 µs and room for a slow machine


@pytest.mark.parametrize(
    "text",
    [
        "§ 5 " * 5_000,
        "22 U.S.C." + " " * 200_000 + "x § 1 PL 5",
        "§§ 5" + " " * 100_000 + "," + " " * 100_000 + "6 x",
        "§ 5 of" + " " * 200_000 + "title 5",
        "section 5" + "(a)" * 5_000,
        "P.L. " * 5_000,
        "5" * 20_000,
        "§§ 5, " + "6, " * 5_000,
    ],
    ids=lambda text: text[:12],
)
def test_long_texts_are_read_in_a_moment(text: str) -> None:
    began = time.process_time()
    find(text)
    assert time.process_time() - began < 2
