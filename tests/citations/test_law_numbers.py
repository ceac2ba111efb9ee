"""Numbers of laws as the record words them."""

import pytest

from statements.citations.law_numbers import (
    is_run,
    read_code,
    read_public_law,
    read_reporter,
    read_statutes,
)
from statements.citations.works import CodePlace, Reporter, StatPlace


@pytest.mark.parametrize(
    ("text", "number", "parts"),
    [
        ("P.L. 115-441", "115-441", ()),
        ("P.L. 116-94, div. J, title V", "116-94", ("division J", "title V")),
        ("Pub. L. No. 118–50, div. F, § 108", "118-50", ("division F", "section 108")),
        ("P.L. 103-236, title V, part D", "103-236", ("title V", "part D")),
        (
            "P.L. 106-113, div. B, s. 1000(a)(7) [div. A, title VII, s. 705]",
            "106-113",
            ("division B", "section 1000(a)(7) [division A, title VII, section 705]"),
        ),
    ],
)
def test_a_public_law_and_its_parts(text: str, number: str, parts: tuple[str, ...]) -> None:
    assert read_public_law(text) == (number, parts)


def test_what_names_no_law_is_refused() -> None:
    with pytest.raises(ValueError, match=r"“H\.R\. 815” names no public law"):
        read_public_law("H.R. 815")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("132 Stat. 5586", StatPlace(132, "5586")),
        ("113 Stat. 1536, 1501A-460", StatPlace(113, "1536", "1501A-460")),
        ("138 Stat. 942 (division F)", StatPlace(138, "942")),
        ("", None),
    ],
)
def test_statutes_at_large(text: str, place: StatPlace | None) -> None:
    assert read_statutes(text) == place


@pytest.mark.parametrize(
    ("texts", "places"),
    [
        (["22 U.S.C. 2656 note (ss. 3, 6, 7)"], [CodePlace(22, "2656", is_note=True)]),
        (["22 U.S.C. 4028(a)(1)(D) (s. 4)"], [CodePlace(22, "4028(a)(1)(D)")]),
        (["22 U.S.C. 2370c to 2370c-2"], [CodePlace(22, "2370c to 2370c-2")]),
        (
            ["18 U.S.C. 2442, 3300; 8 U.S.C. 1182, 1227"],
            [CodePlace(18, "2442, 3300"), CodePlace(8, "1182, 1227")],
        ),
        (["22 U.S.C. 10101-10103 (formerly 22 U.S.C. 2656 note)"], [CodePlace(22, "10101-10103")]),
        (
            ["22 U.S.C. 8791 note (repealed)", "short title: 22 U.S.C. 2651 note"],
            [CodePlace(22, "8791", is_note=True)],
        ),
        (["18 U.S.C. 1091", "18 U.S.C. 1091"], [CodePlace(18, "1091")]),
    ],
)
def test_places_of_the_code(texts: list[str], places: list[CodePlace]) -> None:
    assert list(read_code(texts)) == places


@pytest.mark.parametrize(
    ("sections", "many"),
    [
        ("9801-9810", True),
        ("1103, 1182", True),
        ("2370c to 2370c-2", True),
        ("2370c-1", False),
        ("2000e-5", False),
        ("1091", False),
    ],
)
def test_which_sections_are_several(sections: str, many: bool) -> None:  # noqa: FBT001 # a case
    assert is_run(sections) is many


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("81 Fed. Reg. 32611 (May 23, 2016)", Reporter(81, "Fed. Reg.", "32611")),
        ("3 C.F.R. 494 (2017)", Reporter(3, "C.F.R.", "494", year=2017)),
        ("57 Harv. J. on Legis. 163 (2020)", Reporter(57, "Harv. J. on Legis.", "163", year=2020)),
        ("2187 U.N.T.S., No. 38544 (U.N. Doc.)", Reporter(2187, "U.N.T.S.", number="38544")),
        ("Presidential Study Directive/PSD-10 (Aug. 4, 2011)", None),
        ("The White House, National Security Strategy 48 (May 2010)", None),
    ],
)
def test_places_in_numbered_series(text: str, place: Reporter | None) -> None:
    assert read_reporter(text) == place
