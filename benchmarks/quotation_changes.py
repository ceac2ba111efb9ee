"""What is done to quotations that are drawn: what leaves one true, and what makes it false."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

# Changes that leave it true. Each gives None where it finds nothing to change.

Change = Callable[[str, random.Random], str | None]


def _swap(pattern: str, to: str) -> Change:
    return lambda said, _: re.sub(pattern, to, said) if re.search(pattern, said) else None


def _hyphened(said: str, draw: random.Random) -> str | None:
    places = [each.start() + 3 for each in re.finditer(r"[a-z]{7,}", said)]
    at = draw.choice(places) if places else 0
    return f"{said[:at]}-\n{said[at:]}" if at else None


def _broken(said: str, draw: random.Random) -> str | None:
    return "".join("\n" if each == " " and draw.random() < 0.2 else each for each in said)


def _omitted(said: str, draw: random.Random) -> str | None:
    words = said.split()
    if len(words) < 12:
        return None
    first = draw.randint(3, len(words) - 7)
    last = draw.randint(first + 1, len(words) - 4)
    mark = draw.choice(["…", " … ", " . . . ", " [...] "])
    return f"{' '.join(words[:first])}{mark}{' '.join(words[last:])}"


def _lettered(said: str, _: random.Random) -> str | None:
    return (
        f"[{said[0].swapcase()}]{said[1:]}" if said[0].isalpha() and said[1:2].isalpha() else None
    )


def _bracketed(said: str, draw: random.Random) -> str | None:
    words = said.split()
    at = draw.randint(2, len(words) - 4)
    bare = all(each.isalpha() for each in words[at - 1 : at + 2])
    return " ".join([*words[:at], "[the one named]", *words[at + 1 :]]) if bare else None


LAYOUT: dict[str, Change] = {
    "as it stands": lambda said, _: said,
    "curly quotation marks": _swap(r"[\"“”]", "”"),
    "straight apostrophes": _swap("[’‘]", "'"),
    "curly apostrophes": _swap("'", "’"),
    "closed dashes": _swap(r"\s+[–—-]\s+", "—"),
    "spaced dashes": _swap("[–—]", " - "),
    "line ends": _broken,
    "hyphen at a line end": _hyphened,
    "ligatures": _swap("fi", "ﬁ"),
    "soft hyphens": _swap("tion", "\u00adtion"),
    "stray quotation mark": lambda said, _: f"{said}”",
    "in quotation marks": lambda said, _: f"“{said}”",
    "omission": _omitted,
    "ends in an omission": lambda said, _: f"{said}…",
    "bracketed letter": _lettered,
    "bracketed words": _bracketed,
}

# Changes that make it false.


def _at(said: str, draw: random.Random) -> tuple[list[str], int]:
    words = said.split()
    return words, draw.randrange(1, len(words) - 1)


def _changed(said: str, draw: random.Random) -> str | None:
    words, at = _at(said, draw)
    words[at] = draw.choice("nation security people danger however alliance".split())
    return " ".join(words)


def _dropped(said: str, draw: random.Random) -> str | None:
    words, at = _at(said, draw)
    return " ".join(words[:at] + words[at + 1 :]) if words[at].isalnum() else None


def _added(said: str, draw: random.Random) -> str | None:
    words, at = _at(said, draw)
    return " ".join([*words[:at], draw.choice("not very all of America".split()), *words[at:]])


def _swapped(said: str, draw: random.Random) -> str | None:
    words, at = _at(said, draw)
    if not (words[at].isalpha() and words[at - 1].isalpha()) or words[at] == words[at - 1]:
        return None
    words[at - 1], words[at] = words[at], words[at - 1]
    return " ".join(words)


def _numbered(said: str, draw: random.Random) -> str | None:
    figures = list(re.finditer(r"\d", said))
    if not figures:
        return None
    at = draw.choice(figures).start()
    return f"{said[:at]}{(int(said[at]) + 1) % 10}{said[at + 1 :]}"


def _affirmed(said: str, _: random.Random) -> str | None:
    found = re.search(r"\b(?:not|no|never|cannot|without)\s", said)
    return said[: found.start()] + said[found.end() :] if found and found.start() else None


def _recased(said: str, draw: random.Random) -> str | None:
    words, at = _at(said, draw)
    words[at] = words[at][0].swapcase() + words[at][1:]
    return " ".join(words) if words[at][0].isalpha() else None


def _unmarked(said: str, draw: random.Random) -> str | None:
    words = said.split()
    first = draw.randint(2, len(words) - 4)
    last = draw.randint(first + 1, len(words) - 2)
    return " ".join(words[:first] + words[last:])


MEANING: dict[str, Change] = {
    "one word changed": _changed,
    "one word dropped": _dropped,
    "one word added": _added,
    "two words swapped": _swapped,
    "a figure changed": _numbered,
    "a negation removed": _affirmed,
    "a letter's case changed": _recased,
    "an omission unmarked": _unmarked,
}
