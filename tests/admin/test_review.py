"""From a contributor's draft to the public: another person publishes."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from statements.editing import transitions
from statements.editing.queues import QUEUES
from statements.models import (
    Excerpt,
    Revision,
    State,
    StrategyDocument,
    Topic,
    Verification,
    words_checked,
)
from tests.admin.accounts import at_the_desk, one_of
from tests.admin.page_form import form_of

pytestmark = pytest.mark.django_db
WORDS = "We must not allow “never again” to be a slogan."


@pytest.fixture
def ada(record: None) -> User:
    return one_of("contributor", "ada")


@pytest.fixture
def eve(record: None) -> User:
    return one_of("reviewer", "eve")


@pytest.fixture
def root(record: None) -> User:
    return one_of("administrator", "root")


def send(client: Client, excerpt: Excerpt, **changes: Any) -> Any:
    """Open an excerpt's form, change boxes and press a button."""
    address = reverse("admin:statements_excerpt_change", args=[excerpt.pk])
    page = client.get(address)
    return client.post(address, form_of(page.content.decode(), "excerpt") | changes, follow=True)


@pytest.fixture
def draft(ada: User) -> Excerpt:
    """What a contributor wrote."""
    client, address = at_the_desk(ada), reverse("admin:statements_excerpt_add")
    form = form_of(client.get(address).content.decode(), "excerpt")
    document = StrategyDocument.objects.get(slug="nss-2010")
    said = {"text": WORDS, "document": document.pk, "printed_page": "48"}
    answer = client.post(address, form | said)
    assert answer.status_code == 302
    return Excerpt.objects.get(slug="nss-2010-c")


def state(excerpt: Excerpt) -> str:
    return Excerpt.objects.get(pk=excerpt.pk).state


def test_contributor_reviewer_public(draft: Excerpt, ada: User, eve: User, client: Client) -> None:
    assert draft.state == State.DRAFT
    send(at_the_desk(ada), draft, _step="submit", _why="Ready.")
    assert state(draft) == State.IN_REVIEW
    assert client.get("/statements/nss-2010-c/").status_code == 404
    send(at_the_desk(eve), draft, _step="publish")
    assert state(draft) == State.PUBLISHED
    assert (
        WORDS.split(" “", maxsplit=1)[0] in client.get("/statements/nss-2010-c/").content.decode()
    )
    made = Revision.objects.of("excerpt", draft.pk)
    assert [(each.action, each.by_name) for each in made] == [
        ("changed", "Eve"),
        ("changed", "Ada"),
        ("added", "Ada"),
    ]


def test_a_draft_is_previewed_by_editors_alone(draft: Excerpt, ada: User, client: Client) -> None:
    address = "/statements/nss-2010-c/?preview"
    assert client.get(address).status_code == 404
    shown = at_the_desk(ada).get(address)
    assert "Preview for editors: draft." in shown.content.decode()
    assert shown.headers["Cache-Control"] == "private, no-store"
    assert at_the_desk(ada).get("/statements/nss-2010-c/").status_code == 404
    reader = User.objects.create_user("reader")
    assert at_the_desk(reader).get(address).status_code == 404


def test_a_contributor_cannot_publish(draft: Excerpt, ada: User) -> None:
    send(at_the_desk(ada), draft, _step="submit")
    answer = send(at_the_desk(ada), draft, _step="publish")
    assert "a reviewer does" in answer.content.decode()
    assert state(draft) == State.IN_REVIEW


def test_who_changed_the_words_last_cannot_publish_them(
    draft: Excerpt, ada: User, eve: User
) -> None:
    send(at_the_desk(ada), draft, _step="submit")
    answer = send(at_the_desk(eve), draft, text=f"{WORDS} Ever.", _step="publish", _why="Mine.")
    assert "You changed its words last" in answer.content.decode()
    assert state(draft) == State.IN_REVIEW
    assert Excerpt.objects.get(pk=draft.pk).text.endswith("Ever.")  # what was written is saved


def test_the_bypass_needs_a_reason_and_shows(draft: Excerpt, ada: User, root: User) -> None:
    send(at_the_desk(ada), draft, _step="submit")
    send(at_the_desk(root), draft, heading="Never again")
    refused = send(at_the_desk(root), draft, _step="publish")
    assert "Give a reason" in refused.content.decode()
    assert state(draft) == State.IN_REVIEW
    send(at_the_desk(root), draft, _step="publish", _why="Nobody else is there.")
    assert state(draft) == State.PUBLISHED
    history = reverse("admin:statements_excerpt_history", args=[draft.pk])
    shown = at_the_desk(root).get(history).content.decode()
    assert "Published by its own author: Nobody else is there." in shown


def test_a_wrong_page_does_not_go_to_review(draft: Excerpt, ada: User) -> None:
    found = {"verdict": "exact", "page_verdict": "wrong", "printed_pages": ["22"]}
    Verification.objects.filter(excerpt=draft).delete()
    Verification.objects.create(
        excerpt=draft,
        words_sha256=words_checked(draft),
        checked_at=timezone.now(),
        **found,
    )
    with pytest.raises(transitions.Refused, match=r"48 is wrong\. The words stand on 22"):
        transitions.take("submit", excerpt=draft, by=ada)


