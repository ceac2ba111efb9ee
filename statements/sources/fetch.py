"""The files of records, from their official addresses or a folder, handed to the importer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, Protocol

from django.db import DatabaseError

from statements.models import Legislation, Source, StrategyDocument
from statements.sources.addresses_allowed import NotAllowed, checked
from statements.sources.fetch_download import Got, download
from statements.sources.fetch_folder import Laid, Shelf
from statements.sources.fetch_http import CannotBeGot, Web
from statements.sources.file_addresses import (
    Files,
    files_of_document,
    files_of_law,
    linked_pdfs,
    only_tells_of,
)
from statements.sources.incoming import Place, sha256_of


class What(StrEnum):
    """What became of a record, or of one address or file of it."""

    IMPORTED = "imported"
    HELD = "already held"
    FOUND = "found"
    REFUSED = "refused"
    NOT_GOT = "not got"
    NO_FILE = "no file"
    NO_ADDRESS = "no address"


# Best first: a record is what the best of its files came to.
_BEST: Final = (What.IMPORTED, What.HELD, What.FOUND, What.REFUSED, What.NOT_GOT)
_WORST: Final = (What.REFUSED, What.IMPORTED, What.HELD, What.FOUND)
_ENDINGS: Final = {
    "application/pdf": ".pdf",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}


class Importer(Protocol):
    """Writes one file of one record; raises ValueError with a sentence for one that it refuses."""

    def __call__(
        self,
        *,
        path: Path,
        document: StrategyDocument | None = None,
        legislation: Legislation | None = None,
        retrieved_from: str = "",
        name: str = "",
    ) -> object: ...


@dataclass(frozen=True, slots=True)
class Wanted:
    """A record whose files are wanted, and the addresses of other documents too."""

    row: StrategyDocument | Legislation
    shared: frozenset[str] = frozenset()

    @property
    def kind(self) -> str:
        return "legislation" if isinstance(self.row, Legislation) else "document"

    @property
    def files(self) -> Files:
        if isinstance(self.row, Legislation):
            return files_of_law(self.row.urls)
        return files_of_document(self.row.urls, self.shared)

    def holds(self, sha256: str) -> bool:
        """Whether a file is a current one of the record."""
        current = Source.objects.current().filter(sha256=sha256)
        return current.filter(**{self.kind: self.row}).exists()


@dataclass(frozen=True, slots=True)
class Tried:
    """What one address or file came to. `said` says why, where it is not held now."""

    source: str
    what: What
    said: str = ""
    size: int = 0
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a record's files came to, all that was tried, and why other addresses were not."""

    kind: str
    slug: str
    what: What
    tried: tuple[Tried, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def failed(self) -> bool:
        return self.what in {What.REFUSED, What.NOT_GOT}

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


# Told before a file comes and while it does: its address, bytes so far, of how many.
Tell = Callable[[str, int, int | None], None]


@dataclass(frozen=True, slots=True)
class Run:
    """One run: where files come in, how the web is asked, and who takes them."""

    incoming: Path
    importer: Importer
    web: Web = field(default_factory=Web)
    tell: Tell | None = None
    dry_run: bool = False
    # How many records want each address; files that several want stay until the run ends.
    uses: Counter[str] = field(default_factory=Counter)
    kept: dict[str, Got] = field(default_factory=dict)


def wanted(slugs: Sequence[str] = ()) -> tuple[list[Wanted], list[str]]:
    """The records of these slugs, or all; and those of the slugs that no record has."""
    documents, laws = StrategyDocument.objects.order_by("pk"), Legislation.objects.order_by("pk")
    counted = Counter(url for document in documents for url in set(document.urls))
    shared = frozenset(url for url, times in counted.items() if times > 1)
    if not slugs:
        return [*(Wanted(each, shared) for each in documents), *map(Wanted, laws)], []
    found: dict[tuple[str, int], Wanted] = {}
    unknown = []
    for slug in dict.fromkeys(slugs):
        rows = [*documents.filter(slug=slug), *laws.filter(slug=slug)]
        moved = (documents.moved(slug), laws.moved(slug)) if not rows else ()
        rows += [row for row in moved if row]
        for row in rows:
            each = Wanted(row, shared)
            found.setdefault((each.kind, row.pk), each)
        if not rows:
            unknown.append(slug)
    return list(found.values()), unknown


def from_addresses(record: Wanted, run: Run) -> Fetched:
    """Try the addresses of a record until one gives a file that is taken, or held already."""
    files = record.files
    left_out = list(files.left_out)
    tried: list[Tried] = []
    for url in files.to_try:
        try:
            checked(url, run.web.rules)
        except NotAllowed as error:
            left_out.append(str(error))
            continue
        if run.dry_run:
            tried.append(Tried(url, What.FOUND))
            continue
        tried += _told_of(record, url, run) if only_tells_of(url) else [_got(record, url, run)]
        if tried[-1].what in {What.IMPORTED, What.HELD}:
            break
    what = next((what for what in _BEST if any(each.what is what for each in tried)), None)
    return Fetched(
        record.kind, record.row.slug, what or What.NO_ADDRESS, tuple(tried), tuple(left_out)
    )


def _told_of(record: Wanted, url: str, run: Run) -> list[Tried]:
    """The one file that a page about the document links to; the page itself is no source."""
    place = Place(run.incoming, url)
    try:
        _download(url, run)
        links = linked_pdfs(place.whole.read_text(encoding="utf-8", errors="replace"), url)
        place.forget()
    except (NotAllowed, CannotBeGot) as error:
        return [Tried(url, What.NOT_GOT, str(error))]
    if len(links) != 1:
        count = f"{len(links)} PDF files" if links else "no PDF file"
        said = f"It is a page about the document and links to {count}: which one is meant?"
        return [Tried(url, What.NOT_GOT, said)]
    return [_got(record, links[0], run)]


def _download(url: str, run: Run, **more: Any) -> Got:
    tell = run.tell
    if tell:
        tell(url, 0, None)
        more["progress"] = lambda come, whole: tell(url, come, whole)
    return download(url, folder=run.incoming, web=run.web, **more)


def _got(record: Wanted, url: str, run: Run) -> Tried:
    place = Place(run.incoming, url)
    note = place.note()
    held = note if note and note.sha256 and record.holds(note.sha256) else None
    try:
        got = run.kept.get(url) or _download(url, run, held=held)
    except (NotAllowed, CannotBeGot) as error:
        return Tried(url, What.NOT_GOT, str(error))
    if got.path is None:
        return Tried(url, What.HELD, sha256=got.note.sha256)
    retrieved_from = got.note.got_from if len(got.note.got_from) <= 500 else url
    laid = Laid(_name(got, record), got.path, retrieved_from)
    tried = replace(_handed_over(record, laid, run), source=url)
    if run.uses[url] > 1:
        run.kept[url] = got
    else:
        place.drop_files()
    return tried


def _name(got: Got, record: Wanted) -> str:
    """What the file is called: as at its address, made safe, with an ending that says its type."""
    name = re.sub(r"[^\w.()-]+", "_", got.name).lstrip(".")[-120:]
    ending = _ENDINGS.get(got.note.media_type, "")
    known = Path(name).suffix.lower() in {".htm", *_ENDINGS.values()}
    return name if known else f"{name or record.row.slug}{ending}"


def _handed_over(record: Wanted, laid: Laid, run: Run) -> Tried:
    """Let the importer take a file, unless the record holds it."""
    tried = Tried(laid.shown, What.HELD, "", laid.path.stat().st_size, sha256_of(laid.path))
    if record.holds(tried.sha256):
        return tried
    owner = {record.kind: record.row}
    try:
        run.importer(
            path=laid.path,
            retrieved_from=laid.retrieved_from,
            name=Path(laid.shown).name,
            **owner,  # type: ignore[arg-type]
        )
    except (ValueError, OSError, DatabaseError) as error:
        return replace(tried, what=What.REFUSED, said=str(error))
    return replace(tried, what=What.IMPORTED)


def from_folder(record: Wanted, shelf: Shelf, run: Run) -> Fetched:
    """Take every file that lies there for a record; it is refused where one of them is."""
    tried: list[Tried] = []
    for laid in shelf.files.get(record.row.slug, []):
        if laid.refused:
            tried.append(Tried(laid.shown, What.REFUSED, laid.refused))
        elif run.dry_run:
            tried.append(Tried(laid.shown, What.FOUND, size=laid.path.stat().st_size))
        else:
            tried.append(_handed_over(record, laid, run))
    what = next((what for what in _WORST if any(each.what is what for each in tried)), None)
    return Fetched(record.kind, record.row.slug, what or What.NO_FILE, tuple(tried))


def fetch(records: Sequence[Wanted], run: Run, shelf: Shelf | None = None) -> Iterator[Fetched]:
    """Each record in turn; what goes wrong with one stops no other.

    Raises OSError where the folder for what comes in cannot be written.
    """
    run.uses.update(url for record in records for url in record.files.to_try)
    try:
        for record in records:
            yield from_addresses(record, run) if shelf is None else from_folder(record, shelf, run)
    finally:
        for url in run.kept:
            Place(run.incoming, url).drop_files()
