"""The file of known names says what it should, once."""

import tomllib
from itertools import combinations
from pathlib import Path

import pytest

from statements.models import President
from statements.search.known_names import known_name, longest_name, name_key

FILE = Path(__file__).resolve().parents[2] / "statements/search/known_names.toml"
HELD = tomllib.loads(FILE.read_text(encoding="utf-8"))
GROUPS: list[list[str]] = HELD["names"]


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group[0])
def test_every_name_of_a_line_leads_to_the_others(group: list[str]) -> None:
    assert len(group) > 1
    for name in group:
        found = known_name(name_key(name), name)
        assert found
        assert set(found.names) == set(group)


def test_no_name_stands_in_two_lines() -> None:
    for one, other in combinations(GROUPS, 2):
        assert not set(map(name_key, one)) & set(map(name_key, other))


@pytest.mark.parametrize("name", "ICC R2P NSS APB AEWTF EWGAPA GFA NDAA PSD-10 USAID DOD".split())
def test_the_names_that_readers_use_are_known(name: str) -> None:
    assert known_name(name_key(name), name)


def test_a_short_form_that_is_a_word_is_a_name_in_capitals_only() -> None:
    for name in HELD["only_in_capitals"]:
        assert known_name(name_key(name), name)
        assert not known_name(name_key(name), name.lower())


def test_no_name_is_longer_than_the_longest() -> None:
    assert longest_name() >= max(len(name_key(name)) for group in GROUPS for name in group)


@pytest.mark.usefixtures("record")
def test_presidents_are_those_of_the_record() -> None:
    assert set(HELD["presidents"]) == set(President.objects.values_list("slug", flat=True))
    for president in President.objects.all():
        for name in (president.short_name.split()[-1], president.name, president.short_name):
            found = known_name(name_key(name), name)
            assert found
            assert president.slug in found.presidents


def test_of_the_two_presidents_bush_an_initial_tells_which() -> None:
    for name, slugs in {
        "Bush": ("ghw-bush", "gw-bush"),
        "George W. Bush": ("gw-bush",),
        "George H.W. Bush": ("ghw-bush",),
        "President George H. W. Bush": ("ghw-bush",),
    }.items():
        found = known_name(name_key(name), name)
        assert found
        assert found.presidents == slugs
