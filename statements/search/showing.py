"""Where the words of a search stand in a text that was found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from statements.search import query as ast
from statements.search import snippets
from statements.search.engine import exact_words, stems, tokens
from statements.search.query import Understood
from statements.search.snippets import Piece, Snippet, Wanted


def highlight(understood: Understood, texts: Iterable[str]) -> list[Snippet]:
    """Of each text the sentences that show best why it was found, the words marked."""
    wanted = _wanted(understood.node)
    return [snippets.snippet(text, tokens(text), wanted) for text in texts]


def mark(understood: Understood, text: str) -> tuple[Piece, ...]:
    """The whole text, the words marked."""
    return snippets.marked(text, tokens(text), _wanted(understood.node))


def _wanted(node: ast.Node | None) -> Wanted:
    parts = list(_to_be_there(node))
    phrases = [
        (tuple(exact_words(" ".join(each.words))), each.slop)
        for each in parts
        if isinstance(each, ast.Phrase)
    ]
    prefixes = [exact_words(each.text) for each in parts if isinstance(each, ast.Prefix)]
    return Wanted(
        stems=frozenset(
            stem for each in parts if isinstance(each, ast.Word) for stem in stems(each.text)
        ),
        words=frozenset(words[0] for words, _ in phrases if len(words) == 1),
        prefixes=tuple(words[-1] for words in prefixes if words),
        phrases=tuple((words, slop) for words, slop in phrases if len(words) > 1),
        references=frozenset(
            each.key for each in parts if isinstance(each, ast.Reference | ast.Cites)
        ),
    )


def _to_be_there(node: ast.Node | None) -> Iterator[ast.Node]:
    """The parts of a query that a text found by it may have."""
    if node is None or isinstance(node, ast.Not):
        return
    yield node
    for each in getattr(node, "nodes", ()):
        yield from _to_be_there(each)
