import datetime

import pytest

from statements.citations.dates import PartialDate
from statements.templatetags.dates import date


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        pytest.param(
            PartialDate(2010, 5, 27), '<time datetime="2010-05-27">27 May 2010</time>', id="day"
        ),
        pytest.param(PartialDate(2010, 5), '<time datetime="2010-05">May 2010</time>', id="month"),
        pytest.param(PartialDate(2010), '<time datetime="2010">2010</time>', id="year"),
        pytest.param(
            datetime.date(2009, 1, 20),
            '<time datetime="2009-01-20">20 January 2009</time>',
            id="a day of the calendar",
        ),
        pytest.param(None, "not dated", id="none"),
    ],
)
def test_a_date_says_no_more_than_is_known(
    value: PartialDate | datetime.date | None, shown: str
) -> None:
    assert date(value) == shown
