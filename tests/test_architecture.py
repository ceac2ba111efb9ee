"""The rules of the house, and that each turns red when broken.

Layers and purity stand in pyproject.toml for import-linter, forbidden packages for ruff. The
rules that neither can say are checked here.
"""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
# A file of this name collects what has not found its room.
HOMELESS = set(
    "common helper helpers lib manager managers misc service services util utils".split()
)
WRITERS = {"save", "create", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}
# Rooms and files that may write the record, or an account.
MAY_WRITE = (
    *(
        "admin",
        "archive/loading.py",
        "editing",
        "models",
        "migrations",
        "sources/load.py",
        "sources/load_passages.py",
    ),
    *("sources/load_source.py", "sources/provisions.py"),
    "sources/verification.py",
)
# What has a method of such a name and is no row: a Word document, a workbook, a held file.
NO_ROWS = {
    "archive/files.py": ["save"],
    "api/export_docx.py": ["save"],
    "compare/to_docx.py": ["save"],
    "tables/writing.py": ["save"],
}


def modules() -> list[Path]:
    return sorted((ROOT / "statements").rglob("*.py"))


def room(module: str) -> str:
    """The room of a dotted name: `statements.search.query` is in `search`."""
    return module.split(".")[1] if module.count(".") else ""


def dotted(path: Path) -> str:
    """The dotted name of a file below the project's folder."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def private_imports(source: str, module: str) -> list[str]:
    """Names with a leading underscore that come from another room."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        ours = [name for name in names if name.startswith("statements.")]
        found += [name for name in ours if is_private(name) and room(name) != room(module)]
    return found


def is_private(name: str) -> bool:
    return any(part.startswith("_") and not part.startswith("__") for part in name.split("."))


def writes(source: str) -> list[str]:
    """Calls that write rows; a form's own `save` is found too, and belongs in the admin."""
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    functions = (call.func for call in calls)
    return [f.attr for f in functions if isinstance(f, ast.Attribute) and f.attr in WRITERS]


def test_no_private_name_crosses_a_wall() -> None:
    found = {str(path): private_imports(path.read_text(), dotted(path)) for path in modules()}
    assert not {path: names for path, names in found.items() if names}


@pytest.mark.parametrize(
    "source",
    [
        "from statements.search.query import _parse",
        "from statements.search import _engine",
        "import statements.search._engine",
        "from statements.search._engine import parse",
    ],
)
def test_a_private_name_from_another_room_is_found(source: str) -> None:
    assert private_imports(source, "statements.views.home")
    assert not private_imports(source, "statements.search.engine")


def test_only_the_loader_and_the_admin_write_the_record() -> None:
    found = {}
    for path in modules():
        place = str(path.relative_to(ROOT / "statements"))
        if not place.startswith(MAY_WRITE):
            found[place] = writes(path.read_text())
    assert {path: calls for path, calls in found.items() if calls} == NO_ROWS


@pytest.mark.parametrize("call", ["Topic.objects.create(slug='icc')", "topic.save()"])
def test_a_write_is_found(call: str) -> None:
    assert writes(call)
    assert not writes("Topic.objects.filter(slug='icc').count()")


def test_nothing_is_homeless() -> None:
    everything = [path for folder in ("statements", "tests") for path in (ROOT / folder).rglob("*")]
    assert not [path for path in everything if path.stem in HOMELESS]


# What import-linter holds: a small house with every room, and one wrong import in it.

ROOMS = """
    urls views.home api.records feeds.latest admin.excerpt management.commands.load_record
    templatetags.words filters.excerpts sources.load sources.quotes sources.readers.pdf
    search.engine search.query search.criteria models.excerpt citations.dates compare.words
    tables.cells editing.revisions
""".split()
WRONG = {
    "statements.models.excerpt": ["statements.search", "statements.filters", "atrocity_policy"],
    "statements.search.engine": ["statements.filters.excerpts", "statements.sources.load"],
    "statements.filters.excerpts": ["statements.sources.load", "statements.views.home"],
    "statements.sources.load": ["statements.filters.excerpts", "statements.admin.excerpt"],
    "statements.views.home": ["statements.api.records", "statements.urls"],
    "statements.admin.excerpt": ["statements.views.home", "statements.feeds.latest"],
    "statements.citations.dates": ["django.db", "statements.models.excerpt"],
    "statements.compare.words": ["statements.citations.dates", "django.utils.text"],
    "statements.search.query": ["django.db", "statements.models.excerpt"],
    "statements.search.criteria": ["django.db", "statements.models.excerpt"],
    "statements.tables.cells": ["django.db", "statements.compare.words"],
    "statements.editing.revisions": ["statements.sources.load", "statements.filters.excerpts"],
    "statements.sources.quotes": ["django.db", "statements.models.excerpt"],
    "statements.sources.readers.pdf": ["django.db", "statements.models.excerpt"],
}
RIGHT = {
    "statements.urls": ["statements.views.home"],
    "statements.views.home": ["statements.filters.excerpts", "statements.models.excerpt"],
    "statements.sources.load": ["statements.sources.quotes", "statements.models.excerpt"],
    "statements.search.engine": ["statements.search.query", "statements.models.excerpt"],
    "statements.models.excerpt": ["statements.citations.dates", "django.db"],
}


def build(house: Path, imports: dict[str, list[str]]) -> None:
    """Write a module for every room, each with the imports asked for."""
    (house / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text())
    for name in ("atrocity_policy", "statements", *(f"statements.{room}" for room in ROOMS)):
        folder = house.joinpath(*name.split("."))
        for parent in [folder.parent, *folder.parent.parents]:
            if parent.is_relative_to(house) and parent != house:
                parent.mkdir(exist_ok=True, parents=True)
                (parent / "__init__.py").touch()
        lines = "".join(f"import {imported}\n" for imported in imports.get(name, []))
        if name in {"atrocity_policy", "statements"}:
            folder.mkdir(exist_ok=True)
            (folder / "__init__.py").write_text(lines)
        else:
            folder.with_suffix(".py").write_text(lines)


def lint_imports(house: Path) -> subprocess.CompletedProcess[str]:
    command = [str(BIN / "lint-imports"), "--no-logo", "--no-cache"]
    return subprocess.run(command, cwd=house, capture_output=True, text=True, check=False)


def test_a_well_built_house_passes(tmp_path: Path) -> None:
    build(tmp_path, RIGHT)
    ended = lint_imports(tmp_path)
    assert ended.returncode == 0, ended.stdout


@pytest.mark.parametrize(
    ("importer", "imported"),
    [(importer, imported) for importer, names in WRONG.items() for imported in names],
)
def test_a_wrong_import_is_found(importer: str, imported: str, tmp_path: Path) -> None:
    build(tmp_path, {importer: [imported]})
    ended = lint_imports(tmp_path)
    assert ended.returncode == 1
    assert importer in ended.stdout


def test_a_room_without_a_place_is_found(tmp_path: Path) -> None:
    build(tmp_path, {})
    (tmp_path / "statements" / "attic.py").touch()
    ended = lint_imports(tmp_path)
    assert ended.returncode == 1
    assert "statements.attic" in ended.stdout


@pytest.mark.parametrize("package", ["tantivy", "psycopg", "sqlite3", "django.contrib.postgres"])
def test_a_vendors_module_is_found(package: str) -> None:
    command = [str(BIN / "ruff"), "check", "--select", "TID251", "--output-format", "concise"]
    ended = subprocess.run(
        [*command, "--stdin-filename", "statements/views/home.py", "-"],
        cwd=ROOT,
        input=f"import {package}\n",
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 1
    assert f"`{package}` is banned" in ended.stdout
