"""Who may do what at the desk: three groups, and exactly their permissions.

The same table stands in docs/reference/roles.md; a test compares the two, and the database.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

# v sees, a adds, c changes, d takes out.
_LETTERS: Final = {"v": "view", "a": "add", "c": "change", "d": "delete"}

CONTRIBUTOR: Final[Mapping[str, str]] = {
    "excerpt": "vac",
    "strategydocument": "vac",
    "legislation": "vac",
    "provision": "vac",
    "legislativeevent": "vac",
    "amendment": "vac",
    "bill": "vac",
    "institution": "vac",
    "secondarywork": "vac",
    "remark": "vac",
    "source": "va",
    "passage": "v",
    "verification": "v",
    "topic": "v",
    "president": "v",
    "administration": "v",
    "slugredirect": "v",
    "revision": "v",
}
REVIEWER: Final[Mapping[str, str]] = {
    **CONTRIBUTOR,
    "excerpt": "vacd",
    "strategydocument": "vacd",
    "legislation": "vacd",
    "provision": "vacd",
    "legislativeevent": "vacd",
    "amendment": "vacd",
    "bill": "vacd",
    "institution": "vacd",
    "secondarywork": "vacd",
    "remark": "vacd",
    "source": "vacd",
    "topic": "vacd",
}
ADMINISTRATOR: Final[Mapping[str, str]] = {
    **REVIEWER,
    "president": "vacd",
    "administration": "vacd",
    "slugredirect": "vacd",
    "user": "vacd",
    "group": "vac",
    "auditentry": "v",
    "logentry": "v",
}
_REVIEWERS_MAY: Final = (
    "submit_excerpt",
    "publish_excerpt",
    "import_table",
    "restore_deleted",
)
# Beside the letters, what only some may do.
FURTHER: Final[Mapping[str, tuple[str, ...]]] = {
    "contributor": ("submit_excerpt",),
    "reviewer": _REVIEWERS_MAY,
    "administrator": (*_REVIEWERS_MAY, "publish_own_excerpt"),
}
ROLES: Final[Mapping[str, Mapping[str, str]]] = {
    "contributor": CONTRIBUTOR,
    "reviewer": REVIEWER,
    "administrator": ADMINISTRATOR,
}


def permissions(role: str) -> Iterator[str]:
    """The code names of a role: ``add_excerpt``, ``publish_excerpt``, …."""
    for model, letters in ROLES[role].items():
        for letter in letters:
            yield f"{_LETTERS[letter]}_{model}"
    yield from FURTHER[role]


def make_groups(*, groups: Any, held: Any) -> None:
    """Make the three groups, or make them again what they should be.

    Takes the managers of groups and of permissions, so that a migration can give its own. A
    permission of a model that is not there yet is given by the migration that brings it.
    """
    for role in ROLES:
        group, _ = groups.get_or_create(name=role)
        group.permissions.set(_of(held, permissions(role)))


def _of(held: Any, names: Iterable[str]) -> list[Any]:
    ours = ("statements", "auth", "admin")
    return list(held.filter(codename__in=list(names), content_type__app_label__in=ours))
