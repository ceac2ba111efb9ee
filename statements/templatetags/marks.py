"""The words of a comparison with their marks: escaped first, marked afterwards.

Made here and not in a template, because six long texts have thousands of marks. What is heard
stands in elements that cannot be selected and what is seen is made by the stylesheet from
attributes, so that copying a marked text gives the bare quotation.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe

from statements.compare.comparison import Segment, State, Stretch
from statements.compare.rewritings import rewritings
from statements.compare.rows import LETTERS
from statements.views.compare import Shown

register = template.Library()

_TAGS = {
    State.KEPT: ("mark", "k", "kept"),
    State.ALTERED: ("mark", "k a", "kept, altered"),
    State.MOVED: ("mark", "m", "moved"),
    State.NEW: ("ins", "n", "new"),
}
_HEARD = '<span class="vh">'
# At one place: what closes goes before what opens, the outer before the inner.
_CLOSE_INNER, _CLOSE, _OPEN, _NUMBER, _OPEN_INNER = range(5)
_Insert = tuple[int, int, str]  # where, in which order, what


@register.simple_tag
def marked(shown: Shown) -> SafeString:
    """``{% marked column %}``: its text, and every mark, number and place to be linked to."""
    inserts = [*_marks(shown), *_numbers(shown), *_alone(shown)]
    text, reached, parts = shown.column.text, 0, []
    for at, _, html in sorted(inserts, key=lambda each: each[:2]):
        if reached < at:
            parts.append(escape(text[reached:at]))
            reached = at
        parts.append(html)
    parts.append(escape(text[reached:]))
    # Every piece of the text was escaped; the rest is made of our own words, letters and numbers.
    return mark_safe("".join(parts))  # noqa: S308


def _marks(shown: Shown) -> Iterator[_Insert]:
    column = shown.column
    if column.base is None:
        for stretch in column.stretches:
            if stretch.held:
                yield from _held(stretch)
        return
    base = shown.comparison.columns[column.base].text
    seen: set[State] = set()
    for segment in column.segments:
        if segment.state in _TAGS:
            first = "" if segment.state in seen else f' id="{shown.id}-{segment.state}"'
            seen.add(segment.state)
            yield from _mark(segment, first)
            if segment.alterations:
                yield from _was(segment, base, shown.base)


def _mark(segment: Segment, first: str) -> Iterator[_Insert]:
    tag, css, said = _TAGS[segment.state]
    opened = f'<{tag} class="{css}"{first}>{_HEARD}[{said}: </span>'
    yield segment.start, _OPEN, opened
    yield segment.end, _CLOSE, f"{_HEARD}]</span></{tag}>"


def _was(segment: Segment, base: str, letter: str) -> Iterator[_Insert]:
    """What the base writes instead, after what is written here."""
    for each in rewritings(segment, base):
        was = f"{letter}: {escape(' '.join(each.was.split()))}"
        yield each.start, _OPEN_INNER, f'<span class="alt" data-was="{was}">'
        yield each.end, _CLOSE_INNER, f"{_HEARD} ({was})</span></span>"


def _held(stretch: Stretch) -> Iterator[_Insert]:
    """In a base: letters above the words name the columns that hold them."""
    kept = "".join(LETTERS[h.column] for h in stretch.held if h.state is not State.MOVED)
    moved = "".join(LETTERS[h.column] for h in stretch.held if h.state is State.MOVED)
    said = ", ".join(
        f"{word} in {' and '.join(letters)}"
        for word, letters in (("kept", kept), ("moved", moved))
        if letters
    )
    opened = (
        f'<mark class="{"k" if kept else "m"}" data-in="{"".join(sorted(kept + moved))}">'
        f"{_HEARD}[{said}: </span>"
    )
    yield stretch.start, _OPEN, opened
    yield stretch.end, _CLOSE, f"{_HEARD}]</span></mark>"


def _numbers(shown: Shown) -> Iterator[_Insert]:
    """A number before each phrase, leading to the table of phrases."""
    for place, number in shown.numbers:
        link = (
            f'<a class="pn" id="{place.id}" href="#phrase-{number}" data-n="{number}"'
            f' aria-label="shared phrase {number}"></a>'
        )
        yield place.start, _NUMBER, link


def _alone(shown: Shown) -> Iterator[_Insert]:
    for each in shown.alone:
        yield each.place.start, _OPEN_INNER, f'<span id="{each.place.id}">'
        yield each.place.end, _CLOSE_INNER, "</span>"
