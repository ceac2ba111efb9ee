"""How many queries each page of the desk may ask; a change of one is seen in the diff."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

pytestmark = pytest.mark.django_db
# Session and account are two of each.
BUDGETS = {
    "/admin/": 6,
    "/admin/review/": 12,
    "/admin/review/mine/": 12,
    "/admin/review/failed/": 12,
    "/admin/review/stale/": 12,
    "/admin/review/recent/": 12,
    "/admin/review/incomplete/": 14,
    "/admin/deleted/": 6,
    "/admin/statements/excerpt/": 12,
    "/admin/statements/excerpt/add/": 8,
    "/admin/statements/excerpt/6/change/": 30,
    "/admin/statements/excerpt/6/history/": 12,
    "/admin/statements/excerpt/6/delete/": 10,
    "/admin/statements/strategydocument/": 10,
    "/admin/statements/strategydocument/20/change/": 24,
    "/admin/statements/legislation/": 10,
    "/admin/statements/legislation/1/change/": 20,
    "/admin/statements/legislation/1/history/": 12,
    "/admin/statements/topic/": 8,
    "/admin/statements/topic/1/change/": 14,
    "/admin/statements/topic/1/merge/": 10,
    "/admin/statements/source/add/": 8,
    "/admin/statements/revision/": 10,
}


@pytest.mark.parametrize(("address", "most"), BUDGETS.items(), ids=BUDGETS)
def test_a_page_of_the_desk_keeps_its_budget(desk: Client, address: str, most: int) -> None:
    desk.get(address)
    with CaptureQueriesContext(connection) as asked:
        answer = desk.get(address)
    assert answer.status_code == 200
    assert len(asked) <= most, [query["sql"][:120] for query in asked]
