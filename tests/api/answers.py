"""Asking the API, and reading what it answers."""

from typing import Any

from django.test import Client


def ask(address: str, **headers: str) -> Any:
    """The JSON of an answer that is 200."""
    answer = Client().get(f"/api/v1/{address}", headers=headers)
    assert answer.status_code == 200, (address, answer.content)
    assert answer["Content-Type"] == "application/json"
    return answer.json()


def refused(address: str, status: int = 400) -> Any:
    """The problem of an answer that is one."""
    answer = Client().get(f"/api/v1/{address}")
    assert answer.status_code == status, (address, answer.content)
    assert answer["Content-Type"] == "application/problem+json"
    found = answer.json()
    assert found["status"] == status
    return found
