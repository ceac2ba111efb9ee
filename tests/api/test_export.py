"""A list as a file: every row of the page, in its order, in every format."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any
from urllib.parse import urlencode

import bibtexparser
import docx
import pytest
import rispy
from django.test import Client
from openpyxl import load_workbook

from statements.api.export_formats import FORMATS
from statements.api.resources import RESOURCES
from statements.filters import StatementFilter, list_records
from statements.models import Excerpt, StrategyDocument

pytestmark = pytest.mark.django_db
FAMILIES = ("statements", "documents", "legislation")
ASKED: tuple[dict[str, str], ...] = (
    {},
    {"president": "obama"},
    {"q": "genocide"},
    {"q": "genocide", "sort": "oldest"},
    {"topic": "icc", "sort": "oldest"},
    {"q": "quaggawords"},
)


def taken(client: Client, family: str, **asked: str) -> Any:
    return client.get(f"/{family}/export/?{urlencode(asked)}")


def body(answer: Any) -> bytes:
    assert answer.status_code == 200, answer.content
    return b"".join(answer.streaming_content)


def many(how_many: int) -> None:
    document = StrategyDocument.objects.get(slug="nss-2010")
    Excerpt.objects.bulk_create(
        Excerpt(slug=f"m-{n}", text=f"Genocide {n}.", document=document, state="published")
        for n in range(how_many)
    )


def slugs_of(text: bytes) -> list[str]:
    return [row["slug"] for row in csv.DictReader(io.StringIO(text.decode(), newline=""))]


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_a_file_has_the_rows_of_all_pages_in_their_order(
    asked: dict[str, str], client: Client, record: None
) -> None:
    many(30)
    shown: list[str] = []
    page, last = 1, 1
    while page <= last:
        data = client.get("/", asked | {"page": str(page)}).wsgi_request.GET
        rows = Excerpt.objects.published().with_names()
        listing = list_records(StatementFilter, data, rows, "/statements/")
        shown += [result.record.slug for result in listing.results]
        page, last = page + 1, listing.last
    answer = taken(client, "statements", format="csv", **asked)
    assert slugs_of(body(answer)) == shown
    assert answer.headers["X-Total-Count"] == str(len(shown))


@pytest.mark.parametrize("family", FAMILIES)
def test_every_format_has_as_many_as_the_page_says(
    family: str, client: Client, record: None
) -> None:
    total = len(slugs_of(body(taken(client, family, format="csv"))))
    assert total > 10
    rows = json.loads(body(taken(client, family, format="json")))
    assert rows["total"] == len(rows["results"]) == total
    lines = body(taken(client, family, format="jsonl")).decode().splitlines()
    assert [json.loads(line) for line in lines] == rows["results"]
    book = load_workbook(io.BytesIO(body(taken(client, family, format="xlsx"))))
    assert book.worksheets[0].max_row == total + 1
    cited = body(taken(client, family, format="ris")).decode()
    assert len(rispy.loads(cited)) == total
    bib = bibtexparser.loads(body(taken(client, family, format="bibtex")).decode())
    assert len(bib.entries) == total
    assert len(json.loads(body(taken(client, family, format="csl")))) == total
    made = docx.Document(io.BytesIO(body(taken(client, family, format="docx"))))
    heads = [each for each in made.paragraphs if each.style and each.style.name == "Heading 2"]
    assert len(heads) == total


def test_the_same_columns_in_every_format(client: Client, record: None) -> None:
    resource = next(each for each in RESOURCES if each.name == "statements")
    names = [each.name for each in resource.fields]
    header = body(taken(client, "statements", format="csv")).decode().split("\r\n")[0]
    assert header.split(",") == names
    rows = json.loads(body(taken(client, "statements", format="json")))["results"]
    assert list(rows[0]) == names
    assert rows[0]["cited_as"]


def test_words_and_citation_are_the_record_s(client: Client, record: None) -> None:
    rows = json.loads(body(taken(client, "statements", format="json")))["results"]
    row = next(each for each in rows if each["slug"] == "nss-2010-b")
    assert row["text"] == Excerpt.objects.get(slug="nss-2010-b").text
    page = client.get("/statements/nss-2010-b/").content.decode()
    cited = re.sub("<[^>]+>", "", page).replace("&#x27;", "'")
    assert row["cited_as"] in re.sub(r"\s+", " ", cited)


def test_nothing_in_a_file_is_run(client: Client, record: None) -> None:
    Excerpt.objects.filter(slug="nss-2006-a").update(text='=HYPERLINK("x")')
    found = body(taken(client, "statements", format="csv")).decode()
    assert "'=HYPERLINK" in found
    assert not body(taken(client, "statements", format="csv")).startswith(b"\xef\xbb\xbf")
    assert body(taken(client, "statements", format="csv", bom="1")).startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({}, "format is no format"),
        ({"format": "pdf"}, "Known are csv, xlsx"),
        ({"format": "csv", "president": "obamma"}, "president “obamma”"),
        ({"format": "csv", "year_min": "x"}, "year_min “x”"),
        ({"format": "csv", "colour": "mauve"}, "colour"),
        ({"format": "csv", "bom": "2"}, "bom “2”"),
    ],
    ids=str,
)
def test_what_cannot_be_used_is_named_and_nothing_exported(
    asked: dict[str, str], said: str, client: Client, record: None
) -> None:
    answer = taken(client, "statements", **asked)
    assert answer.status_code == 400
    assert said in answer.content.decode()
    assert "Nothing was exported." in answer.content.decode()


def test_two_formats_are_one_too_many(client: Client, record: None) -> None:
    answer = client.get("/statements/export/?format=csv&format=json")
    assert answer.status_code == 400
    assert "format “csv” is given more than once" in answer.content.decode()


def test_empty_boxes_of_a_form_say_nothing(client: Client, record: None) -> None:
    asked = {"format": "csv", "q": "", "year_min": "", "page": "3", "president": "obama"}
    plain = body(taken(client, "statements", format="csv", president="obama"))
    assert body(taken(client, "statements", **asked)) == plain


def test_the_list_leads_to_its_files(client: Client, record: None) -> None:
    page = client.get("/statements/?president=obama").content.decode()
    for name in ("csv", "xlsx", "docx", "ris", "bibtex", "json"):
        assert f"/statements/export/?format={name}&amp;president=obama" in page
    assert "/feeds/statements/?president=obama" in page


def test_every_format_is_written_down() -> None:
    from pathlib import Path

    text = (Path(__file__).resolve().parents[2] / "docs/reference/exports.md").read_text()
    for name in FORMATS:
        assert f"`{name}`" in text
