"""What is not published is nowhere: not in a list, a count, a facet, a search or a comparison."""

import pytest
from django.test import Client

from statements.api.resources import RESOURCES
from statements.models import Excerpt, State, Topic
from statements.search import catch_up
from tests.api.answers import refused

SECRET = "xylophonic"
ADDRESSES = [
    *(f"{each.name}/?page_size=500" for each in RESOURCES),
    *(f"{each.name}/?cursor=*&page_size=500" for each in RESOURCES),
    *(
        f"{each.name}/?facets=1"
        for each in RESOURCES
        if each.filter_class
        and each.name in {"statements", "documents", "legislation", "sections", "passages"}
    ),
    f"statements/?q={SECRET}&facets=1",
    f"statements/?q={SECRET}&cursor=*",
    "statements/?document=nss-2010&facets=1",
    "statements/?topic=icc&facets=1",
    "documents/?topic=icc&facets=1",
    f"search/?q={SECRET}",
    "search/?q=genocide",
]


def bodies() -> dict[str, bytes]:
    return {each: Client().get(f"/api/v1/{each}").content for each in ADDRESSES}


@pytest.mark.parametrize("state", [State.DRAFT, State.IN_REVIEW, State.WITHDRAWN])
def test_what_is_not_published_changes_no_answer(state: State) -> None:
    before = bodies()
    assert not [each for each, body in before.items() if b'"about:blank"' in body]
    model = Excerpt.objects.get(slug="nss-2010-b")
    planted = Excerpt.objects.create(
        slug="planted",
        text=f"{SECRET} genocide",
        heading=SECRET,
        document=model.document,
        state=state,
    )
    planted.topics.set(Topic.objects.all())
    planted.institutions.set(model.institutions.all())
    catch_up()
    assert bodies() == before
    refused("statements/planted/", 410 if state == State.WITHDRAWN else 404)
    refused("compare/?s=planted&s=nss-2010-b")


def test_what_is_published_is_found() -> None:
    document = Excerpt.objects.get(slug="nss-2010-b").document
    Excerpt.objects.create(
        slug="planted", text=f"{SECRET} genocide", document=document, state=State.PUBLISHED
    )
    catch_up()
    assert Client().get(f"/api/v1/statements/?q={SECRET}").json()["total"] == 1


def test_what_was_withdrawn_is_gone_and_says_nothing_more(client: Client, record: None) -> None:
    excerpt = Excerpt.objects.get(slug="nss-2006-a")
    Excerpt.objects.filter(pk=excerpt.pk).update(state="withdrawn")
    gone = client.get("/api/v1/statements/nss-2006-a/")
    assert gone.status_code == 410
    assert gone.headers["Content-Type"] == "application/problem+json"
    assert "This statement was withdrawn" in gone.json()["detail"]
    assert excerpt.text[:30] not in gone.content.decode()
