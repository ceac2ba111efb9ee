"""An editor at the desk, and the desk's forms as a browser would send them."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from tests.admin.page_form import form_of

SaveUnchanged = Callable[..., Any]


@pytest.fixture
def editor(record: None) -> User:
    """An account that may do everything."""
    return get_user_model().objects.create_superuser("editor", password="not a real one")


@pytest.fixture
def desk(editor: User) -> Client:
    """A client whose visitor is that editor; a failure of the server is an answer, not a raise."""
    client = Client(raise_request_exception=True)
    client.force_login(editor)
    return client


@pytest.fixture
def save(desk: Client) -> Callable[..., Any]:
    """Open a record's form (or, given a model, the form to add one), change boxes, press Save."""

    def save(record: Model | type[Model], *, query: str = "", **changes: Any) -> Any:
        name = record._meta.model_name
        address = (
            reverse(f"admin:statements_{name}_add")
            if isinstance(record, type)
            else reverse(f"admin:statements_{name}_change", args=[record.pk])
        )
        page = desk.get(address + query)
        assert page.status_code == 200, page.status_code
        return desk.post(address, form_of(page.content.decode(), name) | changes)

    return save
