"""Citations in a text lead to the records that are held, and nowhere else."""

from typing import Any

import pytest

from statements.models import Legislation, StrategyDocument
from statements.models.references import links_of, named_in, named_in_each

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("said", "url"),
    [
        ("E.O. 13729", "/documents/eo-13729/"),
        ("Executive Order No. 13,729", "/documents/eo-13729/"),
        ("81 Fed. Reg. 32,611", "/documents/eo-13729/"),
        ("PSD-10", "/documents/psd-10/"),
        ("Presidential Study Directive 10", "/documents/psd-10/"),
        ("Pub. L. No. 115-441", "/legislation/ewgapa-2018/"),
        ("P.L. 116–94", "/legislation/gfa-2019/"),
        ("132 Stat. 5586", "/legislation/ewgapa-2018/"),
        ("133 Stat. 3060", "/legislation/gfa-2019/"),
        ("22 U.S.C. § 9802", "/legislation/gfa-2019/#sec-503"),
        ("22 U.S.C. 9801", "/legislation/gfa-2019/#sec-502"),
        ("22 USC 2370c-1(a)", "/legislation/child-soldiers-prevention-2008/#sec-404"),
        ("28 U.S.C. § 509B", "/legislation/human-rights-enforcement-2009/#sec-2"),
        ("P.L. 117-263", "/search/?q=P.L.+117-263"),
        ("22 U.S.C. § 2656 note", "/search/?q=22+U.S.C.+2656"),
        ("18 U.S.C. 1091", "/search/?q=18+U.S.C.+1091"),  # made by one law, changed by two
        ("18 U.S.C. § 1092", "/legislation/genocide-convention-implementation-act-1987/#sec-2"),
        ("18 U.S.C. 3300", "/legislation/child-soldiers-accountability-2008/#sec-2"),
        ("8 U.S.C. 1103", "/legislation/human-rights-enforcement-2009/"),
        ("50 U.S.C. 3025 note", "/search/?q=50+U.S.C.+3025"),
        ("113 Stat. 1501A-460", "/legislation/icc-accession-restriction-1999/"),
        ("134 Stat. 3916", "/legislation/ndaa-fy2021/#sec-1210D"),
    ],
)
def test_a_citation_leads_to_its_record(said: str, url: str) -> None:
    text = f"As in {said}, and so on."
    (named,) = named_in(text)
    assert text[named.start : named.end] == said
    assert named.url == url


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Never again.",
        "E.O. 1372",
        "P.L. 115-44",
        "132 Stat. 558",
        "22 U.S.C. 980",
        "50 U.S.C. 1701",  # only notes under it are held
        "28 U.S.C. 1",
        "22 U.S.C. 2651",
        "NSPM-4",
        "section 5",
        "3 C.F.R. 294",
    ],
)
def test_what_is_not_held_leads_nowhere(text: str) -> None:
    assert named_in(text) == []


def test_a_number_is_not_the_beginning_of_another() -> None:
    Legislation.objects.filter(slug="ewgapa-2018").update(public_law="P.L. 115-4410")
    StrategyDocument.objects.filter(slug="eo-13729").update(title="Executive Order 137290: X")
    assert named_in("P.L. 115-441 and E.O. 13729") == []


def test_records_under_one_number_are_told_from_each_other() -> None:
    (label, url) = links_of(["pl-117-263"])["pl-117-263"]
    assert (label, url) == ("3 records held under this number", "/search/?q=P.L.+117-263")


def test_many_texts_take_three_queries_and_plain_ones_none(django_assert_num_queries: Any) -> None:
    texts = {place: f"E.O. 13729, P.L. 115-441, 22 U.S.C. 9802, {place}" for place in range(50)}
    with django_assert_num_queries(3):
        assert len(named_in_each(texts)) == 50
    with django_assert_num_queries(0):
        assert named_in("Never again shall they say that they did not know.") == []
