"""What the index holds of an item, and how a text becomes words."""

from __future__ import annotations

import functools
import re
from importlib.metadata import version
from typing import Final

import tantivy

from statements.search.criteria import PASSAGE
from statements.search.snippets import Token

# Changed whenever an index of before cannot serve; the engine's own version counts as well.
FORMAT: Final = f"3/{version('tantivy')}"

FACETS: Final = (
    "president",
    "administration",
    "kind",
    "document",
    "topic",
    "institution",
    "legislation",
    "verdict",
    "confidence",
    "status",
    "congress",
    "tally",
)
ORDERS: Final = ("newest", "oldest", "president")
RECORD, PASSAGES = "record_", "passage_"
# The one document that is no item: what the index says of itself.
STATE_ID: Final = 0


def cited(key: str) -> str:
    """The term of a citation that stands in the words themselves."""
    return f"cites:{key}"


def prefix_of(family: str) -> str:
    """Which of the two sets of fields holds a family."""
    return PASSAGES if family == PASSAGE else RECORD


@functools.cache
def schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("id", indexed=True, fast=True)
    builder.add_text_field("state", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("family", fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_float_field("tie", fast=True)
    for order in ORDERS:
        builder.add_unsigned_field(f"by_{order}", fast=True)
    for prefix in (RECORD, PASSAGES):
        builder.add_text_field(f"{prefix}words", tokenizer_name="stems", index_option="freq")
        builder.add_text_field(f"{prefix}exact", tokenizer_name="exact", index_option="position")
        builder.add_text_field(f"{prefix}reference", tokenizer_name="raw", index_option="basic")
        builder.add_unsigned_field(f"{prefix}date", indexed=True, fast=True)
        for facet in FACETS:
            builder.add_text_field(
                f"{prefix}{facet}", fast=True, tokenizer_name="raw", index_option="basic"
            )
    builder.add_text_field("title", tokenizer_name="stems", index_option="freq")
    return builder.build()


def _analyzer(*, stemmed: bool) -> tantivy.TextAnalyzer:
    """Runs of letters and digits, without case and accents; stop-words stay."""
    folded = (
        tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        .filter(tantivy.Filter.lowercase())
        .filter(tantivy.Filter.ascii_fold())
    )
    return (folded.filter(tantivy.Filter.stemmer("english")) if stemmed else folded).build()


_EXACT, _STEMS = _analyzer(stemmed=False), _analyzer(stemmed=True)


def register(index: tantivy.Index) -> None:
    """Tell an index how its texts become words."""
    index.register_tokenizer("exact", _EXACT)
    index.register_tokenizer("stems", _STEMS)


def exact_words(text: str) -> list[str]:
    return _EXACT.analyze(text)


def stems(text: str) -> list[str]:
    return _STEMS.analyze(text)


# In such texts a word is to the engine what it is to Python: a run of letters and figures.
_COMMON: Final = re.compile("[\x00-\x7f\xa0-\xff\u2010-\u205e]*")
_WORD: Final = re.compile(r"[^\W_]+")


@functools.lru_cache(maxsize=50_000)
def _forms(word: str) -> tuple[str, str]:
    """A word as it is folded, and its stem."""
    return exact_words(word)[0], stems(word)[0]


def tokens(text: str) -> list[Token]:
    """The words of a text with their places in it, counted in characters."""
    if _COMMON.fullmatch(text):  # most do: three times as quick as asking the engine for all of it
        return [Token(*_forms(each[0]), *each.span()) for each in _WORD.finditer(text)]
    exact, stemmed = _EXACT.pre_tokenize(text).tokens, _STEMS.pre_tokenize(text).tokens
    return [
        Token(word.text, stem.text, word.char_offset_from, word.char_offset_to or 0)
        for word, stem in zip(exact, stemmed, strict=True)
    ]
