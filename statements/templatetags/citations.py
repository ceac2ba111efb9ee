"""Citations in pages: runs in their faces, works in every style, and data in the head."""

from __future__ import annotations

import json
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from statements.citations.runs import Citation, Face, Run
from statements.citations.styles import Style, in_every_style
from statements.citations.works import Work
from statements.models import Provision
from statements.models.cited import cited_code, cited_section
from statements.models.references import Named

register = template.Library()

_FACES = {
    Face.ROMAN: "{}",
    Face.ITALIC: "<i>{}</i>",
    Face.SMALL_CAPS: '<span class="caps">{}</span>',
}
_CITED = '<a class="cited" href="{}" title="{}">{}</a>'
_UNSAFE = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@register.filter
def faces(runs: tuple[Run, ...]) -> SafeString:
    """``{{ citation.runs|faces }}``: italics and small capitals as elements."""
    return format_html_join("", "{}", ((format_html(_FACES[run.face], run.text),) for run in runs))


@register.simple_tag
def words_with_links(text: str, named: list[Named]) -> SafeString:
    """The words as they are, with a link on each citation whose record is held."""
    parts: list[tuple[str]] = []
    at = 0
    for each in named:
        words = text[each.start : each.end]
        link = format_html(_CITED, each.url, each.label, words)
        parts += [(text[at : each.start],), (link,)]
        at = each.end
    return format_html_join("", "{}", [*parts, (text[at:],)])


@register.simple_tag
def citations_of_section(section: Provision) -> list[tuple[Style, list[Citation]]]:
    """A section in every style: as enacted, and where it stands in the U.S. Code."""
    works: list[Work] = [cited_section(section), *cited_code(section)]
    cited = [in_every_style(work) for work in works]
    return [(style, [each[style] for each in cited]) for style in Style]


@register.simple_tag
def data_block(data: dict[str, Any]) -> SafeString:
    """JSON-LD for a script element, which nothing in it can end."""
    said = json.dumps(data, ensure_ascii=False).translate(_UNSAFE)
    return mark_safe(said)  # noqa: S308 # every < > & is written as its number
