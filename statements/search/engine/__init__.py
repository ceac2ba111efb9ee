"""The search engine, tantivy: nothing outside this folder imports it.

An index holds two sets of fields, one for passages and one for the record, so that a million
passages neither slow nor outweigh a few hundred records, and each is ranked among its own.
"""

from statements.search.engine.faults import Damaged
from statements.search.engine.files import is_whole
from statements.search.engine.reader import Reader, Span
from statements.search.engine.schema import FORMAT, exact_words, stems, tokens
from statements.search.engine.writer import Writer

__all__ = [
    "FORMAT",
    "Damaged",
    "Reader",
    "Span",
    "Writer",
    "exact_words",
    "is_whole",
    "stems",
    "tokens",
]
