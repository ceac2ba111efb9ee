"""What a reader finds in a file: plain values, the same for every format."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final, Literal

# How a printed page is known: the file says so itself; its number stands on the page; it was
# counted from pages whose number is known; or it cannot be established.
Basis = Literal["stated", "printed", "inferred", ""]
Kind = Literal["text", "heading", "note"]

# Between two passages of a source's text. Both count as white space.
BETWEEN: Final = "\n\n"
BETWEEN_PAGES: Final = "\f"


class Refused(ValueError):
    """A file that cannot be read; one sentence for people that says why, and the cure."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, heading, item or note, without NUL, U+FFFE and half characters.

    Running heads and feet, page numbers and line numbers are no passages. `continues` where it goes
    on with the paragraph of the passage before, which a page break cut. `section` is the key of the
    section it stands in; `level` how deep in it: 0 its own words, 1 subsection, 2 paragraph …
    A note's mark in a text is written in raised figures (¹²).
    """

    text: str
    file_page: int | None = None
    printed_page: str = ""
    page_basis: Basis = ""
    kind: Kind = "text"
    continues: bool = False
    section: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a law. `key` is its own in the file; `parents` the larger parts, outermost
    first, each as designation and heading: ("Division J", "Title V, Global Fragility Act").

    `of_law` is the other law whose section a note of the U.S. Code prints, such as 116-283.
    """

    key: str
    number: str
    heading: str = ""
    parents: tuple[str, ...] = ()
    statutes_at_large: str = ""
    usc: str = ""
    of_law: str = ""


@dataclass(frozen=True, slots=True)
class Identity:
    """What a file says that it is, as far as it says so.

    `kind` is "public law", "private law", "enrolled bill", "bill", "U.S. Code", "Congressional
    Record" or "". Public laws are written 115-441, bills H.R. 1865, places 22 U.S.C. 9801. `years`
    are those that the title names, or the day of issue.
    """

    kind: str = ""
    title: str = ""
    public_laws: tuple[str, ...] = ()
    bills: tuple[str, ...] = ()
    congress: int | None = None
    usc: str = ""
    years: tuple[int, ...] = ()
    short_titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read of a file. `reader` is its name and version, such as pdf 1."""

    media_type: str
    reader: str
    passages: tuple[Passage, ...]
    identity: Identity = Identity()
    sections: tuple[Section, ...] = ()
    page_count: int | None = None
    machine_read: bool = False
    warnings: tuple[str, ...] = field(default=())

    @property
    def words(self) -> int:
        return sum(len(each.text.split()) for each in self.passages)

    @property
    def printed_pages(self) -> list[str]:
        """Numbers of printed pages, each once, in the order of the file."""
        return list(dict.fromkeys(each.printed_page for each in self.passages if each.printed_page))

    def text_of(self, key: str) -> str:
        """The words of one section, without its own heading and without notes."""
        return BETWEEN.join(
            each.text for each in self.passages if each.section == key and each.kind == "text"
        )

    def to_json(self) -> str:
        return json.dumps(dataclasses.asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, said: str) -> Reading:
        given: dict[str, Any] = json.loads(said)
        identity = {name: _frozen(value) for name, value in given.pop("identity").items()}
        passages = tuple(Passage(**each) for each in given.pop("passages"))
        sections = tuple(
            Section(**{name: _frozen(value) for name, value in each.items()})
            for each in given.pop("sections")
        )
        rest = {name: _frozen(value) for name, value in given.items()}
        return cls(identity=Identity(**identity), passages=passages, sections=sections, **rest)


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def between(before: int | None, printed: str, after: int | None, next_printed: str) -> str:
    """What joins two passages of a source's text: a page break where their pages differ."""
    return BETWEEN if (before, printed) == (after, next_printed) else BETWEEN_PAGES


def joined(passages: Iterable[Passage]) -> str:
    """The text of a source as one: what verdicts count their places in."""
    parts: list[str] = []
    last: Passage | None = None
    for each in passages:
        if last:
            parts.append(
                between(last.file_page, last.printed_page, each.file_page, each.printed_page)
            )
        parts.append(each.text)
        last = each
    return "".join(parts)
