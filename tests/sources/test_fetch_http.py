"""One question to a server: where it may lead, how long and how much, and what is told of us."""

from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from statements.sources.addresses_allowed import NotAllowed, Rules
from statements.sources.fetch_http import Broken, CannotBeGot, Limits, Web, ask
from tests.sources.local_server import (
    Clock,
    Handler,
    Server,
    cut,
    gives,
    in_chunks,
    sends_on,
    served,
    silent,
    web_of,
    without_end,
)


@pytest.fixture
def server() -> Iterator[Server]:
    with served() as server:
        yield server


def got(url: str, web: Web) -> bytes:
    with ask(url, {}, web, web.clock() + web.limits.whole) as answer:
        assert answer.status == 200
        return b"".join(answer.pieces())


def test_a_file_comes_as_it_is(server: Server) -> None:
    url = server.at("/a.pdf", gives(b"%PDF-" + bytes(300_000)))
    assert got(url, web_of(server)) == b"%PDF-" + bytes(300_000)


def test_a_file_comes_in_chunks(server: Server) -> None:
    assert got(server.at("/a", in_chunks(b"one ", b"two")), web_of(server)) == b"one two"


def test_what_is_told_of_us(server: Server) -> None:
    got(server.at("/a?b=c", gives(b"x", Set_Cookie="a=b")), web_of(server))
    got(server.url("/a?b=c"), web_of(server))
    (_, again) = server.heads("/a?b=c")
    assert again["User-Agent"].startswith("atrocity-policy-fetch/1 ")
    assert again["Host"] == f"127.0.0.1:{server.port}"
    assert set(again.keys()) == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}


def test_no_proxy_of_the_environment_is_asked(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert got(server.at("/a", gives(b"x")), web_of(server)) == b"x"


# Redirects


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed(server: Server, status: int) -> None:
    server.at("/b", gives(b"x"))
    assert got(server.at("/a", sends_on("b", status)), web_of(server)) == b"x"


@pytest.mark.parametrize(
    "where",
    [
        "http://169.254.169.254/latest/meta-data/",
        "https://example.org/a.pdf",
        "//example.org/a.pdf",
        "file:///etc/passwd",
        "http://localhost/",
        "http://127.0.0.1:1/",
        "http://user:secret@127.0.0.1/",
        "https://www.govinfo.gov:8443/",
        "https://www.govinfo.gov@example.org/",
    ],
)
def test_a_redirect_off_the_list_is_not(server: Server, where: str) -> None:
    with pytest.raises(NotAllowed, match=r"^It sends us on, and there we do not go: “"):
        got(server.at("/a", sends_on(where)), web_of(server))
    assert len(server.asked) == 1


def test_a_redirect_to_a_listed_host_on_a_private_address_is_not(server: Server) -> None:
    web = web_of(server)
    web.resolve = lambda host, _port: [host if host == "127.0.0.1" else "10.1.2.3"]
    with pytest.raises(NotAllowed, match=r"www\.govinfo\.gov stands for 10\.1\.2\.3"):
        got(server.at("/a", sends_on("https://www.govinfo.gov/a")), web)


def test_a_circle_of_redirects_is_left(server: Server) -> None:
    server.at("/b", sends_on("/a"))
    with pytest.raises(CannotBeGot, match="more than 5 times"):
        got(server.at("/a", sends_on("/b")), web_of(server))
    assert len(server.asked) == 6


def test_a_redirect_to_the_front_page_says_that_the_file_is_gone(server: Server) -> None:
    server.at("/", gives(b"welcome"))
    with pytest.raises(CannotBeGot, match="the file is gone"):
        got(server.at("/a.pdf", sends_on("/")), web_of(server))


def test_a_redirect_to_nowhere_is_said(server: Server) -> None:
    with pytest.raises(CannotBeGot, match="does not say where to"):
        got(server.at("/a", gives(b"", 302)), web_of(server))


# Time and size


@pytest.mark.parametrize("path", ["head", "body"])
def test_a_silent_server_is_left(server: Server, path: str) -> None:
    def stops(handler: Handler) -> None:
        handler.answer(200, b"x", Content_Length="100")
        silent(handler)

    url = server.at("/a", silent if path == "head" else stops)
    with pytest.raises(Broken, match="the server fell silent"):
        got(url, web_of(server, silence=0.1))


def test_a_server_that_drips_is_left_when_the_time_is_over(server: Server) -> None:
    begun = time.monotonic()
    with pytest.raises(CannotBeGot, match="longer than 0 seconds"):
        got(server.at("/a", without_end(b"x", 0.02)), web_of(server, whole=0.2))
    assert time.monotonic() - begun < 2


def test_a_head_that_drips_is_left_too(server: Server) -> None:
    def drips(handler: Handler) -> None:
        while not handler.server.over.wait(0.02):
            handler.wfile.write(b"H")

    with pytest.raises(CannotBeGot, match="longer than"):
        got(server.at("/a", drips), web_of(server, whole=0.2))


def test_a_body_without_end_is_left(server: Server) -> None:
    with pytest.raises(CannotBeGot, match="more than is taken"):
        got(server.at("/a", without_end(bytes(100_000))), web_of(server, size=1000))


def test_heads_without_end_are_left(server: Server) -> None:
    def goes_on(handler: Handler) -> None:
        while True:
            handler.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n" * 1000)

    with pytest.raises(CannotBeGot, match="more than is taken"):
        got(server.at("/a", goes_on), web_of(server, size=1000))


@pytest.mark.parametrize(
    ("script", "said"),
    [
        pytest.param(cut(b"0123456789", 4), "after 4 of 10 bytes", id="cut"),
        pytest.param(in_chunks(b"abc", ended=False), "the connection failed", id="chunks cut"),
        pytest.param(lambda handler: handler.wfile.write(b"ho\r\n\r\n"), "failed", id="no HTTP"),
        pytest.param(lambda handler: setattr(handler, "close_connection", True), "failed", id="0"),
    ],
)
def test_an_answer_that_is_broken_is_worth_another_try(
    server: Server, script: object, said: str
) -> None:
    with pytest.raises(Broken, match=said):
        got(server.at("/a", script), web_of(server))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("length", "said"),
    [("5", "more than the 5 bytes"), ("-5", "“-5” bytes"), ("ten", "“ten” bytes")],
)
def test_a_wrong_length_is_not_believed(server: Server, length: str, said: str) -> None:
    with pytest.raises(CannotBeGot, match=said):
        got(server.at("/a", gives(b"0123456789", Content_Length=length)), web_of(server))


