"""Search: one engine beside the database, and all that other rooms see of it."""

from __future__ import annotations

from statements.search.answer import by_president, count, count_each, search, suggest
from statements.search.criteria import (
    DOCUMENT,
    EXCERPT,
    FAMILIES,
    INSTITUTION,
    LEGISLATION,
    ORDERS,
    PASSAGE,
    PROVISION,
    TOPIC,
    Criteria,
    Page,
)
from statements.search.found import Group, Hit, IndexState, SearchResult, Unavailable
from statements.search.live import after_commit, catch_up, prepare, state
from statements.search.query import Understood, understand
from statements.search.showing import highlight, mark
from statements.search.snippets import Piece, Snippet

__all__ = [
    "DOCUMENT",
    "EXCERPT",
    "FAMILIES",
    "INSTITUTION",
    "LEGISLATION",
    "ORDERS",
    "PASSAGE",
    "PROVISION",
    "TOPIC",
    "Criteria",
    "Group",
    "Hit",
    "IndexState",
    "Page",
    "Piece",
    "SearchResult",
    "Snippet",
    "Unavailable",
    "Understood",
    "after_commit",
    "by_president",
    "catch_up",
    "count",
    "count_each",
    "highlight",
    "mark",
    "prepare",
    "search",
    "state",
    "suggest",
    "understand",
]
