"""A slug, once public, never changes its meaning; the database sees to it."""

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, connection, models, transaction

from statements.models import Excerpt, Legislation, SlugRedirect, State, StrategyDocument, Topic
from statements.models.triggers import drop_triggers, make_triggers

pytestmark = pytest.mark.django_db


def rename(model: type[Topic] | type[Excerpt] | type[StrategyDocument], old: str, new: str) -> None:
    record = model.objects.get(slug=old)
    record.slug = new
    record.save()


def test_renaming_leaves_a_redirect() -> None:
    rename(Topic, "icc", "international-criminal-court")
    moved = Topic.objects.moved("icc")
    assert moved and moved.slug == "international-criminal-court"


def test_renaming_twice_leads_both_old_slugs_to_the_new_one() -> None:
    rename(Topic, "icc", "court")
    rename(Topic, "court", "the-court")
    assert {Topic.objects.moved(slug) for slug in ("icc", "court")} == {
        Topic.objects.get(slug="the-court")
    }


def test_renaming_back_takes_the_redirect_away() -> None:
    rename(Topic, "icc", "court")
    rename(Topic, "court", "icc")
    assert list(SlugRedirect.objects.values_list("old_slug", "new_slug")) == [("court", "icc")]


def test_a_draft_is_renamed_without_a_trace() -> None:
    Excerpt.objects.create(slug="mine", text="words", state=State.DRAFT)
    rename(Excerpt, "mine", "yours")
    assert not SlugRedirect.objects.exists()


def test_a_slug_that_leads_elsewhere_is_not_given_away() -> None:
    rename(StrategyDocument, "nss-2010", "strategy-2010")
    document = StrategyDocument.objects.get(slug="nss-2015")
    document.slug = "nss-2010"
    with pytest.raises(ValidationError, match="once named what is now “strategy-2010”"):
        document.full_clean()
    with pytest.raises(IntegrityError, match="slug_leads_elsewhere"), transaction.atomic():
        document.save()


def test_a_new_record_cannot_take_a_slug_that_leads_elsewhere() -> None:
    rename(Topic, "icc", "court")
    with pytest.raises(IntegrityError, match="slug_leads_elsewhere"), transaction.atomic():
        Topic.objects.bulk_create([Topic(slug="icc", label="New", scope_note="New.")])


@pytest.mark.parametrize("model", [Topic, Legislation, StrategyDocument])
def test_a_write_past_save_cannot_change_a_public_slug(model: type[models.Model]) -> None:
    first = model._base_manager.order_by("pk").values("pk")[:1]
    with pytest.raises(IntegrityError, match="slug_change_needs_redirect"), transaction.atomic():
        model._base_manager.filter(pk__in=first).update(slug="other")


def test_a_write_past_save_can_change_a_drafts_slug() -> None:
    Excerpt.objects.create(slug="mine", text="words", state=State.DRAFT)
    assert Excerpt.objects.filter(slug="mine").update(slug="yours") == 1


@pytest.mark.django_db(transaction=True)
def test_rules_outlive_a_table_that_is_made_anew() -> None:
    field = Topic._meta.get_field("label")
    longer: models.CharField[str, str] = models.CharField(max_length=120, unique=True)
    longer.set_attributes_from_name("label")
    longer.model = Topic
    call_command("load_record", verbosity=0)
    drop_triggers()
    with connection.schema_editor() as editor:
        editor.alter_field(Topic, field, longer)
    with connection.schema_editor() as editor:
        editor.alter_field(Topic, longer, field)
    call_command("migrate", verbosity=0)
    with pytest.raises(IntegrityError, match="slug_change_needs_redirect"), transaction.atomic():
        Topic.objects.filter(slug="icc").update(slug="other")


def test_making_the_rules_again_changes_nothing() -> None:
    make_triggers()
    make_triggers()
    with pytest.raises(IntegrityError), transaction.atomic():
        Topic.objects.filter(slug="icc").update(slug="other")


def test_a_nul_is_no_slug() -> None:
    assert Topic.objects.moved("ic\0c") is None


def test_renaming_while_withdrawing_still_leaves_a_redirect() -> None:
    excerpt = Excerpt.objects.get(slug="nss-2010-a")
    excerpt.slug, excerpt.state = "nss-2010-first", State.WITHDRAWN
    excerpt.save()
    assert SlugRedirect.objects.get().new_slug == "nss-2010-first"


@pytest.mark.parametrize("hidden", [State.DRAFT, State.IN_REVIEW])
@pytest.mark.parametrize("public", [State.PUBLISHED, State.WITHDRAWN])
def test_what_was_public_is_never_a_draft_again(public: State, hidden: State) -> None:
    Excerpt.objects.filter(slug="nss-2010-a").update(state=public)
    excerpt = Excerpt.objects.get(slug="nss-2010-a")
    excerpt.state = hidden
    with pytest.raises(ValidationError, match="Withdraw it instead"):
        excerpt.full_clean()
    with pytest.raises(IntegrityError, match="stays_public_or_withdrawn"), transaction.atomic():
        Excerpt.objects.filter(slug="nss-2010-a").update(state=hidden)


def test_an_excerpt_made_public_a_moment_ago_is_public() -> None:
    excerpt = Excerpt(slug="mine", text="words", state=State.DRAFT)
    excerpt.save()
    excerpt.state = State.PUBLISHED
    excerpt.save()
    excerpt.slug = "yours"
    excerpt.save()
    assert Excerpt.objects.moved("mine") == excerpt
