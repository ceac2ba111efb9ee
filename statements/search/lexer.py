"""A visitor's text -> its parts, left to right; what cannot be used is left out, and said."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from statements.citations import references
from statements.search import lexemes
from statements.search.chunks import RUN, node_of, runs
from statements.search.field_words import FIELD_WORD, Vocabulary, read_field
from statements.search.lexemes import MOST_SLOP, Leaf, Lexemes, Sign
from statements.search.nodes import All, Node, Phrase, Prefix, Reference, Word

_EVEN = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»＂〝〞″", '"'),
        **dict.fromkeys("‐‑−﹣－", "-"),
        **{chr(0xFF00 + ord(c) - 0x20): c for c in "()*:|~&+"},
    }
)
_RUN = re.compile(RUN)
_PHRASE = re.compile(r'"([^"]*)("(?:(~)(\d*))?)?')
_STARRED = re.compile(rf"({RUN}\*+)(?!\w)")
_CHUNK = re.compile(r'[^\s"()]+')
_PUNCTUATION = re.compile(r'-+|(?:[^\w\s"()-]|_)+')
_AFTER = re.compile(r"(?:(?![*])[\W_])+$")
_INITIALS_AT_END = re.compile(r"(?<![^\W_])(?:[^\W\d_]\.)+[^\W\d_]$")
_BACK = re.compile(r"~+\d*$")
_OPERATORS: Final = {"AND": Sign.AND, "OR": Sign.OR, "NOT": Sign.NOT}
_SYMBOLS: Final = {"&&": Sign.AND, "|": Sign.OR, "||": Sign.OR}
_BEFORE: Final = {*_OPERATORS.values(), Sign.MINUS}


def clean(text: str) -> str:
    """Composed, control characters as spaces, one shape of quotation mark, hyphen and bracket."""
    composed = unicodedata.normalize("NFC", text.translate(_EVEN))
    kinds = {c: unicodedata.category(c) for c in set(composed)}
    unwanted = {ord(c): "" if kind == "Cf" else " " for c, kind in kinds.items() if kind[0] == "C"}
    return " ".join(composed.translate(unwanted).split())


def read(typed: str, vocabulary: Vocabulary) -> Lexemes:
    """Split a visitor's text."""
    reader = _Reader(clean(typed[: lexemes.MOST_TYPED]), vocabulary)
    if len(typed) > lexemes.MOST_TYPED:
        reader.found.repairs.append(lexemes.CUT)
    return reader.read()


