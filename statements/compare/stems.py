"""Inflection alone: prevent, prevents, prevented and preventing are one word, prevention is not.

A stemmer made for searching goes further and would call altered what is another word: Porter's has
one stem for nation and national, for prevention and preventing, for security and secure.
"""

from __future__ import annotations

import re

from statements.compare.english import IRREGULAR

_PLURAL = re.compile(r"(?<![sui])s$")
# What is left must be a word: three letters, a vowel among them. "Proceed" is no past tense.
_PAST_OR_GERUND = re.compile(r"^(?=.*[aeiouy].*(?:ing|ed)$)(.{3,})(?:ing|(?<!e)ed)$")
_LONGEST = 30  # more letters are no English word, and regular expressions would be slow
_DOUBLE = re.compile(r"([^aeiou])\1$")


def stem(key: str) -> str:
    """What the inflected forms of a word have in common: a name for them, not a word to show."""
    word = key.removesuffix("'s")
    if word in IRREGULAR:
        return stem(IRREGULAR[word])
    if not (2 < len(word) <= _LONGEST and word.isascii() and word.isalpha()):
        return word
    return _bare(_without_ending(word))


def _without_ending(word: str) -> str:
    if len(word) > 4 and word.endswith(("ies", "ied")):
        return word[:-3] + "y"
    singular = _PLURAL.sub("", word) if len(word) > 3 else word
    return _PAST_OR_GERUND.sub(r"\1", singular)


def _bare(word: str) -> str:
    """Without what an ending adds or takes: stop and stopp(ed), cite and cit(ing)."""
    without_e = word.rstrip("e")
    return _DOUBLE.sub(r"\1", without_e if len(without_e) > 2 else word)
