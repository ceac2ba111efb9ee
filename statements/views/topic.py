"""The controlled vocabulary, and who said what about each topic."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from statements.models import Excerpt, Topic
from statements.views.by_presidency import group_by_presidency
from statements.views.by_slug import find
from statements.views.links import Link
from statements.views.read_only import read_only
from statements.views.taking import taking

# The topic of the first level to which a topic of an excerpt belongs; none where it has none.
FAMILY = Coalesce("topics__parent", "topics")


@dataclass(frozen=True, slots=True)
class Counted:
    """A topic with how many published excerpts it takes in, and the topics beneath it."""

    topic: Topic
    count: int
    children: list[Counted]


@read_only
def topic_list(request: HttpRequest) -> HttpResponse:
    context = {
        "topics": counted_topics(),
        "taking": taking("/topics/", "", Topic.objects.count(), 0),
        "crumbs": [Link("Topics")],
    }
    return render(request, "topics/list.html", context)


@read_only
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    found = find(request, Topic.objects.select_related("parent"), slug)
    if isinstance(found, HttpResponse):
        return found
    above = [Link(found.parent.label, found.parent.get_absolute_url())] if found.parent else []
    groups = group_by_presidency(Excerpt.objects.published().on_topic(found))
    context = {
        "topic": found,
        "children": found.children.all(),
        "groups": groups,
        "total": sum(group.held for group in groups),
        "crumbs": [Link("Topics", "/topics/"), *above, Link(found.label)],
    }
    return render(request, "topics/detail.html", context)


def counted_topics() -> list[Counted]:
    """The vocabulary in its order; an excerpt on several topics of a family counts once in it."""
    published = Excerpt.objects.published().order_by()
    own = dict(published.values_list("topics").annotate(Count("pk")))
    family = dict(published.values_list(FAMILY).annotate(Count("pk", distinct=True)))
    roots: list[Topic] = []
    children: dict[int, list[Counted]] = {}
    for each in Topic.objects.all():
        if each.parent_id is None:
            roots.append(each)
        else:
            children.setdefault(each.parent_id, []).append(Counted(each, own.get(each.pk, 0), []))
    return [Counted(root, family.get(root.pk, 0), children.get(root.pk, [])) for root in roots]
