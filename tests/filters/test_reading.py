"""Bad input: a message that names it, the rest of the filter kept, and never silence."""

from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from statements.filters import (
    DocumentFilter,
    LegislationFilter,
    Listing,
    StatementFilter,
    list_records,
)
from statements.filters.record_filter import RecordFilter
from statements.models import Excerpt, Legislation, StrategyDocument

pytestmark = pytest.mark.django_db


def listing(query: str) -> Listing:
    excerpts = Excerpt.objects.published()
    return list_records(StatementFilter, QueryDict(query), excerpts, "/statements/")


@pytest.mark.parametrize(
    ("query", "param", "message", "suggestion"),
    [
        ("topic=imunity", "topic", "knows no such value", "Impunity"),
        ("president=Obama", "president", "knows no such value", "Obama"),
        ("president=nixon", "president", "knows no such value", None),
        ("administration=99", "administration", "knows no such value", None),
        ("year_min=20o9", "year_min", "is not a year", None),
        ("year_max=-5", "year_max", "is not a year", None),
        ("year_min=99999", "year_min", "is not a year", None),
        ("year_min=2010&year_min=2009", "year_min", "is given more than once", None),
        ("sort=newets", "sort", "is not an order", "Newest"),
        ("sort=relevance", "sort", "needs words to rank by", None),
        ("page=0", "page", "is not a page", None),
        ("page=2", "page", "is past the last page", None),
        ("page=²", "page", "is not a page", None),
        ("presidnet=obama", "presidnet", "is not a filter of this list", "president"),
        ("PRESIDENT=obama", "PRESIDENT", "is not a filter of this list", "president"),
        ("format=json", "format", "is not a filter of this list", None),
        ("q=%00", "q", "has no words to find", None),
        ("q=%22", "q", "has no words to find", None),
        ("sort=oldest&sort=relevance", "sort", "is given more than once", None),
        ("verdict=%00", "verdict", "knows no such value", None),
        ("q=president:obma", "q", "knows no such value", "president:obama"),
        ("group=topic", "group", "is no way to group this list", None),
    ],
)
def test_it_is_named_and_the_rest_stands(
    query: str, param: str, message: str, suggestion: str | None
) -> None:
    page = listing(f"document=nss-2010&{query}")
    notice = next(notice for notice in page.notices if notice.param == param)
    assert notice.message == message
    assert (notice.suggestion and notice.suggestion.label) == suggestion
    assert page.total == (0 if message == "is very long" else 2)
    assert "document=nss-2010" in page.url


def test_years_the_wrong_way_round_are_told() -> None:
    page = listing("year_min=2020&year_max=2010")
    (notice,) = page.notices
    assert (notice.param, notice.message) == ("year_min", "is after year_max")
    assert notice.done == "No year is both from 2020 and to 2010."
    assert page.total == 0


def test_a_suggestion_leads_to_the_corrected_address() -> None:
    (notice,) = listing("president=obama&topic=imunity").notices
    assert notice.suggestion
    assert notice.suggestion.url == "/statements/?president=obama&topic=impunity"
    assert notice.drop_url == "/statements/?president=obama"


def test_the_repeated_value_that_was_used_is_named() -> None:
    page = listing("year_min=2010&year_min=2016")
    assert page.year_min == "2016"
    assert page.notices[0].done == "“2016” was used."


@pytest.mark.parametrize("query", ["", "q=", "topic=", "year_min=+", "utm_source=mail&fbclid=x"])
def test_what_says_nothing_is_no_problem(query: str) -> None:
    page = listing(query)
    assert (page.notices, page.total) == ([], 12)


LISTS: dict[str, tuple[type[RecordFilter], object]] = {
    "/statements/": (StatementFilter, Excerpt),
    "/documents/": (DocumentFilter, StrategyDocument),
    "/legislation/": (LegislationFilter, Legislation),
}
PARAMS = sorted({name for filters, _ in LISTS.values() for name in filters.base_filters})
ODD = st.one_of(
    st.text(max_size=40),
    st.sampled_from(["\0", "a\0b", "x" * 10_000, "-1", "1e9", "٣", "%", "'", '"', "\\", "NaN"]),
    st.sampled_from(["obama", "icc", "45", "2010", "exact", "newest", "nss-2010"]),
)


@pytest.mark.parametrize("path", sorted(LISTS))
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    pairs=st.lists(
        st.tuples(st.one_of(st.sampled_from([*PARAMS, "page"]), st.text(max_size=12)), ODD),
        max_size=6,
    )
)
def test_no_address_breaks_a_list(client: Client, path: str, pairs: list[tuple[str, str]]) -> None:
    query = urlencode(pairs, errors="surrogatepass")
    response = client.get(f"{path}?{query}")
    assert response.status_code == 200
    assert b'id="result-count"' in response.content
    assert b"\0" not in response.content
