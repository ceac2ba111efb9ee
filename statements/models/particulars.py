"""Further facts that few records have, each under its own label."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import models

from statements.citations.dates import PartialDate

LABELS: Mapping[str, str] = {
    "chair_source": "Source for the chair",
    "companion_bills": "Companion bill",
    "cosponsors_note": "Co-sponsors",
    "cover_date": "Date on the cover",
    "date_note": "On the date",
    "dcpd_note": "Compilation of Presidential Documents",
    "directed": "Ordered",
    "earlier_versions": "Earlier bills",
    "enactment_note": "Enactment",
    "first_chair": "First chair",
    "fr_citation": "Federal Register",
    "fr_document_number": "Federal Register document",
    "fr_publication_date": "Published in the Federal Register",
    "in_force": "In force since",
    "isbn": "ISBN",
    "key_provision": "The part that matters here",
    "page_count_basis": "Basis of the page count",
    "pending_reauthorization": "Bills to renew it",
    "related_actions": "Related actions",
    "released": "Released",
    "sections": "Sections",
    "task_force_members": "Members of the task force",
    "title_heading": "Heading of the title",
    "transmitted_to_congress": "Sent to Congress",
    "trial": "Trial",
    "us_relation": "The United States and it",
    "us_status": "The United States and it",
    "short_name": "Known as",
    "usc_note": "U.S. Code",
}


@dataclass(frozen=True, slots=True)
class Particular:
    """One labelled fact, with one value or several in order."""

    key: str
    label: str
    values: tuple[str, ...]


def are_particulars(value: object) -> None:
    """Raise ValidationError unless value maps known keys to a text or a list of texts."""
    if not isinstance(value, dict):
        raise ValidationError('Write an object, such as {"isbn": "0-16-041599-3"}.')
    for key, fact in value.items():
        if key not in LABELS:
            known = ", ".join(sorted(LABELS))
            raise ValidationError(f"“{key}” is not a particular. Known are: {known}.")
        texts = fact if isinstance(fact, list) else [fact]
        if not texts or not all(isinstance(text, str) and text for text in texts):
            raise ValidationError(f"“{key}” needs a text or a list of texts.")


class WithParticulars(models.Model):
    """A record with further facts."""

    particulars = models.JSONField(
        default=dict,
        blank=True,
        validators=[are_particulars],
        help_text='Further facts by key, such as {"isbn": "0-16-041599-3"}.',
    )

    class Meta:
        abstract = True

    def labelled_particulars(self) -> list[Particular]:
        """The further facts, ready to be listed; in our order, for PostgreSQL keeps none."""
        return [
            Particular(key, label, tuple(map(_as_printed, _texts(fact))))
            for key, label in LABELS.items()
            if (fact := self.particulars.get(key))
        ]


def _texts(fact: str | list[str]) -> list[str]:
    return fact if isinstance(fact, list) else [fact]


def _as_printed(text: str) -> str:
    """A date in the words that every page uses; anything else as it is."""
    try:
        return str(PartialDate.parse(text))
    except ValueError:
        return text
