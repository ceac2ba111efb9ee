"""The judged queries asked of our own search, in a database and an index made for the purpose.

Everything here wants Django set up.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator, Mapping
from functools import cache

from django.core.management import call_command

from benchmarks.corpus import is_here, read
from benchmarks.judged_queries import CORPUS, MISSPELT, RECORD, Answered, Judged
from benchmarks.other_engines import HITS, Row
from benchmarks.search_record import batches, line_of, make_presidencies, presidencies, row_of
from statements.filters.vocabulary import Vocabulary
from statements.models import (
    Excerpt,
    Institution,
    Legislation,
    Passage,
    Provision,
    StrategyDocument,
    Topic,
)
from statements.search import FAMILIES, PASSAGE, PROVISION, Criteria, Hit, Page, search
from statements.search.items import load, rows_of

SLUGGED = {
    "excerpt": Excerpt,
    "document": StrategyDocument,
    "legislation": Legislation,
    "institution": Institution,
    "topic": Topic,
}
FAMILIES_OF = {
    RECORD: tuple(family for family in FAMILIES if family != PASSAGE),
    CORPUS: (PASSAGE,),
}


def make() -> None:
    """The record, the corpus where it is, and the index."""
    call_command("migrate", verbosity=0)
    call_command("load_record", verbosity=0, stdout=sys.stderr)
    if is_here():
        make_presidencies()
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as lines:
            held = presidencies()
            for some in batches(read()):
                StrategyDocument.objects.bulk_create(row_of(each, held) for each in some)
                lines.writelines(json.dumps(line_of(each)) + "\n" for each in some)
            lines.flush()
            call_command("load_passages", lines.name, stdout=sys.stderr)
    call_command("index", rebuild=True, stdout=sys.stderr)


def rows() -> Iterator[Row]:
    """What is indexed, for other engines: scope, identifier, title, text."""
    for scope, families in FAMILIES_OF.items():
        for family in families:
            ids = identifiers(family)
            for some in batches(rows_of(family).values_list("pk", flat=True)):
                for item in load(family, some):
                    yield scope, ids[item.pk], item.title, item.text


def answer(judged: Judged) -> Answered:
    """As a reader would: one who misspelt something takes the correction that is offered."""
    criteria, page = Criteria(families=FAMILIES_OF[judged.scope]), Page(count=HITS)
    found = search(judged.q, criteria, page, vocabulary=vocabulary())
    corrected = found.correction if judged.kind == MISSPELT else ""
    if corrected:
        found = search(corrected, criteria, page, vocabulary=vocabulary())
    return Answered(judged, tuple(map(identifier, found.hits)), corrected)


def identifier(hit: Hit) -> str:
    return identifiers(hit.family)[hit.pk]


@cache
def identifiers(family: str) -> Mapping[int, str]:
    """The identifier of every row of a family."""
    if family == PASSAGE:
        held = Passage.objects.values_list("pk", "source__document__slug", "position")
        return {pk: f"{slug}#{position - 1}" for pk, slug, position in held}
    if family == PROVISION:
        sections = Provision.objects.select_related("legislation")
        return {row.pk: f"provision:{row.legislation.slug}#{row.anchor}" for row in sections}
    slugs = SLUGGED[family]._base_manager.values_list("pk", "slug")
    return {pk: f"{family}:{slug}" for pk, slug in slugs}


@cache
def vocabulary() -> Mapping[str, Mapping[str, str]]:
    """What the field words of a query may be set to, as on every page."""
    return dict(Vocabulary({}))
