"""Our own site over the same passages: loaded by its own commands, served as a production site."""

from __future__ import annotations

import json
import re
import secrets
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from benchmarks.programs import BIN, ROOT, Server, free_port, run, serving
from benchmarks.search_cases import Case

MANAGE: tuple[Path, ...] = (BIN / "python", ROOT / "manage.py")
TOTAL = re.compile(r'id="result-count"[^>]*>\s*([\d,]+)')
FACET = re.compile(r'<fieldset [^>]*id="facet-(\w+)"')
CHOICE = re.compile(
    r'<input [^>]*name="(\w+)" value="([^"]+)"[^>]*> <span>[^<]*</span> <span class="num">([\d,]+)'
)


@dataclass(frozen=True, slots=True)
class Loading:
    """What loading took: seconds, and bytes of memory and of disk."""

    load_seconds: float
    load_memory: int
    index_seconds: float
    index_memory: int
    index_size: int


@dataclass(frozen=True, slots=True)
class Site:
    """A record of so many passages in one database, and its index."""

    name: str
    passages: int
    folder: Path
    url: str

    @property
    def environment(self) -> dict[str, str]:
        """A production site's, behind a proxy that ends encryption; nothing of development."""
        return {
            "DEVELOPMENT": "",
            "DJANGO_SETTINGS_MODULE": "atrocity_policy.settings",
            "DATABASE_URL": self.url,
            "SEARCH_INDEX": str(self.folder / f"index-{self.name.lower()}"),
            "SECRET_KEY": secrets.token_urlsafe(64),
            "ALLOWED_HOSTS": "localhost",
            "TRUST_PROXY": "1",
        }

    @property
    def _loading(self) -> Path:
        return self.folder / f"loading-{self.name.lower()}.json"

    def loading(self) -> Loading:
        """What it took when it was prepared."""
        return Loading(**json.loads(self._loading.read_text()))

    def prepare(self) -> None:
        """Make the record, load the passages and index them, with what a site has for it."""
        self._loading.unlink(missing_ok=True)
        lines = self.folder / "passages.jsonl"
        script = ROOT / "benchmarks" / "search_record.py"
        run([BIN / "python", script, str(self.passages), lines], self.environment)
        load = run([*MANAGE, "load_passages", lines], self.environment)
        index = run([*MANAGE, "index", "--rebuild"], self.environment)
        took = Loading(load.seconds, load.memory, index.seconds, index.memory, self._index_size())
        self._loading.write_text(json.dumps(asdict(took)))
        lines.unlink()

    def _index_size(self) -> int:
        folder = Path(self.environment["SEARCH_INDEX"])
        files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
        return sum(path.stat().st_size for path in files)

    def serve(self) -> AbstractContextManager[Server]:
        """As docs/how-to/deploy.md serves it, by one process, for Datasette is one."""
        port = free_port()
        options = ["--limit-request-line", "0", "--workers", "1", "--threads", "4"]
        return serving(
            [BIN / "gunicorn", *options, "--bind", f"127.0.0.1:{port}", "atrocity_policy.wsgi"],
            self.environment,
            port=port,
            ready="/healthz",
            log=self.folder / f"gunicorn-{self.name.lower()}.log",
        )


def sqlite(folder: Path, passages: int) -> Site:
    """In a file of the folder; prepared once."""
    file = folder / "record.sqlite3"
    site = Site("SQLite", passages, folder, f"sqlite:///{file}")
    if not (folder / "loading-sqlite.json").exists():
        for each in folder.glob("record.sqlite3*"):
            each.unlink()
        site.prepare()
    return site


def postgresql(folder: Path, passages: int, server: str) -> Site:
    """In a database of its own on the server that the address names; made anew each time.

    A server may be as short-lived as that of pg_virtualenv, so nothing is taken as being there.
    """
    name = f"bench_search_{passages}"
    url = urlsplit(server)._replace(path=f"/{name}").geturl()
    site = Site("PostgreSQL", passages, folder, url)
    made = f"DROP DATABASE IF EXISTS {name};", f"CREATE DATABASE {name};"
    for statement in made:
        shell = f"from django.db import connection; connection.cursor().execute({statement!r})"
        command: list[str | Path] = [*MANAGE, "shell", "--no-imports", "--command", shell]
        run(command, site.environment | {"DATABASE_URL": server})
    site.prepare()
    return site


def address(case: Case) -> str:
    asked = {"in": "passages", **({"q": case.words} if case.words else {}), **case.filters}
    return f"/search/?{urlencode(asked)}"


def total(html: str) -> int:
    found = TOTAL.search(html)
    return int(found[1].replace(",", "")) if found else -1


def facets(html: str) -> set[str]:
    return set(FACET.findall(html))


def facet_counts(html: str) -> dict[str, dict[str, int]]:
    """How many passages each value has."""
    found: dict[str, dict[str, int]] = {}
    for name, value, passages in CHOICE.findall(html):
        found.setdefault(name, {})[value] = int(passages.replace(",", ""))
    return found
