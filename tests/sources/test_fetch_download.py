"""A file from its address: when it is tried again, gone on with, unpacked, or refused."""

from __future__ import annotations

import gzip
import hashlib
import random
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from statements.sources.fetch_download import Got, download
from statements.sources.fetch_http import CannotBeGot
from statements.sources.incoming import Place
from tests.sources.local_server import (
    Clock,
    Handler,
    Script,
    Server,
    cut,
    gives,
    goes_on,
    in_chunks,
    packed,
    sends_on,
    served,
    web_of,
    without_end,
)

BODY = b"%PDF-1.7 " + random.Random(5).randbytes(200_000)


@pytest.fixture
def server() -> Iterator[Server]:
    with served() as server:
        yield server


@pytest.fixture
def clock() -> Clock:
    return Clock()


def read(got: Got) -> bytes:
    assert got.path
    return got.path.read_bytes()


def test_a_file_lies_in_the_folder_with_what_is_known_of_it(server: Server, tmp_path: Path) -> None:
    server.at("/b%20c.pdf", gives(BODY, Content_Type="application/pdf; x=y", ETag='"1"'))
    url = server.at("/a.pdf", sends_on("/b%20c.pdf"))
    got = download(url, folder=tmp_path, web=web_of(server))
    assert read(got) == BODY
    assert (got.name, got.size, got.note.media_type) == ("b c.pdf", len(BODY), "application/pdf")
    assert got.note.sha256 == hashlib.sha256(BODY).hexdigest()
    assert got.note.got_from == server.url("/b%20c.pdf")
    assert Place(tmp_path, url).note() == got.note


# Tries


def test_a_busy_server_is_tried_again_each_time_later(
    server: Server, tmp_path: Path, clock: Clock
) -> None:
    url = server.at("/a", gives(b"", 500), gives(b"", 503), gives(BODY))
    assert read(download(url, folder=tmp_path, web=web_of(server, clock))) == BODY
    assert clock.slept == [1, 2]


def test_it_is_not_tried_for_ever(server: Server, tmp_path: Path, clock: Clock) -> None:
    url = server.at("/a", gives(b"", 502))
    with pytest.raises(CannotBeGot, match=r"^After 5 tries: it answers 502. Run it again later"):
        download(url, folder=tmp_path, web=web_of(server, clock))
    assert len(server.asked) == 5
    assert clock.slept == [1, 2, 4, 8]


@pytest.mark.parametrize(
    ("said", "slept"),
    [("7", 7), ("0", 1), ("soon", 1), ("-3", 1), ("Wed, 21 Oct 2015 07:28:00 GMT", 1)],
)
def test_a_server_says_when_to_come_back(
    server: Server, tmp_path: Path, clock: Clock, said: str, slept: int
) -> None:
    url = server.at("/a", gives(b"", 429, Retry_After=said), gives(BODY))
    assert read(download(url, folder=tmp_path, web=web_of(server, clock))) == BODY
    assert clock.slept == [slept]


def test_a_server_says_a_date(server: Server, tmp_path: Path, clock: Clock) -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)
    url = server.at("/a", gives(b"", 503, Retry_After=later), gives(BODY))
    download(url, folder=tmp_path, web=web_of(server, clock))
    assert 20 < clock.slept[0] <= 30


def test_a_server_that_wants_us_much_later_is_left(
    server: Server, tmp_path: Path, clock: Clock
) -> None:
    url = server.at("/a", gives(b"", 429, Retry_After="3600"))
    with pytest.raises(CannotBeGot, match="come back in 3,600 seconds"):
        download(url, folder=tmp_path, web=web_of(server, clock))
    assert not clock.slept


@pytest.mark.parametrize("status", [201, 204, 206, 304, 400, 401, 403, 404, 410, 416])
def test_what_another_try_does_not_change_is_asked_once(
    server: Server, tmp_path: Path, clock: Clock, status: int
) -> None:
    with pytest.raises(CannotBeGot, match=f"It answers {status}"):
        download(server.at("/a", gives(b"", status)), folder=tmp_path, web=web_of(server, clock))
    assert len(server.asked) == 1
    assert not list(tmp_path.iterdir())


def test_all_tries_together_have_an_end(server: Server, tmp_path: Path, clock: Clock) -> None:
    url = server.at("/a", gives(b"", 429, Retry_After="50"))
    with pytest.raises(CannotBeGot, match="After 2 tries"):
        download(url, folder=tmp_path, web=web_of(server, clock, whole=60))
    assert clock.slept == [50]


# Going on


def test_a_file_that_was_cut_is_gone_on_with(server: Server, tmp_path: Path, clock: Clock) -> None:
    url = server.at("/a.pdf", cut(BODY, 70_000, ETag='"1"'), goes_on(BODY))
    assert read(download(url, folder=tmp_path, web=web_of(server, clock))) == BODY
    (_, again) = server.heads("/a.pdf")
    assert (again["Range"], again["If-Range"]) == ("bytes=70000-", '"1"')


