"""A file from its address: tried again where that helps, gone on with where it was cut."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from statements.sources.fetch_http import Answer, Broken, CannotBeGot, Web, ask
from statements.sources.incoming import Note, Place, sha256_of, unpack

# Told as bytes come: how many have, and of how many, where that is known.
Progress = Callable[[int, int | None], None]

# What is said of an answer that another try does not change.
_REFUSALS: Final = {
    401: "It answers 401: it wants a password.",
    403: "It answers 403: it does not let programs in. Get the file with a browser.",
    404: "It answers 404: the file is not there.",
    410: "It answers 410: the file is there no more.",
}
_RANGE: Final = re.compile(r"bytes (\d+)-(\d+)/(\d+|\*)")
# How a file begins, by the ending of its address.
_PAGE: Final = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_HEAD: Final = 2048


@dataclass(frozen=True, slots=True)
class Got:
    """A whole file at `path`, as `note` says; `path` is none where the server has nothing newer."""

    note: Note
    path: Path | None
    size: int = 0

    @property
    def name(self) -> str:
        """The last part of the address that gave it; may be empty."""
        return unquote(urlsplit(self.note.got_from).path.rpartition("/")[2])


def download(
    url: str, *, folder: Path, web: Web, held: Note | None = None, progress: Progress | None = None
) -> Got:
    """The file of an address, in `folder`, where a part of it may lie already.

    With `held` the server is asked only for what is newer than that. Raises NotAllowed, CannotBeGot
    (which says why in one sentence), and OSError where the folder cannot be written.
    """
    place = Place(folder, url)
    until = web.clock() + web.limits.whole
    wait = web.limits.first_wait
    for left in reversed(range(web.limits.tries)):
        try:
            return _once(place, web, until, held, progress)
        except Broken as error:
            rest = _rest(error, wait, web)
            if not left or web.clock() + rest >= until:
                raise CannotBeGot(
                    f"After {web.limits.tries - left} tries: {error}. Run it again later."
                ) from error
            web.sleep(rest)
            wait *= 2
    raise AssertionError("the last try returns or raises")


def _rest(error: Broken, wait: float, web: Web) -> float:
    """Seconds to the next try."""
    if error.wait is None:
        return wait
    if error.wait > web.limits.longest_wait:
        raise CannotBeGot(
            f"The server is busy and asks us to come back in {error.wait:,.0f} seconds."
        ) from error
    return max(error.wait, wait)


def _once(
    place: Place, web: Web, until: float, held: Note | None, progress: Progress | None
) -> Got:
    come = place.come()
    note = place.note()
    headers = {}
    if come and note:
        headers = {"Range": f"bytes={come}-", "If-Range": note.validator}
    elif held:
        marks = {"If-None-Match": held.etag, "If-Modified-Since": held.modified}
        headers = {name: mark for name, mark in marks.items() if mark}
    with ask(place.url, headers, web, until) as answer:
        if answer.status == 304 and held and not come:
            return Got(held, None)
        begin = _begin(answer, come, note, place)
        now = note if begin and note else _noted(answer, place.url)
        if not begin:
            place.drop_files()
            place.write(now)
        _keep(answer, place, begin, web.limits.size, progress)
    try:
        unpack(place, now.encoding, web.limits.size)
        _must_be_meant(place, now)
    except (Broken, CannotBeGot):
        place.drop_files()
        raise
    done = replace(now, sha256=sha256_of(place.whole))
    place.write(done)
    return Got(done, place.whole, place.whole.stat().st_size)


def _begin(answer: Answer, come: int, note: Note | None, place: Place) -> int:
    """The byte from which the answer's body counts; raises for what is no body."""
    status = answer.status
    if status == 200:
        return 0
    if come and status == 206:
        found = _RANGE.fullmatch(answer.headers.get("Content-Range") or "")
        if found and int(found[1]) == come and note and _is_same(answer, note):
            return come
    if come and status in {206, 304, 416}:
        place.drop_files()
        raise Broken("the server does not go on where the file was cut")
    if status == 429 or status >= 500:
        raise Broken(f"it answers {status}", wait=_asked_wait(answer))
    raise CannotBeGot(_REFUSALS.get(status, f"It answers {status}, which is not the file."))


def _is_same(answer: Answer, note: Note) -> bool:
    """Whether no mark of the answer, which is a rest, speaks against what has come before."""
    marks = (("ETag", note.etag), ("Last-Modified", note.modified))
    return all(answer.headers.get(name, mark) == mark for name, mark in marks if mark)


def _asked_wait(answer: Answer) -> float | None:
    """Seconds, from Retry-After: a count of them, or a date."""
    said = (answer.headers.get("Retry-After") or "").strip()
    if said.isascii() and said.isdigit():
        return float(said[:9])
    try:
        date = parsedate_to_datetime(said)
    except ValueError:
        return None
    if date.tzinfo is None:
        date = date.replace(tzinfo=UTC)
    return max(0.0, (date - datetime.now(UTC)).total_seconds())


def _noted(answer: Answer, url: str) -> Note:
    return Note(
        url=url,
        etag=answer.headers.get("ETag") or "",
        modified=answer.headers.get("Last-Modified") or "",
        encoding=answer.headers.get("Content-Encoding") or "",
        media_type=answer.headers.get_content_type() if "Content-Type" in answer.headers else "",
        got_from=str(answer.address),
    )


def _keep(answer: Answer, place: Place, begin: int, most: int, progress: Progress | None) -> None:
    """Write the body behind what has come, as it comes: a run that is killed loses little."""
    whole = None if answer.length is None else begin + answer.length
    if whole is not None and whole > most:
        place.drop_files()
        raise CannotBeGot(f"It has {whole:,} bytes; no more than {most:,} are taken.")
    come = begin
    with place.part.open("ab" if begin else "wb") as part:
        for piece in answer.pieces():
            come += len(piece)
            if come > most:
                place.drop_files()
                raise CannotBeGot(f"It has more than the {most:,} bytes that are taken.")
            part.write(piece)
            if progress:
                progress(come, whole)


def _must_be_meant(place: Place, note: Note) -> None:
    """Refuse a web page in the place of a PDF or an XML file, and an empty file."""
    with place.whole.open("rb") as opened:
        head = opened.read(_HEAD)
    if not head.strip():
        raise CannotBeGot("It is empty.")
    for url in (note.url, note.got_from):
        ending = urlsplit(url).path.rpartition(".")[2].lower()
        if ending == "pdf" and b"%PDF-" not in head:
            break
        if ending in {"xml", "docx"} and _PAGE.match(head.removeprefix(b"\xef\xbb\xbf")):
            break
    else:
        return
    said = f"{note.media_type or 'something else'}"
    raise CannotBeGot(f"It answers with {said} in the place of the {ending.upper()} file.")
