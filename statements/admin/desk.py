"""What every list, form and inline of the editors' desk does alike."""

from __future__ import annotations

from typing import Any, TypeVar
from urllib.parse import unquote_plus

from django.contrib import admin, messages
from django.contrib.admin import ModelAdmin, SimpleListFilter, StackedInline
from django.contrib.admin.exceptions import (
    DisallowedModelAdminLookup,
    DisallowedModelAdminToField,
)
from django.contrib.admin.options import BaseModelAdmin, IncorrectLookupParameters
from django.contrib.admin.views.main import ERROR_FLAG
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, models
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString

from statements.admin.fields import (
    CountFromOneField,
    ParticularsField,
    ProseField,
    TermMentionsField,
    TextListField,
    shortened,
)
from statements.admin.parts import PartsFormSet
from statements.admin.revised import Revised
from statements.admin.tables import table_of
from statements.admin.widgets import RelationSelect, RelationSelectMultiple
from statements.editing.sheets.columns import kind_of
from statements.models import Slugged

M = TypeVar("M", bound=models.Model)
P = TypeVar("P", bound=models.Model)

PLAIN_HELP = {
    "unverified_fields": "Which facts are from memory, such as: day and month.",
    "particulars": "Further facts by key.",
    "term_mentions": "How often the document uses certain words.",
}
PLAIN_LABELS = {
    "text": "Words",
    "official_url": "Official address",
    "archived_url": "Archived address",
    "other_urls": "Other addresses",
    "url_confidence": "How the addresses are known",
    "url": "Address",
}
JSON_FIELDS = {"particulars": ParticularsField, "term_mentions": TermMentionsField}
COUNTED_FROM_ONE = {"file_page", "position", "page_count"}
# How the lists' own filters end their parameters; anything else asked of a list is refused.
FILTER_ENDINGS = ("", "__exact", "__id__exact", "__isnull", "__isempty")
DAY_ENDINGS = ("__year", "__month", "__day")


class Desk(BaseModelAdmin[M]):
    """Fields and relations, the same in a form of its own and in an inline."""

    # What a row's name and columns read of other tables, fetched along with the rows.
    reads: tuple[str, ...] = ()

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[M]:
        rows = super().get_queryset(request)
        return rows.select_related(*self.reads) if self.reads else rows

    def get_field_queryset(self, db: Any, db_field: Any, request: HttpRequest) -> Any:
        """Related records are named as their own list names them, in as few queries."""
        related: ModelAdmin[Any] = self.admin_site.get_model_admin(db_field.remote_field.model)
        return related.get_queryset(request)

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.is_relation:
            box: Any = super().formfield_for_dbfield(db_field, request, **kwargs)
            box.widget.can_delete_related = False  # a slip there would reach beyond this form
            return box
        if db_field.choices:
            return super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name in PLAIN_HELP:
            kwargs["help_text"] = PLAIN_HELP[db_field.name]
        if db_field.name in PLAIN_LABELS:
            kwargs.setdefault("label", PLAIN_LABELS[db_field.name])
        if isinstance(db_field, models.URLField):
            kwargs["assume_scheme"] = "https"
        elif isinstance(db_field, models.JSONField):
            kwargs["form_class"] = JSON_FIELDS.get(db_field.name, TextListField)
        elif isinstance(db_field, models.TextField):
            kwargs = {"form_class": ProseField, "widget": ProseField().widget, **kwargs}
        elif db_field.name in COUNTED_FROM_ONE and db_field.default != 0:
            kwargs.setdefault("form_class", CountFromOneField)
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def formfield_for_foreignkey(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", RelationSelect(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", RelationSelectMultiple(db_field, self.admin_site))
        return super().formfield_for_manytomany(db_field, request, **kwargs)