def test_a_run_that_was_killed_is_gone_on_with(
    server: Server, tmp_path: Path, clock: Clock
) -> None:
    url = server.at("/a.pdf", cut(BODY, 70_000, Last_Modified="Mon, 05 Jan 2015 10:00:00 GMT"))
    with pytest.raises(CannotBeGot, match="After 1 tries: the connection ended after 70,000 of"):
        download(url, folder=tmp_path, web=web_of(server, clock, tries=1))
    server.at("/a.pdf", goes_on(BODY, etag="Mon, 05 Jan 2015 10:00:00 GMT"))
    told: list[tuple[int, int | None]] = []
    got = download(
        url,
        folder=tmp_path,
        web=web_of(server, clock),
        progress=lambda come, whole: told.append((come, whole)),
    )
    assert read(got) == BODY
    assert told[0][0] > 70_000
    assert told[-1] == (len(BODY), len(BODY))


def other_range(handler: Handler) -> None:
    handler.answer(206, BODY[:500], ETag='"1"', Content_Range=f"bytes 0-499/{len(BODY)}")


def other_mark(handler: Handler) -> None:
    said = f"bytes 70000-{len(BODY) - 1}/{len(BODY)}"
    handler.answer(206, BODY[70_000:], ETag='"2"', Content_Range=said)


@pytest.mark.parametrize(
    "then",
    [
        pytest.param([gives(BODY)], id="the server knows no ranges"),
        pytest.param([goes_on(BODY, '"2"')], id="the file has changed"),
        pytest.param([gives(b"", 416), gives(BODY)], id="the file is shorter now"),
        pytest.param([other_range, gives(BODY)], id="it begins elsewhere"),
        pytest.param([other_mark, gives(BODY)], id="a rest of another file"),
        pytest.param([gives(b"", 206), gives(BODY)], id="a rest of nothing"),
    ],
)
def test_what_cannot_be_gone_on_with_is_got_anew(
    server: Server, tmp_path: Path, clock: Clock, then: list[Script]
) -> None:
    url = server.at("/a.pdf", cut(b"%PDF-" + bytes(100_000), 70_000, ETag='"1"'), *then)
    assert read(download(url, folder=tmp_path, web=web_of(server, clock))) == BODY


@pytest.mark.parametrize("marks", [{}, {"ETag": 'W/"1"'}])
def test_a_part_without_a_mark_is_got_anew(
    server: Server, tmp_path: Path, clock: Clock, marks: dict[str, str]
) -> None:
    url = server.at("/a.pdf", cut(bytes(9_000), 7_000, **marks), gives(BODY))
    assert read(download(url, folder=tmp_path, web=web_of(server, clock))) == BODY
    assert "Range" not in server.heads("/a.pdf")[1]


def test_a_file_in_chunks_that_was_cut_is_tried_again(
    server: Server, tmp_path: Path, clock: Clock
) -> None:
    url = server.at("/a", in_chunks(b"one ", ended=False), in_chunks(b"one ", b"two"))
    assert read(download(url, folder=tmp_path, web=web_of(server, clock))) == b"one two"


def test_a_file_that_is_always_shorter_than_said_is_not_taken(
    server: Server, tmp_path: Path, clock: Clock
) -> None:
    url = server.at("/a.pdf", cut(BODY, 100))
    with pytest.raises(CannotBeGot, match="ended after 100 of 200,009 bytes"):
        download(url, folder=tmp_path, web=web_of(server, clock))
    assert not Place(tmp_path, url).whole.exists()


# What is held


def test_what_is_held_is_not_sent_again(server: Server, tmp_path: Path) -> None:
    url = server.at("/a.pdf", goes_on(BODY))
    first = download(url, folder=tmp_path, web=web_of(server))
    again = download(url, folder=tmp_path, web=web_of(server), held=first.note)
    assert again == Got(first.note, None)
    assert server.heads("/a.pdf")[1]["If-None-Match"] == '"1"'


def test_what_has_changed_is_sent(server: Server, tmp_path: Path) -> None:
    url = server.at("/a.pdf", goes_on(BODY), goes_on(BODY + b"more", '"2"'))
    first = download(url, folder=tmp_path, web=web_of(server))
    again = download(url, folder=tmp_path, web=web_of(server), held=first.note)
    assert read(again) == BODY + b"more"
    assert again.note.etag == '"2"'


# Size


def test_a_file_that_says_it_is_too_large_is_not_begun(server: Server, tmp_path: Path) -> None:
    url = server.at("/a", gives(bytes(5000)))
    with pytest.raises(CannotBeGot, match="It has 5,000 bytes; no more than 4,999"):
        download(url, folder=tmp_path, web=web_of(server, size=4999))


