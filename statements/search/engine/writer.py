"""Writing an index: every commit holds the items and what the index says of itself, together."""

from __future__ import annotations

import time
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Self

import tantivy

from statements.search.engine.faults import Unwritable, noticed
from statements.search.engine.files import joins_parts
from statements.search.engine.schema import STATE_ID, cited, prefix_of, register, schema
from statements.search.item import Item, iso_date

# Bytes the engine may fill before it writes: little for a few changes, more for all of them.
_SMALL, _LARGE = 15_000_000, 120_000_000
# Seconds for which the engine may join parts of an index: of a new one, of one that is searched.
_PATIENCE, _LITTLE_PATIENCE, _LOOK_AGAIN = 120.0, 2.0, 0.002
_FIRST_YEAR, _YEARS, _YEAR_WEIGHS = 1600, 500, 1e-4


class Writer:
    """Writes one index; whoever makes one holds the lock on it."""

    def __init__(self, folder: Path, *, large: bool = False) -> None:
        with noticed(Unwritable):
            self._folder, self._large = folder, large
            folder.mkdir(parents=True, exist_ok=True)
            self._index = tantivy.Index(schema(), str(folder))
            register(self._index)
            self._writer = self._index.writer(_LARGE if large else _SMALL, 1)
            # A process killed amid a commit leaves files whose names the next commit would need.
            self._writer.garbage_collect_files()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Free the engine's own lock. What was not committed is forgotten.

        Before that the engine may finish joining parts. Its own call to wait for that does not:
        what is due would be begun after every commit and never be done, and each part more makes
        the next change slower.
        """
        until = time.monotonic() + (_PATIENCE if self._large else _LITTLE_PATIENCE)
        with noticed(Unwritable):
            while kind is None and joins_parts(self._folder) and time.monotonic() < until:
                time.sleep(_LOOK_AGAIN)
        del self._writer

    def _take_away(self, ids: list[int]) -> None:
        # By query: asked to delete by a term, the engine takes a number for one with a sign.
        if ids:
            gone = tantivy.Query.term_set_query(schema(), "id", ids)
            self._writer.delete_documents_by_query(gone)

    def _put(self, item: Item) -> None:
        document = tantivy.Document()
        document.add_unsigned("id", item.id)
        document.add_text("family", item.family)
        document.add_float("tie", _tie(item))
        for order, number in item.orders.items():
            document.add_unsigned(f"by_{order}", number)
        prefix = prefix_of(item.family)
        if item.title:
            document.add_text("title", item.title)
        # Two values of one field: no phrase runs from the title into the text.
        for text in (item.title, item.text):
            if text:
                document.add_text(f"{prefix}words", text)
                document.add_text(f"{prefix}exact", text)
        for reference in item.references:
            document.add_text(f"{prefix}reference", reference)
        for reference in item.cites:
            document.add_text(f"{prefix}reference", cited(reference))
        if item.date is not None:
            document.add_unsigned(f"{prefix}date", item.date)
        for name, values in item.values:
            for value in values:
                document.add_text(f"{prefix}{name}", value)
        self._writer.add_document(document)

    def replace(self, ids: Iterable[int], items: Iterable[Item]) -> None:
        """Take away what has these numbers, and add these."""
        with noticed(Unwritable):
            self._take_away(list(ids))
            for item in items:
                self._put(item)

    def commit(self, state: str) -> None:
        """Make it all lasting, and with it what the index now says of itself."""
        with noticed(Unwritable):
            self._take_away([STATE_ID])
            document = tantivy.Document()
            document.add_unsigned("id", STATE_ID)
            document.add_text("state", state)
            self._writer.add_document(document)
            self._writer.commit()


def _tie(item: Item) -> float:
    """Too little to outdo a better match, enough to order equals: the latest year first.

    A year weighs a hundredth of a per cent. Within it a number drawn from the identity decides, the
    same wherever the index is made.
    """
    year = 0 if item.date is None else int(iso_date(item.date)[:4])
    years = min(max(year - _FIRST_YEAR, 0), _YEARS)
    return _YEAR_WEIGHS * (years + zlib.crc32(str(item.id).encode()) / 2**32)
