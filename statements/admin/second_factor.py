"""The page on which editors turn their second factor on and off."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache
from django_otp import login as verified

from statements.editing.auditing import audit
from statements.editing.second_factor import begun, has_one, key_of, picture_of, turn_off, turn_on
from statements.models import Event


@never_cache
def second_factor(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """On: how to turn it off. Off: the key, and a box for its first code."""
    user = cast(User, request.user)
    context: dict[str, Any] = {**site.each_context(request), "title": "Second factor"}
    if has_one(user):
        if request.method == "POST":
            return _off(request, user)
        context["is_on"] = True
        return TemplateResponse(request, "admin/second_factor.html", context)
    device = begun(user)
    if request.method == "POST":
        codes = turn_on(user, device, request.POST.get("code", "")[:20])
        if codes is not None:
            device.refresh_from_db()
            verified(request, device)
            audit(Event.FACTOR_ON, user, request=request)
            context |= {"is_on": True, "codes": codes}
            return TemplateResponse(request, "admin/second_factor.html", context)
        context["problem"] = "This is not the code of now. Is the phone’s clock right?"
    # Nothing in the picture comes from a visitor: it is squares.
    context |= {"key": key_of(device), "picture": mark_safe(picture_of(device))}  # noqa: S308
    return TemplateResponse(request, "admin/second_factor.html", context)


def _off(request: HttpRequest, user: User) -> HttpResponse:
    if user.check_password(request.POST.get("password", "")):
        turn_off(user)
        audit(Event.FACTOR_OFF, user, request=request)
        messages.success(request, "The second factor is off.")
    else:
        messages.error(request, "This is not your password. The second factor is still on.")
    return HttpResponseRedirect(reverse("admin:second_factor"))
