"""How far a record's facts have been checked, and against what."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models


class Confidence(models.TextChoices):
    """How a fact came to us."""

    VERIFIED = "verified", "Verified"
    PARTLY_VERIFIED = "partly-verified", "Partly verified"
    RECALLED = "recalled", "Recalled"


def is_list_of_text(value: object) -> None:
    """Raise ValidationError unless value is a list of texts, each one line."""
    if not (isinstance(value, list) and all(isinstance(item, str) for item in value)):
        raise ValidationError('Write a list of texts, such as ["first", "second"].')
    for item in value:
        if not item or item != item.strip() or len(item.splitlines()) > 1:
            raise ValidationError(f"“{item[:40]}” is not one line of text.")


def text_list(help_text: str) -> models.JSONField:
    """A field that holds a list of texts, in order."""
    return models.JSONField(
        default=list, blank=True, validators=[is_list_of_text], help_text=help_text
    )


class Provenance(models.Model):
    """What a record rests on. Doubt is shown where the record is shown."""

    confidence = models.CharField(
        max_length=20,
        choices=Confidence,
        default=Confidence.RECALLED,
        help_text=(
            "Verified: every fact was seen in a named source. Partly verified: some fields, "
            "named below, are from memory. Recalled: all of it is."
        ),
    )
    unverified_fields = text_list('Which facts are from memory, such as ["day and month"].')
    evidence = text_list("Where the facts were seen: one address or file each.")
    note = models.TextField(
        blank=True, help_text="What a reader should know about this record. Shown to the public."
    )

    class Meta:
        abstract = True

    @property
    def is_doubtful(self) -> bool:
        return self.confidence != Confidence.VERIFIED


def confidence_is_known(model: str) -> models.CheckConstraint:
    """The rule that confidence is one of the three words."""
    return models.CheckConstraint(
        condition=models.Q(confidence__in=Confidence.values),
        name=f"{model}_confidence_known",
        violation_error_message="Confidence is verified, partly-verified or recalled.",
    )