@pytest.mark.parametrize("step", transitions.STEPS, ids=lambda step: step.name)
def test_no_step_is_taken_from_elsewhere(
    step: transitions.Step, draft: Excerpt, root: User
) -> None:
    for other in set(State) - set(step.froms):
        Excerpt.objects.filter(pk=draft.pk).update(state=State.DRAFT)
        if other != State.DRAFT:
            Excerpt.objects.filter(pk=draft.pk).update(state=other)
        with pytest.raises(transitions.Refused, match="does not apply"):
            transitions.take(step.name, excerpt=draft, by=root, why="x")
        Excerpt.objects.filter(pk=draft.pk).delete()
        draft.pk = None
        draft.state, draft.slug = State.DRAFT, f"{draft.slug}-x"
        draft.save()


def test_a_change_of_public_words_waits_for_another(eve: User, root: User, client: Client) -> None:
    excerpt, other = Excerpt.objects.get(slug="nss-2006-a"), one_of("reviewer", "max")
    was, topic = excerpt.heading, Topic.objects.get(slug="icc")
    answer = send(at_the_desk(eve), excerpt, heading="Elsewhere", topics=[topic.pk], _why="A slip.")
    assert "kept as a proposal" in answer.content.decode()
    excerpt.refresh_from_db()
    assert excerpt.heading == was
    proposal = Revision.objects.open_proposals().get()
    assert proposal.changed == ["heading", "topics"]
    decide = reverse("admin:statements_excerpt_decide", args=[excerpt.pk, proposal.pk])
    own = at_the_desk(eve).post(decide, {"decision": "accept", "_why": "x"}, follow=True)
    assert "another person has to publish it" in own.content.decode()
    at_the_desk(other).post(decide, {"decision": "accept"})
    excerpt.refresh_from_db()
    assert excerpt.heading == "Elsewhere"
    assert list(excerpt.topics.all()) == [topic]
    assert excerpt.state == State.PUBLISHED
    last = Revision.objects.of("excerpt", excerpt.pk).as_held().first()
    assert last and last.why == "Proposed by Eve; A slip."
    again = at_the_desk(other).post(decide, {"decision": "accept"}, follow=True)
    assert "decided already" in again.content.decode()


def test_a_proposal_is_declined_with_a_reason(eve: User) -> None:
    excerpt, other = Excerpt.objects.get(slug="nss-2006-a"), one_of("reviewer", "max")
    send(at_the_desk(eve), excerpt, heading="Elsewhere")
    proposal = Revision.objects.open_proposals().get()
    decide = reverse("admin:statements_excerpt_decide", args=[excerpt.pk, proposal.pk])
    told = at_the_desk(other).post(decide, {"decision": "decline"}, follow=True)
    assert "Give a reason" in told.content.decode()
    at_the_desk(other).post(decide, {"decision": "decline", "_why": "It is right as it is."})
    assert not Revision.objects.open_proposals().exists()
    excerpt.refresh_from_db()
    assert excerpt.heading != "Elsewhere"


def test_what_was_public_is_withdrawn_and_comes_back(eve: User, root: User, client: Client) -> None:
    excerpt = Excerpt.objects.get(slug="nss-2006-a")
    address = reverse("admin:statements_excerpt_delete", args=[excerpt.pk])
    desk = at_the_desk(eve)
    assert "withdrawn and not deleted" in desk.get(address).content.decode()
    assert "Give a reason" in desk.post(address).content.decode()
    assert client.get("/statements/nss-2006-a/").status_code == 200
    desk.post(address, {"_why": "Its source was mistaken."})
    stone = client.get("/statements/nss-2006-a/")
    assert stone.status_code == 410
    assert excerpt.text[:40] not in stone.content.decode()
    assert "Its source was mistaken" not in stone.content.decode()
    send(at_the_desk(root), excerpt, _step="republish", _why="It was right.")
    assert client.get("/statements/nss-2006-a/").status_code == 200


@pytest.mark.parametrize("queue", QUEUES, ids=lambda queue: queue.name)
def test_every_queue_shows_what_it_counts(queue: Any, draft: Excerpt, ada: User) -> None:
    page = at_the_desk(ada).get(reverse("admin:queue", args=[queue.name]))
    assert page.status_code == 200
    count = next(each.count for each in page.context["queues"] if each.queue == queue)
    assert len(page.context["rows"]) == count


def test_queues_hold_what_waits(draft: Excerpt, ada: User, eve: User) -> None:
    def shown(user: User, name: str) -> set[str]:
        rows = at_the_desk(user).get(reverse("admin:queue", args=[name])).context["rows"]
        return {row.excerpt.slug for row in rows}

    assert "nss-2010-c" in shown(ada, "mine")
    assert "nss-2010-c" not in shown(eve, "mine") | shown(eve, "to-review")
    send(at_the_desk(ada), draft, _step="submit")
    assert "nss-2010-c" in shown(eve, "to-review")
    assert "nss-2010-c" in shown(eve, "incomplete")  # no topic yet
    send(at_the_desk(eve), draft, _step="publish")
    assert "nss-2010-c" in shown(eve, "recent")
    assert "nss-2010-c" not in shown(eve, "to-review")
    Excerpt.objects.filter(pk=draft.pk).update(verdict_stale=True)
    assert "nss-2010-c" in shown(eve, "stale")


def test_an_unknown_queue_is_named(eve: User) -> None:
    assert at_the_desk(eve).get("/admin/review/mauve/").status_code == 404
