"""Evidence in pages: only what is an address of the web becomes a link."""

from __future__ import annotations

from django import template

from statements.citations.web_addresses import is_web_address

register = template.Library()
register.filter("is_web_address", is_web_address)
