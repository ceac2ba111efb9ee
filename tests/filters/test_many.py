"""Ten thousand excerpts: the same number of queries as a dozen, and counts that still add up."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.http import QueryDict
from django.test import Client

from statements.filters import StatementFilter, list_records
from statements.models import Excerpt, Institution, State, StrategyDocument, Topic

pytestmark = pytest.mark.django_db
Budget = Callable[[int], AbstractContextManager[object]]

LISTS = ["/statements/", "/documents/", "/legislation/"]
QUERIES = [
    "",
    "?president=obama&topic=accountability",
    "?q=words&sort=oldest&page=3",
    "?president=trump&topic=r2p&year_min=2010&verdict=exact",
]


@pytest.fixture
def many_excerpts(db: None) -> int:
    """10,000 published excerpts, spread over the documents and topics."""
    documents = list(StrategyDocument.objects.order_by("pk"))
    topics = list(Topic.objects.order_by("pk"))
    court = Institution.objects.get(slug="icc")
    rows = Excerpt.objects.bulk_create(
        Excerpt(
            slug=f"made-{n}",
            text=f"Made words number {n}.",
            document=documents[n % len(documents)],
            state=State.PUBLISHED,
        )
        for n in range(10_000)
    )
    Excerpt.topics.through.objects.bulk_create(
        Excerpt.topics.through(excerpt_id=row.pk, topic_id=topics[(n + step) % len(topics)].pk)
        for n, row in enumerate(rows)
        for step in (0, 5)
    )
    Excerpt.institutions.through.objects.bulk_create(
        Excerpt.institutions.through(excerpt_id=row.pk, institution_id=court.pk)
        for row in rows[::7]
    )
    return len(rows)


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query or "all")
def test_a_list_takes_at_most_twelve_queries(
    client: Client, django_assert_max_num_queries: Budget, path: str, query: str
) -> None:
    with django_assert_max_num_queries(12):
        assert client.get(path + query).status_code == 200


def test_ten_thousand_excerpts_take_no_more(
    client: Client, django_assert_max_num_queries: Budget, many_excerpts: int
) -> None:
    for path in LISTS:
        for query in QUERIES:
            with django_assert_max_num_queries(12):
                assert client.get(path + query).status_code == 200


def test_counts_add_up_at_ten_thousand(many_excerpts: int) -> None:
    page = list_records(
        StatementFilter, QueryDict("topic=prevention"), Excerpt.objects.published(), "/statements/"
    )
    on_topic = Excerpt.objects.published().on_topic(Topic.objects.get(slug="prevention"))
    assert page.total == on_topic.count()
    kinds = next(facet for facet in page.facets if facet.name == "kind")
    of_a_document = on_topic.filter(document__isnull=False).count()
    assert sum(choice.count or 0 for choice in kinds.choices) == of_a_document


def test_pages_follow_each_other_without_gap_or_repeat(many_excerpts: int) -> None:
    seen: list[str] = []
    for number in (1, 2, 3):
        query = QueryDict(f"kind=treaty&page={number}")
        page = list_records(StatementFilter, query, Excerpt.objects.published(), "/statements/")
        seen += [row.slug for row in page.rows]
        assert page.url.endswith(f"page={number}") or number == 1
    assert len(seen) == len(set(seen)) == 60
