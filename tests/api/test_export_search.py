"""A search, and the lists that have no filters, as files."""

from __future__ import annotations

import csv
import io
import json
from typing import Any
from urllib.parse import urlencode

import bibtexparser
import docx
import pytest
import rispy
from django.test import Client
from openpyxl import load_workbook

from statements.api.export_search import COLUMNS
from statements.api.search import SEARCHED
from statements.models import Excerpt, Legislation, Passage, Source, StrategyDocument

pytestmark = pytest.mark.django_db
WORDS = {"q": "genocide"}
ORDER = "statements documents legislation sections institutions topics passages".split()


def taken(client: Client, path: str, **asked: str) -> Any:
    return client.get(f"{path}export/?{urlencode(asked)}")


def body(answer: Any) -> bytes:
    assert answer.status_code == 200, answer.content
    return b"".join(answer.streaming_content)


def rows_of(answer: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(body(answer).decode(), newline="")))


@pytest.fixture
def texts(record: None) -> None:
    """The text of a document and of a law."""
    for owner in (
        {"document": StrategyDocument.objects.get(slug="nss-2010")},
        {"legislation": Legislation.objects.get(slug="ewgapa-2018")},
    ):
        source = Source.objects.create(**owner, media_type="text/plain", sha256="a" * 64)
        Passage.objects.bulk_create(
            Passage(source=source, position=n, text=f"Genocide, {n}.", printed_page=str(n))
            for n in range(1, 6)
        )


def test_a_search_goes_out_as_the_page_counts_and_orders_it(client: Client, texts: None) -> None:
    page = client.get("/search/", WORDS)
    answer = taken(client, "/search/", format="csv", **WORDS)
    rows = rows_of(answer)
    assert list(rows[0]) == [name for name, _ in COLUMNS]
    assert answer.headers["X-Total-Count"] == str(page.context["found"].total) == str(len(rows))
    parts = list(dict.fromkeys(row["in"] for row in rows))
    assert parts == [each for each in ORDER if each in parts]
    assert {"statements", "documents", "legislation", "passages"} <= set(parts)
    for family in page.context["families"]:
        first = next((hit.url for hit in family.hits), "")
        assert not first or any(row["url"].endswith(first) for row in rows), first
    assert all(row["title"] and row["text"] for row in rows if row["in"] != "statements")


def test_every_format_of_a_search_has_as_many(client: Client, texts: None) -> None:
    rows = rows_of(taken(client, "/search/", format="csv", **WORDS))
    held = json.loads(body(taken(client, "/search/", format="json", **WORDS)))
    assert held["total"] == len(held["results"]) == len(rows)
    book = load_workbook(io.BytesIO(body(taken(client, "/search/", format="xlsx", **WORDS))))
    assert book.worksheets[0].max_row == len(rows) + 1
    made = docx.Document(io.BytesIO(body(taken(client, "/search/", format="docx", **WORDS))))
    heads = [each for each in made.paragraphs if each.style and each.style.name == "Heading 2"]
    assert len(heads) == len(rows)
    works = [row for row in rows if row["in"] not in {"institutions", "topics"}]
    answer = taken(client, "/search/", format="bibtex", **WORDS)
    keys = [each["ID"] for each in bibtexparser.loads(body(answer).decode()).entries]
    assert len(set(keys)) == len(keys) == len(works) == int(answer.headers["X-Total-Count"])
    assert f"{len(works)} citations as" in client.get("/search/", WORDS).content.decode()
    ris = rispy.loads(body(taken(client, "/search/", format="ris", **WORDS)).decode())
    assert len(ris) == len(works)


def test_words_of_a_source_are_cited_with_their_page(client: Client, texts: None) -> None:
    rows = rows_of(taken(client, "/search/", format="csv", **WORDS, **{"in": "passages"}))
    of_document = next(
        row for row in rows if row["document"] == "nss-2010" and row["position"] == "3"
    )
    assert "National Security Strategy 3 (" in of_document["cited_as"]
    assert of_document["url"].endswith("&passage=3")
    of_law = next(row for row in rows if row["legislation"] == "ewgapa-2018")
    assert "Pub. L. No. 115-441" in of_law["cited_as"]


@pytest.mark.parametrize("part", list(SEARCHED))
def test_one_part_goes_out_as_its_list_has_it(part: str, client: Client, texts: None) -> None:
    for asked in (WORDS, {}):
        shown = client.get("/search/", {"in": part} | asked, follow=True).context["listing"].total
        answer = taken(client, "/search/", format="csv", **{"in": part} | asked)
        assert len(rows_of(answer)) == shown == int(answer.headers["X-Total-Count"])
        assert shown or asked


@pytest.mark.parametrize(
    ("path", "name"), [("/topics/", "label"), ("/presidents/", "name"), ("/institutions/", "name")]
)
def test_lists_without_filters_go_out_too(
    path: str, name: str, client: Client, record: None
) -> None:
    page = client.get(path).content.decode()
    rows = rows_of(taken(client, path, format="csv"))
    assert len(rows) > 5
    assert f"All {len(rows)} as" in page
    assert f'href="{path}export/?format=csv"' in page
    assert f'href="{path}export/?format=ris"' not in page
    assert all(row[name] for row in rows)
    made = docx.Document(io.BytesIO(body(taken(client, path, format="docx"))))
    heads = [each for each in made.paragraphs if each.style and each.style.name == "Heading 2"]
    assert len(heads) == len(rows)


@pytest.mark.parametrize(
    ("path", "asked", "said"),
    [
        ("/search/", {}, "q is missing"),
        ("/search/", {"q": "genocide", "in": "nowhere"}, "in “nowhere” is no part of the record"),
        ("/search/", {"q": "genocide", "president": "obama"}, "president is no parameter"),
        ("/search/", {"q": "president:obamma genocide"}, "obamma"),
        ("/search/", {"q": "-()"}, "has no words to find"),
        ("/search/", {"q": "x", "format": "ris", "in": "topics"}, "topics are none"),
        ("/topics/", {"format": "bibtex"}, "Take csv, xlsx"),
        ("/presidents/", {"president": "obama"}, "president is no parameter"),
    ],
    ids=str,
)
def test_what_cannot_be_used_is_named(
    path: str, asked: dict[str, str], said: str, client: Client, record: None
) -> None:
    answer = taken(client, path, **{"format": "csv"} | asked)
    assert answer.status_code == 400
    assert said in answer.content.decode()


def test_the_search_leads_to_its_files(client: Client, record: None) -> None:
    page = client.get("/search/", WORDS).content.decode()
    for name in ("csv", "xlsx", "docx", "ris", "bibtex", "json"):
        assert f"/search/export/?format={name}&amp;q=genocide" in page
    listed = client.get("/search/", {"in": "topics", "q": "genocide"}).content.decode()
    assert "/search/export/?format=csv&amp;in=topics&amp;q=genocide" in listed


def test_no_draft_goes_out(client: Client, texts: None) -> None:
    before = body(taken(client, "/search/", format="json", **WORDS))
    document = StrategyDocument.objects.get(slug="nss-2010")
    for state in ("draft", "in-review", "withdrawn"):
        Excerpt.objects.create(slug=f"e-{state}", text="Genocide.", document=document, state=state)
    assert body(taken(client, "/search/", format="json", **WORDS)) == before


def test_no_record_can_have_the_address_of_a_file(record: None) -> None:
    from django.core.exceptions import ValidationError

    excerpt = Excerpt.objects.get(slug="nss-2006-a")
    excerpt.slug = "export"
    with pytest.raises(ValidationError, match="is a page of the site"):
        excerpt.full_clean()
