"""From the addresses of a record to those of files that hold its text, best first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urljoin, urlsplit

_CONTENT: Final = "https://www.govinfo.gov/content/pkg"
# A publication of GPO, named in an address of its pages or of its files.
_PACKAGE: Final = re.compile(r"/(?:app/details|content/pkg|pkg)/([A-Z]+-[A-Za-z0-9-]+)")
_BULK_LAW: Final = re.compile(r"/bulkdata/PLAW/\d+/(?:public|private)/(PLAW-\w+)\.xml")
_LINK_LAW: Final = re.compile(r"/link/plaw/(\d+)/(public|private)/(\d+)")
_LAW: Final = re.compile(r"PLAW-(\d+)(?:publ|pvtl)\d+")
# The first Congress whose laws GPO gives out as USLM.
_FIRST_USLM: Final = 113
_ORDER: Final = re.compile(r"/documents/(\d{4})/(\d\d)/(\d\d)/([A-Z0-9]+-\d+)/")
_ARCHIVED: Final = re.compile(r"(https?://web\.archive\.org/web/\d+)(/https?:.*)")
_NOT_THE_LAW: Final = {
    "BILLS": "holds a bill, not the law",
    "CRPT": "holds a committee's report, not the law",
    "CREC": "holds a debate, not the law",
    "COMPS": "holds the law as amended since, not as enacted",
}
_TALK: Final = re.compile(r"https://(?:www\.)?nssarchive\.us/national-security-strategy-[\d-]+/?")
_LINK: Final = re.compile(r"""<a\b[^>]*?\bhref\s*=\s*["']([^"'<>\s]+)["']""", re.IGNORECASE)


@dataclass(slots=True)
class Files:
    """Addresses to try in this order, and a sentence for each that is not tried."""

    to_try: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    def add(self, *urls: str) -> None:
        self.to_try += [url for url in urls if url not in self.to_try]


def tidied(url: str) -> str:
    """An address in the form in which it is asked today: encrypted, at its present place."""
    if found := _ARCHIVED.fullmatch(url):
        # The page as it was kept, without the archive's own frame around it.
        url = f"{found[1]}id_{found[2]}"
    if url.startswith("http://"):
        url = "https://" + url.removeprefix("http://")
    return re.sub(r"^https://(?:www\.)?gpo\.gov/fdsys/pkg/", f"{_CONTENT}/", url)


def files_of_law(urls: Iterable[str]) -> Files:
    """Files of a law as it was enacted: of the law itself first, then whatever else holds it."""
    files = Files()
    others: list[str] = []
    for url in map(tidied, urls):
        law = _law_in(url)
        package = _PACKAGE.search(urlsplit(url).path)
        kind = package[1].partition("-")[0] if package else ""
        if law:
            files.add(*([url] if url.endswith(f"/{law}.xml") else []), *_files_of_plaw(law))
        elif kind in _NOT_THE_LAW:
            files.left_out.append(f"{url} {_NOT_THE_LAW[kind]}.")
        elif re.match(r"https://(?:www\.)?congress\.gov/bill/", url):
            files.left_out.append(f"{url} is a page about a bill, not the law.")
        else:
            others.append(url)
    files.add(*others)
    return files


def _law_in(url: str) -> str:
    """The name that GPO gives the law, such as PLAW-115publ441; empty where there is none."""
    if not re.match(r"https://(?:www\.)?govinfo\.gov/", url):
        return ""
    path = urlsplit(url).path
    if found := _LINK_LAW.search(path):
        return f"PLAW-{found[1]}{'publ' if found[2] == 'public' else 'pvtl'}{found[3]}"
    found = _BULK_LAW.search(path) or _PACKAGE.search(path)
    return found[1] if found and _LAW.fullmatch(found[1]) else ""


def _files_of_plaw(law: str) -> list[str]:
    found = _LAW.fullmatch(law)
    uslm = [f"{_CONTENT}/{law}/uslm/{law}.xml"] if found and int(found[1]) >= _FIRST_USLM else []
    return [*uslm, f"{_CONTENT}/{law}/html/{law}.htm", f"{_CONTENT}/{law}/pdf/{law}.pdf"]


def files_of_document(urls: Iterable[str], shared: frozenset[str] = frozenset()) -> Files:
    """Files of a document. `shared` are addresses that several documents give as their own: each
    tells of them all, and holds the text of none for certain."""
    files = Files()
    for given in urls:
        url = tidied(given)
        if given in shared:
            files.left_out.append(f"{url} is given for several documents.")
        elif found := re.search(r"federalregister\.gov" + _ORDER.pattern, url):
            issue, number = f"FR-{found[1]}-{found[2]}-{found[3]}", found[4]
            # The one that holds this document alone, without its neighbours on the page.
            files.add(f"{_CONTENT}/{issue}/html/{number}.htm")
            files.add(f"{_CONTENT}/{issue}/pdf/{number}.pdf", url)
        elif found := re.search(r"govinfo\.gov/app/details/([A-Z]+-[A-Za-z0-9-]+)/?$", url):
            package = found[1]
            files.add(f"{_CONTENT}/{package}/html/{package}.htm")
            files.add(f"{_CONTENT}/{package}/pdf/{package}.pdf")
        else:
            files.add(url)
    return files


def only_tells_of(url: str) -> bool:
    """Whether it is a page that tells of a document and links to its file."""
    return bool(_TALK.fullmatch(url))


def linked_pdfs(page: str, url: str) -> list[str]:
    """The PDF files that a page links to on its own host, each once."""
    host = urlsplit(url).hostname
    found = []
    for link in _LINK.findall(page):
        try:
            parts = urlsplit(urljoin(url, link))
        except ValueError:
            continue
        if parts.hostname == host and parts.path.lower().endswith(".pdf"):
            found.append(tidied(parts._replace(fragment="").geturl()))
    return list(dict.fromkeys(found))
