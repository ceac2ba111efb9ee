"""Totals of documents in words."""

import pytest

from statements.models import StrategyDocument
from statements.models.document import Tally


@pytest.mark.parametrize(
    ("tally", "words"),
    [
        (Tally(0, 0, 0, 0), "none"),
        (Tally(1, 0, 0, 0), "1 official document"),
        (Tally(2, 1, 0, 0), "2 official documents and 1 treaty"),
        (
            Tally(48, 2, 2, 2),
            "48 official documents, 2 treaties, 2 law review articles "
            "and 2 reports that fell due and were not found",
        ),
        (Tally(0, 0, 0, 1), "1 report that fell due and was not found"),
    ],
)
def test_the_sorts_of_documents_are_named(tally: Tally, words: str) -> None:
    assert str(tally) == words


@pytest.mark.django_db
def test_a_report_that_was_not_found_is_no_official_document() -> None:
    tally = StrategyDocument.objects.tally()
    assert tally == Tally(official=48, treaties=1, articles=1, not_located=1)
    assert tally.total == StrategyDocument.objects.count() == 51
