"""A file is uploaded at the desk, and words are checked against it while they are typed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from statements.models import Excerpt, Source, StrategyDocument
from tests.sources.files import LAW, strategy

pytestmark = pytest.mark.django_db
ADD = "/admin/statements/source/add/"


@pytest.fixture(autouse=True)
def media(tmp_path: Path, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


def uploaded(desk: Client, data: bytes, name: str = "nss.txt", **boxes: Any) -> Any:
    document = StrategyDocument.objects.get(slug="nss-2010").pk
    given = {"document": document, "legislation": "", "retrieved_from": ""} | boxes
    return desk.post(ADD, given | {"upload": SimpleUploadedFile(name, data)}, follow=True)


def test_an_upload_is_held_and_its_excerpts_are_checked(desk: Client, record: None) -> None:
    answer = uploaded(desk, strategy())
    assert "Checked nss-2010-a: normalised." in answer.content.decode()
    source = Source.objects.get()
    assert (source.name, source.passages.exists()) == ("nss.txt", True)
    assert Excerpt.objects.get(slug="nss-2010-a").verdict == "normalised"


WRONG = {
    "another year": (strategy().replace(b"May 2010", b"May 2006"), "nss.txt", "2006"),
    "a law": (LAW.encode(), "law.xml", "no law"),
    "a picture": (b"\x89PNG\r\n\x1a\n", "a.png", "picture"),
    "a damaged PDF": (b"%PDF-1.4 and no more", "a.pdf", "damaged"),
}


@pytest.mark.parametrize(("data", "name", "said"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_held_is_said_in_the_form(
    desk: Client, record: None, data: bytes, name: str, said: str
) -> None:
    answer = uploaded(desk, data, name)
    assert said in answer.content.decode()
    assert "--force" not in answer.content.decode()
    assert not Source.objects.exists()


def test_a_file_belongs_to_one_record(desk: Client, record: None) -> None:
    answer = uploaded(desk, strategy(), document="")
    assert "A source belongs to one document or to one law." in answer.content.decode()


def check(desk: Client, **boxes: Any) -> str:
    document = StrategyDocument.objects.get(slug="nss-2010").pk
    answer = desk.post("/admin/statements/excerpt/check/", {"document": document} | boxes)
    assert answer.status_code == 200
    return answer.content.decode()


def test_words_are_checked_while_they_are_typed(desk: Client, record: None) -> None:
    assert "No source of this document is held yet." in check(desk, text="We will.")
    uploaded(desk, strategy())
    words = "The United States is committed to working with our allies"
    assert "Exact" in check(desk, text=words)
    said = check(desk, text=f"{words} <i>of old</i> and, in order to")
    assert "Differs" in said
    assert "<i>" not in said
    assert "nss-2010-a" in check(desk, text=f"{words}, and to strengthening our own internal")
    for boxes in ({"text": ""}, {"text": words, "document": "x"}, {"file_page": "9" * 30}):
        check(desk, **{"text": words, **boxes})


def test_only_the_desk_checks(client: Client, record: None) -> None:
    assert client.post("/admin/statements/excerpt/check/").status_code == 302


def test_a_save_checks_anew(desk: Client, save: Any, record: None) -> None:
    uploaded(desk, strategy())
    excerpt = Excerpt.objects.get(slug="nss-2010-a")
    save(excerpt, text="The United States is committed to working with our allies")
    excerpt.refresh_from_db()
    assert (excerpt.verdict, excerpt.verdict_stale) == ("exact", False)


def test_when_a_source_goes_its_verdicts_go(desk: Client, record: None) -> None:
    uploaded(desk, strategy())
    source = Source.objects.get()
    desk.post(f"/admin/statements/source/{source.pk}/delete/", {"post": "yes"})
    excerpt = Excerpt.objects.get(slug="nss-2010-a")
    assert (excerpt.verdict, excerpt.verdict_stale) == ("no-source", False)
