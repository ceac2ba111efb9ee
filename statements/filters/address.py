"""Addresses of lists: every state of a page is in its address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode


@dataclass(frozen=True, slots=True)
class Address:
    """A path and the parameters that matter; equal states have equal addresses."""

    path: str
    pairs: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, path: str, values: Mapping[str, Iterable[str]]) -> Address:
        return cls(path, tuple((name, value) for name in values for value in values[name]))

    def without(self, name: str, value: str | None = None) -> Address:
        """Without one value of a parameter, or without the parameter; from the first page on."""
        return Address(
            self.path,
            tuple(
                pair
                for pair in self.pairs
                if pair[0] != "page" and not (pair[0] == name and value in {None, pair[1]})
            ),
        )

    def adding(self, name: str, value: str) -> Address:
        """With one more value of a parameter; from the first page on."""
        kept = self.without("page").pairs
        return Address(self.path, kept if (name, value) in kept else (*kept, (name, value)))

    def on_page(self, number: int) -> Address:
        first = self.without("page")
        return first if number == 1 else Address(self.path, (*first.pairs, ("page", str(number))))

    def __str__(self) -> str:
        return f"{self.path}?{urlencode(self.pairs)}" if self.pairs else self.path
