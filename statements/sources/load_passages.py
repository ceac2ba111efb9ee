"""Passages of sources, by the million: streamed, and each source whole or not at all."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Final, TextIO

from django.db import DatabaseError, transaction

from statements.models import Legislation, Passage, Source, StrategyDocument

# Passages written in one transaction: what a kill may cost, and what memory holds.
AT_ONCE: Final = 5000

# Characters of a line: what has more is no source, and may be more than memory holds.
LONGEST: Final = 32_000_000

_SHA256 = re.compile(r"[0-9a-f]{64}")
# A passage as long as this counts twice.
_LONG: Final = 4000
_MOST_TOLD: Final = 50

# Told after every transaction.
Progress = Callable[["Written"], None]
# Of a document or a law: which of the two, and its slug.
Owner = tuple[str, str]


@dataclass(slots=True)
class Written:
    """What has been written so far, and what could not be: a sentence for the first left out."""

    sources: int = 0
    passages: int = 0
    already_there: int = 0
    left_out: list[str] = field(default_factory=list)
    left_out_in_all: int = 0

    def leave_out(self, *sentences: str) -> None:
        self.left_out_in_all += len(sentences)
        self.left_out += sentences[: _MOST_TOLD - len(self.left_out)]


class NotASource(ValueError):
    """A line that cannot be used; the message says why, and the cure."""


@dataclass(frozen=True, slots=True)
class _Read:
    """One line: a source, and its passages in order."""

    line: int
    owner: Owner
    source: Source
    passages: list[Passage]
    weight: int


def lines_of(file: TextIO) -> Iterator[str]:
    """The lines of a file; of one longer than any source only so much that it is seen to be."""
    while line := file.readline(LONGEST + 1):
        rest = line
        while len(rest) > LONGEST and not rest.endswith("\n"):
            rest = file.readline(LONGEST + 1)
        yield line


def load_passages(lines: Iterable[str], *, progress: Progress | None = None) -> Written:
    """Write the sources that the lines hold, one JSON object a line.

    A source that is held already, by its record and its SHA-256, is passed over: a load that was
    killed goes on where it was, and writes nothing twice. A line that cannot be used is left out,
    all of it, and told of; the others are written.
    """
    written = Written()
    for few in _handfuls(_read_all(lines, written)):
        try:
            _write(few, written)
        except DatabaseError as error:
            first, last = few[0].line, few[-1].line
            written.leave_out(f"Lines {first} to {last}: the database refuses them: {error}.")
        if progress:
            progress(written)
    return written


def _read_all(lines: Iterable[str], written: Written) -> Iterator[_Read]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield _read(number, line)
        except NotASource as error:
            written.leave_out(f"Line {number}: {error}")


def _read(number: int, line: str) -> _Read:
    if len(line) > LONGEST:
        raise NotASource(f"it is longer than {LONGEST:,} characters. Part the source in two.")
    try:
        given = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise NotASource(f"it is no JSON ({error}). Write one object a line.") from error
    if not isinstance(given, dict):
        raise NotASource("it is no object. Write {…} with document, media_type, sha256, passages.")
    owners = [(kind, given[kind]) for kind in ("document", "legislation") if given.get(kind)]
    if len(owners) != 1 or not isinstance(owners[0][1], str):
        raise NotASource("it needs the slug of one document or of one legislation.")
    owner = owners[0][0], _text(given, owners[0][0])
    sha256 = _text(given, "sha256")
    if not _SHA256.fullmatch(sha256):
        raise NotASource("its sha256 is not 64 characters of 0 to 9 and a to f.")
    held = given.get("passages")
    if not isinstance(held, list) or not held:
        raise NotASource('it has no passages. Write "passages": [{"text": "…"}].')
    source = Source(
        media_type=_short(given, Source, "media_type") or "text/plain",
        sha256=sha256,
        retrieved_from=_short(given, Source, "retrieved_from"),
    )
    passages = [_passage(source, place, each) for place, each in enumerate(held, 1)]
    return _Read(number, owner, source, passages, len(passages) + len(line) // _LONG)


def _passage(source: Source, place: int, given: Any) -> Passage:
    try:
        text = _text(given, "text") if isinstance(given, dict) else ""
        printed_page = _short(given, Passage, "printed_page") if text.strip() else ""
    except NotASource as error:
        raise NotASource(f"in its passage {place}, {error}") from error
    if not text.strip():
        raise NotASource(f"its passage {place} has no text.")
    file_page = given.get("file_page")
    if file_page is not None and (type(file_page) is not int or not 0 < file_page < 2**31):
        raise NotASource(f"the file_page of its passage {place} is not a number from 1.")
    return Passage(
        source=source,
        position=place,
        text=text,
        printed_page=printed_page,
        file_page=file_page,
    )


def _text(given: Mapping[str, Any], name: str) -> str:
    """A text without NUL, which no database keeps."""
    value = given.get(name, "")
    if not isinstance(value, str):
        raise NotASource(f"its {name} is no text.")
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError as error:
            half = f"its {name} holds half a character, {value[error.start]!a}. Take it out."
            raise NotASource(half) from error
    return value.replace("\0", "")


def _short(given: Mapping[str, Any], model: type[Source | Passage], name: str) -> str:
    """A text that its column has room for, on both databases."""
    value, column = _text(given, name), model._meta.get_field(name)
    if len(value) > (room := getattr(column, "max_length", 0)):
        raise NotASource(f"its {name} is longer than {room} characters.")
    return value


def _handfuls(read: Iterable[_Read]) -> Iterator[list[_Read]]:
    """Sources together until they have passages enough, or long enough, for one transaction."""
    seen = 0

    def which(each: _Read) -> int:
        nonlocal seen
        seen += each.weight
        return (seen - 1) // AT_ONCE

    for _, few in groupby(read, which):
        yield list(few)


@transaction.atomic
def _write(few: list[_Read], written: Written) -> None:
    owners = _owners({each.owner for each in few})
    held: set[tuple[int | None, int | None, str]] = set(
        Source.objects.filter(sha256__in=[each.source.sha256 for each in few]).values_list(
            "document_id", "legislation_id", "sha256"
        )
    )
    fresh: list[_Read] = []
    unknown: list[str] = []
    already_there = 0
    for each in few:
        kind, slug = each.owner
        if each.owner not in owners:
            unknown.append(f"Line {each.line}: the record holds no {kind} “{slug}”. Load it first.")
            continue
        setattr(each.source, f"{kind}_id", owners[each.owner])
        key = (each.source.document_id, each.source.legislation_id, each.source.sha256)
        if key in held:
            already_there += 1
        else:
            held.add(key)
            fresh.append(each)
    Source.objects.bulk_create([each.source for each in fresh])
    for each in fresh:
        for passage in each.passages:
            passage.source_id = each.source.pk
    passages = [passage for each in fresh for passage in each.passages]
    Passage.objects.bulk_create(passages)
    # Told only of what is there to stay: an error before this line undoes everything above.
    written.sources += len(fresh)
    written.passages += len(passages)
    written.already_there += already_there
    written.leave_out(*unknown)


def _owners(wanted: set[Owner]) -> dict[Owner, int]:
    """The records by kind and slug, those renamed by the slug they once had."""
    found: dict[Owner, int] = {}
    for kind, records in (
        ("document", StrategyDocument.objects.all()),
        ("legislation", Legislation.objects.all()),
    ):
        slugs = {slug for each, slug in wanted if each == kind}
        for slug, pk in records.filter(slug__in=slugs).values_list("slug", "pk"):
            found[kind, slug] = pk
        for slug in sorted(slugs):
            if (kind, slug) not in found and (renamed := records.moved(slug)):
                found[kind, slug] = renamed.pk
    return found
