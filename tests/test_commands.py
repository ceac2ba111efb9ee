"""The commands a newcomer meets first."""

from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client, override_settings


def make_editor() -> str:
    said = StringIO()
    call_command("make_editor", port=8123, stdout=said)
    return said.getvalue()


@pytest.mark.django_db
def test_make_editor_makes_one_account_and_says_so_once(client: Client) -> None:
    said = make_editor()
    password = said.partition("password: ")[2].split()[0]
    assert "http://127.0.0.1:8123/admin/" in said
    assert len(password) >= 16
    client.post("/admin/login/", {"username": "editor", "password": password})
    assert client.get("/admin/").status_code == 200
    assert make_editor() == ""
    assert User.objects.count() == 1


@pytest.mark.django_db
def test_make_editor_chooses_another_password_each_time() -> None:
    first = make_editor()
    User.objects.all().delete()
    assert make_editor() != first


@pytest.mark.django_db
def test_make_editor_leaves_a_site_with_accounts_alone() -> None:
    User.objects.create_user("somebody")
    assert make_editor() == ""
    assert not User.objects.filter(username="editor").exists()


@pytest.mark.django_db
@override_settings(DEVELOPMENT=False)
def test_make_editor_refuses_in_production() -> None:
    with pytest.raises(CommandError, match="createsuperuser"):
        make_editor()
    assert not User.objects.exists()
