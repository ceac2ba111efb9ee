"""Which addresses are asked: the named hosts, encrypted, on the open internet, and no trick."""

import ipaddress
import json
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.sources.addresses_allowed import (
    HOSTS,
    Address,
    NotAllowed,
    Rules,
    checked,
    is_public,
    places_of,
)

RULES = Rules()
ROOT = Path(__file__).resolve().parents[2]
GOVINFO = Address("https", "www.govinfo.gov", 443, "/")


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("https://www.govinfo.gov/a.pdf", "https://www.govinfo.gov/a.pdf"),
        ("https://WWW.GovInfo.gov/A.pdf", "https://www.govinfo.gov/A.pdf"),
        ("http://nssarchive.us/x/", "https://nssarchive.us/x/"),
        ("http://nssarchive.us:80/x/", "https://nssarchive.us/x/"),
        ("https://www.govinfo.gov:443/a", "https://www.govinfo.gov/a"),
        ("https://www.govinfo.gov", "https://www.govinfo.gov/"),
        ("https://www.govinfo.gov/a?b=c&d#e", "https://www.govinfo.gov/a?b=c&d"),
        ("https://www.state.gov/é", "https://www.state.gov/%C3%A9"),
        ("https://www.state.gov/%C3%A9", "https://www.state.gov/%C3%A9"),
        (
            "https://web.archive.org/web/2017id_/https://www.state.gov/x",
            "https://web.archive.org/web/2017id_/https://www.state.gov/x",
        ),
    ],
)
def test_a_listed_host_is_asked_encrypted(url: str, asked: str) -> None:
    assert str(checked(url, RULES)) == asked


REFUSED = {
    "another host": "https://example.org/a.pdf",
    "a host that begins like one": "https://www.govinfo.gov.example.org/a.pdf",
    "a host that ends like one": "https://evilgovinfo.gov/a.pdf",
    "below a listed one": "https://x.www.govinfo.gov/a.pdf",
    "a dot at the end": "https://www.govinfo.gov./a.pdf",
    "letters that look alike": "https://www.gоvinfo.gov/a.pdf",
    "full width letters": "https://ｗｗｗ.govinfo.gov/a.pdf",
    "full width dot": "https://www．govinfo.gov/a.pdf",
    "letters in puny code": "https://xn--www-hgvinfo.gov/a.pdf",
    "per cent signs": "https://www%2egovinfo.gov/a.pdf",
    "a name before it": "https://user@www.govinfo.gov/a.pdf",
    "a name and password": "https://user:secret@www.govinfo.gov/a.pdf",
    "an empty name": "https://@www.govinfo.gov/a.pdf",
    "a listed host as the name": "https://www.govinfo.gov@127.0.0.1/",
    "a listed host as name and password": "https://www.govinfo.gov:443@example.org/",
    "a backslash": "https://www.govinfo.gov\\@example.org/",
    "a backslash the other way": "https://example.org\\@www.govinfo.gov/",
    "a tab": "https://www.govinfo.gov/\ta",
    "a line end": "https://www.govinfo.gov/a\r\nHost: example.org",
    "a space": " https://www.govinfo.gov/a",
    "NUL": "https://www.govinfo.gov/a\0",
    "file": "file:///etc/passwd",
    "file with a host": "file://www.govinfo.gov/etc/passwd",
    "ftp": "ftp://www.govinfo.gov/a.pdf",
    "data": "data:text/plain,a",
    "javascript": "javascript:alert(1)",
    "gopher": "gopher://www.govinfo.gov/",
    "no scheme": "www.govinfo.gov/a.pdf",
    "no host": "https:///a.pdf",
    "nothing": "",
    "another port": "https://www.govinfo.gov:8443/a.pdf",
    "the plain port, encrypted": "https://www.govinfo.gov:80/a.pdf",
    "the encrypted port, plain": "http://www.govinfo.gov:443/a.pdf",
    "port 0": "https://www.govinfo.gov:0/a.pdf",
    "no port": "https://www.govinfo.gov:x/a.pdf",
    "a port too high": "https://www.govinfo.gov:99999/a.pdf",
    "loopback": "http://127.0.0.1/",
    "loopback in short": "http://127.1/",
    "loopback as a number": "http://2130706433/",
    "loopback in octal": "http://0177.0.0.1/",
    "loopback in hexadecimal": "http://0x7f.0.0.1/",
    "loopback in IPv6": "http://[::1]/",
    "loopback mapped": "http://[::ffff:127.0.0.1]/",
    "a broken IPv6": "http://[::1/",
    "localhost": "http://localhost/",
    "metadata of a cloud": "http://169.254.169.254/latest/meta-data/",
}


