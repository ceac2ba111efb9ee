"""Accounts are safe: lockout, second factor, sessions, and a log of it all."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from statements.editing.second_factor import begun, key_of, turn_on
from statements.models import AuditEntry, Event
from tests.admin.accounts import at_the_desk, one_of

pytestmark = pytest.mark.django_db
PASSWORD = "a long enough password"
LOGIN = "/admin/login/"


@pytest.fixture
def ada(record: None) -> User:
    user = one_of("contributor", "ada")
    user.set_password(PASSWORD)
    user.save()
    return user


def log_in(client: Client, password: str = PASSWORD, **more: Any) -> Any:
    where = {"REMOTE_ADDR": more.pop("address", "127.0.0.1")}
    headers = {key: more.pop(key) for key in list(more) if key.startswith("HTTP_")}
    form = {"username": "ada", "password": password, "next": "/admin/", "code": ""}
    return client.post(LOGIN, form | more, **where, **headers)


def entries(event: Event) -> list[AuditEntry]:
    return list(AuditEntry.objects.filter(event=event))


def test_login_and_logout_are_logged(ada: User, client: Client) -> None:
    assert log_in(client).status_code == 302
    client.post("/admin/logout/")
    assert [entry.account for entry in entries(Event.LOGIN)] == ["ada"]
    assert [entry.address for entry in entries(Event.LOGOUT)] == ["127.0.0.1"]


def test_failed_logins_shut_the_door_for_a_while(ada: User, client: Client) -> None:
    answers = [log_in(client, "wrong") for _ in range(settings.AXES_FAILURE_LIMIT)]
    answer = answers[-1]
    assert answer.status_code == 429
    assert "Locked for now" in answer.content.decode()
    assert log_in(client).status_code == 429
    assert len(entries(Event.FAILED)) >= settings.AXES_FAILURE_LIMIT - 1
    assert entries(Event.LOCKED)
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        assert log_in(client).status_code == 302


def test_a_stranger_elsewhere_locks_no_editor_out(ada: User, client: Client) -> None:
    for _ in range(settings.AXES_FAILURE_LIMIT + 1):
        log_in(Client(), "wrong", address="203.0.113.9")
    assert log_in(client).status_code == 302


def test_behind_a_proxy_its_own_word_counts(ada: User, client: Client, settings: Any) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    for number in range(settings.AXES_FAILURE_LIMIT + 1):
        forged = f"198.51.100.{number}, 203.0.113.9"
        log_in(Client(), "wrong", HTTP_X_FORWARDED_FOR=forged)
    assert log_in(client, HTTP_X_FORWARDED_FOR="203.0.113.9").status_code == 429
    assert log_in(client, HTTP_X_FORWARDED_FOR="203.0.113.10").status_code == 302


def code(device: TOTPDevice, later: int = 0) -> str:
    return f"{totp(device.bin_key, device.step, device.t0, device.digits, later):06d}"


@pytest.fixture
def device(ada: User) -> TOTPDevice:
    """A second factor that was turned on a while ago."""
    made = begun(ada)
    with time_machine.travel(timezone.now() - timedelta(hours=1)):
        assert turn_on(ada, made, code(made))
    made.refresh_from_db()
    return made


def test_with_a_second_factor_the_code_is_needed(device: TOTPDevice, client: Client) -> None:
    refused = log_in(client)
    assert refused.status_code == 200
    assert "second factor" in refused.content.decode()
    assert client.get("/admin/").status_code == 302
    assert log_in(client, code=code(device)).status_code == 302
    assert client.get("/admin/").status_code == 200


def test_a_code_opens_once(device: TOTPDevice, client: Client) -> None:
    now = code(device)
    assert log_in(client, code=now).status_code == 302
    assert log_in(Client(), code=now).status_code == 200


def test_guesses_are_slowed_down(device: TOTPDevice, client: Client) -> None:
    assert log_in(client, code="000000").status_code == 200
    assert log_in(client, code=code(device)).status_code == 200  # too soon after a wrong one


def test_a_session_without_the_code_opens_nothing(device: TOTPDevice, ada: User) -> None:
    assert at_the_desk(ada).get("/admin/").status_code == 302


def test_it_is_turned_on_and_off_at_the_desk(ada: User) -> None:
    client = at_the_desk(ada)
    address = reverse("admin:second_factor")
    page = client.get(address).content.decode()
    device = TOTPDevice.objects.get(user=ada)
    assert key_of(device) in page
    assert "<svg" in page
    assert "not the code of now" in client.post(address, {"code": "000000"}).content.decode()
    TOTPDevice.objects.update(throttling_failure_count=0, throttling_failure_timestamp=None)
    shown = client.post(address, {"code": code(device)}).content.decode()
    assert shown.count("<li><code>") == 10
    assert client.get("/admin/").status_code == 200
    again = client.get(address).content.decode()
    assert key_of(device) not in again
    assert "<li><code>" not in again
    client.post(address, {"password": "wrong"})
    assert TOTPDevice.objects.filter(user=ada).exists()
    client.post(address, {"password": PASSWORD})
    assert not TOTPDevice.objects.filter(user=ada).exists()
    assert len(entries(Event.FACTOR_ON)) == len(entries(Event.FACTOR_OFF)) == 1


def test_a_code_on_paper_opens_once(ada: User, client: Client) -> None:
    made = begun(ada)
    paper = turn_on(ada, made, code(made))
    assert paper
    assert log_in(client, code=paper[0]).status_code == 302
    assert log_in(Client(), code=paper[0]).status_code == 200


def test_an_administrator_helps_who_lost_a_phone(device: TOTPDevice, ada: User) -> None:
    root = at_the_desk(one_of("administrator", "root"))
    listed = reverse("admin:auth_user_changelist")
    root.post(listed, {"action": "turn_off_second_factor", "_selected_action": [ada.pk]})
    assert not TOTPDevice.objects.exists()
    assert entries(Event.FACTOR_OFF)[0].by_name == "root"


def test_what_an_account_may_do_is_logged_when_it_changes(ada: User) -> None:
    root = at_the_desk(one_of("administrator", "root"))
    address = reverse("admin:auth_user_change", args=[ada.pk])
    reviewers = Group.objects.get(name="reviewer")
    form = {
        "username": "ada",
        "is_active": "on",
        "is_staff": "on",
        "groups": [reviewers.pk],
        "date_joined_0": "2026-01-01",
        "date_joined_1": "00:00:00",
    }
    assert root.post(address, form).status_code == 302
    (entry,) = entries(Event.ACCOUNT_CHANGED)
    assert (entry.account, entry.by_name) == ("ada", "root")
    assert "groups: contributor → reviewer" in entry.details


def test_no_administrator_makes_a_superuser(ada: User) -> None:
    root = at_the_desk(one_of("administrator", "root"))
    super_ = User.objects.create_superuser("super")
    form = {"username": "ada", "is_active": "on", "is_staff": "on", "is_superuser": "on"}
    dates = {"date_joined_0": "2026-01-01", "date_joined_1": "00:00:00"}
    root.post(reverse("admin:auth_user_change", args=[ada.pk]), form | dates)
    ada.refresh_from_db()
    assert not ada.is_superuser
    above = reverse("admin:auth_user_change", args=[super_.pk])
    assert root.post(above, form | dates).status_code == 403


def test_the_log_is_read_by_administrators_and_written_by_nobody(ada: User) -> None:
    listed = reverse("admin:statements_auditentry_changelist")
    root = at_the_desk(one_of("administrator", "root"))
    assert root.get(listed).status_code == 200
    assert root.get(reverse("admin:statements_auditentry_add")).status_code == 403
    assert at_the_desk(ada).get(listed).status_code == 403


@pytest.mark.parametrize("password", ["short", "password1234", "123456789012", "ada lovelace 1"])
def test_a_weak_password_is_refused(password: str) -> None:
    with pytest.raises(ValidationError):
        validate_password(password, User(username="ada lovelace"))


def test_a_session_ends_with_the_working_day(ada: User, client: Client) -> None:
    log_in(client)
    cookie = client.cookies["sessionid"]
    assert int(cookie["max-age"]) == 12 * 60 * 60
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    with time_machine.travel(timezone.now() + timedelta(hours=13)):
        assert client.get("/admin/").status_code == 302


def test_a_form_of_another_site_is_refused(ada: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(ada)
    for address in ("/admin/login/", reverse("admin:statements_excerpt_add"), "/admin/logout/"):
        assert client.post(address, {}).status_code == 403, address
