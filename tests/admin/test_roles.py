"""Three groups with exactly the permissions of the table, and what each may open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from statements.editing.roles import FURTHER, ROLES, permissions
from tests.admin.accounts import at_the_desk, one_of

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]
# Open to whoever stands before the door.
OPEN = {"login", "logout", "jsi18n"}
LETTERS = {"v": "see", "a": "add", "c": "change", "d": "take out"}


@pytest.mark.parametrize("role", ROLES)
def test_a_group_has_exactly_its_permissions(role: str) -> None:
    held = Group.objects.get(name=role).permissions.values_list("codename", flat=True)
    assert sorted(held) == sorted(permissions(role))


def test_the_table_in_the_documentation_is_the_code() -> None:
    text = (ROOT / "docs" / "reference" / "roles.md").read_text()
    written = {}
    for line in re.findall(r"^\| `(\w+)` \|(.*)\|$", text, re.MULTILINE):
        written[line[0]] = [cell.strip() for cell in line[1].split("|")]
    expected: dict[str, list[str]] = {}
    models = dict.fromkeys(model for table in ROLES.values() for model in table)
    for model in models:
        expected[model] = [
            ", ".join(LETTERS[letter] for letter in ROLES[role].get(model, "")) or "–"
            for role in ROLES
        ]
    for name in dict.fromkeys(name for names in FURTHER.values() for name in names):
        expected[name] = ["yes" if name in FURTHER[role] else "–" for role in ROLES]
    assert written == expected


def pages() -> Iterator[tuple[str, str]]:
    """Every address of the desk, by name; a record's pages with a record of its kind."""
    found = next(p for p in get_resolver().url_patterns if getattr(p, "namespace", "") == "admin")
    yield from _pages(found, "/admin/")


def _pages(resolver: Any, start: str) -> Iterator[tuple[str, str]]:
    for each in resolver.url_patterns:
        place = start + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from _pages(each, place)
        elif isinstance(each, URLPattern):
            yield each.name or place, place


def filled(address: str) -> str:
    """With something in every place; which does not matter, for who may not is told first."""
    filled = re.sub(r"<int:\w+>|<path:\w+>", "1", address)
    filled = re.sub(r"<[\w:]*>|\(\?P<\w+>[^)]*\)", "statements", filled)
    return filled.replace("^", "").replace("$", "").replace("\\", "").replace(".*", "x")


PAGES = sorted({(name, filled(address)) for name, address in pages() if name not in OPEN})


def test_a_stranger_reaches_nothing(client: Client, record: None) -> None:
    for name, address in PAGES:
        for answer in (client.get(address), client.post(address)):
            assert answer.status_code in {302, 301, 404, 405}, (name, address, answer.status_code)
            if answer.status_code == 302:
                assert "/admin/login/" in answer.headers["Location"], (name, address)


@pytest.mark.parametrize("role", ROLES)
def test_each_page_opens_for_those_who_may(role: str, record: None) -> None:
    user = one_of(role)
    client = at_the_desk(user)
    for name, address in PAGES:
        answer = client.get(address)
        assert answer.status_code in {200, 301, 302, 403, 404, 405}, (name, address)
    for model, desk in admin.site._registry.items():
        label = f"{model._meta.app_label}_{model._meta.model_name}"
        letters = ROLES[role].get(model._meta.model_name or "", "")
        for page, letter in (("changelist", "v"), ("add", "a")):
            may = letter in letters
            if page == "add" and not desk.has_add_permission(_asked(user)):
                may = False
            answer = client.get(reverse(f"admin:{label}_{page}"))
            assert answer.status_code == (200 if may else 403), (role, label, page)


def _asked(user: Any) -> Any:
    from django.test import RequestFactory

    request = RequestFactory().get("/")
    request.user = user
    return request


@pytest.mark.parametrize(
    ("role", "may"), [("contributor", False), ("reviewer", True), ("administrator", True)]
)
def test_who_may_bring_back(role: str, may: bool, record: None) -> None:  # noqa: FBT001
    answer = at_the_desk(one_of(role)).get(reverse("admin:deleted"))
    assert answer.status_code == (200 if may else 403)
