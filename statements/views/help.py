"""/help/search/: the language of the search box, by examples that run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from statements.filters.vocabulary import Vocabulary
from statements.search import EXCERPT, Criteria, Page, Unavailable, search
from statements.views.read_only import read_only


@dataclass(frozen=True, slots=True)
class Example:
    """A query, what it finds, and how much of it the record holds; None: not to be said now."""

    query: str
    says: str
    found: int | None = None

    @property
    def url(self) -> str:
        return f"/search/?{urlencode({'q': self.query})}"


@dataclass(frozen=True, slots=True)
class Lesson:
    """Examples of one kind."""

    title: str
    text: str
    examples: Sequence[Example]


LESSONS = (
    Lesson(
        "Words",
        "Every word must be there, in any of its forms and in any order. Capitals and accents do "
        "not matter; small words such as “the” are not insisted on.",
        (
            Example("prevent genocide", "also “preventing genocide” and “genocide prevention”"),
            Example("atrocit*", "words that begin so: atrocity, atrocities"),
        ),
    ),
    Lesson(
        "Exact phrases",
        "Words in quotation marks are looked for exactly so, in that order, small words too.",
        (
            Example('"responsibility to protect"', "these three words, one after another"),
            Example('"mass killing"', "not “mass killings”"),
            Example('"prevent atrocities"~5', "near each other, up to five words between"),
        ),
    ),
    Lesson(
        "Or, not, brackets",
        "OR in capitals widens, a minus sign takes away, brackets keep together.",
        (
            Example("tribunal OR court", "either of the two"),
            Example("genocide -holocaust", "the first without the second"),
            Example("(genocide OR atrocities) prevention", "one of the two, and the third"),
        ),
    ),
    Lesson(
        "Names and citations",
        "Known names are looked for under their other names too, and the page says so. Laws are "
        "found however their number is written.",
        (
            Example("ICC", "also “International Criminal Court”"),
            Example("R2P", "also “responsibility to protect”"),
            Example("Pub. L. No. 115-441", "also P.L. 115-441 and Public Law 115-441"),
            Example("§ 1210D", "also Section 1210D and Sec. 1210D"),
        ),
    ),
    Lesson(
        "Filters in the query",
        "The same as ticking a box, but they stand in brackets, with OR and with a minus sign too.",
        (
            Example("president:obama genocide", "what was said under one president"),
            Example("topic:icc", "one topic, with the topics beneath it"),
            Example("year:2010..2017 atrocities", "a span of years; 2010.. and ..2017 too"),
            Example("kind:executive-order", "one kind of document"),
            Example("document:nss-2006", "one document"),
            Example("like:nss-2006-a", "what resembles one excerpt"),
        ),
    ),
)


@read_only
def search_help(request: HttpRequest) -> HttpResponse:
    lessons = [
        Lesson(each.title, each.text, [_counted(example) for example in each.examples])
        for each in LESSONS
    ]
    return render(request, "search/help.html", {"lessons": lessons})


def _counted(example: Example) -> Example:
    try:
        result = search(
            example.query,
            Criteria((EXCERPT,)),
            Page(0, 1),
            vocabulary=Vocabulary({}),
            facets=["family"],
        )
    except Unavailable:
        return example
    return Example(example.query, example.says, sum(result.families.values()))
