"""A visitor's words: single words, and phrases in quotation marks of any shape."""

from __future__ import annotations

import re

_PARTS = re.compile(r'["“”„]([^"“”„]*)(?:["“”„]|$)|([^\s"“”„]+)')


def split_words(text: str) -> list[str]:
    """``accountable "core national"`` -> ``["accountable", "core national"]``.

    A quotation mark without a partner is closed at the end.
    """
    parts = (phrase.strip() or word for phrase, word in _PARTS.findall(text))
    return list(dict.fromkeys(part for part in parts if part))
