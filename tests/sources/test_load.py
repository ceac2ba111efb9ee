"""Loading the shipped record: idempotent, all or nothing, and no editor's word is lost."""

import json
import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from statements.models import (
    Administration,
    Bill,
    Excerpt,
    Institution,
    Legislation,
    LegislativeEvent,
    President,
    Provision,
    Remark,
    SecondaryWork,
    StrategyDocument,
    Topic,
)
from statements.sources.load import NotARecord, load_record

pytestmark = pytest.mark.django_db

SHIPPED = Path(settings.FIXTURE_DIRS[0])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped files, to be spoiled."""
    for file in SHIPPED.glob("*.json"):
        shutil.copy(file, tmp_path)
    return tmp_path


def empty_the_record() -> None:
    Institution.objects.update(successor=None)
    for model in (Remark, Excerpt, SecondaryWork, Institution, Bill, StrategyDocument):
        model._base_manager.all().delete()
    for other in (Legislation, Administration, President):
        other._base_manager.all().delete()
    Topic.objects.exclude(parent=None).delete()
    Topic.objects.all().delete()


def spoil(folder: Path, family: str, **fields: object) -> None:
    path = folder / f"{family}.json"
    rows = json.loads(path.read_text(encoding="utf-8"))
    rows[-1]["fields"] |= fields
    path.write_text(json.dumps(rows), encoding="utf-8")


def test_loading_twice_changes_nothing() -> None:
    again = load_record(folder=SHIPPED)
    assert (again.added, again.replaced, again.kept) == (0, [], [])
    assert again.unchanged > 300


def test_djangos_own_loaddata_changes_nothing_either() -> None:
    before = Provision.objects.count(), set(Excerpt.objects.values_list("pk", "text"))
    call_command("loaddata", "presidents", "topics", "legislation", "documents", verbosity=0)
    call_command("loaddata", "bills", "institutions", "secondary_works", verbosity=0)
    call_command("loaddata", "excerpts", "remarks", verbosity=0)
    assert (Provision.objects.count(), set(Excerpt.objects.values_list("pk", "text"))) == before
    assert load_record(folder=SHIPPED).kept == []


def test_what_an_editor_changed_stays() -> None:
    StrategyDocument.objects.filter(slug="nss-2010").update(summary="Better words.")
    Excerpt.objects.get(slug="nss-2010-a").topics.add(Topic.objects.get(slug="r2p"))
    loaded = load_record(folder=SHIPPED)
    assert loaded.kept == ["strategy document nss-2010", "excerpt nss-2010-a"]
    assert StrategyDocument.objects.get(slug="nss-2010").summary == "Better words."


def test_replace_puts_the_shipped_words_back() -> None:
    Excerpt.objects.filter(slug="nss-2010-a").update(text="Other words.")
    loaded = load_record(folder=SHIPPED, replace=True)
    assert loaded.replaced == ["excerpt nss-2010-a"]
    assert Excerpt.objects.get(slug="nss-2010-a").text.startswith("The United States is")


def test_a_record_that_was_renamed_is_not_loaded_a_second_time() -> None:
    document = StrategyDocument.objects.get(slug="nss-2010")
    document.slug = "strategy-2010"
    document.save()
    loaded = load_record(folder=SHIPPED)
    assert loaded.added == 0
    assert loaded.kept == ["strategy document nss-2010"]
    assert StrategyDocument.objects.get(slug="strategy-2010").excerpts.count() == 2


def test_an_empty_record_takes_everything() -> None:
    empty_the_record()
    assert load_record(folder=SHIPPED).added > 300
    assert Provision.objects.count() == 116


def test_what_an_editor_removed_stays_away_until_it_is_asked_for() -> None:
    Provision.objects.filter(legislation__slug="gfa-2019").delete()
    loaded = load_record(folder=SHIPPED)
    assert (loaded.added, len(loaded.absent)) == (0, 11)
    assert loaded.absent[0] == "section gfa-2019/501"
    assert load_record(folder=SHIPPED, add=True).added == 11


def test_a_section_that_was_renumbered_stops_no_load() -> None:
    Provision.objects.filter(legislation__slug="ewgapa-2018", number="1").update(number="1A")
    loaded = load_record(folder=SHIPPED)
    assert (loaded.added, loaded.absent) == (0, ["section ewgapa-2018/1"])
    assert Provision.objects.filter(legislation__slug="ewgapa-2018").count() == 7


def test_steps_that_moved_up_are_not_doubled() -> None:
    steps = LegislativeEvent.objects.filter(legislation__slug="ewgapa-2018")
    steps.get(position=7).delete()
    load_record(folder=SHIPPED)
    assert steps.count() == 6


def test_a_record_others_speak_of_can_be_removed() -> None:
    Excerpt.objects.get(slug="nss-2017-inline").delete()
    loaded = load_record(folder=SHIPPED)
    assert loaded.absent == ["excerpt nss-2017-inline"]
    assert not Excerpt.objects.filter(slug="nss-2017-inline").exists()


def test_replace_brings_back_what_is_gone_as_well() -> None:
    Excerpt.objects.get(slug="nss-2017-inline").delete()
    assert load_record(folder=SHIPPED, replace=True).added == 1
    assert load_record(folder=SHIPPED).kept == []


@pytest.mark.parametrize(
    ("family", "fields"),
    [
        ("remarks", {"excerpts": [["nobody"]]}),
        ("excerpts", {"text": ""}),
        ("excerpts", {"document": ["nowhere"]}),
        ("documents", {"date": "May 2010"}),
        ("topics", {"colour": "blue"}),
    ],
)
def test_a_spoiled_file_is_named_and_nothing_is_written(
    folder: Path, family: str, fields: dict[str, object]
) -> None:
    Topic.objects.filter(slug="r2p").update(label="Changed")
    spoil(folder, family, **fields)
    with pytest.raises(NotARecord, match=rf"{family}\.json cannot be loaded"):
        load_record(folder=folder, replace=True)
    assert Topic.objects.get(slug="r2p").label == "Changed"


def test_a_file_that_is_not_there_is_named(folder: Path) -> None:
    (folder / "topics.json").unlink()
    with pytest.raises(CommandError, match=r"topics\.json cannot be loaded"):
        call_command("load_record", folder=folder)


def test_the_command_says_what_it_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    Topic.objects.filter(slug="r2p").update(label="Duty to protect")
    call_command("load_record")
    said = capsys.readouterr().out
    assert "0 rows added" in said
    assert "left as they are: topic r2p." in said
