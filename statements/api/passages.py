"""The text of held sources, stretch by stretch."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from statements.api.fields import (
    DATE,
    MAYBE_NUMBER,
    MAYBE_TEXT,
    NUMBER,
    TEXT,
    address,
    cited_as,
    field,
    plain,
)
from statements.api.resource import Resource
from statements.filters import PassageFilter
from statements.models import Passage


def _records() -> QuerySet[Passage]:
    return Passage.objects.current().with_record().cited()


def _record(passage: Any) -> Any:
    """The document or law whose text it is."""
    return passage.source.document or passage.source.legislation


def _date(passage: Any) -> Any:
    document = passage.source.document
    return plain(document.date if document else passage.source.legislation.enacted)


def _title(passage: Any) -> str:
    return str(_record(passage))


def _president(passage: Any) -> str | None:
    administration = _record(passage).administration
    return administration.president.slug if administration else None


PASSAGES = Resource(
    name="passages",
    title="Passages",
    says="What stands in the newest version of each held file.",
    fields=(
        field("id", "Its number here; a file read anew has new ones.", NUMBER, 1, "pk"),
        address(
            "Its place in the text.",
            "https://record.example.org/documents/nss-2010/text/?version=1&passage=12",
        ),
        field("text", "The words.", TEXT, "The United States …"),
        field("document", "Slug of the document.", MAYBE_TEXT, "nss-2010", "source.document.slug"),
        field("legislation", "Slug of the law.", MAYBE_TEXT, None, "source.legislation.slug"),
        field("record_title", "Title of the document or law.", TEXT, "National …", _title),
        field("date", "Date of the document or law.", DATE, "2010-05-27", _date),
        field("president", "Slug of the president.", MAYBE_TEXT, "obama", _president),
        field("position", "Its place in the file, from 1.", NUMBER, 12),
        field("section", "Number of the section it stands in, or empty.", TEXT, ""),
        field("printed_page", "The number printed on the page, or empty.", TEXT, "48"),
        field("file_page", "The page of the file, from 1.", MAYBE_NUMBER, 54),
        field("source_sha256", "SHA-256 of the file.", TEXT, "9f86d081…", "source.sha256"),
        cited_as("The White House, National Security Strategy 48 (May 2010), https://…"),
    ),
    records=_records,
    filter_class=PassageFilter,
    key="pk",
    asked="q=genocide",
)
