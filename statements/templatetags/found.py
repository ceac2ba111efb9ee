"""What a search found, in pages: made here and not in a template, for there is much of it.

Every text is escaped first; what is added are our own tags and numbers.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe

from statements.filters.facets import Choice
from statements.search import Snippet
from statements.templatetags.facets import Row
from statements.views.shown import Shown

register = template.Library()

_CUT = '<span class="cut">[…]</span>'


@register.simple_tag
def snippet(found: Snippet) -> SafeString:
    """``{% snippet result.snippet %}``: its pieces, the words looked for marked."""
    return mark_safe(_snippet(found))  # noqa: S308  (escaped below)


def _snippet(found: Snippet) -> str:
    marked = "".join(
        f"<mark>{escape(piece.text)}</mark>" if piece.marked else escape(piece.text)
        for piece in found.pieces
    )
    before, after = f"{_CUT} " * found.cut_before, f" {_CUT}" * found.cut_after
    return f"{before}{marked}{after}"


@register.simple_tag
def hits_as_items(hits: Iterable[Shown]) -> SafeString:
    """``{% hits_as_items hits %}``: records that were found, as items of a list."""
    return mark_safe("".join(map(_item, hits)))  # noqa: S308  (escaped below)


def _item(hit: Shown) -> str:
    name = escape(hit.id)
    said = _snippet(hit.snippet) if hit.snippet else escape(hit.text)
    words = (
        f'<blockquote class="quote">{said}</blockquote>' if hit.is_quotation else f"<p>{said}</p>"
    )
    about = f'<p class="small muted">{escape(hit.about)}</p>' if hit.about else ""
    elsewhere = (
        f'<p class="small"><span class="muted">{escape(hit.where)}:</span> '
        f"{_snippet(hit.elsewhere)}</p>"
        if hit.elsewhere
        else ""
    )
    return (
        f'<li class="excerpt"><article id="{name}" aria-labelledby="by-{name}">'
        f'<p class="where"><b>{escape(hit.year)}</b><span>{escape(hit.place)}</span></p>'
        f'<div class="what"><h3 class="by" id="by-{name}"><a href="{escape(hit.url)}">'
        f"{escape(hit.title)}</a></h3>{about}{words}{elsewhere}</div></article></li>\n"
    )


@register.simple_tag
def choices(name: str, rows: Iterable[Row], unit: str) -> SafeString:
    """``{% choices facet.name fold.shown "excerpt" %}``: boxes to tick, each with its count."""
    boxes = "\n".join(_box(name, row.choice, unit, is_under=row.is_under) for row in rows)
    return mark_safe(boxes)  # noqa: S308  (escaped below)


def _box(name: str, choice: Choice, unit: str, *, is_under: bool) -> str:
    under = ' class="under"' if is_under else ""
    checked = " checked" if choice.checked else ""
    return (
        f'<label{under}><input type="checkbox" id="{escape(choice.id)}" name="{escape(name)}" '
        f'value="{escape(choice.value)}"{checked}> <span>{escape(choice.label)}</span>'
        f"{_count(choice, unit)}</label>"
    )


def _count(choice: Choice, unit: str) -> str:
    """How many it would give; nothing where nothing was counted."""
    if choice.count is None:
        return ""
    heard = f"{escape(unit)}{'s' * (choice.count != 1)}"
    return f' <span class="num">{choice.count}<span class="vh"> {heard}</span></span>'
