"""Dates known to the day, the month or the year."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.citations.dates import PartialDate, Precision


@pytest.mark.parametrize(
    ("iso", "said", "precision"),
    [
        ("2010-05-27", "27 May 2010", Precision.DAY),
        ("2010-05", "May 2010", Precision.MONTH),
        ("2010", "2010", Precision.YEAR),
        ("2019-01-14", "14 January 2019", Precision.DAY),
    ],
)
def test_it_says_what_is_known_and_no_more(iso: str, said: str, precision: Precision) -> None:
    date = PartialDate.parse(iso)
    assert (str(date), date.precision, date.iso) == (said, precision, iso)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2010-5",
        "2010-13",
        "2010-02-30",
        "20o9",
        "0000",
        "2010-00",
        "27 May 2010",
        "2010-05-27\n",
    ],
)
def test_what_is_no_date_is_refused_with_the_forms_that_are(text: str) -> None:
    with pytest.raises(ValueError, match="2010, 2010-05 or 2010-05-27"):
        PartialDate.parse(text)


def test_a_day_needs_its_month() -> None:
    with pytest.raises(ValueError, match="without a month"):
        PartialDate(2010, None, 27)


def test_it_spans_what_it_may_mean() -> None:
    assert PartialDate(2012, 2).first_day == datetime.date(2012, 2, 1)
    assert PartialDate(2012, 2).last_day == datetime.date(2012, 2, 29)
    assert PartialDate(2012).last_day == datetime.date(2012, 12, 31)


@given(st.dates(min_value=datetime.date(1000, 1, 1)), st.dates(min_value=datetime.date(1000, 1, 1)))
def test_days_sort_as_days_do(one: datetime.date, other: datetime.date) -> None:
    first, second = PartialDate.parse(one.isoformat()), PartialDate.parse(other.isoformat())
    assert (first < second) == (one < other)
    assert first.first_day == one == first.last_day
