"""Which addresses files may be got from: named hosts, encrypted, and never a private network."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, urljoin, urlsplit

# Bodies that issue what we hold, and the archives that keep it. Every name is written out: no
# pattern lets in a name that only looks like one of these.
HOSTS: Final = frozenset(
    """
    govinfo.gov www.govinfo.gov gpo.gov www.gpo.gov
    congress.gov www.congress.gov uscode.house.gov
    federalregister.gov www.federalregister.gov
    whitehouse.gov www.whitehouse.gov
    bidenwhitehouse.archives.gov trumpwhitehouse.archives.gov obamawhitehouse.archives.gov
    georgewbush-whitehouse.archives.gov
    clintonwhitehouse1.archives.gov clintonwhitehouse2.archives.gov clintonwhitehouse3.archives.gov
    clintonwhitehouse4.archives.gov clintonwhitehouse5.archives.gov clintonwhitehouse6.archives.gov
    www.reaganlibrary.gov bush41library.tamu.edu
    state.gov www.state.gov 1997-2001.state.gov 2001-2009.state.gov 2009-2017.state.gov
    2017-2021.state.gov 2021-2025.state.gov
    history.defense.gov nssarchive.us www.nssarchive.us irp.fas.org web.archive.org
    ushmm.org www.ushmm.org icc-cpi.int www.icc-cpi.int legal.un.org treaties.un.org
    """.split()
)

# Standing for the name of a host: where it is, as texts.
Resolve = Callable[[str, int], list[str]]

_USUAL: Final = {"https": 443, "http": 80}
# Networks inside which another address is written: the old one in the last 32 bits.
_TRANSLATED: Final = ipaddress.IPv6Network("64:ff9b::/96")
# Said to be global by Python, and yet no place for a web site.
_NO_PLACE: Final = tuple(
    ipaddress.ip_network(each)
    for each in ("192.88.99.0/24", "2002::/16", "2001::/32", "fec0::/10", "100.64.0.0/10")
)


class NotAllowed(ValueError):
    """An address that is not asked; the message says why."""


@dataclass(frozen=True, slots=True)
class Address:
    """A checked address. `host` is in lower case; `target` the path and query, without fragment."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def server(self) -> tuple[str, str, int]:
        return self.scheme, self.host, self.port

    @property
    def authority(self) -> str:
        return self.host if self.port == _USUAL[self.scheme] else f"{self.host}:{self.port}"

    def __str__(self) -> str:
        return f"{self.scheme}://{self.authority}{self.target}"


@dataclass(frozen=True, slots=True)
class Rules:
    """What may be asked. `opened` names single servers as (scheme, host, port), such as a test's
    own: these alone may be plain, on any port, and on a private address."""

    hosts: frozenset[str] = HOSTS
    opened: frozenset[tuple[str, str, int]] = frozenset()


def checked(url: str, rules: Rules, *, base: Address | None = None) -> Address:
    """The address, if it may be asked. Plain `http:` is asked as `https:`.

    `base` is where a redirect or link came from. Raises NotAllowed.
    """
    shown = f"“{url[:120]}”"
    if any(sign <= " " or sign in "\\\x7f" for sign in url):
        raise NotAllowed(f"{shown} holds a space, a backslash or a control character.")
    try:
        parts = urlsplit(urljoin(str(base), url) if base else url)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise NotAllowed(f"{shown} is not a web address.") from error
    if parts.scheme not in _USUAL:
        raise NotAllowed(f"{shown} does not begin with https:.")
    if "@" in parts.netloc:
        raise NotAllowed(f"{shown} holds a name or password.")
    target = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    if parts.query:
        target += "?" + quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    usual = _USUAL[parts.scheme]
    asked = Address(parts.scheme, host, usual if port is None else port, target)
    if asked.server in rules.opened:
        return asked
    if host not in rules.hosts:
        raise NotAllowed(f"{shown}: “{host[:80]}” is not on the list of hosts.")
    if asked.port != usual:
        raise NotAllowed(f"{shown} names port {asked.port}; only the usual ones are asked.")
    return Address("https", host, 443, target)


def looked_up(host: str, port: int) -> list[str]:
    """Every place that a name stands for, each once. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


def is_public(place: str) -> bool:
    """Whether an IP address is one of the open internet, also where another holds it."""
    try:
        ip = ipaddress.ip_address(place)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.scope_id:
            return False
        if ip.ipv4_mapped:
            return is_public(str(ip.ipv4_mapped))
        if ip in _TRANSLATED:
            return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
    if any(ip.version == each.version and ip in each for each in _NO_PLACE):
        return False
    return ip.is_global and not (
        ip.is_private
        or ip.is_loopback
        or ip.is_link_local
        or ip.is_multicast
        or ip.is_reserved
        or ip.is_unspecified
    )


def places_of(address: Address, rules: Rules, resolve: Resolve = looked_up) -> list[str]:
    """Where to connect to: looked up once, so that the answer checked is the answer used.

    One private answer among several refuses them all. Raises NotAllowed, or OSError where the name
    cannot be looked up.
    """
    places = resolve(address.host, address.port)
    if not places:
        raise OSError(f"{address.host} stands for no address")
    if address.server not in rules.opened:
        for place in places:
            if not is_public(place):
                raise NotAllowed(
                    f"{address.host} stands for {place}, which is not on the open internet."
                )
    return places
