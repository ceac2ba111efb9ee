"""The four styles: which there are, and a work in each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Final

from statements.citations import apa, bluebook, chicago, mla
from statements.citations.runs import Citation
from statements.citations.works import Work


class Style(StrEnum):
    """A style, by the name that an address and a file give it."""

    BLUEBOOK = "bluebook"
    CHICAGO = "chicago"
    APA = "apa"
    MLA = "mla"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS: Final[Mapping[Style, str]] = {
    Style.BLUEBOOK: "Bluebook style",
    Style.CHICAGO: "Chicago style, note",
    Style.APA: "APA style",
    Style.MLA: "MLA style",
}
_WRITERS: Final[Mapping[Style, Callable[[Work], Citation]]] = {
    Style.BLUEBOOK: bluebook.cite,
    Style.CHICAGO: chicago.cite,
    Style.APA: apa.cite,
    Style.MLA: mla.cite,
}


def cite(work: Work, style: Style) -> Citation:
    """The work in a style."""
    return _WRITERS[style](work)


def in_every_style(work: Work) -> dict[Style, Citation]:
    return {style: cite(work, style) for style in Style}