@pytest.mark.parametrize("url", REFUSED.values(), ids=REFUSED)
def test_any_other_is_not(url: str) -> None:
    with pytest.raises(NotAllowed):
        checked(url, RULES)


@pytest.mark.parametrize(
    ("link", "asked"),
    [
        ("/b.pdf", "https://www.govinfo.gov/b.pdf"),
        ("//www.state.gov/b", "https://www.state.gov/b"),
        ("http://www.state.gov/b", "https://www.state.gov/b"),
        ("?b", "https://www.govinfo.gov/?b"),
    ],
)
def test_a_redirect_is_read_from_where_it_came(link: str, asked: str) -> None:
    assert str(checked(link, RULES, base=GOVINFO)) == asked


@pytest.mark.parametrize("link", ["//example.org/b", "file:/etc/passwd", "///x", "http:x@y"])
def test_a_redirect_is_held_to_the_same_rules(link: str) -> None:
    try:
        asked = checked(link, RULES, base=GOVINFO)
    except NotAllowed:
        return
    assert asked.host == "www.govinfo.gov"


@given(st.text(alphabet="htps:/\\@.#?[]%0w govinfo.exa:80١２ı", max_size=60))
@pytest.mark.parametrize("base", [None, GOVINFO])
def test_whatever_is_written_only_listed_hosts_are_asked(base: Address | None, text: str) -> None:
    for url in (text, f"https://{text}", f"https://www.govinfo.gov{text}"):
        try:
            asked = checked(url, RULES, base=base)
        except NotAllowed:
            continue
        assert asked.server == ("https", asked.host, 443)
        assert asked.host in HOSTS
        assert asked.target.startswith("/")
        assert urlsplit(str(asked)).hostname == asked.host
        assert str(asked).isascii()


def test_one_server_can_be_opened_and_no_other_by_it() -> None:
    rules = Rules(opened=frozenset({("http", "127.0.0.1", 8001)}))
    assert str(checked("http://127.0.0.1:8001/a", rules)) == "http://127.0.0.1:8001/a"
    for url in ("http://127.0.0.1:8002/a", "https://127.0.0.1:8001/a", "http://127.0.0.1/a"):
        with pytest.raises(NotAllowed):
            checked(url, rules)


def test_the_list_holds_names_as_they_are_compared() -> None:
    for host in HOSTS:
        assert host == host.lower().strip(".")
        assert "." in host
        with pytest.raises(ValueError, match="does not appear to be"):
            ipaddress.ip_address(host)


@pytest.mark.parametrize("family", ["documents", "legislation"])
def test_every_official_address_of_the_shipped_record_is_on_the_list(family: str) -> None:
    for row in json.loads((ROOT / f"fixtures/{family}.json").read_text()):
        for name in ("official_url", "archived_url"):
            if url := row["fields"].get(name):
                checked(url, RULES)


PUBLIC = ["8.8.8.8", "2600:1f18::1", "::ffff:8.8.8.8", "64:ff9b::808:808"]
PRIVATE = """
127.0.0.1 127.255.255.254 10.0.0.1 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 0.0.0.0
100.64.0.1 192.0.0.1 192.0.2.1 198.18.0.1 198.51.100.1 203.0.113.1 224.0.0.1 239.1.1.1 240.0.0.1
255.255.255.255 192.88.99.1
:: ::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:169.254.169.254 ::7f00:1 64:ff9b::7f00:1
64:ff9b::a9fe:a9fe 64:ff9b:1::1 fe80::1 fe80::1%eth0 fc00::1 fd00:ec2::254 fec0::1 ff02::1
2001:db8::1 2002:7f00:1::1 2001:0:1::1 100::1 2600:1f18::1%eth0 localhost 0177.0.0.1 127.1
""".split()


@pytest.mark.parametrize("place", PUBLIC)
def test_the_open_internet_is_known(place: str) -> None:
    assert is_public(place)


@pytest.mark.parametrize("place", PRIVATE)
def test_what_is_not_the_open_internet_is_known(place: str) -> None:
    assert not is_public(place)


def test_one_private_answer_refuses_them_all() -> None:
    with pytest.raises(NotAllowed, match=r"www\.govinfo\.gov stands for 10\.0\.0\.1"):
        places_of(GOVINFO, RULES, lambda _host, _port: ["8.8.8.8", "10.0.0.1"])
    assert places_of(GOVINFO, RULES, lambda _host, _port: ["8.8.8.8"]) == ["8.8.8.8"]


def test_a_name_without_an_address_is_an_error_of_the_network() -> None:
    with pytest.raises(OSError, match="stands for no address"):
        places_of(GOVINFO, RULES, lambda _host, _port: [])
