"""Excerpts: verbatim words, where they stand, and what they are about."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.forms import Script
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.text import Truncator
from django.views.decorators.http import require_POST

from statements.admin.desk import RecordInline
from statements.admin.excerpt_check import check_typed, fragment
from statements.admin.excerpt_form import ExcerptForm, ExcerptsFormSet
from statements.admin.list_filters import DocumentPresidencyFilter
from statements.admin.steps import WithSteps
from statements.models import Excerpt, State, StrategyDocument
from statements.sources.verification import verify_excerpt

HELP = {
    "slug": (
        "Stands in the address. Left empty, the next free one is made from the document, such as "
        "nss-2010-c. Once public it keeps its meaning: changing it leaves a redirect behind."
    ),
    "position": (
        "Its place among the excerpts of the document, from 1. Left empty, it comes after the last."
    ),
    "topics": "Type part of a topic’s name. Take as many as the words speak of.",
    "state": "Only published excerpts are public. A withdrawn one was public once.",
    "verdict": "Set by the check against the held source, not by hand.",
}


def public_address(excerpt: Excerpt) -> str | None:
    """Where a reader finds it; a draft is found nowhere."""
    return excerpt.get_absolute_url() if excerpt.state == State.PUBLISHED else None


def _links(excerpt: Excerpt) -> dict[str, list[int]]:
    names = ("topics", "institutions", "legislation")
    if not excerpt.pk:
        return {}
    return {name: list(getattr(excerpt, name).values_list("pk", flat=True)) for name in names}


class WithExcerptFields:
    """Help texts and boxes of an excerpt, the same by itself and within its document."""

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name in HELP:
            kwargs["help_text"] = HELP[db_field.name]
        box = super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]
        if db_field.name == "text":
            box.widget.attrs |= {"rows": 9, "class": "vLargeTextField words"}
        return box


class Excerpts(WithExcerptFields, RecordInline[Excerpt, StrategyDocument]):
    """The excerpts of one document; topics, laws and doubts stand on each one's own form."""

    model = Excerpt
    fk_name = "document"
    form = ExcerptForm
    formset = ExcerptsFormSet
    fields = (
        "text",
        ("printed_page", "file_page", "position"),
        "heading",
        "editors_note",
        "slug",
    )
    ordering = ("position", "slug")
    reads = ("document__administration__president",)

    def view_on_site(self, obj: Excerpt) -> str | None:
        return public_address(obj)


@admin.register(Excerpt)
class ExcerptAdmin(WithExcerptFields, WithSteps):
    """Words first, then where they stand, what they are about, and how they were found."""

    form = ExcerptForm
    list_display = ("slug", "words", "document", "page", "state", "verdict")
    list_filter = (
        "state",
        DocumentPresidencyFilter,
        "document__kind",
        "verdict",
        "check_status",
        ("printed_page", admin.EmptyFieldListFilter),
        "topics",
    )
    search_fields = (
        "slug",
        "text",
        "heading",
        "speaker",
        "document__title",
        "document__short_title",
        "document__kind",
        "document__date",
        "document__administration__president__short_name",
    )
    search_help_text = (
        "Words of the excerpt, its slug, or its document’s title, kind, year, president."
    )
    autocomplete_fields = (
        "document",
        "candidate_document",
        "topics",
        "institutions",
        "legislation",
        "quoted_in",
    )
    reads = ("document__administration__president",)
    readonly_fields = ("how_it_stands", "state", "verdict", "verdict_stale", "as_pasted")
    fieldsets = (
        (None, {"fields": ("text", "document", "how_it_stands")}),
        (
            "Where the words stand",
            {"fields": (("printed_page", "file_page", "position"), "heading")},
        ),
        ("What they are about", {"fields": ("topics", "institutions", "legislation")}),
        (
            "Where the document or its author is in doubt",
            {
                "classes": ("collapse",),
                "fields": (
                    "candidate_document",
                    "document_confidence",
                    "speaker",
                    "attribution_note",
                    "quoted_in",
                    "quoted_at",
                ),
            },
        ),
        (
            "What was found by hand",
            {
                "classes": ("collapse",),
                "fields": (
                    "check_status",
                    "check_found",
                    "check_places",
                    "check_page",
                    "check_differences",
                    "display_text",
                ),
            },
        ),
        (
            "On the way to the public",
            {
                "fields": (
                    "editors_note",
                    "slug",
                    ("state", "verdict", "verdict_stale"),
                    "as_pasted",
                )
            },
        ),
    )

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest | None = None) -> bool:
        # The link on a document's form.
        return lookup == "document__id__exact" or super().lookup_allowed(lookup, value, request)

    def get_urls(self) -> list[URLPattern]:
        check = self.admin_site.admin_view(require_POST(check_typed))
        return [path("check/", check, name="statements_excerpt_check"), *super().get_urls()]

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: Any) -> None:
        super().save_related(request, form, formsets, change)
        verify_excerpt(form.instance)

    def check_again(self, pk: int) -> None:
        verify_excerpt(Excerpt.objects.get(pk=pk))

    @admin.display(description="against the source")
    def how_it_stands(self, excerpt: Excerpt) -> str:
        """Said anew while an editor types, where scripts run, and by the button in any case."""
        given = getattr(excerpt, "given", None) or {
            "text": excerpt.text,
            "document": str(excerpt.document_id or ""),
            "printed_page": excerpt.printed_page,
            "file_page": str(excerpt.file_page or ""),
            **_links(excerpt),
        }
        return format_html(
            '<div id="check-result" role="status" data-url="{}" data-excerpt="{}">{}</div>'
            '<button class="button" name="_check" value="1">Check</button>',
            reverse("admin:statements_excerpt_check"),
            excerpt.pk or "",
            fragment(given, but=excerpt.pk),
        )

    class Media:
        js = (Script("js/check.js", defer=True),)

    @admin.display(description="page", ordering="printed_page")
    def page(self, excerpt: Excerpt) -> str:
        return excerpt.printed_page or "-"

    @admin.display(description="words")
    def words(self, excerpt: Excerpt) -> str:
        return Truncator(excerpt.text).words(16)

    def view_on_site(self, obj: Excerpt) -> str | None:
        return public_address(obj)