def test_a_host_rests_between_two_questions(server: Server) -> None:
    clock = Clock()
    web = web_of(server, clock, pause=1.5)
    got(server.at("/a", gives(b"x")), web)
    clock.now += 0.5
    got(server.url("/a"), web)
    assert clock.slept == [1.0]


def test_a_server_that_is_not_there_is_worth_another_try() -> None:
    with socket.create_server(("127.0.0.1", 0)) as unheard:
        port = unheard.getsockname()[1]
    web = Web(rules=Rules(opened=frozenset({("http", "127.0.0.1", port)})))
    with pytest.raises(Broken, match=r"127\.0\.0\.1 cannot be reached"):
        got(f"http://127.0.0.1:{port}/", web)


# Encrypted

NAME = "files.example.gov"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key and a certificate for NAME, in one file, that nobody but these tests trusts."""
    if not shutil.which("openssl"):
        pytest.skip("openssl is not installed")
    made = tmp_path_factory.mktemp("certificate")
    subprocess.run(
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 "
        f"-subj /CN={NAME} -addext subjectAltName=DNS:{NAME} -keyout key -out cert".split(),
        cwd=made,
        check=True,
        capture_output=True,
    )
    both = made / "both.pem"
    both.write_text((made / "key").read_text() + (made / "cert").read_text())
    return both


@pytest.fixture
def encrypted(certificate: Path) -> Iterator[Server]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with served(context) as server:
        yield server


def trusting(certificate: Path, server: Server, name: str = NAME) -> Web:
    """The web in which NAME stands for our server, as a name server would say it."""
    return Web(
        rules=Rules(opened=frozenset({("https", name, server.port)})),
        limits=Limits(pause=0),
        resolve=lambda _host, _port: ["127.0.0.1"],
        context=ssl.create_default_context(cafile=str(certificate)),
    )


def test_the_name_is_proved_and_the_checked_address_is_used(
    certificate: Path, encrypted: Server
) -> None:
    asked: list[str] = []
    web = trusting(certificate, encrypted)

    def resolve(host: str, _: int) -> list[str]:
        """A name server that would give another answer the second time."""
        asked.append(host)
        return ["127.0.0.1"]

    web.resolve = resolve
    encrypted.at("/a", gives(b"x"))
    assert got(f"https://{NAME}:{encrypted.port}/a", web) == b"x"
    assert asked == [NAME]
    assert encrypted.heads("/a")[0]["Host"] == f"{NAME}:{encrypted.port}"


def test_a_server_that_proves_another_name_is_not_asked(
    certificate: Path, encrypted: Server
) -> None:
    encrypted.at("/a", gives(b"x"))
    with pytest.raises(CannotBeGot, match=r"other\.gov does not prove that it is other\.gov"):
        got(
            f"https://other.gov:{encrypted.port}/a",
            trusting(certificate, encrypted, "other.gov"),
        )
    assert not encrypted.asked


def test_a_server_that_nobody_vouches_for_is_not_asked(
    certificate: Path, encrypted: Server
) -> None:
    web = trusting(certificate, encrypted)
    web.context = Web().context
    with pytest.raises(CannotBeGot, match="does not prove"):
        got(f"https://{NAME}:{encrypted.port}/a", web)
    assert not encrypted.asked


def test_a_file_without_a_length_that_may_be_cut_is_not_taken(
    certificate: Path, encrypted: Server
) -> None:
    def hangs_up(handler: Handler) -> None:
        handler.answer(200, b"half of", Content_Length="")
        # The connection ends without the word that says so.
        handler.request.shutdown(socket.SHUT_WR)
        handler.close_connection = True

    encrypted.at("/a", hangs_up)
    with pytest.raises(Broken):
        got(f"https://{NAME}:{encrypted.port}/a", trusting(certificate, encrypted))
