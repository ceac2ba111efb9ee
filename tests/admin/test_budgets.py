"""How many queries each page of the desk may ask; a change of one is seen in the diff."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

pytestmark = pytest.mark.django_db
# Session, account and second factor are four of each.
BUDGETS = {
    "/admin/": 8,
    "/admin/review/": 14,
    "/admin/review/mine/": 14,
    "/admin/review/failed/": 14,
    "/admin/review/stale/": 14,
    "/admin/review/recent/": 14,
    "/admin/review/incomplete/": 16,
    "/admin/deleted/": 8,
    "/admin/statements/excerpt/": 14,
    "/admin/statements/excerpt/add/": 10,
    "/admin/statements/excerpt/6/change/": 32,
    "/admin/statements/excerpt/6/history/": 14,
    "/admin/statements/excerpt/6/delete/": 12,
    "/admin/statements/strategydocument/": 12,
    "/admin/statements/strategydocument/20/change/": 26,
    "/admin/statements/legislation/": 12,
    "/admin/statements/legislation/1/change/": 22,
    "/admin/statements/legislation/1/history/": 14,
    "/admin/statements/topic/": 10,
    "/admin/statements/topic/1/change/": 16,
    "/admin/statements/topic/1/merge/": 12,
    "/admin/statements/source/add/": 10,
    "/admin/statements/revision/": 12,
}


@pytest.mark.parametrize(("address", "most"), BUDGETS.items(), ids=BUDGETS)
def test_a_page_of_the_desk_keeps_its_budget(desk: Client, address: str, most: int) -> None:
    desk.get(address)
    with CaptureQueriesContext(connection) as asked:
        answer = desk.get(address)
    assert answer.status_code == 200
    assert len(asked) <= most, [query["sql"][:120] for query in asked]
