from typing import Any

import pytest
from django.test import Client

HERE = "/documents/?kind=treaty&sort=oldest"


def _choose(client: Client, theme: str, *, secure: bool = False, **headers: str) -> Any:
    return client.post(
        "/preferences/", {"theme": theme, "next": HERE}, secure=secure, headers=headers
    )


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_choice_is_kept_for_a_year_and_leads_back(client: Client, theme: str) -> None:
    response = _choose(client, theme)
    assert (response.status_code, response["Location"]) == (303, HERE)
    cookie = response.cookies["theme"]
    assert cookie.value == theme
    assert cookie["max-age"] == 31_536_000
    assert cookie["samesite"] == "Lax"
    assert cookie["httponly"]
    assert not cookie["secure"]


def test_over_an_encrypted_connection_the_cookie_stays_there(client: Client) -> None:
    assert _choose(client, "dark", secure=True).cookies["theme"]["secure"]


def test_as_the_device_forgets_the_choice(client: Client) -> None:
    _choose(client, "dark")
    _choose(client, "auto")
    assert client.cookies["theme"].value == ""
    assert client.cookies["theme"]["max-age"] == 0


@pytest.mark.parametrize("theme", ["", "DARK", "sepia", "a\0b", "x" * 10_000, "<script>"])
def test_an_unknown_theme_is_named_and_changes_nothing(client: Client, theme: str) -> None:
    response = _choose(client, theme)
    assert response.status_code == 400
    assert "theme is not one of auto, light, dark" in response.content.decode()
    assert "<script>" not in response.content.decode()
    assert "theme" not in response.cookies


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://elsewhere.example/",
        "//elsewhere.example/",
        "/\\elsewhere.example/",
        "javascript:alert(1)",
        "x",
        "statements/",
        "?q=x",
        " /statements/",
        "http://[::1",
        "\0/statements/",
        "/" + "x" * 10_000,
    ],
)
def test_it_never_leads_to_another_site(client: Client, elsewhere: str) -> None:
    response = client.post(
        "/preferences/", {"theme": "dark", "next": elsewhere}, headers={"Referer": elsewhere}
    )
    assert (response.status_code, response["Location"]) == (303, "/")


def test_without_a_field_it_leads_where_the_browser_says_it_was(client: Client) -> None:
    response = client.post(
        "/preferences/", {"theme": "dark"}, headers={"Referer": "http://testserver/topics/"}
    )
    assert response["Location"] == "http://testserver/topics/"


def test_it_needs_no_token_and_sets_none(client: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    response = _choose(strict, "dark")
    assert response.status_code == 303
    assert set(response.cookies) == {"theme"}


def test_a_reload_leads_to_the_first_page(client: Client) -> None:
    response = client.get("/preferences/")
    assert (response.status_code, response["Location"]) == (303, "/")
    assert "theme" not in response.cookies
