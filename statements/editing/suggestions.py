"""What words may be about: topics, laws and institutions named in them. The editor decides."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Q

from statements.citations.references import find
from statements.compare.stems import stem
from statements.models import Excerpt, Institution, Legislation, StrategyDocument, Topic

_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SMALL: Final = frozenset("a an and at by for from in of on or the to with and us u s".split())
_PARTED: Final = re.compile(r" and | or |, | \(|\)|/")
_NEIGHBOURS: Final = 3


@dataclass(frozen=True, slots=True)
class Suggested:
    """A record, and the words or the reason for which it is suggested."""

    record: Any
    why: str


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What may be taken."""

    topics: Sequence[Suggested]
    institutions: Sequence[Suggested]
    legislation: Sequence[Suggested]


def suggestions(
    text: str, *, document: StrategyDocument | None, near: Iterable[Excerpt] = ()
) -> Suggestions:
    """Topics by their labels and by those of neighbours; laws and institutions by their names."""
    return Suggestions(
        topics=list(_topics(text, document, near)),
        institutions=list(_institutions(text)),
        legislation=list(_laws(text)),
    )


def _topics(
    text: str, document: StrategyDocument | None, near: Iterable[Excerpt]
) -> Iterator[Suggested]:
    seen = set()
    for topic in Topic.objects.order_by("position"):
        if said := _said(topic, text):
            seen.add(topic.pk)
            yield Suggested(topic, f"“{said}”")
    by = Counter[Topic]()
    for excerpt in near:
        by.update(excerpt.topics.all())
    if document and document.pk:
        for excerpt in document.excerpts.prefetch_related("topics"):
            by.update(excerpt.topics.all())
    others = [topic for topic, _ in by.most_common() if topic.pk not in seen]
    for topic in others[:_NEIGHBOURS]:
        yield Suggested(topic, "of excerpts beside it, or like it")


def _said(topic: Topic, text: str) -> str:
    """The words of a text that say a topic's label, or one side of its “and”."""
    if topic.slug.isalnum() and (found := re.search(rf"\b{topic.slug.upper()}\b", text)):
        return found[0]
    words = list(_WORD.finditer(text))
    stems = [stem(word[0].casefold()) for word in words]
    for side in _PARTED.split(topic.label):
        wanted = [stem(word.casefold()) for word in _WORD.findall(side)]
        wanted = [each for each in wanted if each not in _SMALL]
        if wanted and (span := _within(wanted, stems)):
            return text[words[span[0]].start() : words[span[1]].end()]
    return ""


def _within(wanted: Sequence[str], stems: Sequence[str]) -> tuple[int, int] | None:
    """Where all that is wanted stands in one order, with at most two words between."""
    for first in (at for at, each in enumerate(stems) if each == wanted[0]):
        at = first
        for each in wanted[1:]:
            nearby = list(stems[at + 1 : at + 4])
            if each not in nearby:
                break
            at += nearby.index(each) + 1
        else:
            return first, at
    return None


def _institutions(text: str) -> Iterator[Suggested]:
    for institution in Institution.objects.order_by("name"):
        name = re.sub(r"\s*\(.*\)$", "", institution.name.removeprefix("U.S. "))
        for said in (name, institution.abbreviation):
            # A short form is written in capitals, and is no part of a word.
            flags = re.IGNORECASE if said == name else 0
            pattern = re.escape(said).replace(r"\ ", r"\s+")
            if said and (found := re.search(rf"(?<!\w){pattern}(?!\w)", text, flags)):
                yield Suggested(institution, f"“{found[0]}”")
                break


def _laws(text: str) -> Iterator[Suggested]:
    cited = {each.key: text[each.start : each.end] for each in find(text)}
    held = Legislation.objects.filter(~Q(short_title="")).order_by("-enacted")
    for law in held:
        if said := _names(law, text, cited):
            yield Suggested(law, f"“{said}”")


def _names(law: Legislation, text: str, cited: dict[str, str]) -> str:
    for name in (law.popular_name, law.short_title):
        bare = re.sub(r"\s*\(.*\)$| of \d{4}$", "", name)
        if len(bare.split()) > 1 and (at := text.casefold().find(bare.casefold())) >= 0:
            return text[at : at + len(bare)]
    keys = {each.key for each in find(f"{law.public_law}; {law.statutes_at_large}")}
    # A part of a larger Act is not meant where only the Act's number is cited.
    parts = "," in law.public_law
    return next((said for key, said in cited.items() if key in keys and not parts), "")
