"""Two to six excerpts side by side; with fewer, a page that helps choose."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from statements.compare.comparison import Column, Comparison, Dropped, Phrase
from statements.compare.rows import LETTERS, Sheet, Statement, sharing, standing
from statements.compare.summary import ColumnSummary, OnlyHere
from statements.filters.compare_address import MOST, Chosen, address_of, read_address
from statements.models import Excerpt, State, Topic
from statements.views.compare_sheet import comparable, sheet_of, short_label_of, uncollected
from statements.views.links import Link
from statements.views.read_only import read_only

NUMBERS = ("Two", "Three", "Four", "Five", "Six")
MOST_PHRASES = 150  # numbered in a page; a refrain makes thousands
MOST_ALONE = 24  # words of one column alone that are listed
MOST_OPEN = 5  # from so many dropped runs on the disclosure is closed
SUGGESTIONS = 2
PUBLISHED = Q(excerpts__state=State.PUBLISHED)


@dataclass(frozen=True, slots=True)
class Place:
    """A point or a stretch of a column that is linked to."""

    id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Numbered:
    """A shared phrase as the page lists it: for each column that has it, its places."""

    phrase: Phrase
    places: list[tuple[str, list[Place]]]


@dataclass(frozen=True, slots=True)
class Alone:
    """A word of one column alone, and where it stands first."""

    text: str
    times: int
    place: Place


@dataclass(frozen=True, slots=True)
class Shown:
    """A column of the page."""

    letter: str
    label: str
    excerpt: Excerpt
    facts: Statement
    column: Column
    counted: ColumnSummary
    standing: str
    base: str  # the letter of the base, or empty
    base_text: str
    longer: int  # words more than the base has; negative: fewer
    comparison: Comparison
    numbers: list[tuple[Place, int]]  # of the phrases that begin in it
    alone: list[Alone]
    dropped: list[str]
    terms: dict[str, list[tuple[Link, str]]]
    left_url: str
    right_url: str
    remove_url: str

    @property
    def id(self) -> str:
        return self.letter.lower()

    @property
    def shorter(self) -> int:
        return -self.longer

    @property
    def dropped_open(self) -> bool:
        return len(self.dropped) < MOST_OPEN


@read_only
@uncollected()
def compare_excerpts(request: HttpRequest) -> HttpResponse:
    """/compare/: the address is the whole state."""
    chosen = read_address(request.GET, comparable())
    if len(chosen.excerpts) < 2:
        return render(request, "compare/choose.html", _ways_to_choose(chosen))
    sheet = sheet_of(chosen, request)
    phrases = numbered(sheet.comparison)
    context = {
        "chosen": chosen,
        "sheet": sheet,
        "heading": f"{NUMBERS[len(chosen.excerpts) - 2]} statements compared",
        "title": ", ".join(dict.fromkeys(map(short_label_of, chosen.excerpts))),
        "columns": list(columns_of(chosen, sheet, phrases)),
        "phrases": phrases,
        "phrases_left_out": len(sheet.comparison.phrases) - len(phrases),
        "topics_in_all": _topics_in_all(chosen, sheet),
        "base": None if chosen.base == "left" else LETTERS[chosen.base],
        "crumbs": [Link("Compare", "/compare/"), Link("Side by side")],
    }
    return render(request, "compare/compare.html", context)


def numbered(comparison: Comparison) -> list[Numbered]:
    """The phrases that the page lists, each place with an id such as a-3; the longest, if many."""
    phrases = comparison.phrases
    if len(phrases) > MOST_PHRASES:
        longest = sorted(phrases, key=lambda each: (-each.words, each.number))[:MOST_PHRASES]
        phrases = tuple(sorted(longest, key=lambda each: each.number))
    found = []
    for phrase in phrases:
        places: dict[str, list[Place]] = defaultdict(list)
        for each in phrase.occurrences:
            letter = LETTERS[each.column]
            again = f"-{len(places[letter]) + 1}" if places[letter] else ""
            name = f"{letter.lower()}-{phrase.number}{again}"
            places[letter].append(Place(name, each.start, each.end))
        found.append(Numbered(phrase, list(places.items())))
    return found


def columns_of(chosen: Chosen, sheet: Sheet, phrases: Sequence[Numbered]) -> Iterator[Shown]:
    """Every column with what is said of it and where it can be moved."""
    slugs = chosen.slugs
    numbers: dict[str, list[tuple[Place, int]]] = defaultdict(list)
    for each in phrases:
        for letter, places in each.places:
            numbers[letter] += [(place, each.phrase.number) for place in places]
    terms = _terms(chosen.excerpts)
    for place, excerpt in enumerate(chosen.excerpts):
        column, counted = sheet.comparison.columns[place], sheet.summary.columns[place]
        base = None if column.base is None else sheet.comparison.columns[column.base]
        letter = LETTERS[place]
        yield Shown(
            letter=letter,
            label=sheet.statements[place].label,
            excerpt=excerpt,
            facts=sheet.statements[place],
            column=column,
            counted=counted,
            standing=standing(sheet.comparison, place),
            base="" if column.base is None else LETTERS[column.base],
            base_text=base.text if base else "",
            longer=len(column.words) - len(base.words) if base else 0,
            comparison=sheet.comparison,
            numbers=numbers[letter],
            alone=list(_alone(letter, counted.only_here)),
            dropped=list(_texts(base.text, column.dropped)) if base else [],
            terms=terms[place],
            left_url=_swapped(chosen, place - 1, place),
            right_url=_swapped(chosen, place, place + 1),
            remove_url=chosen.with_slugs([slug for slug in slugs if slug != excerpt.slug]),
        )


def _swapped(chosen: Chosen, one: int, other: int) -> str:
    """The address with two neighbors changed; empty at the ends."""
    slugs = chosen.slugs
    if one < 0 or other >= len(slugs):
        return ""
    slugs[one], slugs[other] = slugs[other], slugs[one]
    return chosen.with_slugs(slugs)


def _alone(letter: str, words: Sequence[OnlyHere]) -> Iterator[Alone]:
    """The most frequent, in the order of the text."""
    often = sorted(words, key=lambda each: -len(each.places))[:MOST_ALONE]
    for number, each in enumerate(sorted(often, key=lambda each: each.places[0]), start=1):
        place = Place(f"{letter.lower()}-only-{number}", *each.places[0])
        yield Alone(each.text, len(each.places), place)


def _texts(base: str, dropped: Sequence[Dropped]) -> Iterator[str]:
    return (base[each.start : each.end] for each in dropped)


def _terms(excerpts: Sequence[Excerpt]) -> list[dict[str, list[tuple[Link, str]]]]:
    """For each column topics, institutions and laws, with which others have them too."""
    columns: list[dict[str, list[tuple[Link, str]]]] = [{} for _ in excerpts]
    kinds: Mapping[str, list[list[Link]]] = {
        "topics": [
            [Link(t.label, t.get_absolute_url()) for t in each.topics.all()] for each in excerpts
        ],
        "institutions": [
            [Link(i.name, i.get_absolute_url()) for i in each.institutions.all()]
            for each in excerpts
        ],
        "laws": [
            [Link(law.popular_name, law.get_absolute_url()) for law in each.legislation.all()]
            for each in excerpts
        ],
    }
    for kind, held in kinds.items():
        shared = sharing([[link.url for link in links] for links in held])
        for column, links, others in zip(columns, held, shared, strict=True):
            column[kind] = [(link, others[link.url]) for link in links]
    return columns


def _topics_in_all(chosen: Chosen, sheet: Sheet) -> list[Topic]:
    in_all = set(sheet.summary.topics_in_all)
    return [topic for topic in chosen.excerpts[0].topics.all() if topic.label in in_all]


def _ways_to_choose(chosen: Chosen) -> dict[str, object]:
    """What a reader could set side by side: topics that several presidents spoke of."""
    topics = (
        Topic.objects.annotate(
            presidents=Count(
                "excerpts__document__administration__president", filter=PUBLISHED, distinct=True
            )
        )
        .filter(presidents__gte=2)
        .order_by("-presidents", "position", "label")[:SUGGESTIONS]
    )
    suggestions = []
    for topic in topics:
        excerpts = Excerpt.objects.published().on_topic(topic).with_documents()
        first = [each for each in excerpts.few_of_each_presidency(1) if _has_presidency(each)]
        pair = next(((a, b) for a, b in pairwise(first) if _president(a) != _president(b)), None)
        if pair:
            labels = " and ".join(map(short_label_of, pair))
            url = address_of(each.slug for each in pair)
            suggestions.append((topic, Link(labels, url)))
    return {
        "chosen": chosen,
        "suggestions": suggestions,
        "most": MOST,
        "crumbs": [Link("Compare")],
    }


def _has_presidency(excerpt: Excerpt) -> bool:
    return bool(excerpt.document and excerpt.document.administration)


def _president(excerpt: Excerpt) -> int | None:
    administration = excerpt.document and excerpt.document.administration
    return administration.president_id if administration else None
