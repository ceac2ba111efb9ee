"""The index follows the database, whoever writes and whatever happens to it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core import serializers
from django.core.management import call_command
from django.db import connection, transaction
from pytest_django.fixtures import Settings

from statements.models import (
    Excerpt,
    Institution,
    Legislation,
    Passage,
    President,
    Provision,
    Source,
    State,
    StrategyDocument,
    Topic,
)
from statements.search import (
    DOCUMENT,
    EXCERPT,
    INSTITUTION,
    LEGISLATION,
    PASSAGE,
    PROVISION,
    TOPIC,
    Criteria,
    Page,
    Unavailable,
    catch_up,
    folder,
    live,
    search,
    state,
)
from statements.search.engine import Damaged, Reader
from statements.search.index import build

pytestmark = pytest.mark.django_db

EVERY = Page(count=1000)


def found(words: str, family: str = EXCERPT, **values: str) -> set[int]:
    """Primary keys of what a search finds."""
    criteria = Criteria((family,), tuple((name, (value,)) for name, value in values.items()))
    return {hit.pk for hit in search(words, criteria, EVERY).hits}


@pytest.fixture
def excerpt() -> Excerpt:
    return Excerpt.objects.published().get(slug="nss-2006-a")


def by_save(excerpt: Excerpt) -> None:
    excerpt.text += " quagga"
    excerpt.save()


def by_update(excerpt: Excerpt) -> None:
    Excerpt.objects.filter(pk=excerpt.pk).update(text="quagga")


def by_bulk_update(excerpt: Excerpt) -> None:
    excerpt.text = "quagga"
    Excerpt.objects.bulk_update([excerpt], ["text"])


def by_raw_sql(excerpt: Excerpt) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE statements_excerpt SET text = %s WHERE id = %s", ["quagga", excerpt.pk]
        )


def by_loaddata(excerpt: Excerpt, tmp_path: Path) -> None:
    excerpt.text = "quagga"
    file = tmp_path / "excerpt.json"
    file.write_text(serializers.serialize("json", [excerpt]))
    call_command("loaddata", str(file), verbosity=0)


@pytest.mark.parametrize("write", [by_save, by_update, by_bulk_update, by_raw_sql])
def test_a_change_is_found_however_it_was_written(
    excerpt: Excerpt, write: Callable[[Excerpt], None]
) -> None:
    assert found("quagga") == set()
    write(excerpt)
    assert found("quagga") == {excerpt.pk}


def test_a_change_by_loaddata_is_found(excerpt: Excerpt, tmp_path: Path) -> None:
    by_loaddata(excerpt, tmp_path)
    assert found("quagga") == {excerpt.pk}


def test_what_is_added_in_bulk_is_found_and_what_is_deleted_is_not(excerpt: Excerpt) -> None:
    Excerpt.objects.bulk_create(
        Excerpt(
            slug=f"made-{n}", text=f"quagga {n}", document=excerpt.document, state=State.PUBLISHED
        )
        for n in range(50)
    )
    made = set(Excerpt.objects.filter(slug__startswith="made-").values_list("pk", flat=True))
    assert found("quagga") == made
    Excerpt.objects.filter(slug__startswith="made-").delete()
    assert found("quagga") == set()


@pytest.mark.parametrize("state_", [State.DRAFT, State.IN_REVIEW, State.WITHDRAWN])
def test_only_what_is_published_is_found(excerpt: Excerpt, state_: State) -> None:
    hidden = Excerpt.objects.create(
        slug="hidden", text="quagga", document=excerpt.document, state=state_
    )
    hidden.topics.add(Topic.objects.get(slug="icc"))
    assert found("quagga") == set()
    assert search("quagga", Criteria(), Page(), facets=["family", "topic"]).counts["topic"] == {}
    assert search("quaga", Criteria((EXCERPT,)), Page()).correction == ""
    if state_ is not State.WITHDRAWN:
        Excerpt.objects.filter(pk=hidden.pk).update(state=State.PUBLISHED)
        assert found("quagga", topic="icc") == {hidden.pk}
        Excerpt.objects.filter(pk=hidden.pk).update(state=State.WITHDRAWN)
        assert found("quagga") == set()
        assert search("quaga", Criteria((EXCERPT,)), Page()).correction == ""


def test_a_rollback_leaves_nothing(excerpt: Excerpt) -> None:
    with transaction.atomic():
        by_save(excerpt)
        assert found("quagga") == set()  # not committed, so not part of the record
        transaction.set_rollback(True)
    assert found("quagga") == set()


def passages_of(document: StrategyDocument, *texts: str) -> list[int]:
    source = Source.objects.create(document=document, media_type="text/plain", sha256="a" * 64)
    made = Passage.objects.bulk_create(
        Passage(source=source, position=place, text=text) for place, text in enumerate(texts, 1)
    )
    return [passage.pk for passage in made]


def test_all_that_is_held_of_a_document_follows_it() -> None:
    document = StrategyDocument.objects.get(slug="nss-2006")
    excerpts = set(document.excerpts.values_list("pk", flat=True))
    first, second = passages_of(document, "A quagga.", "Another quagga.")
    assert found("quagga", PASSAGE, document="nss-2006") == {first, second}
    document.slug = "nss-of-2006"
    document.short_title = "Okapi Strategy"
    document.save()
    assert found("okapi") == excerpts
    assert found("okapi", DOCUMENT) == {document.pk}
    assert found("quagga", PASSAGE, document="nss-of-2006") == {first, second}
    assert found("quagga", PASSAGE, document="nss-2006") == set()


def test_topics_of_excerpts_are_those_of_their_document_and_its_passages(excerpt: Excerpt) -> None:
    document = excerpt.document
    assert document
    (passage,) = passages_of(document, "A quagga.")
    okapis = Topic.objects.create(slug="okapis", label="Okapis", scope_note="Of okapis.")
    assert found("quagga", PASSAGE, topic="okapis") == set()
    excerpt.topics.add(okapis)
    assert found("quagga", PASSAGE, topic="okapis") == {passage}
    assert found("", DOCUMENT, topic="okapis") == {document.pk}
    okapis.slug = "giraffes"
    okapis.save()
    assert found("", EXCERPT, topic="giraffes") == {excerpt.pk}
    assert found("quagga", PASSAGE, topic="giraffes") == {passage}
    Excerpt.objects.filter(pk=excerpt.pk).update(state=State.WITHDRAWN)
    assert found("quagga", PASSAGE, topic="giraffes") == set()
    assert found("", DOCUMENT, topic="giraffes") == set()


def test_a_topic_takes_in_what_stands_beneath_it(excerpt: Excerpt) -> None:
    child = Topic.objects.create(slug="okapis", label="Okapis", scope_note="Of okapis.")
    excerpt.topics.add(child)
    parent = Topic.objects.create(slug="animals", label="Animals", scope_note="Of animals.")
    assert found("", EXCERPT, topic="animals") == set()
    child.parent = parent
    child.save()
    assert found("", EXCERPT, topic="animals") == {excerpt.pk}


def test_a_presidents_new_slug_is_that_of_all_that_was_said_under_them() -> None:
    before = found("", EXCERPT, president="obama")
    assert before
    president = President.objects.get(slug="obama")
    president.slug = "barack"
    president.save()
    assert found("", EXCERPT, president="barack") == before
    assert found("", EXCERPT, president="obama") == set()
    assert found("", LEGISLATION, president="barack")


def test_every_family_is_found() -> None:
    assert found("Elie Wiesel", LEGISLATION) & set(
        Legislation.objects.filter(slug="ewgapa-2018").values_list("pk", flat=True)
    )
    section = Provision.objects.filter(legislation__slug="ewgapa-2018").first()
    assert section
    assert section.pk in found(section.heading, PROVISION)
    assert found("APB", INSTITUTION) >= {Institution.objects.get(slug="apb").pk}
    assert found("impunity", TOPIC) >= {Topic.objects.get(slug="impunity").pk}


def test_a_search_counts_every_family() -> None:
    result = search("genocide", Criteria((EXCERPT,)), Page(), facets=["family"])
    assert result.families[EXCERPT] == result.total > 0
    for family in (DOCUMENT, LEGISLATION, PROVISION, INSTITUTION, TOPIC, PASSAGE):
        assert result.families[family] == len(found("genocide", family)), family


# What may happen to an index


def test_an_index_that_is_not_there_is_made() -> None:
    before = found("genocide")
    shutil.rmtree(folder.root())
    assert found("genocide") == before
    assert state().ready


def harmed(harm: str) -> None:
    index = folder.current().resolve()
    if harm == "foreign format":
        folder.building().mkdir(parents=True, exist_ok=True)
    for file in index.iterdir():
        if harm == "emptied files" and file.suffix in {".term", ".idx"}:
            file.write_bytes(b"")
        if harm == "no files" and file.name != "meta.json":
            file.unlink()
        if harm == "noise" and file.suffix in {".term", ".fast", ".store"}:
            file.write_bytes(b"\x01" * len(file.read_bytes()))
        if harm == "torn meta" and file.name == "meta.json":
            file.write_text(file.read_text()[:100])
        if harm == "other meta" and file.name == "meta.json":
            file.write_text(json.dumps({"segments": [], "schema": [], "opstamp": 1}))


@pytest.mark.parametrize("harm", ["emptied files", "no files", "noise", "torn meta", "other meta"])
def test_a_broken_index_is_noticed_and_made_anew(harm: str, excerpt: Excerpt) -> None:
    before = found("genocide")
    harmed(harm)
    by_save(excerpt)
    assert found("genocide") == before
    assert found("quagga") == {excerpt.pk}
    assert state().ready


def test_an_index_of_another_database_is_made_anew(excerpt: Excerpt, tmp_path: Path) -> None:
    by_save(excerpt)
    assert found("quagga") == {excerpt.pk}
    other = tmp_path / "other"
    shutil.copytree(folder.root(), other, symlinks=True)
    build(anew=True)
    shutil.rmtree(folder.root())
    with connection.cursor() as cursor:  # as if another database stood here
        cursor.execute("UPDATE statements_change SET stamp = stamp - 1")
        cursor.execute("UPDATE statements_excerpt SET text = 'okapi' WHERE id = %s", [excerpt.pk])
    shutil.copytree(other, folder.root(), symlinks=True)
    assert found("quagga") == set()
    assert found("okapi") == {excerpt.pk}


def test_building_anew_changes_no_answer() -> None:
    before = [hit.pk for hit in search("genocide atrocities", Criteria((EXCERPT,)), EVERY).hits]
    assert build(anew=True)
    assert [
        hit.pk for hit in search("genocide atrocities", Criteria((EXCERPT,)), EVERY).hits
    ] == before


def test_a_folder_that_cannot_be_written_is_said_and_does_no_harm(
    excerpt: Excerpt, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    shutil.rmtree(folder.root())
    blocked = folder.root().parent / "a-file"
    blocked.touch()
    settings.SEARCH_INDEX = blocked / "index"
    with pytest.raises(Unavailable, match="cannot be written"):
        search("genocide", Criteria((EXCERPT,)), Page())
    catch_up()
    assert not state().ready
    assert "Lists without words work" in state().message


def test_a_question_that_cannot_be_answered_costs_no_index(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before, place = found("genocide"), folder.current().resolve()

    def fail(*_: object) -> None:
        raise Damaged("the engine knows no such thing")

    with monkeypatch.context() as broken:
        broken.setattr(Reader, "asking", fail)
        with pytest.raises(Unavailable, match="cannot be searched for as they stand"):
            search("genocide", Criteria((EXCERPT,)), Page())
    assert found("genocide") == before
    assert folder.current().resolve() == place


def test_what_a_program_saves_one_by_one_is_in_the_index_without_a_search(
    excerpt: Excerpt,
    django_capture_on_commit_callbacks: Callable[..., Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(live, "_work", live._Work())  # no save of an earlier test is waited out
    assert found("quagga") == set()
    with django_capture_on_commit_callbacks(execute=True):
        by_save(excerpt)
    # From here on nothing more is applied: what is found was in the index already.
    monkeypatch.setattr(live, "apply", lambda **_: 0)
    assert found("quagga") == {excerpt.pk}
