"""Ordinal numbers in pages: ``{{ law.congress|ordinal }}`` is 103rd."""

from __future__ import annotations

from django import template

from statements.citations.ordinals import ordinal

register = template.Library()
register.filter("ordinal", ordinal)
