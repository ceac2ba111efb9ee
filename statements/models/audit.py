"""Who came to the desk, who was kept out, and who changed what an account may do."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class Event(models.TextChoices):
    """What happened."""

    LOGIN = "login", "Logged in"
    LOGOUT = "logout", "Logged out"
    FAILED = "failed", "Login failed"
    LOCKED = "locked", "Locked out"
    FACTOR_ON = "factor-on", "Second factor turned on"
    FACTOR_OFF = "factor-off", "Second factor turned off"
    ACCOUNT_ADDED = "account-added", "Account added"
    ACCOUNT_CHANGED = "account-changed", "Account changed"
    ACCOUNT_DELETED = "account-deleted", "Account deleted"
    GROUP_CHANGED = "group-changed", "Group changed"


class AuditEntry(models.Model):
    """One event. Written as it happens, and never changed after."""

    at = models.DateTimeField(default=timezone.now)
    event = models.CharField(max_length=20, choices=Event)
    account = models.CharField(
        max_length=150, help_text="Whose; kept as text, for an account may go."
    )
    by_name = models.CharField(
        max_length=150, blank=True, help_text="Who did it, where it was another."
    )
    address = models.CharField(max_length=45, blank=True, help_text="From which network address.")
    details = models.TextField(blank=True, help_text="What was changed, in words.")

    class Meta:
        ordering = ["-pk"]
        verbose_name = "audit entry"
        verbose_name_plural = "audit log"
        indexes = [models.Index(fields=["event", "account"], name="audit_by_event")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(event__in=Event.values),
                name="audit_event_known",
                violation_error_message="Take one of the listed events.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_event_display()}: {self.account}"
