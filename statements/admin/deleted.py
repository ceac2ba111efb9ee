"""What was taken out of the record, and the way back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from statements.admin.revised import reason
from statements.editing.restoring import CannotBeRestored, bring_back
from statements.models import Revision

RESTORE = "statements.restore_deleted"


def deleted(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """The list; a POST names one and brings it back."""
    if not request.user.has_perm(RESTORE):
        raise PermissionDenied
    if request.method == "POST":
        return _bring_back(request)
    page: Any = Paginator(Revision.objects.deletions(), 50).get_page(request.GET.get("p"))
    context = {**site.each_context(request), "title": "Taken out of the record", "page": page}
    return TemplateResponse(request, "admin/deleted.html", context)


def _bring_back(request: HttpRequest) -> HttpResponse:
    key = request.POST.get("revision", "")
    number = int(key) if key.isascii() and key.isdigit() and len(key) < 19 else 0
    deletion = Revision.objects.deletions().filter(pk=number).first()
    if deletion is None:
        messages.error(request, "That was brought back already.")
        return HttpResponseRedirect(reverse("admin:deleted"))
    try:
        record = bring_back(deletion, by=request.user, why=reason(request))
    except CannotBeRestored as error:
        messages.error(request, str(error))
        return HttpResponseRedirect(reverse("admin:deleted"))
    messages.success(request, f"“{record}” is in the record again.")
    change = f"admin:statements_{record._meta.model_name}_change"
    return HttpResponseRedirect(reverse(change, args=[record.pk]))
