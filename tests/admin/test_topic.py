"""Topics have two levels."""

from collections.abc import Callable
from typing import Any

from statements.models import Topic

Save = Callable[..., Any]


def test_a_third_level_is_refused(save: Save, record: None) -> None:
    lower = Topic.objects.exclude(parent=None)[0]
    boxes = {"label": "Third", "slug": "third", "scope_note": "x", "position": "1"}
    shown = save(Topic, parent=lower.pk, **boxes).content.decode()
    assert f"“{lower}” cannot be the wider topic: there are two levels." in shown


def test_a_topic_with_topics_beneath_it_stays_on_top(save: Save, record: None) -> None:
    upper = Topic.objects.filter(children__isnull=False)[0]
    other = Topic.objects.filter(parent=None).exclude(pk=upper.pk)[0]
    assert "there are two levels" in save(upper, parent=other.pk).content.decode()


def test_a_topic_does_not_stand_beneath_itself(save: Save, record: None) -> None:
    alone = Topic.objects.filter(parent=None, children=None)[0]
    assert (
        "cannot stand beneath itself. Choose a wider topic."
        in save(alone, parent=alone.pk).content.decode()
    )


def test_topics_are_added_beneath_a_topic(save: Save, record: None) -> None:
    upper = Topic.objects.filter(children__isnull=False)[0]
    held = upper.children.count()
    boxes = {"label": "New", "slug": "new", "scope_note": "x", "position": "99"}
    added = {f"children-{held}-{name}": value for name, value in boxes.items()}
    answer = save(upper, **{"children-TOTAL_FORMS": str(held + 1)}, **added)
    assert answer.status_code == 302, answer.context["errors"]
    assert upper.children.filter(slug="new").exists()


def test_topics_are_not_added_beneath_a_lower_topic(save: Save, record: None) -> None:
    lower = Topic.objects.exclude(parent=None)[0]
    boxes = {"label": "New", "slug": "new", "scope_note": "x", "position": "99"}
    added = {f"children-0-{name}": value for name, value in boxes.items()}
    answer = save(lower, **{"children-TOTAL_FORMS": "1"}, **added)
    assert answer.status_code == 200
    assert "there are two levels" in answer.content.decode()