class _Reader:
    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self.text, self.vocabulary = text, vocabulary
        self.found = Lexemes()
        # Of two citations at one place the longer, which comes first.
        self.citations = {each.start: each for each in reversed(references.find(text))}
        self.starts = sorted(self.citations)
        self.words, self.letters = lexemes.MOST_WORDS, lexemes.MOST_LETTERS
        self.prefixes = lexemes.MOST_PREFIXES
        self.full = False

    def read(self) -> Lexemes:
        place = 0
        while place < len(self.text) and not self.full:
            place = self._next(place)
        return self.found

    def _next(self, place: int) -> int:
        """Read what begins here; where the next begins."""
        sign = self.text[place]
        if sign == " ":
            return place + 1
        if sign == '"':
            return self._phrase(place)
        if place in self.citations:
            return self._citation(self.citations[place])
        if sign in "()" or (sign == "-" and self._is_minus(place)):
            self.found.parts.append(Sign(sign))
            return place + 1
        if not _RUN.match(self.text, place):
            return self._punctuation(place)
        named = FIELD_WORD.match(self.text, place)
        return self._field(named) if named else self._chunk(place)

    def _repair(self, sentence: str) -> None:
        if sentence not in self.found.repairs:
            self.found.repairs.append(sentence)

    def _room_for(self, words: Sequence[str]) -> int:
        """How many of these words there is room for."""
        for count, word in enumerate(words):
            if not self.words or len(word) > self.letters:
                self._repair(lexemes.CUT)
                self.full = True
                return count
            self.words -= 1
            self.letters -= len(word)
        return len(words)

    def _phrase(self, place: int) -> int:
        found = _PHRASE.match(self.text, place)
        if not found:  # never: a quotation mark is there
            return place + 1
        quoted, closed, tilde, number = found.groups()
        slop = min(int((number or "0")[:6]), MOST_SLOP)
        if closed is None:
            self._repair(lexemes.CLOSED_QUOTE)
        if tilde and not number:
            self._repair(lexemes.TILDE)
        if number and slop < int(number[:6]):
            self._repair(lexemes.SLOP)
        leaves = [leaf for part in self._apart(quoted) if (leaf := self._quoted(part, slop))]
        if len(leaves) > 1:
            self.found.parts += [Sign.OPEN, *leaves, Sign.CLOSE]
        elif leaves:
            self.found.parts += leaves
        else:
            self._drop_signs()
            if not self.full:
                self._repair(lexemes.EMPTY_QUOTES)
        return found.end()

    def _apart(self, quoted: str) -> list[str]:
        """The words of a phrase that end in an asterisk, and what stands between them."""
        if not _STARRED.search(quoted):
            return [quoted]
        self._repair(lexemes.STAR_IN_QUOTES)
        return _STARRED.split(quoted)

    def _quoted(self, text: str, slop: int) -> Leaf | None:
        words = runs(text)
        fitting = words[: self._room_for(words)]
        if not fitting:
            return None
        if text.endswith("*") and fitting == words:
            return self._starred(text)
        written = " ".join(text.replace("*", " ").split() if fitting == words else fitting)
        slop = slop if len(fitting) > 1 else 0
        return Leaf(f'"{written}"' + (f"~{slop}" if slop else ""), Phrase(fitting, slop))

    def _citation(self, citation: references.Found) -> int:
        written = self.text[citation.start : citation.end]
        words = runs(written)
        if self._room_for(words) == len(words):
            self.found.parts.append(Leaf(written, Reference(citation.key, written)))
        return citation.end

    def _field(self, named: re.Match[str]) -> int:
        node, written, unknown = read_field(named, self.vocabulary)
        self.found.unknown += unknown
        asked = runs(named[0])
        if node and self._room_for(asked) == len(asked):
            self.found.parts.append(Leaf(written, node))
        else:
            self._drop_signs()
        return named.end()

    def _drop_signs(self) -> None:
        """What is left out takes the signs before it along."""
        while self.found.parts and self.found.parts[-1] in _BEFORE:
            self.found.parts.pop()

    def _is_minus(self, place: int) -> bool:
        """A minus stands right before what it excludes and right after nothing."""
        before, after = self.text[place - 1 : place], self.text[place + 1 : place + 2]
        excluding = after.isalnum() or place + 1 in self.citations or after in {'"', "("}
        return excluding and before in {"", " ", "("}

    def _punctuation(self, place: int) -> int:
        """Signs that mean something elsewhere are missed; all others are passed over."""
        found = _PUNCTUATION.match(self.text, place)
        end = self._before_citation(place, found.end() if found else place + 1)
        signs = self.text[place:end]
        if signs in _SYMBOLS:
            self.found.parts.append(_SYMBOLS[signs])
        elif "*" in signs:
            self._repair(lexemes.STAR_ALONE)
        elif "~" in signs:
            self._repair(lexemes.TILDE)
        elif signs == "-" and self.text[place - 1 : place] in {"", " "}:
            self._repair(lexemes.MINUS_ALONE)
        return end

    def _before_citation(self, place: int, end: int) -> int:
        return next((start for start in self.starts if place < start < end), end)

    def _chunk(self, place: int) -> int:
        found = _CHUNK.match(self.text, place)
        end = self._before_citation(place, found.end() if found else place + 1)
        typed = self.text[place:end]
        if typed in _OPERATORS:
            self.found.parts.append(_OPERATORS[typed])
            return end
        chunk = _BACK.sub("", typed)
        if chunk != typed:
            self._repair(lexemes.TILDE)
        chunk = _AFTER.sub("", chunk)
        if _INITIALS_AT_END.search(chunk) and typed[len(chunk) :].startswith("."):
            chunk += "."
        if leaf := self._read_chunk(chunk):
            self.found.parts.append(leaf)
        return end

    def _read_chunk(self, chunk: str) -> Leaf | None:
        words = list(_RUN.finditer(chunk))
        is_first = self.words == lexemes.MOST_WORDS
        fitting = self._room_for([word[0] for word in words])
        if fitting == len(words):
            return self._starred(chunk) if chunk.endswith("*") else self._plain(chunk)
        # Of a word too long for any query the beginning is looked for.
        end = words[fitting - 1].end() if fitting else lexemes.MOST_LETTERS * is_first
        return self._plain(chunk[:end])

    def _plain(self, chunk: str) -> Leaf | None:
        if "*" in chunk or "~" in chunk:
            self._repair(lexemes.STAR_ALONE if "*" in chunk else lexemes.TILDE)
            chunk = "-".join(runs(chunk))
        return Leaf(chunk, node_of(chunk), plain=True) if runs(chunk) else None

    def _starred(self, chunk: str) -> Leaf | None:
        """A chunk whose last word is the beginning of one."""
        *whole, begun = runs(chunk)
        if len(begun) < 2 or not self.prefixes:
            self._repair(lexemes.STARS if len(begun) > 1 else lexemes.STAR_ALONE)
            return self._plain("-".join((*whole, begun)))
        self.prefixes -= 1
        nodes: tuple[Node, ...] = (*map(Word, whole), Prefix(begun))
        written = "-".join((*whole, f"{begun}*"))
        return Leaf(written, nodes[0] if len(nodes) == 1 else All(nodes))
