"""A held file links to its passages, which nobody types."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from statements.models import Passage, SlugRedirect, Source, StrategyDocument

Save = Callable[..., Any]


@pytest.fixture
def source(record: None) -> Source:
    """A file of one document, with one passage."""
    document = StrategyDocument.objects.get(slug="nss-2010")
    source = Source.objects.create(document=document, media_type="text/plain", sha256="a" * 64)
    Passage.objects.create(source=source, position=1, text="Never again.")
    return source


def test_a_source_links_to_its_passages(desk: Client, source: Source) -> None:
    form = desk.get(reverse("admin:statements_source_change", args=[source.pk])).content.decode()
    listed = f"/admin/statements/passage/?source__id__exact={source.pk}"
    assert f'<a href="{listed}">1 passages</a>' in form
    assert desk.get(listed).context["cl"].result_count == 1


@pytest.mark.parametrize(
    ("boxes", "message"),
    [
        ({"sha256": "ABC"}, "A SHA-256 is 64 characters of 0 to 9 and a to f."),
        ({"document": ""}, "A source belongs to one document or to one law."),
        ({"retrieved_at": "soon"}, "Enter a valid date/time."),
    ],
    ids=["hash", "owner", "time"],
)
def test_what_is_wrong_is_said(
    save: Save, source: Source, boxes: dict[str, str], message: str
) -> None:
    assert message in save(source, **boxes).content.decode()


def test_passages_and_redirects_are_for_reading_only(desk: Client, source: Source) -> None:
    SlugRedirect.objects.create(kind="topic", old_slug="old", new_slug="icc")
    for name, row in (
        ("passage", Passage.objects.get()),
        ("slugredirect", SlugRedirect.objects.get()),
    ):
        assert desk.get(reverse(f"admin:statements_{name}_add")).status_code == 403
        form = reverse(f"admin:statements_{name}_change", args=[row.pk])
        assert desk.get(form).status_code == 200
        assert desk.post(form, {"text": "else"}).status_code == 403
