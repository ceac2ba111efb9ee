"""Two topics made one: what will happen is shown first."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse

from statements.admin.revised import reason
from statements.editing.merging import CannotBeMerged, merge_topics
from statements.models import Topic


class MergeForm(forms.Form):
    """The topic that stays."""

    into = forms.ModelChoiceField(
        Topic.objects.all(), label="Into", help_text="The topic that stays, with its own words."
    )

    def __init__(self, *args: Any, gone: Topic, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        into: Any = self.fields["into"]
        into.queryset = Topic.objects.exclude(pk=gone.pk).order_by("label")


def merge_view(request: HttpRequest, pk: int, site: AdminSite) -> HttpResponse:
    """The form; with a topic chosen, everything of this one goes over to it."""
    topic = get_object_or_404(Topic, pk=pk)
    if not (
        request.user.has_perm("statements.change_topic")
        and request.user.has_perm("statements.delete_topic")
    ):
        raise PermissionDenied
    form = MergeForm(request.POST or None, gone=topic)
    if request.method == "POST" and form.is_valid():
        into, name = form.cleaned_data["into"], str(topic)
        try:
            moved = merge_topics(gone=topic, into=into, by=request.user, why=reason(request))
        except CannotBeMerged as error:
            form.add_error("into", str(error))
        else:
            messages.success(
                request,
                f"“{name}” is “{into}” now: {moved} excerpts went over, and its address leads on.",
            )
            return HttpResponseRedirect(reverse("admin:statements_topic_change", args=[into.pk]))
    context = {
        **site.each_context(request),
        "title": f"Merge “{topic}” into another topic",
        "opts": Topic._meta,
        "object": topic,
        "form": form,
        "excerpts": topic.excerpts.count(),
        "narrower": topic.children.count(),
    }
    return TemplateResponse(request, "admin/merge.html", context)
