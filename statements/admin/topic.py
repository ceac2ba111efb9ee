"""Topics: the controlled vocabulary."""

from __future__ import annotations

from functools import partial

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.urls import URLPattern, path

from statements.admin.desk import RecordAdmin, RecordInline
from statements.admin.record_form import RecordForm
from statements.admin.topic_merge import merge_view
from statements.models import Topic


class NarrowerTopics(RecordInline[Topic, Topic]):
    """The topics beneath a topic."""

    model = Topic
    fields = ("label", "slug", "scope_note", "position")
    verbose_name = "topic beneath this one"
    verbose_name_plural = "topics beneath this one"


class TopicForm(RecordForm[Topic]):
    """Refuses a topic beneath itself, before the database would."""

    def clean_parent(self) -> Topic | None:
        parent: Topic | None = self.cleaned_data["parent"]
        if parent and parent == self.instance:
            raise ValidationError(f"“{parent}” cannot stand beneath itself. Choose a wider topic.")
        return parent


@admin.register(Topic)
class TopicAdmin(RecordAdmin[Topic]):
    """A term, its scope, and where it stands among the others."""

    form = TopicForm
    list_display = ("label", "parent", "slug", "position", "scope_note")
    list_filter = (("parent", admin.EmptyFieldListFilter),)
    search_fields = ("label", "slug", "scope_note")
    autocomplete_fields = ("parent",)
    reads = ("parent",)
    fields = ("label", "slug", "scope_note", "parent", "position")
    inlines = (NarrowerTopics,)

    def get_urls(self) -> list[URLPattern]:
        merge = self.admin_site.admin_view(partial(merge_view, site=self.admin_site))
        return [path("<int:pk>/merge/", merge, name="statements_topic_merge"), *super().get_urls()]

    def view_on_site(self, obj: Topic) -> str:
        return obj.get_absolute_url()
