"""Whole tables at the desk: every fault found first, all or nothing, and undone."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from statements.editing.revisions import snapshot
from statements.editing.sheets.columns import KINDS, kind_of
from statements.models import Excerpt, Provision, Revision, StrategyDocument, Topic
from statements.tables import csv_rows
from tests.admin.accounts import at_the_desk, one_of
from tests.admin.test_desk import WRITTEN_BY_HAND

pytestmark = pytest.mark.django_db
IMPORT = "/admin/import/"


@pytest.fixture(autouse=True)
def media(tmp_path: Any, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def eve(record: None) -> Client:
    return at_the_desk(one_of("reviewer", "eve"))


def file(header: list[str], *rows: list[str]) -> bytes:
    return "".join(csv_rows(header, rows)).encode()


def upload(client: Client, kind: str, data: bytes, name: str = "table.csv") -> Any:
    return client.post(IMPORT, {"kind": kind, "file": SimpleUploadedFile(name, data)})


def write(client: Client, preview: Any, why: str = "") -> str:
    sent = {"token": preview.context["token"], "_why": why}
    answer: Any = client.post(reverse("admin:write_table"), sent)
    return b"".join(answer.streaming_content).decode()


def body(answer: Any) -> bytes:
    return b"".join(answer.streaming_content if answer.streaming else [answer.content])


@pytest.mark.parametrize("model", WRITTEN_BY_HAND, ids=lambda model: model.__name__)
def test_every_kind_that_is_written_by_hand_has_its_table(model: Any) -> None:
    assert model.__name__ == "Source" or kind_of(model)


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_round_trip_changes_nothing(kind: str, form: str, editor: Any, desk: Client) -> None:
    data = body(desk.get(f"/admin/export/{kind}.{form}"))
    answer = upload(desk, kind, data, f"table.{form}")
    made = answer.context["plan"]
    assert made.troubles == []
    assert made.counts == {
        "new": 0,
        "changed": 0,
        "unchanged": KINDS[kind].model._base_manager.count(),
        "wrong": 0,
    }
    assert "There is nothing to write." in answer.content.decode()


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_template(kind: str, form: str, desk: Client) -> None:
    assert body(desk.get(f"/admin/export/{kind}.{form}?template"))


def test_new_and_changed_rows_are_shown_then_written(eve: Client) -> None:
    document = StrategyDocument.objects.get(slug="nss-2010")
    Excerpt.objects.create(slug="draft-a", text="Never again.", document=document)
    header = ["slug", "text", "document", "topics", "heading"]
    data = file(
        header,
        ["draft-a", "Never again.", "nss-2010", "icc; r2p", "Elsewhere"],
        ["draft-b", "=1+1 is no formula", "nss-2006", "", ""],
    )
    preview = upload(eve, "excerpts", data)
    page = preview.content.decode()
    assert preview.context["plan"].counts == {"new": 1, "changed": 1, "unchanged": 0, "wrong": 0}
    assert "Elsewhere" in page
    assert not Excerpt.objects.filter(slug="draft-b").exists()
    told = write(eve, preview, "From the archive.")
    assert "2 of 2 rows" in told
    assert "Everything is written." in told
    added = Excerpt.objects.get(slug="draft-b")
    assert (added.text, added.state) == ("=1+1 is no formula", "draft")
    changed = Excerpt.objects.get(slug="draft-a")
    assert [topic.slug for topic in changed.topics.order_by("slug")] == ["icc", "r2p"]
    made = Revision.objects.of("excerpt", changed.pk).first()
    assert made and (made.by_name, made.why) == ("Eve", "From the archive.")
    assert sorted(made.changed) == ["heading", "topics"]


FAULTS = {
    10: ("document", "nss-2O10", "Did you mean"),
    25: ("topics", "icc; mauve", "No topic"),
    40: ("text", "", "blank"),
    55: ("slug", "", "which record"),
    70: ("slug", "row-3", "is of this record too"),
    85: ("file_page", "iv", "whole number"),
    100: ("slug", "no good slug!", "slug"),
    115: ("state", "published", "by a step"),
    130: ("check_found", "perhaps", "yes or no"),
    145: ("check_places", "{not json", "JSON"),
}


def test_ten_faults_in_two_hundred_rows_are_all_found(eve: Client) -> None:
    header = ["slug", "text", "document", "topics", "file_page", "state", "check_found"]
    header.append("check_places")
    rows = []
    for number in range(2, 202):
        row = dict.fromkeys(header, "") | {
            "slug": f"row-{number}",
            "text": f"Never again, {number}.",
            "document": "nss-2010",
        }
        if number in FAULTS:
            row[FAULTS[number][0]] = FAULTS[number][1]
        rows.append(list(row.values()))
    before = Excerpt.objects.count()
    preview = upload(eve, "excerpts", file(header, *rows))
    found = {trouble.row: trouble for trouble in preview.context["plan"].troubles}
    assert set(found) == set(FAULTS)
    for number, (column, typed, cure) in FAULTS.items():
        assert found[number].column == column, number
        assert found[number].typed == typed, number
        assert cure in found[number].cure, (number, found[number].cure)
    assert "Nothing can be written" in preview.content.decode()
    assert "Write all of it" not in preview.content.decode()
    assert "There are faults" in write(eve, preview)
    assert Excerpt.objects.count() == before


def test_what_only_the_database_refuses_is_found_before_too(eve: Client) -> None:
    data = file(["slug", "label", "scope_note"], ["one", "One", "x"], ["two", "One", "x"])
    troubles = upload(eve, "topics", data).context["plan"].troubles
    assert [trouble.row for trouble in troubles] == [3]
    assert not Topic.objects.filter(slug="one").exists()


@pytest.mark.parametrize(
    ("header", "said"),
    [
        (["slug", "txet"], "Did you mean “text”?"),
        (["slug", "slug"], "heads two columns"),
        (["text"], "“slug” is missing"),
    ],
)
def test_wrong_columns_are_named(header: list[str], said: str, eve: Client) -> None:
    answer = upload(eve, "excerpts", file(header, ["x"] * len(header)))
    assert said in answer.content.decode()


def test_public_words_are_not_changed_by_a_table(eve: Client) -> None:
    data = file(["slug", "heading"], ["nss-2006-a", "Elsewhere"])
    (trouble,) = upload(eve, "excerpts", data).context["plan"].troubles
    assert "These words are public" in trouble.cure


def test_a_record_that_changed_since_is_previewed_anew(eve: Client) -> None:
    data = file(["slug", "label", "scope_note"], ["icc", "The Court", "x"])
    preview = upload(eve, "topics", data)
    Topic.objects.filter(slug="icc").update(label="Court")
    answer = eve.post(reverse("admin:write_table"), {"token": preview.context["token"]})
    assert "The record changed since the preview" in answer.content.decode()
    assert Topic.objects.get(slug="icc").label == "Court"


def test_an_import_is_undone_as_a_whole(eve: Client) -> None:
    before = snapshot(Topic.objects.get(slug="icc"))
    data = file(["slug", "label", "scope_note"], ["icc", "The Court", "x"], ["new", "New", "y"])
    write(eve, upload(eve, "topics", data))
    batch = Revision.objects.exclude(batch=None).values_list("batch", flat=True)[0]
    assert str(batch) in eve.get(IMPORT).content.decode()
    eve.post(reverse("admin:undo_import"), {"batch": batch})
    assert snapshot(Topic.objects.get(slug="icc")) == before
    assert not Topic.objects.filter(slug="new").exists()


def test_what_was_changed_since_stops_the_undoing(eve: Client) -> None:
    data = file(["slug", "label", "scope_note"], ["icc", "The Court", "x"], ["new", "New", "y"])
    write(eve, upload(eve, "topics", data))
    Topic.objects.filter(slug="icc").update(label="Court")
    batch = Revision.objects.exclude(batch=None).values_list("batch", flat=True)[0]
    answer = eve.post(reverse("admin:undo_import"), {"batch": batch}, follow=True)
    assert "Changed since, so the import is not undone: The Court" in answer.content.decode()
    assert Topic.objects.filter(slug="new").exists()


def test_sections_are_history_of_their_law(eve: Client) -> None:
    section = Provision.objects.order_by("pk")[0]
    law = section.legislation
    header = ["legislation", "position", "summary"]
    data = file(header, [law.slug, str(section.position), "Another summary."])
    write(eve, upload(eve, "sections", data))
    section.refresh_from_db()
    assert section.summary == "Another summary."
    made = Revision.objects.of("legislation", law.pk).first()
    assert made and made.changed == ["provisions"]
    eve.post(reverse("admin:undo_import"), {"batch": made.batch})
    section = Provision.objects.get(legislation=law, position=section.position)
    assert section.summary != "Another summary."


def test_a_list_is_exported_as_it_is_chosen(desk: Client) -> None:
    keys = list(Excerpt.objects.order_by("pk").values_list("pk", flat=True)[:3])
    listed = reverse("admin:statements_excerpt_changelist")
    answer = desk.post(listed, {"action": "export_csv", "_selected_action": keys})
    rows = list(csv.DictReader(io.StringIO(body(answer).decode("utf-8-sig"), newline="")))
    assert len(rows) == 3
    assert rows[0]["text"] == Excerpt.objects.get(pk=keys[0]).text


def test_a_list_is_exported_as_it_is_filtered(desk: Client) -> None:
    listed = reverse("admin:statements_excerpt_changelist")
    Excerpt.objects.create(slug="draft-a", text="Never again.")
    page = desk.get(f"{listed}?state__exact=draft").content.decode()
    assert 'href="export.csv?state__exact=draft"' in page
    answer = desk.get(f"{listed}export.csv?state__exact=draft")
    rows = list(csv.DictReader(io.StringIO(body(answer).decode("utf-8-sig"), newline="")))
    assert [row["slug"] for row in rows] == ["draft-a"]


def test_an_export_of_a_filter_that_is_none_leads_to_the_list(desk: Client) -> None:
    listed = reverse("admin:statements_excerpt_changelist")
    answer = desk.get(f"{listed}export.csv?mood=1", follow=True)
    assert "no such filter" in answer.content.decode()


def test_a_list_without_a_table_offers_none(desk: Client) -> None:
    assert "export.csv" not in desk.get("/admin/statements/source/").content.decode()


def test_a_contributor_imports_nothing(record: None) -> None:
    ada = at_the_desk(one_of("contributor"))
    assert ada.get(IMPORT).status_code == 403
    assert ada.post(reverse("admin:undo_import"), {"batch": "x"}).status_code == 403


@pytest.mark.parametrize("token", ["", "x", "a:b:c"])
def test_another_s_token_writes_nothing(token: str, eve: Client) -> None:
    answer = eve.post(reverse("admin:write_table"), {"token": token}, follow=True)
    assert "no longer kept" in answer.content.decode()


def test_a_law_whose_sections_come_in_several_steps_is_undone(eve: Client) -> None:
    law = Provision.objects.order_by("pk")[0].legislation
    before = snapshot(law)
    header = ["legislation", "position", "number", "heading", "summary"]
    rows = [[law.slug, str(n), f"s{n}", f"Section {n}", "x"] for n in range(1000, 1600)]
    write(eve, upload(eve, "sections", file(header, *rows)))
    assert law.provisions.count() >= 600
    batch = Revision.objects.exclude(batch=None).values_list("batch", flat=True)[0]
    answer = eve.post(reverse("admin:undo_import"), {"batch": batch}, follow=True)
    assert "Undone: 1 record is as it was before." in answer.content.decode()
    assert snapshot(law) == before


def test_undoing_brings_back_what_was_written_outside_of_the_desk(eve: Client) -> None:
    header = ["slug", "label", "scope_note"]
    write(eve, upload(eve, "topics", file(header, ["icc", "First", "x"])))
    Topic.objects.filter(slug="icc").update(label="By a command")
    write(eve, upload(eve, "topics", file(header, ["icc", "Second", "x"])))
    batch = Revision.objects.exclude(batch=None).values_list("batch", flat=True)[0]
    eve.post(reverse("admin:undo_import"), {"batch": batch})
    assert Topic.objects.get(slug="icc").label == "By a command"


def test_what_cannot_be_what_it_was_is_told_and_nothing_is_undone(eve: Client) -> None:
    topic = Topic.objects.create(slug="passing", label="Passing", scope_note="x")
    excerpt = Excerpt.objects.create(slug="draft-a", text="Never again.")
    excerpt.topics.add(topic)
    write(eve, upload(eve, "excerpts", file(["slug", "topics"], ["draft-a", "icc"])))
    topic.delete()
    batch = Revision.objects.exclude(batch=None).values_list("batch", flat=True)[0]
    answer = eve.post(reverse("admin:undo_import"), {"batch": batch}, follow=True)
    assert "1 topic that it named is no longer in the record" in answer.content.decode()
    assert [each.slug for each in excerpt.topics.all()] == ["icc"]
