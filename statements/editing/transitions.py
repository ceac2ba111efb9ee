"""The way of an excerpt to the public: one table of steps, and who may take them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.contrib.auth.models import User
from django.db import transaction

from statements.editing.revisions import author_of, revising
from statements.models import Excerpt, PageVerdict, State, Verification

SUBMIT: Final = "statements.submit_excerpt"
PUBLISH: Final = "statements.publish_excerpt"
PUBLISH_OWN: Final = "statements.publish_own_excerpt"


class Refused(ValueError):
    """A step that may not be taken; the message says why and what can be done."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step: from which states, to which, and with which permission.

    `by_another` where whoever last changed the words may not take it; `reasoned` where a reason
    has to be given.
    """

    name: str
    label: str
    froms: tuple[State, ...]
    to: State
    permission: str
    by_another: bool = False
    reasoned: bool = False


STEPS: Final = (
    Step("submit", "Send to review", (State.DRAFT,), State.IN_REVIEW, SUBMIT),
    Step("return", "Send back as a draft", (State.IN_REVIEW,), State.DRAFT, SUBMIT, reasoned=True),
    Step("publish", "Publish", (State.IN_REVIEW,), State.PUBLISHED, PUBLISH, by_another=True),
    Step("withdraw", "Withdraw", (State.PUBLISHED,), State.WITHDRAWN, PUBLISH, reasoned=True),
    Step(
        "republish",
        "Publish again",
        (State.WITHDRAWN,),
        State.PUBLISHED,
        PUBLISH,
        by_another=True,
        reasoned=True,
    ),
)
BY_NAME: Final = {step.name: step for step in STEPS}


@dataclass(frozen=True, slots=True)
class Choice:
    """A step from where an excerpt stands; `hindrance` says why it is not open to this editor."""

    step: Step
    hindrance: str = ""
    bypass: bool = False


def choices(excerpt: Excerpt, editor: Any) -> list[Choice]:
    """The steps from where an excerpt stands, for one editor."""
    return [_choice(step, excerpt, editor) for step in STEPS if excerpt.state in step.froms]


def _choice(step: Step, excerpt: Excerpt, editor: Any) -> Choice:
    if not editor.has_perm(step.permission):
        return Choice(step, "Your account may not do this: a reviewer does.")
    if step.to in {State.IN_REVIEW, State.PUBLISHED} and (page := _wrong_page(excerpt)):
        return Choice(step, page)
    if step.by_another and is_author(excerpt, editor):
        if editor.has_perm(PUBLISH_OWN):
            return Choice(step, bypass=True)
        return Choice(step, "You changed its words last, so another person has to publish it.")
    return Choice(step)


def _wrong_page(excerpt: Excerpt) -> str:
    """Why a pin-cite that the check found wrong stands in the way."""
    found = Verification.objects.filter(excerpt=excerpt, page_verdict=PageVerdict.WRONG).first()
    if found is None or excerpt.verdict_stale:
        return ""
    pages = ", ".join(found.printed_pages) or ", ".join(map(str, found.file_pages))
    return (
        f"Printed page: {excerpt.printed_page or excerpt.file_page} is wrong. "
        f"The words stand on {pages}. Mend the page first."
    )


def is_author(excerpt: Excerpt, editor: Any) -> bool:
    """Whether an editor was the last to change what an excerpt says."""
    made = author_of(excerpt)
    return bool(made and made.by_id == editor.pk)


@transaction.atomic
def take(name: str, *, excerpt: Excerpt, by: User, why: str = "") -> Excerpt:
    """Take a step. Raises Refused, in a sentence for the editor, where it may not be taken."""
    held = Excerpt.objects.select_for_update().get(pk=excerpt.pk)
    step = BY_NAME.get(name)
    if step is None:
        raise Refused(f"“{name[:40]}” is no step. The steps are: {', '.join(BY_NAME)}.")
    if held.state not in step.froms:
        raise Refused(
            f"It is {held.get_state_display().lower()} now, so “{step.label}” does not apply."
        )
    choice = _choice(step, held, by)
    if choice.hindrance:
        raise Refused(choice.hindrance)
    if (step.reasoned or choice.bypass) and not why.strip():
        own = " of publishing what you changed yourself" if choice.bypass else ""
        raise Refused(f"Give a reason{own}: it is kept in the history.")
    said = f"Published by its own author: {why.strip()}" if choice.bypass else why
    with revising(held, by=by, why=said):
        held.state = step.to
        held.full_clean()
        held.save()
    excerpt.state = held.state
    return held
