"""The editors' desk: Django's admin, with pages of our own."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, path
from django.views.decorators.http import require_POST


class DeskSite(AdminSite):
    """One desk for the whole site."""

    site_header = site_title = "Atrocity Policy editors"

    def get_urls(self) -> list[URLResolver | URLPattern]:
        # Django makes the site before there are models to import.
        from statements.admin.deleted import deleted
        from statements.admin.review import review
        from statements.admin.second_factor import second_factor
        from statements.admin.tables import export_table, import_table, undo_import, write_table

        ours: list[URLResolver | URLPattern] = [
            path("review/", self.admin_view(partial(review, site=self)), name="review"),
            path("review/<str:name>/", self.admin_view(partial(review, site=self)), name="queue"),
            path(
                "second-factor/",
                self.admin_view(partial(second_factor, site=self)),
                name="second_factor",
            ),
            path("import/", self.admin_view(partial(import_table, site=self)), name="import_table"),
            path(
                "import/write/",
                self.admin_view(partial(write_table, site=self)),
                name="write_table",
            ),
            path("import/undo/", self.admin_view(require_POST(undo_import)), name="undo_import"),
            path(
                "export/<str:name>.<str:form>",
                self.admin_view(export_table),
                name="export_table",
            ),
            path("deleted/", self.admin_view(partial(deleted, site=self)), name="deleted"),
        ]
        return [*ours, *super().get_urls()]

    def has_permission(self, request: HttpRequest) -> bool:
        """Whoever has a second factor has shown it, in this very session."""
        from statements.editing.second_factor import has_one

        user: Any = request.user
        if not super().has_permission(request):
            return False
        if not hasattr(user, "has_second_factor"):  # asked several times a page
            user.has_second_factor = has_one(user)
        return bool(user.is_verified() or not user.has_second_factor)

    @property
    def login_form(self) -> Any:
        from statements.admin.login import LoginForm

        return LoginForm

    @login_form.setter
    def login_form(self, _: Any) -> None:
        """Django's own class sets none."""

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        from statements.editing.queues import BY_NAME

        context = super().each_context(request)
        if context.get("has_permission"):
            context["to_review"] = BY_NAME["to-review"].rows(request.user).count()
        return context
