"""Every field of a listed model is filterable, or listed with the reason why not."""

import pytest

from statements.filters import DocumentFilter, LegislationFilter, StatementFilter
from statements.filters.record_filter import RecordFilter

FILTERS = [StatementFilter, DocumentFilter, LegislationFilter]


@pytest.mark.parametrize("filters", FILTERS)
def test_every_field_is_decided_on(filters: type[RecordFilter]) -> None:
    model = filters._meta.model
    fields = {field.name for field in (*model._meta.fields, *model._meta.many_to_many)}
    assert fields == {*filters.covered, *filters.unlisted}
    assert not set(filters.covered) & set(filters.unlisted)


@pytest.mark.parametrize("filters", FILTERS)
def test_what_is_said_to_filter_a_field_is_a_parameter(filters: type[RecordFilter]) -> None:
    assert set(filters.covered.values()) <= set(filters.base_filters)
    assert all(reason for reason in filters.unlisted.values())
