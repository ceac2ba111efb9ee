"""A file becomes a source whole or not at all, and what is plainly another document is refused."""

from __future__ import annotations

import json
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from statements.models import Excerpt, Legislation, Passage, Provision, Source, StrategyDocument
from statements.search import PASSAGE, Criteria, Page, search
from statements.sources import load_source
from statements.sources.load_source import HELD, IMPORTED, READ_ONLY, Imported, import_source
from statements.sources.readers.reading import Refused
from tests.sources.files import BILL, CODE, LAW, strategy

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(tmp_path: Path, settings: Any) -> Path:
    """A folder of its own for the files that are kept."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "media"


def written(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def document(slug: str = "nss-2010") -> StrategyDocument:
    return StrategyDocument.objects.get(slug=slug)


def law(slug: str) -> Legislation:
    return Legislation.objects.get(slug=slug)


def imported(folder: Path, data: bytes = strategy(), name: str = "a.txt", **more: Any) -> Imported:
    return import_source(path=written(folder, name, data), document=document(), **more)


def test_a_file_is_held_with_its_passages_and_its_hash(tmp_path: Path, media: Path) -> None:
    done = imported(tmp_path, retrieved_from="https://example.org/a.txt")
    assert done.outcome == IMPORTED
    source = Source.objects.get(document=document())
    assert source.passages.filter(text__contains="to prevent mass atrocities").count() == 1
    assert (source.name, source.media_type) == ("a.txt", "text/plain")
    assert source.retrieved_at
    assert (media / source.file.name).read_bytes() == strategy()
    assert source.sha256 in source.file.name


def test_excerpts_of_the_document_are_checked_with_it(tmp_path: Path) -> None:
    done = imported(tmp_path)
    verdicts = {each.slug: each.verdict for each in done.checked}
    assert verdicts == {"nss-2010-a": "normalised", "nss-2010-b": "differs"}
    held = Excerpt.objects.get(slug="nss-2010-a")
    assert (held.verdict, held.verdict_stale) == ("normalised", False)
    assert held.verification.normalisations == ["omission"]
    assert held.verification.page_verdict == "not-confirmed"


def test_the_same_file_again_writes_nothing(tmp_path: Path) -> None:
    first = imported(tmp_path)
    again = imported(tmp_path, name="other-name.txt")
    assert again.outcome == HELD
    assert again.source == first.source
    assert Source.objects.count() == 1


def test_a_new_version_supersedes_and_overwrites_nothing(tmp_path: Path) -> None:
    old = imported(tmp_path).source
    new = imported(tmp_path, strategy("Another quagga ends it.")).source
    assert old and new
    old.refresh_from_db()
    assert old.superseded_by == new
    assert old.passages.exists()
    assert list(Source.objects.for_document(document())) == [new]


def test_what_is_superseded_is_found_no_more(tmp_path: Path) -> None:
    def hits(word: str) -> int:
        return search(word, Criteria((PASSAGE,)), Page()).total

    imported(tmp_path, strategy("The okapi ends it."))
    assert hits("okapi") == 1
    imported(tmp_path, strategy("The quagga ends it."))
    assert (hits("okapi"), hits("quagga")) == (0, 1)


def test_a_dry_run_writes_nothing(tmp_path: Path, media: Path) -> None:
    assert imported(tmp_path, dry_run=True).outcome == READ_ONLY
    assert not Source.objects.exists()
    assert not media.exists()


def test_another_year_s_title_is_refused_unless_forced(tmp_path: Path) -> None:
    data = strategy().replace(b"May 2010", b"March 2006")
    with pytest.raises(Refused, match="2006"):
        imported(tmp_path, data)
    assert not Source.objects.exists()
    assert imported(tmp_path, data, force=True).outcome == IMPORTED


def test_nothing_is_left_of_an_import_that_fails(
    tmp_path: Path, media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: StrategyDocument) -> None:
        raise RuntimeError("The database went away.")

    monkeypatch.setattr(load_source, "verify_document", fail)
    with pytest.raises(RuntimeError):
        imported(tmp_path)
    assert not Source.objects.exists()
    assert not Passage.objects.exists()
    assert not [each for each in media.rglob("*") if each.is_file()]


# Laws


def test_sections_of_a_law_get_their_words(tmp_path: Path) -> None:
    held = law("ewgapa-2018")
    summary = held.provisions.get(number="3").summary
    done = import_source(path=written(tmp_path, "law.xml", LAW), legislation=held)
    assert done.provisions == 2
    assert done.source and done.source.part == "Pub. L. 115-441"
    third = held.provisions.get(number="3")
    assert third.text.startswith("It is the policy to—")
    assert third.summary == summary
    assert third.passages.filter(level=2).exists()


def test_only_the_law_s_own_part_of_a_larger_act_counts(tmp_path: Path) -> None:
    held = law("gfa-2019")
    import_source(path=written(tmp_path, "bill.xml", BILL), legislation=held)
    assert held.provisions.get(number="599").text == "Added words."
    assert "Global Fragility Act of 2019" in held.provisions.get(number="501").text


def test_the_code_gives_a_law_its_words_but_takes_none_away(tmp_path: Path) -> None:
    held = law("ewgapa-2018")
    code = written(tmp_path, "code.xml", CODE)
    import_source(path=code, legislation=held, force=True)
    assert held.provisions.get(number="3").text == "It shall be the policy."
    import_source(path=written(tmp_path, "law.xml", LAW), legislation=held)
    assert held.provisions.get(number="3").text.startswith("It is the policy to—")
    other = written(tmp_path, "code.xml", CODE.replace("be the policy", "be our policy"))
    import_source(path=other, legislation=held, force=True)
    assert held.provisions.get(number="3").text.startswith("It is the policy to—")
    assert Source.objects.current().filter(legislation=held).count() == 2


@pytest.mark.parametrize("slug", ["gfa-2019", "ndaa-fy2021"])
def test_another_public_law_is_refused(tmp_path: Path, slug: str) -> None:
    with pytest.raises(Refused, match="Public Law 115-441"):
        import_source(path=written(tmp_path, "law.xml", LAW), legislation=law(slug))
    assert not Source.objects.exists()
    assert not Provision.objects.filter(legislation__slug=slug).exclude(text="").exists()


def test_a_law_is_no_document(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no law"):
        import_source(path=written(tmp_path, "law.xml", LAW), document=document())


# Commands


def run(*arguments: str) -> str:
    out = StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()


def test_the_command_says_what_was_read(tmp_path: Path) -> None:
    path = str(written(tmp_path, "a.txt", strategy()))
    said = json.loads(run("import_source", path, "--document", "nss-2010", "--json"))
    assert (said["outcome"], said["passages"], said["checked"]["nss-2010-a"]) == (
        "imported",
        Passage.objects.count(),
        "normalised",
    )
    assert "held already" in run("import_source", path, "--document", "nss-2010")


WRONG = {
    "no such document": (["--document", "nss-1066"], "nss-1066"),
    "no address": (["--document", "nss-2010", "--retrieved-from", "here"], "https://"),
}


@pytest.mark.parametrize(("arguments", "said"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_said(tmp_path: Path, arguments: list[str], said: str) -> None:
    path = str(written(tmp_path, "a.txt", strategy()))
    with pytest.raises(CommandError, match=said):
        run("import_source", path, *arguments)
    assert not Source.objects.exists()


FILES = {
    "nothing": (b"", "empty"),
    "a picture": (b"\x89PNG\r\n\x1a\n....", "picture"),
    "a program": (b"\x7fELF....", "program"),
    "a damaged PDF": (b"%PDF-1.7 and no more", "damaged"),
    "XML that pulls something in": (b"<!DOCTYPE a [<!ENTITY b 'c'>]><pLaw>&b;</pLaw>", "DOCTYPE"),
    "an archive": (b"PK\x03\x04 and no more", "archive"),
}


@pytest.mark.parametrize(("data", "said"), FILES.values(), ids=FILES)
def test_read_source_refuses_in_one_sentence(tmp_path: Path, data: bytes, said: str) -> None:
    path = str(written(tmp_path, "file", data))
    with pytest.raises(CommandError, match=said) as refused:
        run("read_source", path)
    assert "\n" not in str(refused.value)


def test_read_source_says_what_a_file_holds_and_touches_nothing(tmp_path: Path) -> None:
    path = str(written(tmp_path, "law.xml", LAW))
    said = json.loads(run("read_source", path, "--json"))
    assert (said["public_laws"], said["sections"]) == (["115-441"], 2)
    assert said["printed_pages"]["first"] == "132 Stat. 5586"
    assert "Sections: 2" in run("read_source", path)
    assert not Source.objects.exists()


def test_verify_excerpts_checks_all_and_says_what_differs(tmp_path: Path) -> None:
    imported(tmp_path)
    Excerpt.objects.filter(slug="nss-2010-a").update(
        text="The United States is committed to working"
    )
    assert Excerpt.objects.get(slug="nss-2010-a").verdict_stale
    said = run("verify_excerpts", "--stale")
    assert "nss-2010-a: Exact; page not confirmed" in said
    assert not Excerpt.objects.get(slug="nss-2010-a").verdict_stale
    lines = [json.loads(line) for line in run("verify_excerpts", "--json").splitlines()]
    assert {each["id"]: each["verdict"] for each in lines}["nss-2010-b"] == "differs"
    with pytest.raises(CommandError, match="no-such"):
        run("verify_excerpts", "no-such")


def checked(*lines: object, monkeypatch: pytest.MonkeyPatch) -> tuple[list[dict[str, Any]], bool]:
    """The answers of check_quotations, and whether it ended well."""
    text = "\n".join(each if isinstance(each, str) else json.dumps(each) for each in lines)
    monkeypatch.setattr(sys, "stdin", type("In", (), {"buffer": text.encode().splitlines()}))
    out = StringIO()
    try:
        call_command("check_quotations", stdout=out)
    except CommandError:
        return [json.loads(line) for line in out.getvalue().splitlines()], False
    return [json.loads(line) for line in out.getvalue().splitlines()], True


def test_quotations_are_checked_line_by_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    imported(tmp_path)
    words = "The United States is committed to working with our allies"
    answers, well = checked(
        {"id": 1, "document": "nss-2010", "text": words, "page": "48"},
        {"id": 2, "document": "nss-2010", "text": f"{words} of old"},
        {"id": 3, "document": "nss-2006", "text": words},
        monkeypatch=monkeypatch,
    )
    assert well
    assert [(each["id"], each["verdict"]) for each in answers] == [
        (1, "exact"),
        (2, "differs"),
        (3, "no-source"),
    ]
    assert answers[0]["page_verdict"] == "not-confirmed"
    assert answers[1]["differences"][0]["quoted"] == "of old"
    assert set(answers[0]) == set(answers[2])


def test_lines_that_cannot_be_used_say_why(monkeypatch: pytest.MonkeyPatch) -> None:
    answers, well = checked(
        "not JSON",
        "[]",
        {"id": "a", "document": "nss-1066", "text": "x"},
        {"id": "b", "text": "x"},
        {"id": "c", "document": "nss-2010"},
        {"id": "d", "document": "a\0b", "text": "x"},
        {"id": "e", "document": "nss-2010", "text": "x", "page": []},
        monkeypatch=monkeypatch,
    )
    assert not well
    assert [each["id"] for each in answers] == [None, None, "a", "b", "c", "d", "e"]
    assert all(each["error"].endswith(".") for each in answers)


def test_reading_is_cut_off_where_it_takes_too_long_or_too_much(tmp_path: Path) -> None:
    from statements.sources.reading_apart import read_apart

    path = written(tmp_path, "a.txt", strategy())
    with pytest.raises(Refused, match="longer than 0 seconds"):
        read_apart(path, seconds=0)
    large = written(tmp_path, "large.txt", strategy("Words without end. " * 1_000_000))
    with pytest.raises(Refused, match="memory"):
        read_apart(large, memory=80_000_000)
    with pytest.raises(Refused, match="folder"):
        read_apart(tmp_path)
    with pytest.raises(Refused, match="cannot be read"):
        read_apart(tmp_path / "none")


def test_readers_start_without_the_site(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", strategy())
    code = "import sys, runpy; runpy.run_module('statements.sources.readers', run_name='__main__')"
    asked = f"{code}; assert 'django' not in sys.modules"
    limits = ["--memory", "1000000000", "--seconds", "60"]
    ended = subprocess.run(
        [sys.executable, "-c", asked, str(path), *limits],
        cwd=settings.ROOT,
        capture_output=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert json.loads(ended.stdout)["media_type"] == "text/plain"


def test_records_that_are_loaded_again_keep_their_checks(tmp_path: Path) -> None:
    imported(tmp_path)
    run("load_record")
    assert Excerpt.objects.get(slug="nss-2010-a").verdict == "normalised"