class RecordAdmin(Desk[M], Revised[M]):
    """The list and the form of one kind of record."""

    list_per_page = 50
    # A list never counts all its rows a second time to say "of how many".
    show_full_result_count = False

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponseBase:  # type: ignore[override]
        """The list; an address that it cannot read says so, and shows everything."""
        if ERROR_FLAG in request.GET:
            return HttpResponseRedirect(request.path)
        context = {**(extra_context or {}), "exports": kind_of(self.model) is not None}
        response = super().changelist_view(request, context)
        if isinstance(response, HttpResponseRedirect) and response.url.endswith(f"?{ERROR_FLAG}=1"):
            asked = shortened(unquote_plus(request.META.get("QUERY_STRING", "")))
            messages.warning(
                request,
                f"This list has no such filter, order or page: “{asked}”. It was left out, and "
                "everything is shown.".replace("\0", "␀"),
            )
            return HttpResponseRedirect(request.path)
        return response

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        if any("\0" in value for key in request.GET for value in (key, *request.GET.getlist(key))):
            raise IncorrectLookupParameters("a null character")
        try:
            return super().get_changelist_instance(request)
        except (DisallowedModelAdminLookup, DisallowedModelAdminToField) as error:
            raise IncorrectLookupParameters(error) from error

    @admin.action(description="Export as CSV", permissions=["view"])
    def export_csv(self, request: HttpRequest, queryset: models.QuerySet[M]) -> Any:
        return self._exported(queryset, "csv")

    @admin.action(description="Export as XLSX", permissions=["view"])
    def export_xlsx(self, request: HttpRequest, queryset: models.QuerySet[M]) -> Any:
        return self._exported(queryset, "xlsx")

    def _exported(self, queryset: models.QuerySet[M], form: str) -> HttpResponseBase:
        kind = kind_of(self.model)
        assert kind  # noqa: S101  (the actions are there only where there is one)
        return table_of(kind, form, rows=kind.rows().filter(pk__in=queryset.values("pk")))

    def export_list(self, request: HttpRequest, form: str) -> HttpResponseBase:
        """All that a list holds, as its address narrows it."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        try:
            rows = self.get_changelist_instance(request).get_queryset(request)
        except IncorrectLookupParameters:
            return HttpResponseRedirect(f"./?{request.GET.urlencode()}")
        return self._exported(rows, form)

    def get_urls(self) -> list[URLPattern]:
        if not kind_of(self.model):
            return super().get_urls()
        name = f"statements_{self.opts.model_name}_export"
        view = self.admin_site.admin_view(self.export_list)
        return [path("export.<str:form>", view, name=name), *super().get_urls()]

    def get_actions(self, request: HttpRequest) -> Any:
        actions = super().get_actions(request)
        if kind_of(self.model):
            for name in ("export_csv", "export_xlsx"):
                action = self.get_action(name)
                if action and self.has_view_permission(request):
                    actions[name] = action
        return actions

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest | None = None) -> bool:
        if self.date_hierarchy and lookup.startswith(self.date_hierarchy):
            return lookup.removeprefix(self.date_hierarchy) in DAY_ENDINGS
        return any(
            lookup == name + ending
            for name in map(_parameter, self.list_filter)
            for ending in FILTER_ENDINGS
        )

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet[M], search_term: str
    ) -> tuple[models.QuerySet[M], bool]:
        if "\0" in search_term:  # PostgreSQL refuses the question rather than finding nothing
            return queryset.none(), False
        return super().get_search_results(request, queryset, search_term)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Any = None,
    ) -> Any:
        """Two who save the same slug or place at once: the later one gets the form's message."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except IntegrityError:
            return super().changeform_view(request, object_id, form_url, extra_context)

    def save_model(self, request: HttpRequest, obj: M, form: Any, change: Any) -> None:
        _tell(request, form)
        renamed_from = form.initial.get("slug") if change and "slug" in form.changed_data else None
        super().save_model(request, obj, form, change)
        if renamed_from and isinstance(obj, Slugged) and obj.leaves_redirect():
            messages.info(request, _leads_on(obj, renamed_from))

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: Any) -> None:
        super().save_formset(request, form, formset, change)
        for part in formset.forms:
            _tell(request, part)


class RecordInline(Desk[M], StackedInline[M, P]):
    """Parts of a record within its form, folded until asked for."""

    formset: Any = PartsFormSet
    extra = 0
    classes = ("collapse",)
    show_change_link = True


def _parameter(list_filter: Any) -> str:
    if isinstance(list_filter, type) and issubclass(list_filter, SimpleListFilter):
        return str(list_filter.parameter_name)
    return list_filter[0] if isinstance(list_filter, tuple) else str(list_filter)


def _tell(request: HttpRequest, form: Any) -> None:
    """What a form did of its own accord, said to the editor."""
    for notice in getattr(form, "notices", ()):
        messages.info(request, notice)


def _leads_on(record: Slugged, old_slug: str) -> SafeString:
    if not hasattr(record, "get_absolute_url"):
        return format_html("“{}” now leads to “{}”.", old_slug, record.slug)
    new = record.get_absolute_url()
    old = type(record)(slug=old_slug).get_absolute_url()  # type: ignore[attr-defined]
    return format_html(
        'The old address <a href="{}">{}</a> now leads to <a href="{}">{}</a>.', old, old, new, new
    )
