"""The rows of the record as plain values, a thousand in memory at a time."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final, cast

from django.utils import timezone

from statements.archive.migrated import refuse_unmigrated, schema
from statements.archive.record import Table, tables
from statements.archive.values import Plain, plain
from statements.citations.styles import Style, in_every_style
from statements.models import Excerpt, Legislation, StrategyDocument
from statements.models.cited import cited_all

STRETCH: Final = 1000
FORMAT: Final = "atrocity-policy 1"
# What is worked out from the rest, for those who read; it is not loaded again.
CITATIONS: Final = (
    ("kind", "excerpts, documents or legislation: the table of the record."),
    ("record_id", "Its id there."),
    ("slug", "Its name in addresses."),
    *((style.value, f"How it is cited, {style.label}.") for style in Style),
    ("missing", "What the citations lack, or is not checked."),
)


@dataclass(frozen=True, slots=True)
class About:
    """What an export says of itself."""

    format: str
    schema: str
    written_at: str
    unpublished: bool

    def pairs(self) -> list[tuple[str, str]]:
        return [
            ("format", self.format),
            ("schema", self.schema),
            ("written_at", self.written_at),
            ("unpublished", "yes" if self.unpublished else "no"),
        ]


def rows_of(table: Table) -> str:
    """Under what name an export says how many rows of a table it holds."""
    return f"rows in {table.name}"


@dataclass(frozen=True, slots=True)
class Whole:
    """The record at one moment, to be read inside of it."""

    about: About
    tables: Sequence[Table]

    def rows(self, table: Table) -> Generator[list[Plain]]:
        """Rows as they stand. Close it where it is not read to its end, within the moment:
        PostgreSQL has a cursor open for it, which the moment must not leave behind.
        """
        names = [column.field.attname for column in table.columns]
        found = table.rows(unpublished=self.about.unpublished).values_list(*names)
        columns, all_of_it = table.columns, self.about.unpublished
        reading = cast("Generator[tuple[Any, ...]]", found.iterator(chunk_size=STRETCH))
        with closing(reading) as coming:
            for row in coming:
                yield [
                    plain(column, value) if all_of_it or not column.is_for_editors else ""
                    for column, value in zip(columns, row, strict=True)
                ]

    def counted(self, table: Table) -> int:
        """How many they are, at the same moment."""
        return table.rows(unpublished=self.about.unpublished).count()

    def citations(self) -> Generator[list[Plain]]:
        """The same of what is worked out from them."""
        excerpts = Excerpt.objects if self.about.unpublished else Excerpt.objects.published()
        yield from _cited("documents", StrategyDocument.objects.with_presidents())
        yield from _cited("legislation", Legislation.objects.with_presidents())
        yield from _cited("excerpts", excerpts.cited())


def whole(*, unpublished: bool) -> Whole:
    """What is to be written. Raises NotMigrated."""
    refuse_unmigrated()
    now = timezone.now().isoformat(timespec="seconds").replace("+00:00", "Z")
    return Whole(About(FORMAT, schema(), now, unpublished), tables())


def _cited(kind: str, rows: Any) -> Iterator[list[Plain]]:
    with closing(rows.order_by("pk").iterator(chunk_size=STRETCH)) as coming:
        while some := list(islice(coming, STRETCH)):
            for row, work in zip(some, cited_all(some), strict=True):
                styles = in_every_style(work)
                missing = dict.fromkeys(said for each in styles.values() for said in each.missing)
                texts = [styles[style].text for style in Style]
                yield [kind, row.pk, row.slug, *texts, " ".join(missing)]
