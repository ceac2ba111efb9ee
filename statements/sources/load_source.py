"""A file -> a held source: read apart, checked to be what it is imported as, written whole or not.

Idempotent by what is in the file. A new version supersedes the one before and overwrites nothing.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Final

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from statements.models import Excerpt, Legislation, Passage, Source, StrategyDocument
from statements.models.source import place_of_file
from statements.sources.identity import not_of_document, not_of_law, part_of
from statements.sources.provisions import own_sections, write_provisions
from statements.sources.readers.reading import Reading, Refused
from statements.sources.reading_apart import read_apart
from statements.sources.verification import verify_document

IMPORTED, HELD, READ_ONLY = "imported", "already held", "read only"
_AT_ONCE: Final = 1000
_LONGEST_PAGE: Final = 20
_LONGEST_SECTION: Final = 60


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file. `superseded` are the versions it takes the place of; `checked` the
    excerpts of its document, checked anew.
    """

    outcome: str
    reading: Reading
    sha256: str
    source: Source | None = None
    superseded: Sequence[Source] = ()
    provisions: int = 0
    checked: Sequence[Excerpt] = field(default=())


def import_source(
    *,
    path: Path,
    document: StrategyDocument | None = None,
    legislation: Legislation | None = None,
    retrieved_from: str = "",
    name: str = "",
    force: bool = False,
    dry_run: bool = False,
    ocr: bool = False,
) -> Imported:
    """Read a file and hold it as a source of one record, all of it or nothing.

    Raises Refused for what cannot be read and, without `force`, for what is plainly another
    document. With `dry_run` nothing is written.
    """
    if (document is None) == (legislation is None):
        raise ValueError("A source belongs to one document or to one law.")
    reading = read_apart(path, name=name or path.name, ocr=ocr)
    own = own_sections(reading, legislation) if legislation else ()
    _refuse_another(reading, document, legislation, own, force=force)
    if dry_run:
        return Imported(READ_ONLY, reading, sha256_of(path))
    source = Source(document=document, legislation=legislation)
    _describe(source, path, reading, name, retrieved_from)
    with _kept_file(source, path), transaction.atomic():
        return _write(source, reading, own)


def _describe(source: Source, path: Path, reading: Reading, name: str, retrieved_from: str) -> None:
    """Say of the source what is known of its file, and of how it was read."""
    source.part = part_of(reading.identity)[:120] if source.legislation else ""
    source.name = (name or path.name)[:200]
    source.media_type = reading.media_type
    source.sha256 = sha256_of(path)
    source.retrieved_from = retrieved_from
    source.retrieved_at = timezone.now() if retrieved_from else None
    source.reader = reading.reader
    source.page_count = reading.page_count
    source.machine_read = reading.machine_read
    source.warnings = list(reading.warnings)


def _refuse_another(
    reading: Reading,
    document: StrategyDocument | None,
    law: Legislation | None,
    own: Sequence[str],
    *,
    force: bool,
) -> None:
    trouble = not_of_document(reading, document) if document else ""
    trouble = not_of_law(reading, law, own) if law else trouble
    if trouble and not force:
        raise Refused(f"{trouble} Name the right record, or say --force if it is this one’s.")


def sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write(source: Source, reading: Reading, own: Sequence[str]) -> Imported:
    record = source.document or source.legislation
    assert record  # noqa: S101  (the caller has said so)
    # Whoever else imports for this record waits until this is written, and then sees it.
    type(record)._base_manager.select_for_update().get(pk=record.pk)
    versions = Source.objects.filter(document=source.document, legislation=source.legislation)
    if held := versions.filter(sha256=source.sha256).first():
        return Imported(HELD, reading, source.sha256, held)
    older = list(versions.current().filter(part=source.part))
    source.save()
    Passage.objects.bulk_create(_passages(source, reading), batch_size=_AT_ONCE)
    for each in older:
        each.superseded_by = source
        each.save(update_fields=["superseded_by"])
    provisions = write_provisions(source, reading, own) if source.legislation else 0
    checked = verify_document(source.document) if source.document else []
    return Imported(IMPORTED, reading, source.sha256, source, older, provisions, checked)


def _passages(source: Source, reading: Reading) -> Iterator[Passage]:
    for position, each in enumerate(reading.passages, 1):
        yield Passage(
            source=source,
            position=position,
            text=each.text,
            printed_page=each.printed_page[:_LONGEST_PAGE],
            file_page=each.file_page,
            page_basis=each.page_basis if each.printed_page else "",
            kind=each.kind,
            continues=each.continues,
            section=each.section[:_LONGEST_SECTION],
            level=each.level,
        )


@contextmanager
def _kept_file(source: Source, path: Path) -> Iterator[None]:
    """The original under MEDIA_ROOT by what is in it; away again if nothing comes of the import.

    Written under another name first: whoever finds the file finds all of it.
    """
    source.file.name = place_of_file(source, path.name if "." in path.name else source.name)
    kept = Path(settings.MEDIA_ROOT) / source.file.name
    if kept.exists() and kept.stat().st_size == path.stat().st_size:
        yield
        return
    kept.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=kept.parent, prefix="incoming-", delete=False) as file:
        fresh = Path(file.name)
        try:
            with path.open("rb") as original:
                while part := original.read(1_000_000):
                    file.write(part)
            file.flush()
            os.fsync(file.fileno())
            fresh.chmod(0o644)
            fresh.replace(kept)
        except BaseException:
            fresh.unlink(missing_ok=True)
            raise
    try:
        yield
    except BaseException:
        # Another record, or another process, may hold the same file by now.
        if not Source.objects.filter(sha256=source.sha256).exists():
            kept.unlink(missing_ok=True)
        raise
