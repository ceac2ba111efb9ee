"""A comparison as a file: named, whole, and only of what is published."""

import csv
import io
from collections.abc import Callable
from urllib.parse import urlencode

import docx
import pytest
from django.test import Client

from statements.models import Excerpt, State

pytestmark = pytest.mark.usefixtures("record")
AddExcerpt = Callable[..., Excerpt]
TWO = ("nss-2010-b", "nss-2015-full")
ADDRESS = "http://testserver/compare/?s=nss-2010-b&s=nss-2015-full"


def address(format_: str, *slugs: str, **more: str) -> str:
    pairs = [("format", format_), *(("s", slug) for slug in slugs), *more.items()]
    return "/compare/download/?" + urlencode(pairs)


def fetch(client: Client, format_: str, *slugs: str, **more: str) -> bytes:
    answer = client.get(address(format_, *slugs, **more))
    assert answer.status_code == 200
    return bytes(answer.content)


def text_of(content: bytes) -> str:
    """The words of a Word document, those in tables too."""
    made = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in made.paragraphs), *cells])


@pytest.mark.parametrize(
    ("format_", "media_type"),
    [
        ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("md", "text/markdown; charset=utf-8"),
        ("csv", "text/csv; charset=utf-8"),
    ],
)
def test_a_file_says_what_it_is_and_what_it_is_of(
    client: Client, format_: str, media_type: str
) -> None:
    answer = client.get(address(format_, *TWO))
    assert answer["Content-Type"] == media_type
    name = f'filename="compare-nss-2010-b-nss-2015-full.{format_}"'
    assert answer["Content-Disposition"] == f"attachment; {name}"


@pytest.mark.parametrize("format_", ["docx", "md", "csv"])
def test_each_file_has_citation_pin_cite_verdict_and_address(client: Client, format_: str) -> None:
    content = fetch(client, format_, *TWO)
    text = text_of(content) if format_ == "docx" else content.decode()
    for said in (
        "The White House, National Security Strategy 48 (May 2010), https://",
        "p.\N{NO-BREAK SPACE}48, as quoted; not confirmed",
        "No source",
        "http://testserver/statements/nss-2015-full/",
        ADDRESS,
        "Barack Obama",
    ):
        assert said in text


@pytest.mark.parametrize("format_", ["docx", "md", "csv"])
def test_where_no_document_is_known_what_quotes_the_words_is_cited(
    client: Client, format_: str
) -> None:
    content = fetch(client, format_, "prudential", "nss-2010-a")
    text = text_of(content) if format_ == "docx" else content.decode()
    assert "Author not identified, quoted in American Society of International Law" in text


@pytest.mark.parametrize("format_", ["docx", "md", "csv"])
def test_where_nothing_can_be_cited_the_file_says_so(client: Client, format_: str) -> None:
    Excerpt.objects.filter(slug="prudential").update(quoted_in=None)
    content = fetch(client, format_, "prudential", "nss-2010-a")
    text = text_of(content) if format_ == "docx" else content.decode()
    assert "nothing that can be cited is held" in text


def test_csv_has_a_row_for_each_with_its_words(client: Client) -> None:
    content = fetch(client, "csv", *TWO)
    assert content.startswith(b"\xef\xbb\xbf")
    found = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert [row["Words"] for row in found] == [Excerpt.objects.get(slug=s).text for s in TWO]
    assert [row["Column"] for row in found] == ["A", "B"]
    b = found[1]
    parts = ("Kept", "Altered", "Moved", "New", "Unmarked")
    assert sum(int(b[name]) for name in parts) == int(b["Length"]) == 206
    assert (b["Measured against"], b["Comparison"]) == ("A", ADDRESS)


def test_the_base_of_the_address_is_that_of_the_file(client: Client) -> None:
    content = fetch(client, "csv", *TWO, base="nss-2015-full").decode("utf-8-sig")
    found = list(csv.DictReader(io.StringIO(content, newline="")))
    assert [row["Measured against"] for row in found] == ["B", ""]


def test_what_was_left_out_is_said_in_the_file(client: Client) -> None:
    text = fetch(client, "md", *TWO, base="no-such").decode()
    assert "Left out: base is none of the columns: “no-such”." in text


@pytest.mark.parametrize("format_", ["", "pdf", "DOCX", "\0", "x" * 10_000, "<b>"])
def test_a_format_nobody_knows_is_refused_with_the_known_ones(client: Client, format_: str) -> None:
    answer = client.get(address(format_, *TWO))
    assert answer.status_code == 400
    page = answer.content.decode()
    assert "format is not one of docx, md, csv" in page
    assert "<b>" not in page.partition("<main")[2].partition("</main")[0]


@pytest.mark.parametrize("slugs", [[], ["nss-2010-b"], ["no-such", "\0"]])
def test_fewer_than_two_are_refused(client: Client, slugs: list[str]) -> None:
    answer = client.get(address("md", *slugs))
    assert answer.status_code == 400
    assert "A comparison needs two published excerpts" in answer.content.decode()


@pytest.mark.parametrize("state", [State.DRAFT, State.IN_REVIEW, State.WITHDRAWN])
def test_what_is_not_published_is_in_no_file(
    client: Client, add_excerpt: AddExcerpt, state: State
) -> None:
    add_excerpt("hidden", state=state, text="Not for the public.")
    assert client.get(address("csv", "nss-2010-b", "hidden")).status_code == 400
    assert b"Not for the public" not in fetch(client, "csv", *TWO, "hidden")


def test_a_name_is_no_longer_than_a_folder_takes(client: Client, add_excerpt: AddExcerpt) -> None:
    slugs = [f"{letter * 90}" for letter in "abc"]
    for slug in slugs:
        add_excerpt(slug)
    name = client.get(address("md", *slugs))["Content-Disposition"]
    assert len(name) < 160
