"""Dates that a slip of the finger makes are refused in words."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from statements.models import (
    Administration,
    Institution,
    Legislation,
    LegislativeEvent,
    StrategyDocument,
)
from statements.models.partial_date import PartialDateField

Save = Callable[..., Any]
NEXT_YEAR = timezone.now().year + 1


@pytest.mark.parametrize("typed", ["9999", "2109-05-27", "0900", "1599-12"])
@pytest.mark.parametrize(
    ("model", "name"),
    [
        (StrategyDocument, "date"),
        (Legislation, "enacted"),
        (LegislativeEvent, "date"),
        (Institution, "established"),
        (Institution, "dissolved"),
    ],
)
def test_a_year_that_cannot_be_is_refused(
    record: None, model: type[Any], name: str, typed: str
) -> None:
    held = model.objects.first()
    held.full_clean()
    setattr(held, name, typed)
    message = f"“{typed}” is not a date that the record can hold. Write a year from 1600 to"
    with pytest.raises(ValidationError, match=message):
        held.full_clean()


@pytest.mark.parametrize("typed", ["1600", "1948-12-09", str(NEXT_YEAR)])
def test_a_year_that_can_be_is_kept(typed: str) -> None:
    assert PartialDateField().clean(typed, None).iso == typed


def test_the_year_after_next_is_refused() -> None:
    with pytest.raises(ValidationError, match=f"from 1600 to {NEXT_YEAR}"):
        PartialDateField().clean(str(NEXT_YEAR + 1), None)


@pytest.mark.parametrize("typed", ["9999-01-20", "2109-01-20", "0900-01-20"])
@pytest.mark.parametrize("box", ["start", "end"])
def test_a_presidency_of_another_age_is_refused(
    save: Save, record: None, box: str, typed: str
) -> None:
    answer = save(Administration.objects.get(number=44), **{box: typed})
    assert f"“{typed}” is not a date that the record can hold." in answer.content.decode()


def test_both_days_of_a_presidency_are_named_at_once(save: Save, record: None) -> None:
    boxes = {"start": "0900-01-20", "end": "9999-01-20"}
    shown = save(Administration.objects.get(number=44), **boxes).content.decode()
    assert "“0900-01-20” is not" in shown
    assert "“9999-01-20” is not" in shown
