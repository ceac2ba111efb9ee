"""A citation as a list of runs, each in one face: to be shown as HTML, plain text or Word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Face(StrEnum):
    """How a run is set."""

    ROMAN = "roman"
    ITALIC = "italic"
    SMALL_CAPS = "small-caps"


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one face."""

    text: str
    face: Face = Face.ROMAN


@dataclass(frozen=True, slots=True)
class Citation:
    """What is printed, what stands in the running text instead, and what could not be said.

    `in_text` is empty for styles that cite in notes. `missing` are sentences: facts that the style
    asks for and that are not held or not checked. `runs` are empty where there is nothing to cite.
    """

    runs: tuple[Run, ...]
    in_text: tuple[Run, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return text_of(self.runs)


def text_of(runs: tuple[Run, ...]) -> str:
    """The runs as plain text."""
    return "".join(run.text for run in runs)


def italic(text: str) -> Run:
    return Run(text, Face.ITALIC)


def small_caps(text: str) -> Run:
    return Run(text, Face.SMALL_CAPS)


def line(*parts: str | Run) -> tuple[Run, ...]:
    """Parts in a row, a text being roman; neighbours in one face become one run."""
    runs: list[Run] = []
    for part in parts:
        run = Run(part) if isinstance(part, str) else part
        if runs and run.text and runs[-1].face is run.face:
            runs[-1] = Run(runs[-1].text + run.text, run.face)
        elif run.text:
            runs.append(run)
    return tuple(runs)


def sentence(*parts: str | Run) -> tuple[Run, ...]:
    """A line that ends with a full stop, and with one alone."""
    runs = line(*parts)
    ends = re.search(r"[.?!][”’)]*$", text_of(runs)[-3:])
    return runs if ends and not text_of(runs).endswith(")") else line(*runs, ".")


def stop_after(text: str) -> str:
    """A full stop, unless a sign that ends a sentence stands there."""
    return "" if text[-1:] in {".", "?", "!"} else "."


def commas(*parts: str | Run | tuple[str | Run, ...]) -> tuple[Run, ...]:
    """The parts that are not empty, with commas between them."""
    joined: list[str | Run] = []
    for part in parts:
        whole = line(*part) if isinstance(part, tuple) else line(part)
        if whole:
            joined += [*([", "] if joined else []), *whole]
    return line(*joined)


def in_quotes(text: str, after: str = "") -> str:
    """In double quotation marks, its own turned into single ones, `after` (, or .) inside them."""
    stop = "" if text[-1:] in {"?", "!", after} else after
    return f"“{inner(text)}{stop}”"


def inner(text: str) -> str:
    """Words as they stand inside double quotation marks: outer marks become single, inner double.

    An apostrophe is no mark: it has a letter or a figure before it, or opens a cut word (’90s).
    """
    turned = _straight(text)
    turned = re.sub(r"‘|(?<![\w’])'(?=\w)", "\x01", turned)
    opened, out = 0, []
    for place, sign in enumerate(turned):
        if sign == "\x01":
            opened += 1
            out.append("“")
        elif sign in "’'" and opened and not turned[place + 1 : place + 2].isalnum():
            opened -= 1
            out.append("”")
        else:
            out.append({"“": "‘", "”": "’"}.get(sign, sign))
    return "".join(out)


def _straight(text: str) -> str:
    """Straight double marks as the curved ones that their places make them."""
    opening = re.sub(r'(?:(?<=^)|(?<=[\s(\[—–-]))"(?=\S)', "“", text)
    return opening.replace('"', "”")