def test_a_file_without_end_is_left(server: Server, tmp_path: Path) -> None:
    url = server.at("/a", without_end(bytes(1000)))
    with pytest.raises(CannotBeGot, match="more than the 50,000 bytes"):
        download(url, folder=tmp_path, web=web_of(server, size=50_000))
    assert not Place(tmp_path, url).part.exists()


# Packed


def test_a_packed_file_is_unpacked(server: Server, tmp_path: Path) -> None:
    url = server.at("/a.pdf", packed(BODY))
    assert read(download(url, folder=tmp_path, web=web_of(server))) == BODY
    url = server.at("/b", gives(zlib.compress(b"x" * 300_000), Content_Encoding="deflate"))
    assert read(download(url, folder=tmp_path, web=web_of(server))) == b"x" * 300_000
    url = server.at("/c", gives(gzip.compress(b"a") + gzip.compress(b"b"), Content_Encoding="gzip"))
    assert read(download(url, folder=tmp_path, web=web_of(server))) == b"ab"


def test_a_packed_file_that_was_cut_is_gone_on_with(
    server: Server, tmp_path: Path, clock: Clock
) -> None:
    sent = gzip.compress(BODY)
    marks = {"ETag": '"1"', "Content_Encoding": "gzip"}
    url = server.at("/a.pdf", cut(sent, 70_000, **marks), goes_on(sent))
    assert read(download(url, folder=tmp_path, web=web_of(server, clock))) == BODY


@pytest.mark.parametrize(
    ("body", "encoding", "said"),
    [
        pytest.param(gzip.compress(bytes(5_000_000)), "gzip", "more than the 1,000,000", id="bomb"),
        pytest.param(gzip.compress(BODY)[:-9], "gzip", "its end is missing", id="cut"),
        pytest.param(b"no gzip at all", "gzip", "cannot be unpacked", id="not packed"),
        pytest.param(gzip.compress(BODY) + b"more", "gzip", "cannot be unpacked", id="more"),
        pytest.param(BODY, "br", "packed as “br”", id="not asked for"),
        pytest.param(b"", "gzip", "its end is missing", id="nothing"),
    ],
)
def test_what_cannot_be_unpacked_is_not_taken(
    server: Server, tmp_path: Path, clock: Clock, body: bytes, encoding: str, said: str
) -> None:
    url = server.at("/a", gives(body, Content_Encoding=encoding, ETag='"1"'))
    with pytest.raises(CannotBeGot, match=said):
        download(url, folder=tmp_path, web=web_of(server, clock))
    place = Place(tmp_path, url)
    assert not place.part.exists()
    assert not place.whole.exists()


# What was meant

PAGE = b"<!DOCTYPE html><html><body>Not found</body></html>"


@pytest.mark.parametrize(
    ("path", "body", "media_type", "said"),
    [
        ("/a.pdf", PAGE, "text/html", "text/html in the place of the PDF file"),
        ("/a.PDF", PAGE, "application/pdf", "in the place of the PDF file"),
        ("/a.pdf?x", b"busy", "", "something else in the place of the PDF"),
        ("/a.xml", PAGE, "text/html", "in the place of the XML file"),
        ("/a.xml", b"\xef\xbb\xbf <!-- a --> <HTML>", "text/xml", "in the place of the XML"),
        ("/a.xml", b'<?xml version="1.0"?>' + PAGE, "text/xml", "in the place of the XML"),
        ("/a.docx", PAGE, "text/html", "in the place of the DOCX file"),
        ("/a.html", b" \n", "text/html", "It is empty"),
        ("/a.pdf", b"", "application/pdf", "It is empty"),
    ],
)
def test_a_page_in_the_place_of_a_file_is_refused(
    server: Server, tmp_path: Path, path: str, body: bytes, media_type: str, said: str
) -> None:
    with pytest.raises(CannotBeGot, match=said):
        download(
            server.at(path, gives(body, Content_Type=media_type)),
            folder=tmp_path,
            web=web_of(server),
        )


def test_a_pdf_that_leads_to_a_page_is_refused(server: Server, tmp_path: Path) -> None:
    server.at("/sorry", gives(PAGE))
    with pytest.raises(CannotBeGot, match="in the place of the PDF"):
        download(server.at("/a.pdf", sends_on("/sorry")), folder=tmp_path, web=web_of(server))


@pytest.mark.parametrize(
    ("path", "body"), [("/a", PAGE), ("/a.htm", PAGE), ("/a.xml", b"<law/>"), ("/a", BODY)]
)
def test_what_was_meant_is_taken(server: Server, tmp_path: Path, path: str, body: bytes) -> None:
    url = server.at(path, gives(body))
    assert read(download(url, folder=tmp_path, web=web_of(server))) == body
