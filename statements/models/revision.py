"""What a record was at each save: who, when, why, and every field as it then stood."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone


class Action(models.TextChoices):
    """What was done."""

    FOUND = "found", "As it was found"
    ADDED = "added", "Added"
    CHANGED = "changed", "Changed"
    PROPOSED = "proposed", "Change proposed"
    DECLINED = "declined", "Proposal declined"
    RESTORED = "restored", "Restored"
    MERGED = "merged", "Merged into another"
    DELETED = "deleted", "Taken out of the record"


class RevisionQuerySet(models.QuerySet["Revision"]):
    """Revisions, newest first."""

    def of(self, kind: str, record: int) -> RevisionQuerySet:
        return self.filter(kind=kind, record=record)

    def as_held(self) -> RevisionQuerySet:
        """Those that say how the record stood; a proposal is not yet the record."""
        return self.exclude(action__in=[Action.PROPOSED, Action.DECLINED])

    def open_proposals(self) -> RevisionQuerySet:
        return self.filter(action=Action.PROPOSED, settled_at__isnull=True)

    def deletions(self) -> RevisionQuerySet:
        """Records that are gone; one that was restored is none."""
        return self.filter(action=Action.DELETED, settled_at__isnull=True)


class Revision(models.Model):
    """One save of one record with its parts. Written at the desk, and never changed after."""

    kind = models.CharField(max_length=40, help_text="The model's name, such as excerpt.")
    record = models.BigIntegerField(help_text="The id of the record.")
    label = models.CharField(max_length=300, help_text="What the record was called.")
    slug = models.CharField(max_length=100, blank=True, help_text="Its slug, where it has one.")
    action = models.CharField(max_length=12, choices=Action)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="revisions",
    )
    by_name = models.CharField(
        max_length=150, blank=True, help_text="Kept when the account is gone."
    )
    why = models.TextField(blank=True, help_text="The reason that was given.")
    data: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(
        help_text="Every field as it then stood; related records by id, parts within."
    )
    changed: models.JSONField[list[str], list[str]] = models.JSONField(
        default=list, help_text="Names of the fields that were changed."
    )
    digest = models.CharField(max_length=64, help_text="SHA-256 of the data.")
    batch = models.UUIDField(
        null=True, blank=True, help_text="What was written together, such as one table's rows."
    )
    settled_at = models.DateTimeField(
        null=True, blank=True, help_text="When a proposal was decided, or a deletion undone."
    )

    objects = RevisionQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["kind", "record", "-id"], name="revision_by_record"),
            models.Index(fields=["kind", "slug", "action"], name="revision_by_slug"),
            models.Index(fields=["batch"], name="revision_by_batch"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(action__in=Action.values),
                name="revision_action_known",
                violation_error_message="Take one of the listed actions.",
            ),
        ]
        permissions = [
            ("import_table", "Can write whole tables into the record, and undo that"),
            ("restore_deleted", "Can bring back what was taken out of the record"),
        ]

    def __str__(self) -> str:
        return f"{self.get_action_display()}: {self.label}"
