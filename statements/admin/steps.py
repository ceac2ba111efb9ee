"""An excerpt’s way to the public in its form: steps as buttons, public words by proposal."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_POST

from statements.admin.desk import RecordAdmin
from statements.admin.excerpt_check import with_what_is_taken
from statements.admin.revised import key_of, reason
from statements.editing import transitions
from statements.editing.deciding import accept, decline
from statements.editing.restoring import CannotBeRestored
from statements.editing.revisions import differing, propose, snapshot
from statements.editing.transitions import BY_NAME, PUBLISH_OWN, SUBMIT, Choice, Refused
from statements.models import Excerpt, Revision, State


class WithSteps(RecordAdmin[Excerpt]):
    """The form of what is written by one and published by another."""

    def render_change_form(self, request: HttpRequest, context: Any, *rest: Any, **kw: Any) -> Any:
        excerpt, form = kw.get("obj"), context["adminform"].form
        if getattr(form, "checking", False):
            form.instance.given = request.POST
            context["errors"] = []
        if excerpt is not None:
            context["steps"] = transitions.choices(excerpt, request.user)
            context["proposes"] = excerpt.state == State.PUBLISHED
        elif request.user.has_perm(SUBMIT):
            context["steps"] = [Choice(BY_NAME["submit"])]
        return super().render_change_form(request, context, *rest, **kw)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Any = None,
    ) -> Any:
        """A change of public words is taken back and kept as a proposal, in one transaction."""
        if request.method == "POST":
            checking = "_check" in request.POST
            request.POST = with_what_is_taken(request.POST, fill=checking)  # type: ignore[assignment]
        if request.method != "POST" or object_id is None:
            return super().changeform_view(request, object_id, form_url, extra_context)
        with transaction.atomic():
            before = transaction.savepoint()
            response = super().changeform_view(request, object_id, form_url, extra_context)
            proposed = getattr(request, "proposed", None)
            if proposed is None:
                return response
            transaction.savepoint_rollback(before)
            excerpt = Excerpt.objects.get(pk=key_of(object_id))
            propose(excerpt, data=proposed, by=request.user, why=reason(request))
        return response

    def get_form(self, request: Any, obj: Excerpt | None = None, *rest: Any, **kw: Any) -> Any:
        form = super().get_form(request, obj, *rest, **kw)
        form.checking = "_check" in request.POST
        return form

    def save_model(self, request: HttpRequest, obj: Excerpt, form: Any, change: Any) -> None:
        pasted = request.POST.get("_pasted", "").replace("\r\n", "\n").replace("\0", "").strip()
        if pasted and pasted != obj.text:
            obj.as_pasted = pasted
        super().save_model(request, obj, form, change)

    def log_addition(self, request: HttpRequest, obj: Excerpt, message: Any) -> Any:
        logged = super().log_addition(request, obj, message)
        self._step(request, obj)
        return logged

    def log_change(self, request: HttpRequest, obj: Excerpt, message: Any) -> Any:
        after, before = snapshot(obj), self.before(request, obj)
        changed = differing(before, after)
        if before["state"] == State.PUBLISHED and changed and not self._bypasses(request):
            request.proposed = after  # type: ignore[attr-defined]
            return super().log_change(request, obj, message)
        logged = super().log_change(request, obj, message)
        self._step(request, obj)
        return logged

    def _bypasses(self, request: HttpRequest) -> bool:
        """With its own permission and a reason; who made the site need not give one."""
        editor = cast(User, request.user)
        given = reason(request) or editor.is_superuser
        return bool(given and editor.has_perm(PUBLISH_OWN) and "_propose" not in request.POST)

    def why(self, request: HttpRequest, obj: Any) -> str:
        was = self.before(request, obj).get("state")
        if was == State.PUBLISHED and self._bypasses(request):
            return f"Published by its own author: {reason(request) or 'no reason was given.'}"
        return super().why(request, obj)

    def _step(self, request: HttpRequest, excerpt: Excerpt) -> None:
        name = request.POST.get("_step", "")
        if not name:
            return
        try:
            with transaction.atomic():
                transitions.take(
                    name, excerpt=excerpt, by=cast(User, request.user), why=reason(request)
                )
        except Refused as error:
            request.refused = True  # type: ignore[attr-defined]
            messages.error(request, f"What you wrote is saved. {error}")
        else:
            messages.success(request, f"It is {excerpt.get_state_display().lower()} now.")

    def response_add(
        self, request: HttpRequest, obj: Excerpt, post_url_continue: str | None = None
    ) -> HttpResponse:
        if getattr(request, "refused", False):
            return self._stay(obj)
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Excerpt) -> HttpResponse:
        if getattr(request, "proposed", None) is not None:
            messages.warning(
                request,
                "These words are public, so your change is kept as a proposal: another person "
                "publishes it. The public page is as it was.",
            )
            return HttpResponseRedirect(reverse("admin:statements_excerpt_history", args=[obj.pk]))
        if getattr(request, "refused", False):
            return self._stay(obj)
        return super().response_change(request, obj)

    def _stay(self, obj: Excerpt) -> HttpResponse:
        return HttpResponseRedirect(reverse("admin:statements_excerpt_change", args=[obj.pk]))

    def put_back(
        self, request: HttpRequest, record: Excerpt, made: Revision, names: list[str]
    ) -> None:
        """What is public is put back by a proposal as well."""
        if record.state != State.PUBLISHED:
            super().put_back(request, record, made, names)
            return
        held = snapshot(record)
        wanted = {name: made.data[name] for name in names or made.data if name != "state"}
        propose(record, data=held | wanted, by=request.user, why=reason(request))
        messages.warning(
            request, "These words are public: putting them back is kept as a proposal."
        )

    # What others proposed, and what was public

    def get_urls(self) -> list[URLPattern]:
        decide = self.admin_site.admin_view(require_POST(self.decide_view))
        return [
            path("<int:pk>/proposals/<int:revision>/", decide, name="statements_excerpt_decide"),
            *super().get_urls(),
        ]

    def decide_view(self, request: HttpRequest, pk: int, revision: int) -> HttpResponse:
        made = Revision.objects.open_proposals().filter(pk=revision, kind="excerpt", record=pk)
        proposal = made.first()
        back = HttpResponseRedirect(reverse("admin:statements_excerpt_history", args=[pk]))
        if proposal is None:
            messages.error(request, "This proposal was decided already.")
            return back
        decide = accept if request.POST.get("decision") == "accept" else decline
        try:
            decide(proposal, by=cast(User, request.user), why=reason(request))
        except (Refused, CannotBeRestored) as error:
            messages.error(request, str(error))
        else:
            done = "published" if decide is accept else "declined"
            messages.success(request, f"The change was {done}.")
            if decide is accept:
                self.check_again(pk)
        return back

    def check_again(self, pk: int) -> None:
        """Once words were changed by another way than the form."""

    def get_actions(self, request: HttpRequest) -> Any:
        """Several at once are never deleted: each has its own way out."""
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """A draft goes; what was public is withdrawn, with a reason, and can come back."""
        excerpt = self.get_object(request, object_id)
        if excerpt is None or excerpt.state not in {State.PUBLISHED, State.WITHDRAWN}:
            return super().delete_view(request, object_id, extra_context)
        if not self.has_delete_permission(request, excerpt):
            raise PermissionDenied
        if request.method == "POST":
            try:
                transitions.take(
                    "withdraw", excerpt=excerpt, by=cast(User, request.user), why=reason(request)
                )
            except Refused as error:
                messages.error(request, str(error))
            else:
                messages.success(request, "It is withdrawn: a note stands at its address.")
                return self._stay(excerpt)
        context = {
            **self.admin_site.each_context(request),
            "title": "Withdraw an excerpt",
            "opts": self.opts,
            "object": excerpt,
            "why": reason(request),
        }
        return TemplateResponse(request, "admin/withdraw.html", context)
