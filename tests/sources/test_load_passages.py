"""Passages by the million: each source whole or not at all, and never twice."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from statements.models import Passage, Source, StrategyDocument
from statements.search import PASSAGE, Criteria, Page, search
from statements.sources import load_passages as room
from statements.sources.load_passages import load_passages

pytestmark = pytest.mark.django_db


def line(**changed: Any) -> str:
    given = {
        "document": "nss-2006",
        "media_type": "text/plain",
        "sha256": "a" * 64,
        "passages": [{"text": "A quagga.", "printed_page": "iv", "file_page": 6}, {"text": "Two."}],
    }
    return json.dumps({name: value for name, value in (given | changed).items() if value != "-"})


def test_a_source_is_written_with_its_passages_in_order() -> None:
    written = load_passages([line(), "", line(document="-", legislation="ewgapa-2018")])
    assert (written.sources, written.passages, written.left_out) == (2, 4, [])
    source = Source.objects.get(document__slug="nss-2006")
    first, second = source.passages.all()
    assert (first.text, first.printed_page, first.file_page) == ("A quagga.", "iv", 6)
    assert (second.position, second.printed_page, second.file_page) == (2, "", None)
    hits = search("quagga", Criteria((PASSAGE,)), Page()).hits
    assert {hit.pk for hit in hits} == set(
        Passage.objects.filter(text__contains="quagga").values_list("pk", flat=True)
    )


def test_a_source_that_is_there_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "AT_ONCE", 2)
    lines = [line(sha256=f"{n:064}") for n in range(5)]
    first = load_passages(lines[:3])
    again = load_passages([*lines, lines[0]])
    assert (first.sources, again.sources, again.already_there) == (3, 2, 4)
    assert Passage.objects.count() == 10


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        pytest.param("{", "no JSON", id="torn"),
        pytest.param("[]", "no object", id="list"),
        pytest.param(line(document="-"), "slug of one document", id="of nothing"),
        pytest.param(line(legislation="ewgapa-2018"), "slug of one document", id="of two"),
        pytest.param(line(document="no-such"), "holds no document “no-such”", id="unknown"),
        pytest.param(line(document=7), "slug of one document", id="number"),
        pytest.param(line(sha256="A" * 64), "sha256", id="capitals"),
        pytest.param(line(sha256=1), "sha256 is no text", id="sha256 a number"),
        pytest.param(line(passages=[]), "no passages", id="empty"),
        pytest.param(line(passages=[{"text": " \0"}]), "passage 1 has no text", id="blank"),
        pytest.param(line(passages=[{"text": "A.", "file_page": 0}]), "file_page", id="page 0"),
        pytest.param(line(passages=[{"text": "A.", "file_page": True}]), "file_page", id="true"),
        pytest.param(line(passages=[{"text": "A.", "file_page": 2**40}]), "file_page", id="huge"),
        pytest.param(
            line(passages=[{"text": "A.", "printed_page": "x" * 21}]),
            "printed_page",
            id="long page",
        ),
        pytest.param("[" * 100_000, "no JSON", id="deep"),
        pytest.param(line(passages=[{"text": "A \ud800."}]), "half a character", id="surrogate"),
        pytest.param(line(document="a\ud800"), "half a character", id="slug a surrogate"),
        pytest.param(line(media_type="m" * 101), "media_type is longer than 100", id="media type"),
        pytest.param(
            line(retrieved_from=f"https://example.org/{'a' * 500}"),
            "retrieved_from is longer than 500",
            id="address",
        ),
    ],
)
def test_a_line_that_cannot_be_used_is_named_and_the_others_are_written(
    bad: str, said: str
) -> None:
    written = load_passages([bad, line(sha256="b" * 64)])
    assert written.sources == 1
    (sentence,) = written.left_out
    assert sentence.startswith("Line 1: ")
    assert said in sentence
    assert Source.objects.count() == 1


def test_a_slug_that_leads_elsewhere_is_followed() -> None:
    document = StrategyDocument.objects.get(slug="nss-2006")
    document.slug = "strategy-2006"
    document.save()
    assert load_passages([line(), line(document="strategy-2006")]).already_there == 1
    assert Source.objects.get().document == document


def test_a_line_longer_than_memory_should_hold_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "LONGEST", 1000)
    good = line(sha256="b" * 64)
    file = StringIO(f"{line(retrieved_from='x' * 5000)}\n{good}\n{'y' * 2000}")
    written = load_passages(room.lines_of(file))
    assert written.sources == 1
    assert [sentence[:24] for sentence in written.left_out] == [
        "Line 1: it is longer tha",
        "Line 3: it is longer tha",
    ]


def test_sentences_are_kept_for_the_first_lines_left_out_and_counted_for_all() -> None:
    written = load_passages(["{"] * 60)
    assert (len(written.left_out), written.left_out_in_all) == (50, 60)


def test_few_long_passages_make_a_handful(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "AT_ONCE", 4)
    told: list[int] = []
    long = [{"text": "x" * 20_000}]
    lines = [line(sha256=f"{n:064}", passages=long) for n in range(3)]
    load_passages(lines, progress=lambda written: told.append(written.passages))
    assert told == [1, 2, 3]


def test_nul_is_taken_out() -> None:
    load_passages([line(passages=[{"text": "A\0B"}])])
    assert Passage.objects.get().text == "AB"


def test_handfuls_end_where_they_are_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "AT_ONCE", 4)
    told: list[int] = []
    lines = [line(sha256=f"{n:064}") for n in range(5)]
    load_passages(lines, progress=lambda written: told.append(written.passages))
    assert told == [4, 8, 10]


@pytest.fixture
def command(tmp_path: Path) -> Callable[[str], str]:
    def run(text: str) -> str:
        file = tmp_path / "sources.jsonl"
        file.write_text(text)
        out = StringIO()
        call_command("load_passages", str(file), stdout=out)
        return out.getvalue()

    return run


def test_the_command_says_what_it_did(command: Callable[[str], str]) -> None:
    assert "written: 1, with 2 passages; already there: 0" in command(line())
    assert "written: 0, with 0 passages; already there: 1" in command(line())
    with pytest.raises(CommandError, match="Line 1: the record holds no document “x”"):
        command(line(document="x"))


def test_a_file_that_is_not_there_is_named() -> None:
    with pytest.raises(CommandError, match=r"no-such\.jsonl cannot be read"):
        call_command("load_passages", "no-such.jsonl")
