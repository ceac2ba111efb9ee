"""The editors' desk: Django's admin, with pages of our own."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, path


class DeskSite(AdminSite):
    """One desk for the whole site."""

    site_header = site_title = "Atrocity Policy editors"

    def get_urls(self) -> list[URLResolver | URLPattern]:
        # Django makes the site before there are models to import.
        from statements.admin.deleted import deleted
        from statements.admin.review import review

        ours: list[URLResolver | URLPattern] = [
            path("review/", self.admin_view(partial(review, site=self)), name="review"),
            path("review/<str:name>/", self.admin_view(partial(review, site=self)), name="queue"),
            path("deleted/", self.admin_view(partial(deleted, site=self)), name="deleted"),
        ]
        return [*ours, *super().get_urls()]

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        from statements.editing.queues import BY_NAME

        context = super().each_context(request)
        if context.get("has_permission"):
            context["to_review"] = BY_NAME["to-review"].rows(request.user).count()
        return context
