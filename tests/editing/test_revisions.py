"""Every save is kept whole, and everything that was kept can be brought back."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, models
from django.db.models import ProtectedError

from statements.editing.restoring import CannotBeRestored, bring_back, restore
from statements.editing.revisions import author_of, differing, revising, snapshot
from statements.editing.withdrawal import take_out, tombstone
from statements.models import (
    Action,
    Administration,
    Excerpt,
    Institution,
    Legislation,
    Provision,
    Revision,
    StrategyDocument,
    Topic,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada(record: None) -> User:
    return User.objects.create_user("ada", first_name="Ada", last_name="Lovelace")


@pytest.fixture
def excerpt(record: None) -> Excerpt:
    return Excerpt.objects.get(slug="nss-2006-a")


def test_the_first_change_keeps_what_was_there_before(excerpt: Excerpt, ada: User) -> None:
    was = excerpt.text
    with revising(excerpt, by=ada, why="A slip."):
        excerpt.text = "Never again."
        excerpt.save()
        excerpt.topics.set(Topic.objects.filter(slug="icc"))
    changed, found = Revision.objects.of("excerpt", excerpt.pk)
    assert (found.action, found.data["text"]) == (Action.FOUND, was)
    assert (changed.action, changed.by_name, changed.why) == ("changed", "Ada Lovelace", "A slip.")
    assert changed.changed == ["text", "topics"]


def test_what_changes_nothing_is_no_revision(excerpt: Excerpt, ada: User) -> None:
    with revising(excerpt, by=ada):
        excerpt.save()
    assert not Revision.objects.exists()


def test_what_fails_keeps_nothing(excerpt: Excerpt, ada: User) -> None:
    excerpt.text = ""
    with pytest.raises(IntegrityError), revising(excerpt, by=ada):
        excerpt.save()
    excerpt.refresh_from_db()
    assert excerpt.text
    assert not Revision.objects.exists()


def test_one_field_or_all_are_restored(excerpt: Excerpt, ada: User) -> None:
    before = snapshot(excerpt)
    with revising(excerpt, by=ada):
        excerpt.text, excerpt.heading = "Never again.", "Elsewhere"
        excerpt.save()
        excerpt.topics.clear()
    found = Revision.objects.of("excerpt", excerpt.pk).last()
    assert found
    restore(found, names=["text"], by=ada)
    assert differing(before, snapshot(excerpt)) == ["heading", "topics"]
    restore(found, by=ada)
    assert snapshot(excerpt) == before
    last = Revision.objects.of("excerpt", excerpt.pk).first()
    assert last and last.action == Action.RESTORED


def test_what_a_revision_names_may_be_gone(excerpt: Excerpt, ada: User) -> None:
    topic = Topic.objects.create(slug="passing", label="Passing", scope_note="x")
    with revising(excerpt, by=ada):
        excerpt.topics.add(topic)
    with revising(excerpt, by=ada):
        excerpt.topics.remove(topic)
    topic.delete()
    named = Revision.objects.of("excerpt", excerpt.pk)[1]
    with pytest.raises(CannotBeRestored, match="1 topic that it named is no longer in the record"):
        restore(named, by=ada)


@pytest.mark.parametrize(
    "model",
    [Excerpt, Legislation, StrategyDocument, Institution, Topic],
    ids=lambda model: model.__name__,
)
def test_everything_that_is_taken_out_can_be_brought_back(
    model: type[models.Model], ada: User
) -> None:
    if model is Excerpt:
        draft = Excerpt.objects.create(slug="draft-a", text="Never again.")
        draft.topics.set(Topic.objects.all()[:3])
        rows: models.QuerySet[Any] = Excerpt.objects.filter(pk=draft.pk)
    else:
        rows = model._base_manager.order_by("pk")
    for record in rows:
        before, key = snapshot(record), record.pk
        try:
            take_out(record, by=ada, why="A slip.")
        except ProtectedError:
            continue
        assert snapshot(model(pk=key)) == {}
        deletion = Revision.objects.deletions().get()
        bring_back(deletion, by=ada)
        assert snapshot(model(pk=key)) == before
        assert not Revision.objects.deletions().exists()
        break
    else:
        pytest.fail("Nothing of this kind could be taken out.")


def test_a_law_comes_back_with_its_sections(record: None, ada: User) -> None:
    law = Legislation.objects.create(
        slug="a-law",
        short_title="Act",
        popular_name="Act",
        public_law="P.L. 115-999",
        congress=115,
        enacted="2018",
        administration=Administration.objects.get(number=45),
    )
    for number in (1, 2):
        Provision.objects.create(
            legislation=law, position=number, number=str(number), heading=f"Section {number}"
        )
    before, key = snapshot(law), law.pk
    take_out(law, by=ada)
    bring_back(Revision.objects.deletions().get(), by=ada)
    assert snapshot(Legislation(pk=key)) == before
    assert [part["number"] for part in before["provisions"]] == ["1", "2"]


def test_an_excerpt_that_was_public_is_never_deleted(excerpt: Excerpt, ada: User) -> None:
    with pytest.raises(ValueError, match="withdrawn, never deleted"):
        take_out(excerpt, by=ada)


def test_a_stone_stands_where_a_record_was(record: None, ada: User) -> None:
    topic = Topic.objects.create(slug="passing", label="Passing", scope_note="x")
    assert tombstone(Topic, "passing") is None
    take_out(topic, by=ada)
    stone = tombstone(Topic, "passing")
    assert stone and stone.label == "Passing"
    assert tombstone(Topic, "never-there") is None


def test_the_author_is_who_last_changed_the_words(excerpt: Excerpt, ada: User) -> None:
    assert author_of(excerpt) is None
    eve = User.objects.create_user("eve")
    with revising(excerpt, by=ada):
        excerpt.text = "Never again."
        excerpt.save()
    with revising(excerpt, by=eve):
        excerpt.state = "withdrawn"
        excerpt.save()
    author = author_of(excerpt)
    assert author and author.by == ada
