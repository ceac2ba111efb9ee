"""The search of everything: the page's totals, and the way to all of a part."""

import pytest
from django.test import Client

from tests.api.answers import ask

HEADINGS = {"Laws": "legislation", "Sections of laws": "sections"}


@pytest.mark.parametrize("words", ["genocide", "court", "icc OR sudan"])
def test_totals_are_those_of_the_page(words: str) -> None:
    page = Client().get("/search/", {"q": words}).context["families"]
    found = ask(f"search/?q={words}")
    totals = {each["in"]: each["total"] for each in found["parts"]}
    names = {each.heading: HEADINGS.get(each.heading, each.heading.lower()) for each in page}
    assert totals == {names[each.heading]: each.total for each in page}
    assert found["total"] == sum(totals.values())
    for part in found["parts"]:
        there = part["url"].removeprefix("http://testserver/api/v1/")
        assert ask(there)["total"] == part["total"]


def test_one_part_is_searched_alone() -> None:
    (part,) = ask("search/?q=court&in=topics")["parts"]
    assert part["in"] == "topics" and part["results"][0]["slug"]
