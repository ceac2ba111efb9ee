"""/healthz: is the site able to answer?"""

import pytest
from django.db import DatabaseError, connection
from django.test import Client


@pytest.mark.django_db
def test_it_answers(client: Client) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok\n")
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.django_db
def test_it_says_when_the_database_does_not(client: Client) -> None:
    def refuse(*_: object) -> None:
        raise DatabaseError("closed, and the password is hush")

    with connection.execute_wrapper(refuse):
        answer = client.get("/healthz")
    assert answer.status_code == 503
    assert b"hush" not in answer.content
