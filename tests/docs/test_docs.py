"""The documents say what the code does: names, links, commands and examples."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import get_commands, load_command_class
from django.core.management.base import BaseCommand
from django.db import models
from django.test import Client

from statements.filters import DocumentFilter, LegislationFilter, StatementFilter
from statements.filters.parameters import FacetFilter, SortFilter
from statements.filters.record_filter import RecordFilter
from statements.models.addresses import WithAddresses
from statements.models.particulars import WithParticulars
from statements.models.provenance import Provenance

ROOT = Path(__file__).resolve().parents[2]
# Guides whose addresses are tried.
GUIDES = ("docs/how-to/filter-and-link.md", "docs/tutorial/first-finding.md")
LISTS = {
    "/statements/": StatementFilter,
    "/documents/": DocumentFilter,
    "/legislation/": LegislationFilter,
}
# Fields that several models take from one place are written down once.
SHARED: dict[str, type[models.Model]] = {
    "provenance": Provenance,
    "addresses": WithAddresses,
    "particulars": WithParticulars,
}
MODELS: list[type[models.Model]] = list(apps.get_app_config("statements").get_models())
COMMANDS = sorted(name for name, app in get_commands().items() if app == "statements")


def documents() -> list[Path]:
    """Every Markdown file of the project."""
    folders = (each for each in ROOT.iterdir() if each.is_dir() and each.name[0] != ".")
    found = [path for folder in folders if folder.name != "var" for path in folder.rglob("*.md")]
    return sorted(path.relative_to(ROOT) for path in (*ROOT.glob("*.md"), *found))


def text_of(path: str | Path) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def without_code(text: str) -> str:
    return re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.DOTALL)


def section(text: str, heading: str) -> str:
    """What stands under a heading, up to the next of its level."""
    found = re.search(
        rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", text, re.DOTALL | re.MULTILINE
    )
    assert found, f"there is no heading “{heading}”"
    return found[1]


def table(text: str, head: str) -> dict[str, list[str]]:
    """The rows of the table whose first column has this name, by their first cell."""
    found = re.search(rf"^\| {head} \|.*\n\|[-|]+\|\n((?:\|.*\n?)+)", text, re.MULTILINE)
    assert found, f"there is no table of {head}s"
    rows = [
        [cell.strip() for cell in row.strip("| \n").split(" | ")] for row in found[1].splitlines()
    ]
    return {row[0].strip("`").removeprefix("make "): row[1:] for row in rows}


def slug(heading: str) -> str:
    """A heading as the fragment of an address."""
    plain = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", heading).lower()
    return re.sub(r"[^\w\- ]", "", plain).strip().replace(" ", "-")


def anchors(text: str) -> set[str]:
    return {slug(heading) for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE)}


def broken_links(path: Path) -> list[str]:
    """Relative links that lead to no file, or to no heading of it."""
    found = []
    for target in re.findall(r"\]\(([^)\s]+)\)", without_code(text_of(path))):
        if re.match(r"[a-z]+:", target):
            continue
        file, _, fragment = target.partition("#")
        aim = (ROOT / path.parent / file).resolve() if file else ROOT / path
        headings = anchors(aim.read_text()) if aim.suffix == ".md" and aim.is_file() else {fragment}
        if not aim.exists() or (fragment and fragment not in headings):
            found.append(target)
    return found


# Filters


@pytest.mark.parametrize("address", LISTS)
def test_every_parameter_is_written_down(address: str) -> None:
    page = section(text_of("docs/reference/filters.md"), address)
    assert set(table(page, "parameter")) == {*LISTS[address].base_filters, "page"}


@pytest.mark.parametrize("address", LISTS)
def test_every_field_that_is_not_filterable_is_written_down_with_the_reason(address: str) -> None:
    page = section(text_of("docs/reference/filters.md"), address)
    reasons = {field: cells[0] for field, cells in table(page, "field").items()}
    assert reasons == LISTS[address].unlisted


def fixed_values(filters: type[RecordFilter]) -> set[str]:
    """Values that stand in the code: choices, and orders."""
    found: set[str] = set()
    for filter_ in filters.base_filters.values():
        if isinstance(filter_, SortFilter):
            found |= set(filter_.orders)
        elif isinstance(filter_, FacetFilter) and isinstance(terms := filter_.terms(), type):
            found |= set(terms.values)
    return found


@pytest.mark.parametrize("address", LISTS)
def test_every_fixed_value_is_written_down(address: str) -> None:
    written = set(re.findall(r"`([^`\n]+)`", text_of("docs/reference/filters.md")))
    assert fixed_values(LISTS[address])
    assert fixed_values(LISTS[address]) <= written


# The record


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_is_written_down(model: type[models.Model]) -> None:
    whole = text_of("docs/reference/record.md")
    page = section(whole, model.__name__)
    named = {name for name in SHARED if f"](#{name})" in page.split("| field |")[0]}
    assert named == {name for name, shared in SHARED.items() if issubclass(model, shared)}
    written = set(table(page, "field"))
    for name in named:
        written |= set(table(section(whole, name.capitalize()), "field"))
    assert written == {f.name for f in (*model._meta.fields, *model._meta.many_to_many)} - {"id"}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_choice_of_a_field_is_written_down(model: type[models.Model]) -> None:
    rows = table(section(text_of("docs/reference/record.md"), model.__name__), "field")
    for field in model._meta.fields:
        if field.choices and field.name in rows:
            for value, _ in field.flatchoices:
                assert f"`{value}`" in rows[field.name][-1]


def test_every_rule_is_written_down_with_its_sentence() -> None:
    rules = {
        rule.name: [str(rule.violation_error_message)]
        for model in MODELS
        for rule in model._meta.constraints
    }
    page = section(text_of("docs/reference/record.md"), "Rules that the database keeps")
    assert table(page, "rule") == rules


# Commands, make and rooms


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_written_down(name: str) -> None:
    page = section(text_of("docs/reference/commands.md"), name)
    command = load_command_class("statements", name)
    common = BaseCommand().create_parser("manage.py", name)
    known = {option for action in common._actions for option in action.option_strings}
    given = command.create_parser("manage.py", name)._actions
    options = {action.option_strings[-1] for action in given if action.option_strings}
    assert (set(table(page, "option")) if options - known else set()) == options - known


def targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):", text_of("Makefile"), re.MULTILINE))


def test_every_make_target_is_written_down() -> None:
    assert set(table(text_of("docs/reference/make.md"), "command")) == targets()


def test_the_two_commands_of_the_readme_exist() -> None:
    commands = re.search(r"```\n(.*?)```", section(text_of("README.md"), "Two commands"), re.DOTALL)
    assert commands
    lines = commands[1].split("\n")[:-1]
    assert len(lines) == 2
    assert {line.removeprefix("make ") for line in lines} <= targets()


@pytest.mark.parametrize("path", documents(), ids=str)
def test_every_make_command_in_a_document_exists(path: Path) -> None:
    named = set(re.findall(r"(?:^|`)make ([a-z]+)", text_of(path), re.MULTILINE))
    assert named <= targets()


def test_every_room_is_in_the_picture() -> None:
    app = ROOT / "statements"
    rooms = {f"{path.name}/" for path in app.iterdir() if path.is_dir() and path.name[0] != "_"}
    files = {path.name for path in app.glob("*.py")} - {"__init__.py"}
    assert set(table(text_of("statements/README.md"), "room")) == rooms | files


# Links, places, pictures


@pytest.mark.parametrize("path", documents(), ids=str)
def test_every_link_leads_somewhere(path: Path) -> None:
    assert not broken_links(path)


def test_every_page_of_the_documentation_stands_in_its_index() -> None:
    linked = set(re.findall(r"\]\(([^)#\s]+)", text_of("docs/README.md")))
    pages = {str(p.relative_to("docs")) for p in documents() if p.parts[0] == "docs"}
    assert pages - {"README.md"} <= linked


@pytest.mark.parametrize("path", documents(), ids=str)
def test_no_document_names_a_folder_of_one_machine(path: Path) -> None:
    places = r"(?<![\w:/.])/(?:work|home|root|tmp|opt|Users|mnt|srv)/\S*|[A-Z]:\\\S+|file://\S+"
    assert not re.findall(places, text_of(path))


def test_pictures_are_small_and_shown() -> None:
    shown = " ".join(text_of(path) for path in documents())
    pictures = list((ROOT / "docs" / "images").iterdir())
    assert pictures
    for picture in pictures:
        assert picture.stat().st_size < 150_000
        assert f"/{picture.name})" in shown


# Examples


class Ids(HTMLParser):
    """The ids of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found |= {value for name, value in attrs if name == "id" and value}


def examples() -> list[str]:
    """Addresses of the site that stand in a guide."""
    found = re.findall(r"(?:`|127\.0\.0\.1:8000)(/[a-z]+/[^`\n]*)", " ".join(map(text_of, GUIDES)))
    return sorted({address for address in found if "…" not in address})


@pytest.mark.django_db
@pytest.mark.parametrize("address", examples())
def test_every_example_address_finds_something(address: str, client: Client) -> None:
    path, _, fragment = address.partition("#")
    answer = client.get(path)
    assert answer.status_code == 200
    ids = Ids(answer.content.decode()).found
    assert not fragment or fragment in ids
    if listing := (answer.context or {}).get("listing"):
        assert listing.total
        assert not listing.notices
        assert listing.url == path or "q=" in path


def test_examples_are_found() -> None:
    assert len(examples()) > 15
