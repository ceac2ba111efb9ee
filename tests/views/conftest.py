"""Pages read by a visitor, and a record that has grown."""

from collections.abc import Callable

import pytest
from django.test import Client

from statements.models import Excerpt, Institution, Legislation, State, StrategyDocument, Topic
from tests.views.page import Element, read_page

Visit = Callable[[str], Element]


@pytest.fixture
def visit(record: None, client: Client) -> Visit:
    """Open an address that must answer 200, and take its page apart."""

    def visit(address: str) -> Element:
        answer = client.get(address)
        assert answer.status_code == 200, f"{address}: {answer.status_code}"
        return read_page(answer.content.decode())

    return visit


@pytest.fixture
def add_excerpt(record: None) -> Callable[..., Excerpt]:
    """Put an excerpt into the record that stands everywhere one can stand."""

    def add_excerpt(slug: str, *, state: State = State.PUBLISHED, **more: object) -> Excerpt:
        document = StrategyDocument.objects.get(slug="nss-2010")
        values = {"document": document, "text": f"Words of {slug}.", "position": 3} | more
        excerpt = Excerpt.objects.create(slug=slug, state=state, **values)
        excerpt.topics.set(Topic.objects.filter(slug__in=["impunity", "accountability"]))
        excerpt.institutions.set(Institution.objects.filter(slug="icc"))
        excerpt.legislation.set(Legislation.objects.filter(slug="ewgapa-2018"))
        return excerpt

    return add_excerpt


@pytest.fixture
def sixty(add_excerpt: Callable[..., Excerpt]) -> list[Excerpt]:
    """Sixty more excerpts, so that a query for each of them would show."""
    return [add_excerpt(f"more-{number:02}", position=3 + number) for number in range(60)]
