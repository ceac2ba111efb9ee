"""What may become a link: one address of the web, and nothing else."""

from __future__ import annotations

from urllib.parse import urlsplit


def is_web_address(text: str) -> bool:
    """Is it one http or https address, with a host, and nothing else?"""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    is_one = text.isprintable() and not set(text) & set(' "<>')
    return is_one and parts.scheme in {"http", "https"} and bool(parts.hostname)
