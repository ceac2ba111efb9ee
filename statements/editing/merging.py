"""Two topics that are one: everything of the one goes over, and its address leads there."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from statements.editing.revisions import note, revising, snapshot
from statements.models import Action, Excerpt, SlugRedirect, Topic


class CannotBeMerged(ValueError):
    """Two topics that cannot become one; the message says why."""


@transaction.atomic
def merge_topics(*, gone: Topic, into: Topic, by: Any, why: str = "") -> int:
    """Give everything of one topic to another, and lead its address there; how many excerpts."""
    if gone.pk == into.pk:
        raise CannotBeMerged(f"“{gone}” cannot be merged into itself. Choose another topic.")
    if into.parent_id == gone.pk:
        raise CannotBeMerged(
            f"“{into}” stands beneath “{gone}”. Merge the narrower into the wider, "
            "or move it first."
        )
    if gone.children.exists() and into.parent_id:
        raise CannotBeMerged(
            f"“{gone}” has topics beneath it, and “{into}” cannot have any: it stands beneath "
            f"“{into.parent}”. Move them first."
        )
    before = snapshot(gone)
    reason = why or f"“{gone}” was merged into “{into}”."
    moved = list(Excerpt.objects.filter(topics=gone))
    for excerpt in moved:
        with revising(excerpt, by=by, why=reason):
            excerpt.topics.add(into)
            excerpt.topics.remove(gone)
    for narrower in gone.children.all():
        with revising(narrower, by=by, why=reason):
            narrower.parent = into
            narrower.save()
    note(gone, before=before | {"merged_into": into.pk}, by=by, why=reason, action=Action.MERGED)
    old = gone.slug
    gone.delete()
    redirects = SlugRedirect.objects.filter(kind="topic")
    redirects.filter(new_slug=old).update(new_slug=into.slug)
    redirects.create(kind="topic", old_slug=old, new_slug=into.slug)
    return len(moved)
