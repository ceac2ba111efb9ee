"""Accounts and groups: what they may do, and a word in the audit log for every change."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django_otp.plugins.otp_static import admin as static
from django_otp.plugins.otp_totp import admin as totp

from statements.editing.auditing import audit
from statements.editing.second_factor import has_one, turn_off
from statements.models import Event

# The packages' own forms: what they show of a key, nobody is to see again.
admin.site.unregister([User, Group, totp.TOTPDevice, static.StaticDevice])


def _rights(row: Any) -> dict[str, str]:
    """What an account or a group may do, in words that can be compared."""
    if isinstance(row, Group):
        return {"permissions": _listed(row.permissions.values_list("codename", flat=True))}
    return {
        "active": str(row.is_active),
        "staff": str(row.is_staff),
        "superuser": str(row.is_superuser),
        "groups": _listed(row.groups.values_list("name", flat=True)),
        "permissions": _listed(row.user_permissions.values_list("codename", flat=True)),
        "password": row.password[-12:],
    }


def _listed(names: Any) -> str:
    return ", ".join(sorted(names)) or "none"


class Audited(admin.ModelAdmin[Any]):
    """Every change of what an account may do is told to the audit log."""

    added, changed, deleted = Event.ACCOUNT_ADDED, Event.ACCOUNT_CHANGED, Event.ACCOUNT_DELETED

    def save_form(self, request: Any, form: Any, change: Any) -> Any:
        if change:
            request.rights = _rights(type(form.instance).objects.get(pk=form.instance.pk))
        return super().save_form(request, form, change)

    def log_addition(self, request: Any, obj: Model, message: Any) -> Any:
        audit(self.added, obj, request=request, by=request.user, details=_told({}, _rights(obj)))
        return super().log_addition(request, obj, message)

    def log_change(self, request: Any, obj: Model, message: Any) -> Any:
        before = getattr(request, "rights", None)
        now = _rights(type(obj)._default_manager.get(pk=obj.pk))
        told = _told(before, now) if before is not None else "password: another"
        if told:
            audit(self.changed, obj, request=request, by=request.user, details=told)
        return super().log_change(request, obj, message)

    def delete_model(self, request: Any, obj: Model) -> None:
        audit(self.deleted, obj, request=request, by=request.user)
        super().delete_model(request, obj)

    def delete_queryset(self, request: Any, queryset: Any) -> None:
        for row in queryset:
            self.delete_model(request, row)


def _told(before: dict[str, str], now: dict[str, str]) -> str:
    lines = []
    for name, value in now.items():
        if before.get(name) == value:
            continue
        if name == "password":
            lines += ["password: another"] if before else []
        elif before:
            lines.append(f"{name}: {before[name]} → {value}")
        elif value not in {"none", "False"}:
            lines.append(f"{name}: {value}")
    return "\n".join(lines)


@admin.register(User)
class AccountAdmin(Audited, UserAdmin[User]):
    """An editor's account."""

    list_display = ("username", "first_name", "last_name", "roles", "is_active", "last_login")
    actions = ("turn_off_second_factor",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        return super().get_queryset(request).prefetch_related("groups")

    def get_readonly_fields(self, request: Any, obj: Any = None) -> Any:
        """Only a superuser makes superusers: nobody raises themselves."""
        raised = () if request.user.is_superuser else ("is_superuser", "user_permissions")
        return (*super().get_readonly_fields(request, obj), *raised)

    def has_change_permission(self, request: Any, obj: Any = None) -> bool:
        return self._not_above(request, obj) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: Any, obj: Any = None) -> bool:
        return self._not_above(request, obj) and super().has_delete_permission(request, obj)

    def _not_above(self, request: Any, obj: Any) -> bool:
        return obj is None or request.user.is_superuser or not obj.is_superuser

    @admin.display(description="roles")
    def roles(self, user: User) -> str:
        return ", ".join(group.name for group in user.groups.all()) or "-"

    @admin.action(description="Turn off the second factor", permissions=["change"])
    def turn_off_second_factor(self, request: Any, queryset: QuerySet[User]) -> None:
        """For an editor who lost a phone."""
        done = [user for user in queryset if self._not_above(request, user) and has_one(user)]
        for user in done:
            turn_off(user)
            audit(Event.FACTOR_OFF, user, request=request, by=request.user)
        names = ", ".join(map(str, done)) or "nobody: none of them had one"
        messages.info(request, f"The second factor was turned off for {names}.")


@admin.register(Group)
class RoleAdmin(Audited, GroupAdmin):
    """A group and its permissions."""

    added = changed = deleted = Event.GROUP_CHANGED
