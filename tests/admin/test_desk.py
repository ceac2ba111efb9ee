"""What every list and form of the desk does alike."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.admin import ModelAdmin
from django.contrib.admin.models import LogEntry
from django.contrib.admin.widgets import AutocompleteMixin
from django.contrib.auth.models import User
from django.contrib.messages import get_messages
from django.core import serializers
from django.db import connection, models
from django.forms import ChoiceField
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from statements.models import Change, Excerpt, Institution, Legislation, StrategyDocument, Topic
from tests.admin.rows import more_rows

# The change log is the database's own, and no part of the record.
MODELS = [each for each in apps.get_app_config("statements").get_models() if each is not Change]
NAMES = [model._meta.model_name or "" for model in MODELS]
WRITTEN_BY_HAND = [
    model
    for model in MODELS
    if model._meta.model_name
    not in {"slugredirect", "passage", "verification", "revision", "auditentry"}
]
# Rows of a list, whatever their number, cost no query of their own.
LIST_QUERIES = 12


def desk_of(model: type[models.Model]) -> ModelAdmin[Any]:
    return admin.site._registry[model]


def asked(editor: User) -> Any:
    request = RequestFactory().get("/")
    request.user = editor
    return request


@pytest.mark.parametrize("model", MODELS, ids=NAMES)
def test_every_model_has_its_desk(model: type[models.Model]) -> None:
    assert model in admin.site._registry


@pytest.mark.parametrize("model", WRITTEN_BY_HAND, ids=lambda model: model._meta.model_name)
def test_every_field_that_an_editor_writes_is_in_its_form(
    model: type[models.Model], editor: User
) -> None:
    shown = set(desk_of(model).get_form(asked(editor)).base_fields)
    read_only = set(desk_of(model).get_readonly_fields(asked(editor)))
    written = {
        field.name
        for field in [*model._meta.fields, *model._meta.many_to_many]
        if field.editable and not field.primary_key
    }
    assert written == (shown | read_only) & written


@pytest.mark.parametrize("model", MODELS, ids=NAMES)
def test_no_relation_is_a_list_of_all_rows(model: type[models.Model], editor: User) -> None:
    desk = desk_of(model)
    forms = [desk.get_form(asked(editor))]
    forms += [formset.form for formset, _ in desk.get_formsets_with_inlines(asked(editor))]
    for form in forms:
        for name, box in form.base_fields.items():
            if hasattr(box, "queryset"):
                widget = getattr(box.widget, "widget", box.widget)
                assert isinstance(widget, AutocompleteMixin), (form, name)
            elif isinstance(box, ChoiceField):
                choices: Any = box.choices
                assert len(list(choices)) < 30, (form, name)


@pytest.mark.parametrize(
    ("source", "field", "term", "found"),
    [
        (
            "excerpt",
            "document",
            "National Security Strategy 2010",
            "National Security Strategy (2010)",
        ),
        ("excerpt", "document", "nss-2010", "National Security Strategy (2010)"),
        ("excerpt", "document", "obama strategy 2010", "National Security Strategy (2010)"),
        ("excerpt", "document", "executive-order 2016", "Executive Order 13729 (2016)"),
        ("excerpt", "topics", "tribunal", "Ad hoc and hybrid tribunals"),
        ("excerpt", "legislation", "wiesel", "Elie Wiesel Act, P.L. 115-441"),
        (
            "excerpt",
            "legislation",
            "trump 2019",
            "Global Fragility Act, P.L. 116-94, div. J, title V",
        ),
        ("excerpt", "institutions", "APB", "Atrocities Prevention Board (APB)"),
        ("strategydocument", "administration", "trump", "Trump (45)"),
        ("strategydocument", "administration", "44", "Obama (44)"),
        ("administration", "president", "ghw-bush", "George H. W. Bush"),
        ("remark", "excerpts", "nss-2006-a", "G. W. Bush, National Security Strategy: nss-2006-a"),
    ],
)
def test_a_related_record_is_found_by_what_an_editor_knows(
    desk: Client, source: str, field: str, term: str, found: str
) -> None:
    asked_for = {"app_label": "statements", "model_name": source, "field_name": field, "term": term}
    answer = desk.get(reverse("admin:autocomplete"), asked_for).json()
    assert found in [result["text"] for result in answer["results"]]


@pytest.mark.parametrize("model", MODELS, ids=NAMES)
def test_a_list_costs_the_same_with_fifty_rows_more(
    model: type[models.Model], desk: Client
) -> None:
    address = reverse(f"admin:statements_{model._meta.model_name}_changelist")
    more_rows(model, 2)
    with CaptureQueriesContext(
        connection,
    ) as before:
        assert desk.get(address).status_code == 200
    more_rows(model, 50)
    with CaptureQueriesContext(connection) as after:
        page = desk.get(address)
    assert page.status_code == 200
    assert len(page.context["cl"].result_list) == min(50, model._default_manager.count())
    assert len(after) == len(before) <= LIST_QUERIES


@pytest.mark.parametrize("name", ["excerpt", "provision", "administration", "source"])
def test_the_choices_of_a_relation_cost_the_same_with_fifty_more(desk: Client, name: str) -> None:
    source, field = {
        "excerpt": ("remark", "excerpts"),
        "provision": ("provision", "legislation"),
        "administration": ("legislation", "administration"),
        "source": ("passage", "source"),
    }[name]
    asked_for = {"app_label": "statements", "model_name": source, "field_name": field, "term": ""}
    model = apps.get_model("statements", source)._meta.get_field(field).related_model
    more_rows(model, 2)
    with CaptureQueriesContext(connection) as before:
        desk.get(reverse("admin:autocomplete"), asked_for)
    more_rows(model, 50)
    with CaptureQueriesContext(connection) as after:
        assert len(desk.get(reverse("admin:autocomplete"), asked_for).json()["results"]) == 20
    assert len(after) == len(before)


@pytest.mark.parametrize("model", WRITTEN_BY_HAND, ids=lambda model: model._meta.model_name)
def test_saving_an_unchanged_form_changes_nothing(
    model: type[models.Model], save: Callable[..., Any]
) -> None:
    everything = [row for each in MODELS for row in each._default_manager.order_by("pk")]
    before = serializers.serialize("python", everything)
    for record in model._default_manager.all():
        answer = save(record)
        assert answer.status_code == 302, answer.context["errors"]
        logged = LogEntry.objects.latest("pk")
        assert logged.object_id == str(record.pk)
        assert logged.get_change_message() == "No fields changed."
    everything = [row for each in MODELS for row in each._default_manager.order_by("pk")]
    assert serializers.serialize("python", everything) == before


BAD_ADDRESSES = [
    "q=%00",
    "q=" + "x" * 10_000,
    "q=%22%27%3B--%25_%5C",
    "o=%00",
    "o=99.-99.abc..",
    "p=abc",
    "p=-1",
    "p=99999999999999999999999",
    "e=1",
    "all=",
    "nonsense=1",
    "nonsense__regex=(",
    "slug__regex=(",
    "text__iregex=%5B",
    "id__exact=99999999999999999999999999",
    "id__in=a,b",
    "state__exact=%00",
    "state__exact=bogus",
    "topics__id__exact=abc",
    "topics__id__exact=99999999999999999999999999",
    "topics__isnull=maybe",
    "document__id__exact=abc",
    "document__id__exact=99999999999999999999999999",
    "printed_page__isempty=maybe",
    "presidency=%00",
    "presidency=abc",
    "presidency=99999999999999999999999999",
    "document__date__gte=soon",
    "document__administration__president__slug=obama",
    "_to_field=%00",
    "_to_field=slug&_popup=1",
    "_facets=True&presidency=44",
    "retrieved_at__year=abc",
    "retrieved_at__year=99999",
    "_changelist_filters=%00",
]


@pytest.mark.parametrize("name", ["excerpt", "strategydocument", "source"])
@pytest.mark.parametrize("query", BAD_ADDRESSES, ids=lambda query: query[:40])
def test_a_list_answers_whatever_its_address_asks(desk: Client, name: str, query: str) -> None:
    address = reverse(f"admin:statements_{name}_changelist")
    answer = desk.get(f"{address}?{query}", follow=True)
    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("query", "named"), [("colour=mauve", "colour=mauve"), ("state__exact=%00", "state__exact=␀")]
)
def test_an_address_that_a_list_cannot_read_is_named(desk: Client, query: str, named: str) -> None:
    address = reverse("admin:statements_excerpt_changelist")
    answer = desk.get(f"{address}?{query}", follow=True)
    said = f"This list has no such filter, order or page: “{named}”."
    assert said in answer.content.decode()
    assert answer.context["cl"].result_count == Excerpt.objects.count()


@settings(max_examples=80)
@given(
    st.dictionaries(
        st.sampled_from(["q", "o", "p", "e", "_facets", "_popup", "state__exact", "presidency"])
        | st.text(max_size=12),
        st.text(max_size=30) | st.integers().map(str),
        max_size=4,
    )
)
def test_no_address_of_a_list_fails(desk: Client, asked_for: dict[str, str]) -> None:
    query = "&".join(f"{quote(key)}={quote(value)}" for key, value in asked_for.items())
    address = reverse("admin:statements_excerpt_changelist")
    assert desk.get(f"{address}?{query}", follow=True).status_code < 500


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("excerpt", "document=abc"),
        ("excerpt", "document=%00"),
        ("excerpt", "document=" + "9" * 30),
        ("excerpt", "topics=1,x"),
        ("excerpt", "check_found=abc&text=%00&check_places=x&state=x"),
        ("source", "retrieved_at=x"),
        ("administration", "start=x&number=x&president=%25"),
        ("legislation", "enacted=x&particulars=x&signed=x"),
    ],
)
def test_a_link_to_an_empty_form_never_fails(desk: Client, name: str, query: str) -> None:
    assert desk.get(f"{reverse(f'admin:statements_{name}_add')}?{query}").status_code == 200


def test_a_link_to_an_empty_form_may_name_the_document(desk: Client) -> None:
    document = StrategyDocument.objects.get(slug="nss-2022")
    page = desk.get(f"{reverse('admin:statements_excerpt_add')}?document={document.pk}")
    assert f'<option value="{document.pk}" selected>' in page.content.decode()


@pytest.mark.parametrize("term", ["%00", "x" * 10_000, "%25", "(", "%22"])
def test_the_choices_of_a_relation_answer_whatever_is_typed(desk: Client, term: str) -> None:
    address = reverse("admin:autocomplete")
    named = "app_label=statements&model_name=excerpt&field_name=document"
    assert desk.get(f"{address}?{named}&term={term}").json()["results"] is not None


@pytest.mark.parametrize("key", ["abc", "99999999999999999999999999", "-1", "%00"])
def test_a_record_that_is_not_there_leads_to_the_start(desk: Client, key: str) -> None:
    for page in ("change", "history", "delete"):
        answer = desk.get(f"/admin/statements/excerpt/{key}/{page}/", follow=True)
        assert answer.status_code == 200
        assert "doesn’t exist" in answer.content.decode()


def test_renaming_a_public_record_says_where_the_old_address_leads(
    save: Callable[..., Any], desk: Client
) -> None:
    topic = Topic.objects.get(slug="icc")
    said = [str(message) for message in get_messages(save(topic, slug="the-icc").wsgi_request)]
    new, old = "/topics/the-icc/", "/topics/icc/"
    assert (
        f'The old address <a href="{old}">{old}</a> now leads to <a href="{new}">{new}</a>.' in said
    )
    assert desk.get(old, follow=True).redirect_chain[0][0] == new


def test_a_draft_is_renamed_without_a_word(save: Callable[..., Any]) -> None:
    draft = Excerpt.objects.create(slug="draft-a", text="Never again.")
    said = [str(message) for message in get_messages(save(draft, slug="draft-b").wsgi_request)]
    assert not [message for message in said if "address" in message]


def test_a_slug_that_once_was_another_s_is_refused_in_words(save: Callable[..., Any]) -> None:
    save(Topic.objects.get(slug="icc"), slug="the-icc")
    answer = save(Topic.objects.get(slug="prevention"), slug="icc")
    assert "“icc” once named what is now “the-icc”. Take another." in answer.content.decode()


@pytest.mark.parametrize(
    ("model", "slug"),
    [
        (StrategyDocument, "nss-2006"),
        (Legislation, "ewgapa-2018"),
        (Institution, "aewtf"),
    ],
    ids=["document", "law", "institution"],
)
def test_what_others_rest_on_is_not_deleted(
    desk: Client, model: type[models.Model], slug: str
) -> None:
    record = model._default_manager.get(slug=slug)
    address = reverse(f"admin:statements_{model._meta.model_name}_delete", args=[record.pk])
    for answer in (desk.get(address), desk.post(address, {"post": "yes"})):
        assert answer.status_code == 200
        assert "would require deleting the following protected related objects" in (
            answer.content.decode()
        )
    assert model._default_manager.filter(pk=record.pk).exists()


def test_a_stranger_sees_only_the_door(client: Client, record: None) -> None:
    for model in MODELS:
        address = reverse(f"admin:statements_{model._meta.model_name}_changelist")
        assert client.get(address).headers["Location"].startswith("/admin/login/")
