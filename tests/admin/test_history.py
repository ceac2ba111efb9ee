"""Nothing is overwritten unseen, and everything that was can be put back."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from statements.editing.revisions import snapshot
from statements.models import (
    Excerpt,
    Legislation,
    Provision,
    Revision,
    SlugRedirect,
    StrategyDocument,
    Topic,
)
from tests.admin.accounts import at_the_desk, one_of
from tests.admin.page_form import form_of

pytestmark = pytest.mark.django_db


def opened(client: Client, record: Any) -> tuple[str, dict[str, Any]]:
    """A record's form as it stands now, to be sent later."""
    name = record._meta.model_name
    address = reverse(f"admin:statements_{name}_change", args=[record.pk])
    return address, form_of(client.get(address).content.decode(), name)


@pytest.fixture
def law(record: None) -> Legislation:
    return Legislation.objects.filter(provisions__isnull=False).distinct().order_by("pk")[0]


def test_a_stale_save_is_refused_with_both_versions(record: None) -> None:
    eve, max_ = one_of("reviewer", "eve"), one_of("reviewer", "max")
    topic = Topic.objects.get(slug="icc")
    ours, theirs = at_the_desk(eve), at_the_desk(max_)
    address, form = opened(ours, topic)
    _, other = opened(theirs, topic)
    theirs.post(address, other | {"scope_note": "What Max wrote."})
    answer = ours.post(address, form | {"scope_note": "What Eve wrote.", "label": "The Court"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Max saved this record on" in page
    assert "Nothing was overwritten" in page
    assert "What Eve wrote.</textarea>" in page
    assert "Max" in page.split("Saved meanwhile", 1)[1]
    topic.refresh_from_db()
    assert topic.scope_note == "What Max wrote."
    # Whoever has seen both may save again.
    again = form_of(page, "topic")
    assert ours.post(address, again).status_code == 302
    topic.refresh_from_db()
    assert (topic.scope_note, topic.label) == ("What Eve wrote.", "The Court")


def test_a_program_s_change_is_seen_too(record: None) -> None:
    ours, topic = at_the_desk(one_of("reviewer")), Topic.objects.get(slug="icc")
    address, form = opened(ours, topic)
    Topic.objects.filter(pk=topic.pk).update(scope_note="By a program.")
    page = ours.post(address, form | {"label": "The Court"}).content.decode()
    assert "changed meanwhile, not at the desk" in page


def test_a_section_changed_meanwhile_stops_the_law_s_form(law: Legislation) -> None:
    ours = at_the_desk(one_of("reviewer"))
    address, form = opened(ours, law)
    Provision.objects.filter(legislation=law).update(summary="By another.")
    page = ours.post(address, form | {"popular_name": "Another Act"}).content.decode()
    assert "Nothing was overwritten" in page


def test_a_form_that_is_not_stale_is_saved(law: Legislation) -> None:
    ours = at_the_desk(one_of("reviewer"))
    address, form = opened(ours, law)
    assert ours.post(address, form | {"popular_name": "Another Act"}).status_code == 302
    made = Revision.objects.of("legislation", law.pk).first()
    assert made and made.changed == ["popular_name"]


def test_a_section_s_own_form_is_history_of_its_law(law: Legislation) -> None:
    ours, section = at_the_desk(one_of("reviewer")), law.provisions.all()[0]
    address, form = opened(ours, section)
    ours.post(address, form | {"heading": "Another heading", "_why": "A slip."})
    history = ours.get(reverse("admin:statements_legislation_history", args=[law.pk]))
    page = history.content.decode()
    assert "A slip." in page
    assert "Another" in page
    assert "heading" in page


def test_the_history_says_who_when_why_and_what(record: None) -> None:
    ours, topic = at_the_desk(one_of("reviewer", "eve")), Topic.objects.get(slug="icc")
    before = topic.scope_note
    address, form = opened(ours, topic)
    ours.post(address, form | {"scope_note": f"{before} And more.", "_why": "It was short."})
    page = ours.get(reverse("admin:statements_topic_history", args=[topic.pk])).content.decode()
    assert "Eve" in page
    assert "Why: It was short." in page
    put_in = re.search(r"<ins>.*?</ins>", page, re.DOTALL)
    assert put_in
    assert "And more" in put_in[0]


def test_one_field_and_all_are_put_back(record: None) -> None:
    ours, topic = at_the_desk(one_of("reviewer")), Topic.objects.get(slug="icc")
    before = snapshot(topic)
    address, form = opened(ours, topic)
    ours.post(address, form | {"scope_note": "Other.", "label": "Court"})
    found = Revision.objects.of("topic", topic.pk).last()
    assert found
    put_back = reverse("admin:statements_topic_restore", args=[topic.pk, found.pk])
    ours.post(put_back, {"field": "label"})
    topic.refresh_from_db()
    assert (topic.label, topic.scope_note) == (before["label"], "Other.")
    ours.post(put_back, {"field": ""})
    assert snapshot(topic) == before


def test_putting_back_public_words_is_a_proposal(record: None) -> None:
    excerpt, root = Excerpt.objects.get(slug="nss-2006-a"), one_of("administrator")
    ours = at_the_desk(root)
    address, form = opened(ours, excerpt)
    ours.post(address, form | {"heading": "Elsewhere", "_why": "A slip."})
    excerpt.refresh_from_db()
    assert excerpt.heading == "Elsewhere"
    found = Revision.objects.of("excerpt", excerpt.pk).last()
    assert found
    ours.post(reverse("admin:statements_excerpt_restore", args=[excerpt.pk, found.pk]))
    excerpt.refresh_from_db()
    assert excerpt.heading == "Elsewhere"
    assert Revision.objects.open_proposals().get().changed == ["heading"]


def test_an_excerpt_written_in_its_document_s_form_has_its_own_history(record: None) -> None:
    ours, document = at_the_desk(one_of("reviewer")), StrategyDocument.objects.get(slug="nss-2010")
    draft = Excerpt.objects.create(slug="nss-2010-x", text="Never again.", document=document)
    address, form = opened(ours, document)
    number = next(
        key.split("-")[1]
        for key, value in form.items()
        if key.endswith("-id") and value == [str(draft.pk)]
    )
    ours.post(address, form | {f"excerpts-{number}-heading": "Elsewhere"})
    made = Revision.objects.of("excerpt", draft.pk).first()
    assert made and made.changed == ["heading"]


def test_what_was_taken_out_is_brought_back(record: None, client: Client) -> None:
    ours = at_the_desk(one_of("reviewer"))
    topic = Topic.objects.create(slug="passing", label="Passing", scope_note="x")
    delete = reverse("admin:statements_topic_delete", args=[topic.pk])
    assert "can be brought back" in ours.get(delete).content.decode()
    ours.post(delete, {"post": "yes", "_why": "Not used."})
    assert client.get("/topics/passing/").status_code == 410
    listed = ours.get(reverse("admin:deleted")).content.decode()
    assert "Passing" in listed
    assert "Not used." in listed
    gone = Revision.objects.deletions().get()
    ours.post(reverse("admin:deleted"), {"revision": gone.pk})
    assert Topic.objects.get(slug="passing").pk == topic.pk
    assert client.get("/topics/passing/").status_code == 200
    assert (
        "brought back already"
        in ours.post(reverse("admin:deleted"), {"revision": gone.pk}, follow=True).content.decode()
    )


def test_a_slug_of_what_was_taken_out_is_not_given_again(record: None) -> None:
    ours = at_the_desk(one_of("reviewer"))
    topic = Topic.objects.create(slug="passing", label="Passing", scope_note="x")
    ours.post(reverse("admin:statements_topic_delete", args=[topic.pk]), {"post": "yes"})
    add = reverse("admin:statements_topic_add")
    form = form_of(ours.get(add).content.decode(), "topic")
    said = {"slug": "passing", "label": "Other", "scope_note": "y", "position": "3"}
    page = ours.post(add, form | said).content.decode()
    assert "“passing” names a record that was taken out. Take another, or bring that back." in page


def test_two_topics_become_one(record: None, client: Client) -> None:
    ours = at_the_desk(one_of("reviewer"))
    gone = Topic.objects.filter(excerpts__isnull=False, parent=None, children=None).order_by("pk")[
        0
    ]
    into = Topic.objects.exclude(pk=gone.pk).filter(parent=None).order_by("pk")[0]
    excerpts = set(gone.excerpts.values_list("pk", flat=True)) | set(
        into.excerpts.values_list("pk", flat=True)
    )
    address = reverse("admin:statements_topic_merge", args=[gone.pk])
    assert "goes." in ours.get(address).content.decode()
    ours.post(address, {"into": into.pk, "_why": "The same."})
    assert not Topic.objects.filter(pk=gone.pk).exists()
    assert set(into.excerpts.values_list("pk", flat=True)) == excerpts
    assert SlugRedirect.objects.get(kind="topic", old_slug=gone.slug).new_slug == into.slug
    led = client.get(f"/topics/{gone.slug}/", follow=True)
    assert led.redirect_chain[0] == (f"/topics/{into.slug}/", 301)


def test_a_topic_is_not_merged_into_itself_or_what_stands_beneath_it(record: None) -> None:
    ours = at_the_desk(one_of("reviewer"))
    wider = Topic.objects.create(slug="wider", label="Wider", scope_note="x")
    narrower = Topic.objects.create(slug="nar", label="Narrower", scope_note="x", parent=wider)
    address = reverse("admin:statements_topic_merge", args=[wider.pk])
    page = ours.post(address, {"into": narrower.pk}).content.decode()
    assert "stands beneath" in page
    assert "Select a valid choice" in ours.post(address, {"into": wider.pk}).content.decode()
