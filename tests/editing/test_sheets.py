"""A plan tells what it would do and leaves the record as it is."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from statements.editing.sheets.columns import KINDS
from statements.editing.sheets.plan import plan
from statements.editing.sheets.writing import NotWritten, Step, try_out, write_plan
from statements.models import Excerpt, Revision, Topic
from statements.tables import read_table

pytestmark = pytest.mark.django_db


def drafts(how_many: int) -> bytes:
    lines = [f"row-{number},Never again {number}.,icc\n" for number in range(how_many)]
    return ("slug,text,topics\n" + "".join(lines)).encode()


def test_whoever_stops_asking_takes_it_back(record: None) -> None:
    made = plan(KINDS["excerpts"], read_table(drafts(1200)))
    try_out(made)
    writing = write_plan(made, by=User.objects.create_user("ada"))
    assert next(writing) == Step(500, 1200)
    assert Excerpt.objects.filter(slug="row-0").exists()
    writing.close()  # type: ignore[attr-defined]
    assert not Excerpt.objects.filter(slug="row-0").exists()
    assert not Revision.objects.exists()


def test_it_is_told_how_far_it_is(record: None) -> None:
    made = plan(KINDS["excerpts"], read_table(drafts(1200)))
    try_out(made)
    assert not Excerpt.objects.filter(slug="row-0").exists()
    steps = list(write_plan(made, by=None, why="x"))
    assert steps[:3] == [Step(500, 1200), Step(1000, 1200), Step(1200, 1200)]
    assert Excerpt.objects.filter(slug__startswith="row-").count() == 1200
    assert Revision.objects.filter(batch=str(steps[-1])).count() == 1200


def test_what_another_saved_in_between_stops_the_writing(record: None) -> None:
    data = read_table(b"slug,label,scope_note\nicc,The Court,x\nr2p,Protection,x\n")
    made = plan(KINDS["topics"], data)
    Topic.objects.filter(slug="r2p").update(label="Another's words")
    with pytest.raises(NotWritten, match="Row 3, r2p: another editor changed it"):
        list(write_plan(made, by=None))
    assert Topic.objects.get(slug="r2p").label == "Another's words"
    assert Topic.objects.get(slug="icc").label != "The Court"


def test_a_field_that_a_row_leaves_is_not_written(record: None) -> None:
    header, old = "slug,label,scope_note\n", Topic.objects.get(slug="r2p")
    lines = f"icc,The Court,x\nr2p,{old.label},Another note.\n"
    made = plan(KINDS["topics"], read_table((header + lines).encode()))
    Topic.objects.filter(slug="r2p").update(label="Another's words")
    list(write_plan(made, by=None))
    assert Topic.objects.get(slug="r2p").label == "Another's words"
    assert Topic.objects.get(slug="r2p").scope_note == "Another note."
