"""Editors who add excerpts to one document at the same moment."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client
from django.urls import reverse

from statements.models import Excerpt, StrategyDocument
from tests.admin.test_document import inline

ROUNDS = 5
# SQLite's writers stand in line by themselves, and cannot in a database that is held in memory.
EDITORS = 4 if connection.features.has_select_for_update else 1


def alone(document: StrategyDocument) -> tuple[str, dict[str, str]]:
    """The address and boxes of the form to add an excerpt."""
    sent = {"text": "Never again.", "document": str(document.pk), "state": "draft"}
    return reverse("admin:statements_excerpt_add"), sent


def within(document: StrategyDocument) -> tuple[str, dict[str, str]]:
    """The address and boxes of a document's form, with an excerpt added in it."""
    fields = ("title", "short_title", "slug", "kind", "issuing_body", "summary", "confidence")
    sent = {name: str(getattr(document, name)) for name in fields}
    sent |= {"excerpts-TOTAL_FORMS": "1", "excerpts-INITIAL_FORMS": "0"} | inline(0, "Never again.")
    return reverse("admin:statements_strategydocument_change", args=[document.pk]), sent


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("form", [alone, within])
def test_each_gets_a_slug_and_place_of_its_own(
    form: Callable[[StrategyDocument], tuple[str, dict[str, str]]],
) -> None:
    editor = get_user_model().objects.create_superuser("editor", password="not a real one")
    document = StrategyDocument.objects.create(
        slug="at-once",
        title="At once",
        short_title="At once",
        kind="strategy",
        issuing_body="x",
        summary="x",
    )
    ContentType.objects.get_for_models(Excerpt, StrategyDocument)
    address, sent = form(document)
    start = Barrier(EDITORS)

    def add(client: Client) -> list[int]:
        start.wait(timeout=30)
        try:
            return [client.post(address, sent).status_code for _ in range(ROUNDS)]
        finally:
            connection.close()

    clients = [Client() for _ in range(EDITORS)]
    for client in clients:
        client.force_login(editor)
    with ThreadPoolExecutor(EDITORS) as pool:
        answers = [code for codes in pool.map(add, clients) for code in codes]
    assert answers == [302] * EDITORS * ROUNDS
    places = document.excerpts.order_by("position").values_list("position", "slug")
    expected = [(n + 1, f"at-once-{chr(ord('a') + n)}") for n in range(EDITORS * ROUNDS)]
    assert list(places) == expected
