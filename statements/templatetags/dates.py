"""Dates in pages: as much as is known, readable by machines too."""

from __future__ import annotations

import datetime

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from statements.citations.dates import PartialDate

register = template.Library()


@register.simple_tag
def date(value: PartialDate | datetime.date | None) -> SafeString | str:
    """``{% date document.date %}``: May 2010 inside a <time>, or “not dated”."""
    if isinstance(value, datetime.date):
        value = PartialDate(value.year, value.month, value.day)
    if not value:
        return "not dated"
    return format_html('<time datetime="{}">{}</time>', value.iso, value)
