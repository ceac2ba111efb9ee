"""Passages: the current text of documents and laws, by words and filters or all of it."""

import pytest
from django.test import Client

from statements.models import Legislation, Passage, Source, StrategyDocument
from statements.search import catch_up
from tests.api.answers import ask


@pytest.fixture(autouse=True)
def _held(record: None) -> None:
    """A document and a law with nine passages each, and an older text of the document."""
    document = StrategyDocument.objects.get(slug="nss-2010")
    law = Legislation.objects.get(slug="ewgapa-2018")
    sources = [
        Source(document=document, sha256="a" * 64, media_type="text/plain"),
        Source(legislation=law, sha256="b" * 64, media_type="text/plain"),
        Source(document=document, sha256="c" * 64, media_type="text/plain"),
    ]
    for source in sources:
        source.save()
    Source.objects.filter(pk=sources[2].pk).update(superseded_by=sources[0])
    Passage.objects.bulk_create(
        Passage(source=source, position=position, text=f"Made passage {position}.")
        for source in sources
        for position in range(1, 10)
    )
    catch_up()


@pytest.mark.parametrize(
    "asked", ["", "q=passage", "president=obama", "q=passage&president=obama", "topic=icc"]
)
def test_lists_and_cursors_have_what_the_page_has(asked: str) -> None:
    listing = Client().get(f"/search/?in=passages&{asked}").context["listing"]
    found = ask(f"passages/?facets=1&{asked}".removesuffix("&"))
    assert found["total"] == listing.total
    counts = {each.name: [choice.count for choice in each.choices] for each in listing.facets}
    assert counts == {
        each["name"]: [choice["count"] for choice in each["choices"]] for each in found["facets"]
    }
    rows, address = [], f"passages/?cursor=*&page_size=4&{asked}".removesuffix("&")
    while address:
        part = ask(address)
        rows += part["results"]
        address = (part["next"] or "").removeprefix("http://testserver/api/v1/")
    assert len({row["id"] for row in rows}) == len(rows) == listing.total


def test_a_passage_says_where_it_stands() -> None:
    for row in ask("passages/?page_size=50")["results"]:
        assert ask(f"passages/{row['id']}/") == row
        assert Client().get(row["url"], follow=True).status_code == 200
        assert bool(row["document"]) != bool(row["legislation"])
        assert row["source_sha256"] in {"a" * 64, "b" * 64}
        assert row["president"] == ("obama" if row["document"] else "trump")
