"""A remark's form names every record it concerns without a query for each."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from statements.models import Excerpt, Remark
from tests.admin.rows import more_rows


def test_a_form_costs_the_same_with_fifty_records(desk: Client) -> None:
    remark = Remark.objects.get(slug="d1")
    address = reverse("admin:statements_remark_change", args=[remark.pk])
    remark.excerpts.set(Excerpt.objects.all()[:2])
    desk.get(address)
    with CaptureQueriesContext(connection) as before:
        desk.get(address)
    more_rows(Excerpt, 50)
    remark.excerpts.set(Excerpt.objects.all())
    with CaptureQueriesContext(connection) as after:
        page = desk.get(address).content.decode()
    assert page.count("Document: row-") == 50
    assert len(after) == len(before) <= 20
