"""Proposed changes of public words: another person publishes or declines them."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from statements.editing.restoring import write
from statements.editing.revisions import note, snapshot
from statements.editing.transitions import PUBLISH, PUBLISH_OWN, Refused
from statements.models import Action, Excerpt, Revision


@transaction.atomic
def accept(proposal: Revision, *, by: User, why: str = "") -> Excerpt:
    """Make a proposal the public words.

    Raises Refused, or CannotBeRestored where it no longer fits.
    """
    excerpt, held = _open(proposal)
    if not by.has_perm(PUBLISH):
        raise Refused("Your account may not publish: a reviewer does.")
    reason = why.strip()
    if held.by_id == by.pk:
        if not by.has_perm(PUBLISH_OWN):
            raise Refused("You proposed this change yourself, so another person has to publish it.")
        if not reason:
            raise Refused("Give a reason of publishing your own change: it is kept in the history.")
        reason = f"Published by its own author: {reason}"
    before = snapshot(excerpt)
    write(excerpt, held.data, held.changed)
    said = "; ".join(part for part in (f"Proposed by {held.by_name}", held.why, reason) if part)
    note(excerpt, before=before, by=by, why=said)
    Revision.objects.filter(pk=held.pk).update(settled_at=timezone.now())
    return excerpt


@transaction.atomic
def decline(proposal: Revision, *, by: User, why: str = "") -> Excerpt:
    """Leave the public words as they are. Whoever proposed a change may take it back."""
    excerpt, held = _open(proposal)
    if not (by.has_perm(PUBLISH) or held.by_id == by.pk):
        raise Refused("Your account may not decline: a reviewer does.")
    if held.by_id != by.pk and not why.strip():
        raise Refused("Give a reason of declining: whoever proposed it reads it in the history.")
    Revision.objects.filter(pk=held.pk).update(
        settled_at=timezone.now(),
        action=Action.DECLINED,
        why="; ".join(part for part in (held.why, f"Declined: {why.strip()}") if part),
    )
    return excerpt


def _open(proposal: Revision) -> tuple[Excerpt, Revision]:
    held = Revision.objects.select_for_update().get(pk=proposal.pk)
    if held.settled_at or held.action != Action.PROPOSED:
        raise Refused("This proposal was decided already.")
    excerpt = Excerpt.objects.select_for_update().filter(pk=held.record).first()
    if excerpt is None:
        raise Refused("The excerpt is no longer in the record.")
    return excerpt, held
