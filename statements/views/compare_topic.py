"""One topic: every administration in order, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse

from statements.filters.compare_address import MOST, address_of
from statements.models import Administration, Excerpt, Topic
from statements.views.by_presidency import Group, group_by_presidency
from statements.views.by_slug import find
from statements.views.links import Link
from statements.views.read_only import read_only


@dataclass(frozen=True, slots=True)
class Cell:
    """A presidency, or none, and what is held of it on the topic."""

    administration: Administration | None
    group: Group | None


@read_only
def compare_topic(request: HttpRequest, slug: str) -> HttpResponse:
    found = find(request, Topic.objects.select_related("parent"), slug)
    if isinstance(found, HttpResponse):
        return found if found.status_code == HTTPStatus.GONE else _moved(request, slug)
    cells = cells_of(found)
    groups = [cell.group for cell in cells if cell.group]
    first = [group.excerpts[0] for group in groups if group.administration][:MOST]
    context = {
        "topic": found,
        "children": found.children.all(),
        "cells": cells,
        "total": sum(group.held for group in groups),
        "first": first,
        "first_url": address_of(each.slug for each in first) if len(first) > 1 else "",
        "crumbs": [
            Link("Compare", "/compare/"),
            Link("Topics", "/topics/"),
            Link(found.label),
        ],
    }
    return render(request, "compare/topic.html", context)


def cells_of(topic: Topic) -> list[Cell]:
    """Every presidency in its order, spoken or not; then what belongs to none, if anything does."""
    groups = {
        group.administration: group
        for group in group_by_presidency(Excerpt.objects.published().on_topic(topic))
    }
    cells = [Cell(each, groups.get(each)) for each in Administration.objects.with_presidents()]
    return [*cells, Cell(None, groups[None])] if None in groups else cells


def _moved(request: HttpRequest, slug: str) -> HttpResponse:
    """To the same page under the topic's slug of today; `find` has found that there is one."""
    topic = Topic.objects.moved(slug)
    query = request.META.get("QUERY_STRING", "")
    address = reverse("compare_topic", args=[topic.slug if topic else slug])
    return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
