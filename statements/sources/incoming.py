"""The folder of files on their way in: what has come so far, and what is known of each address."""

from __future__ import annotations

import dataclasses
import fcntl
import hashlib
import json
import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from statements.sources.fetch_http import PIECE, Broken, CannotBeGot


@dataclass(frozen=True, slots=True)
class Note:
    """What a server said of a file: what it can be asked by again.

    `sha256` is of the whole file, and empty until it has come.
    """

    url: str
    etag: str = ""
    modified: str = ""
    encoding: str = ""
    media_type: str = ""
    got_from: str = ""
    sha256: str = ""

    @property
    def validator(self) -> str:
        """What proves that a rest belongs to what has come; a weak mark proves nothing."""
        return self.etag if self.etag and not self.etag.startswith("W/") else self.modified


@dataclass(frozen=True, slots=True)
class Place:
    """Where one address's file grows: `part` as it comes, `whole` unpacked, `note` beside them."""

    folder: Path
    url: str

    def _named(self, suffix: str) -> Path:
        return self.folder / f"{hashlib.sha256(self.url.encode()).hexdigest()[:32]}{suffix}"

    @property
    def part(self) -> Path:
        return self._named(".part")

    @property
    def whole(self) -> Path:
        return self._named(".whole")

    @property
    def noted(self) -> Path:
        return self._named(".json")

    def note(self) -> Note | None:
        """What was noted; nothing where the note is missing, broken or another address's."""
        try:
            note = Note(**json.loads(self.noted.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None
        known = all(isinstance(value, str) for value in dataclasses.astuple(note))
        return note if known and note.url == self.url else None

    def write(self, note: Note) -> None:
        fresh = self._named(".json.new")
        fresh.write_text(json.dumps(dataclasses.asdict(note)), encoding="utf-8")
        fresh.replace(self.noted)

    def come(self) -> int:
        """Bytes that have come and can be gone on with; a part without a mark is thrown away."""
        note = self.note()
        if note and not note.sha256 and note.validator:
            with suppress(FileNotFoundError):
                return self.part.stat().st_size
        self.part.unlink(missing_ok=True)
        return 0

    def drop_files(self) -> None:
        self.part.unlink(missing_ok=True)
        self.whole.unlink(missing_ok=True)

    def forget(self) -> None:
        """Remove all that is here of this address."""
        self.drop_files()
        self.noted.unlink(missing_ok=True)


_PACKED: Final = {"gzip": 16 + zlib.MAX_WBITS, "x-gzip": 16 + zlib.MAX_WBITS, "deflate": 15}


def unpack(place: Place, encoding: str, most: int) -> None:
    """Make `whole` of `part`, which was sent packed or as it is; never more than `most` bytes.

    Raises CannotBeGot for what unpacks to more or cannot be unpacked, Broken for what is cut.
    """
    encoding = encoding.strip().lower()
    if encoding in {"", "identity"}:
        place.part.replace(place.whole)
        return
    if encoding not in _PACKED:
        raise CannotBeGot(f"It is packed as “{encoding[:40]}”, which was not asked for.")
    written = 0
    with place.part.open("rb") as packed, place.whole.open("wb") as whole:
        for piece in _unpacked(iter(lambda: packed.read(PIECE), b""), _PACKED[encoding]):
            written += len(piece)
            if written > most:
                raise CannotBeGot(f"It unpacks to more than the {most:,} bytes that are taken.")
            whole.write(piece)
    place.part.unlink()


def _unpacked(packed: Iterator[bytes], bits: int) -> Iterator[bytes]:
    """In pieces of bounded size, however much a few bytes hold; one packed stream after another."""
    stream = zlib.decompressobj(bits)
    for read in packed:
        rest = read
        while rest:
            if stream.eof:
                stream = zlib.decompressobj(bits)
            yield _more(stream, rest)
            rest = stream.unused_data if stream.eof else stream.unconsumed_tail
    # The last bytes may hold more than one piece.
    while not stream.eof and (piece := _more(stream, b"")):
        yield piece
    if not stream.eof:
        raise Broken("it was sent packed, and its end is missing")


def _more(stream: zlib._Decompress, packed: bytes) -> bytes:
    try:
        return stream.decompress(packed, PIECE)
    except zlib.error as error:
        raise CannotBeGot("It was sent packed and cannot be unpacked.") from error


def sha256_of(path: Path) -> str:
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep the folder to one run at a time. Raises BlockingIOError where another has it."""
    folder.mkdir(parents=True, exist_ok=True)
    opened = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(opened)
