"""The text of a source in pages: made here, for there is much of it. All of it is escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe

from statements.models import PassageKind
from statements.views.source_text import Marked, Sheet, ShownPassage

register = template.Library()


@register.simple_tag
def sheets_as_sections(sheets: Iterable[Sheet]) -> SafeString:
    """``{% sheets_as_sections text.sheets %}``: every page with its number, and its passages."""
    return mark_safe("".join(map(_sheet, sheets)))  # noqa: S308  (escaped below)


def _sheet(sheet: Sheet) -> str:
    anchor = f' id="{escape(sheet.anchor)}"' if sheet.anchor else ""
    note = f' <span class="tiny">{escape(sheet.note)}</span>' if sheet.note else ""
    passages = "".join(map(_passage, sheet.passages))
    return (
        f'<section class="sheet"{anchor}><h2 class="where"><b>{escape(sheet.name)}</b>{note}</h2>'
        f'<div class="record flow">{passages}</div></section>\n'
    )


def _passage(passage: ShownPassage) -> str:
    tag = "h3" if passage.kind == PassageKind.HEADING else "p"
    classes = [f"level-{passage.level}"] if passage.level else []
    classes += ["on"] if passage.continues else []
    classes += ["small"] if passage.kind == PassageKind.NOTE else []
    css = f' class="{" ".join(classes)}"' if classes else ""
    link = (
        f' <a class="pilcrow" href="#p-{passage.position}">'
        f'<span class="vh">Link to passage {passage.position}</span></a>'
    )
    words = "".join(map(_stretch, passage.stretches))
    return f'<{tag} id="p-{passage.position}"{css}>{words}{link}</{tag}>'


def _stretch(stretch: Marked) -> str:
    text = escape(stretch.text)
    if stretch.is_hit:
        text = f"<mark>{text}</mark>"
    if stretch.cites:
        where, label = escape(stretch.cites.url), escape(stretch.cites.label)
        text = f'<a class="cited" href="{where}" title="{label}">{text}</a>'
    if not stretch.excerpts:
        return text
    begins = "".join(map(_begins, stretch.begin))
    ends = "".join(f'<span class="vh"> [End of {escape(slug)}]</span>' for slug in stretch.end)
    return f'{begins}<span class="held">{text}</span>{ends}'


def _begins(slug: str) -> str:
    """The way to an excerpt, where its words begin; said, and seen, but never part of a copy."""
    name = escape(slug)
    return (
        f'<a class="held-link" id="in-{name}" href="/statements/{name}/" data-said="{name}">'
        f'<span class="vh">[Excerpt {name} begins] </span></a>'
    )
