"""Every save at the desk is a revision: nothing is overwritten unseen, nothing is lost."""

from __future__ import annotations

from typing import Any, TypeVar

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from statements.admin.history import entries, proposals
from statements.admin.record_form import RecordForm, sides
from statements.editing.restoring import CannotBeRestored, restore
from statements.editing.revisions import PARTS, Data, digest, note, snapshot, whole_of
from statements.editing.withdrawal import take_out
from statements.models import Revision

M = TypeVar("M", bound=models.Model)

MOST_REASON = 2_000


def reason(request: HttpRequest) -> str:
    """Why, as the editor wrote it beside the buttons."""
    return request.POST.get("_why", "").replace("\0", "").strip()[:MOST_REASON]


class Revised(ModelAdmin[M]):
    """A form that keeps what it found, what it wrote, by whom and why."""

    object_history_template = "admin/history.html"
    form: type[Any] = RecordForm

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> M | None:
        """On the way to a save: whoever else saves the record waits until this is done."""
        if request.method == "POST":
            found = super().get_object(request, object_id, from_field)
            if found is None:
                return None
            rows = self.model._base_manager.filter(pk=found.pk)
            if transaction.get_connection().in_atomic_block:
                rows.select_for_update().first()
            _held_of(request)[self.model, found.pk] = snapshot(whole_of(found))
        return super().get_object(request, object_id, from_field)

    def get_form(
        self, request: HttpRequest, obj: M | None = None, *rest: Any, **kwargs: Any
    ) -> Any:
        form = super().get_form(request, obj, *rest, **kwargs)
        if obj is not None and issubclass(form, RecordForm):
            form.held = _held_of(request).get((self.model, obj.pk), {})
            form.seen = request.POST.get("_seen", "")
        return form

    def render_change_form(self, request: HttpRequest, context: Any, *rest: Any, **kw: Any) -> Any:
        record = kw.get("obj")
        if record is not None:
            context["seen"] = digest(snapshot(whole_of(record)))
            form = context["adminform"].form
            if getattr(form, "conflict", None):
                parts = [
                    part.form
                    for inline in context["inline_admin_formsets"]
                    for part in inline
                    if part.original and part.form.has_changed()
                ]
                context["conflict"] = form.conflict
                context["conflicting"] = [each for box in (form, *parts) for each in sides(box)]
        context["why"] = reason(request) if request.method == "POST" else ""
        return super().render_change_form(request, context, *rest, **kw)

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        whole = whole_of(obj)
        before = {} if whole is obj else self.before(request, obj)
        note(whole, before=before, by=request.user, why=self.why(request, obj))
        return super().log_addition(request, obj, message)

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        before, why = self.before(request, obj), self.why(request, obj)
        note(whole_of(obj), before=before, by=request.user, why=why)
        return super().log_change(request, obj, message)

    def why(self, request: HttpRequest, obj: Any) -> str:
        """What the history gives as the reason."""
        return reason(request)

    def before(self, request: HttpRequest, obj: Any) -> Data:
        """What was held when the save began; of a part that is new, its record without it."""
        held = _held_of(request).get((type(obj), obj.pk))
        if held is None:
            held = snapshot(whole_of(obj))
            for name in PARTS.get(type(whole_of(obj)), ()):
                if whole_of(obj)._meta.get_field(name).related_model is type(obj):
                    held[name] = [row for row in held[name] if row["id"] != obj.pk]
        return held

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: Any) -> None:
        """Records within another's form, such as a document's excerpts, are revised themselves."""
        if formset.model not in _own_records(self):
            super().save_formset(request, form, formset, change)
            return
        changed = [part.instance for part in formset.initial_forms if part.has_changed()]
        before = {row.pk: snapshot(row) for row in changed}
        super().save_formset(request, form, formset, change)
        for row in formset.new_objects:
            note(row, before={}, by=request.user, why=reason(request))
        for row in changed:
            if type(row)._base_manager.filter(pk=row.pk).exists():
                note(row, before=before[row.pk], by=request.user, why=reason(request))

    def delete_model(self, request: HttpRequest, obj: M) -> None:
        whole = whole_of(obj)
        if whole is obj:
            take_out(obj, by=request.user, why=reason(request))
            return
        before = snapshot(whole)
        obj.delete()
        note(whole, before=before, by=request.user, why=reason(request))

    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet[M]) -> None:
        with transaction.atomic():
            for row in queryset:
                self.delete_model(request, row)

    # History

    def get_urls(self) -> list[URLPattern]:
        name = f"statements_{self.opts.model_name}_restore"
        view = self.admin_site.admin_view(self.restore_view)
        return [
            path("<path:object_id>/history/<int:revision>/restore/", view, name=name),
            *super().get_urls(),
        ]

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        record = self.get_object(request, unquote(object_id))
        if record is None:
            return self._gone(request, object_id)
        if not self.has_view_or_change_permission(request, record):
            raise PermissionDenied
        whole = whole_of(record)
        context = {
            **self.admin_site.each_context(request),
            "title": f"History: {whole}",
            "opts": self.opts,
            "object": record,
            "whole": whole,
            "page": entries(whole, request.GET.get("p", "")),
            "proposals": proposals(whole),
            "may_restore": self.has_change_permission(request, record) and whole is record,
            **(extra_context or {}),
        }
        return TemplateResponse(request, self.object_history_template, context)

    def _gone(self, request: HttpRequest, object_id: str) -> HttpResponse:
        named = f"{self.opts.verbose_name} with ID “{unquote(object_id)[:60]}”"
        messages.warning(request, f"{named} doesn’t exist. Perhaps it was deleted?".capitalize())
        return HttpResponseRedirect(reverse("admin:index"))

    def restore_view(self, request: HttpRequest, object_id: str, revision: int) -> HttpResponse:
        """Make the record what it was, wholly or in the field that `field` names."""
        record = self.model._base_manager.filter(pk=key_of(object_id)).first()
        made = Revision.objects.filter(
            pk=revision, kind=self.opts.model_name, record=key_of(object_id)
        ).first()
        if record is None or made is None:
            return self._gone(request, object_id)
        history = reverse(f"admin:statements_{self.opts.model_name}_history", args=[record.pk])
        if request.method != "POST":
            return HttpResponseRedirect(history)
        if not self.has_change_permission(request, record):
            raise PermissionDenied
        names = [name for name in request.POST.getlist("field") if name in made.data]
        try:
            with transaction.atomic():
                self.put_back(request, record, made, names)
        except CannotBeRestored as error:
            messages.error(request, str(error))
        return HttpResponseRedirect(history)

    def put_back(self, request: HttpRequest, record: Any, made: Revision, names: list[str]) -> None:
        restore(made, names=names, by=request.user, why=reason(request))
        what = "one field" if len(names) == 1 else "the record"
        messages.success(
            request, f"Put back: {what}, as it was on {made.at:%-d %B %Y, %H:%M} (UTC)."
        )


def _own_records(desk: ModelAdmin[Any]) -> set[type[models.Model]]:
    """Models within this form that have revisions of their own."""
    parts = {desk.model._meta.get_field(name).related_model for name in PARTS.get(desk.model, ())}
    return {inline.model for inline in desk.inlines} - parts


def _held_of(request: Any) -> dict[tuple[type[models.Model], int], Data]:
    """What the records in question were when this request came, kept with the request."""
    if not hasattr(request, "held_at_first"):
        request.held_at_first = {}
    held: dict[tuple[type[models.Model], int], Data] = request.held_at_first
    return held


def key_of(object_id: str) -> int:
    text = unquote(object_id)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0
