"""The audit log: events of other packages come in here, and the desk's own."""

from __future__ import annotations

from typing import Any

from axes.signals import user_locked_out
from django.conf import settings
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.http import HttpRequest

from statements.models import AuditEntry, Event


def address_of(request: Any) -> str:
    """The visitor's network address; behind a trusted proxy, as that one saw it."""
    if not isinstance(request, HttpRequest):
        return ""
    if settings.SECURE_PROXY_SSL_HEADER:
        # The last is the proxy's own word; those before it a visitor can write.
        seen: str = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")[-1].strip()
        if seen:
            return seen[:45]
    return str(request.META.get("REMOTE_ADDR", ""))[:45]


def audit(
    event: Event, account: Any, *, request: Any = None, by: Any = None, details: str = ""
) -> None:
    """Write one entry. `account` and `by` are accounts or names."""
    AuditEntry.objects.create(
        event=event,
        account=str(account)[:150].replace("\0", ""),
        by_name=str(by or "")[:150],
        address=address_of(request),
        details=details,
    )


def listen() -> None:
    """Hear of logins, failures, lockouts and logouts."""
    user_logged_in.connect(_logged_in)
    user_logged_out.connect(_logged_out)
    user_login_failed.connect(_failed)
    user_locked_out.connect(_locked)


def _logged_in(*, request: Any, user: Any, **_: Any) -> None:
    audit(Event.LOGIN, user, request=request)


def _logged_out(*, request: Any, user: Any, **_: Any) -> None:
    if user is not None:
        audit(Event.LOGOUT, user, request=request)


def _failed(*, credentials: Any, request: Any = None, **_: Any) -> None:
    audit(Event.FAILED, credentials.get("username", ""), request=request)


def _locked(*, request: Any, username: str = "", **_: Any) -> None:
    audit(Event.LOCKED, username or "", request=request)
