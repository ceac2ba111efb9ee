"""What is not public is nowhere: no list, count, facet, search, text or file shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLResolver, get_resolver

from statements.models import (
    Excerpt,
    Institution,
    Legislation,
    President,
    Slugged,
    State,
    StrategyDocument,
    Topic,
)

pytestmark = pytest.mark.django_db
MARK = "Quaggaleaks"
SLUGS: dict[str, type[Slugged]] = {
    "statements": Excerpt,
    "documents": StrategyDocument,
    "legislation": Legislation,
    "presidents": President,
    "topics": Topic,
    "institutions": Institution,
}
# The desk is for editors; what is answered there is tested there.
NOT_PUBLIC = ("admin/",)
ASKED = (
    "",
    "?q=genocide",
    f"?q={MARK}",
    "?q=planted",
    "?topic=icc&topic=r2p",
    "?president=obama&facets=1",
    "?document=nss-2010",
    "?verdict=no-source",
    "?s=nss-2006-a&s=planted-published&s=planted-draft",
    "?term=Quagga",
    "?preview",
)


def addresses() -> list[tuple[str, bool]]:
    """Every public address, with a record of each kind in its place, and whether it has one."""
    return sorted(set(_addresses(get_resolver(), "/")))


def _addresses(resolver: Any, start: str) -> Iterator[tuple[str, bool]]:
    for each in resolver.url_patterns:
        place = start + str(each.pattern).removeprefix("^").removesuffix("$").removesuffix(r"\Z")
        if place.removeprefix("/").startswith(NOT_PUBLIC):
            continue
        if isinstance(each, URLResolver):
            yield from _addresses(each, place)
        else:
            yield from ((filled, "<" in place) for filled in _filled(place))


def _filled(place: str) -> Iterator[str]:
    if "<" not in place:
        yield place
        return
    family = next((name for name in SLUGS if f"/{name}/" in place), "")
    for value in _values(family) if family else ["1", "planted-draft", "icc"]:
        named = re.sub(
            r"<(?:\w+:)?(?:slug|pk|key|id|number|name)>|\(\?P<slug>[^)]*\)", value, place
        )
        for form in ("ris", "csv", "json") if "<" in named else ("",):
            yield re.sub(r"<[^>]*>|\(\?P<[^)]*\)", form, named)


def _values(family: str) -> list[str]:
    held = SLUGS[family]._default_manager.order_by("pk").values_list("slug", flat=True)[0]
    return [held, "planted-draft", "planted-withdrawn"]


def plant() -> None:
    """One of each state that the public may not see, tied to everything there is."""
    for state in (State.DRAFT, State.IN_REVIEW, State.WITHDRAWN):
        row = Excerpt.objects.create(
            slug=f"planted-{state}",
            text=f"{MARK} genocide, planted on preventing mass atrocities.",
            heading=f"{MARK} heading",
            document=StrategyDocument.objects.get(slug="nss-2010"),
            printed_page="48",
            speaker=f"{MARK} speaker",
            editors_note=f"{MARK} note",
            state=state,
        )
        row.topics.set(Topic.objects.all())
        row.institutions.set(Institution.objects.all())
        row.legislation.set(Legislation.objects.all())


def body(answer: Any) -> str:
    parts = answer.streaming_content if answer.streaming else [answer.content]
    text = b"".join(parts).decode("utf-8", "replace")
    # What is new in every answer: tokens of forms, and how long a search took.
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text)
    return re.sub(r"\d+(?:\.\d+)?\s*(?:ms|milliseconds|seconds)\b", "", text)


def everything() -> dict[str, tuple[int, str]]:
    """Every list is asked all that is known; a record's own page, itself and for a preview."""
    client, found = Client(), {}
    for address, is_record in addresses():
        for asked in ("", "?preview") if is_record else ASKED:
            answer = client.get(address + asked)
            found[address + asked] = (answer.status_code, body(answer))
    return found


@pytest.fixture(autouse=True)
def _as_often_as_asked(settings: Any) -> None:
    settings.API_REQUESTS_PER_MINUTE = 0


def test_nothing_that_is_not_public_is_anywhere(record: None) -> None:
    before = everything()
    plant()
    after = everything()
    assert len(before) > 200
    for address, (status, text) in after.items():
        assert MARK not in text.replace(f"q={MARK}", "").replace(f"“{MARK}”", "") or (
            MARK in before[address][1]
        ), address
        if "planted-withdrawn" in address:
            continue  # a note stands there now, and says nothing of the words
        assert (status, text) == before[address], address


def test_a_planted_excerpt_would_be_seen_once_public(record: None) -> None:
    plant()
    Excerpt.objects.filter(slug="planted-in-review").update(state=State.PUBLISHED)
    seen = [address for address, (_, text) in everything().items() if f"{MARK} genocide" in text]
    assert len(seen) > 10
