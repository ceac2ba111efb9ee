"""The basket: a cookie with slugs, set by plain forms, followed by every button."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from statements.models import Excerpt, State
from statements.views.basket import KEPT_FOR
from tests.views.page import Element, read_page

pytestmark = pytest.mark.usefixtures("record")
AddExcerpt = Callable[..., Excerpt]
SIX = [
    *("nss-2006-a", "nss-2006-b", "nss-2010-a", "nss-2010-b", "nss-2015-full", "nss-2015-short"),
]


def press(client: Client, **form: str) -> Any:
    return client.post("/basket/", form)


def held(client: Client) -> list[str]:
    return client.cookies["basket"].value.split(".") if client.cookies["basket"].value else []


def hold(client: Client, *slugs: str) -> None:
    client.cookies["basket"] = ".".join(slugs)


def page_of(client: Client, address: str = "/statements/") -> Element:
    answer = client.get(address)
    assert answer.status_code == 200
    return read_page(answer.content.decode())


def buttons(page: Element) -> dict[str, Element]:
    found = [each for each in page.all("button") if "toggle" in each.attrs.get("class", "")]
    return {each.attrs["value"]: each for each in found}


def notices(page: Element) -> str:
    return page.by_id("notices").words


def test_a_press_puts_it_in_and_leads_back_to_its_place(client: Client) -> None:
    back = "/statements/?president=obama#statement-nss-2010-b"
    answer = press(client, put="nss-2010-b", next=back)
    assert (answer.status_code, answer["Location"]) == (303, back)
    assert held(client) == ["nss-2010-b"]
    page = page_of(client)
    assert "In the basket: Obama 2010, p. 48 (nss-2010-b). 1 of 6 places." in notices(page)


def test_the_form_carries_the_way_back(client: Client) -> None:
    page = page_of(client, "/statements/?president=obama&page=1")
    form = next(
        each for each in page.all("form") if "nss-2010-b" in str(each.all("button")[0].attrs)
    )
    assert (form.attrs["action"], form.attrs["method"]) == ("/basket/", "post")
    fields = {each.attrs["name"]: each.attrs["value"] for each in form.all("input")}
    assert fields == {"next": "/statements/?president=obama&page=1#statement-nss-2010-b"}
    page.by_id("statement-nss-2010-b")


def test_a_second_press_takes_it_out(client: Client) -> None:
    hold(client, "nss-2010-a", "nss-2010-b")
    assert buttons(page_of(client))["nss-2010-b"].attrs["name"] == "take"
    press(client, take="nss-2010-b")
    assert held(client) == ["nss-2010-a"]
    assert "Taken out of the basket: Obama 2010, p. 48" in notices(page_of(client))


def test_a_page_that_is_out_of_date_undoes_nothing(client: Client) -> None:
    hold(client, "nss-2010-a", "nss-2010-b")
    press(client, put="nss-2010-b")
    assert held(client) == ["nss-2010-a", "nss-2010-b"]
    assert "In the basket already: Obama 2010, p. 48" in notices(page_of(client))
    press(client, take="nss-2006-a")
    assert held(client) == ["nss-2010-a", "nss-2010-b"]


def test_buttons_say_what_is_in_the_basket(client: Client) -> None:
    hold(client, "nss-2010-b")
    for address in ("/statements/", "/topics/accountability/", "/compare/topics/accountability/"):
        found = buttons(page_of(client, address))
        assert found["nss-2010-b"].attrs["aria-pressed"] == "true"
        assert found["nss-2010-b"].words.startswith("In basket Obama, National Security")
        assert found["nss-2006-a"].attrs["aria-pressed"] == "false"
        assert found["nss-2006-a"].words.startswith("Compare G. W. Bush")
    assert set(buttons(page_of(client, "/statements/nss-2010-b/"))) == {"nss-2010-b"}
    assert len(buttons(page_of(client, "/"))) == 3
    assert buttons(page_of(client, "/presidents/obama/"))


def test_at_six_the_button_is_disabled_and_says_so(client: Client) -> None:
    hold(client, *SIX)
    found = buttons(page_of(client))
    assert "disabled" in found["apb-2011"].attrs
    assert found["apb-2011"].words.startswith("6 of 6 places; remove one first")
    assert "disabled" not in found["nss-2010-b"].attrs
    press(client, put="apb-2011")
    assert held(client) == SIX
    assert "6 of 6 places are taken; remove one first." in notices(page_of(client))


def test_the_masthead_counts_and_leads_to_the_comparison(client: Client) -> None:
    hold(client, "nss-2015-full", "nss-2010-b")
    link = page_of(client, "/about/").by_id("basket-link")
    assert link.words == "Compare 2 in the basket"
    assert link.attrs["href"] == "/compare/?s=nss-2015-full&s=nss-2010-b"
    client.cookies.clear()
    assert page_of(client, "/about/").by_id("basket-link").words == "Compare"


def test_the_box_has_letters_chips_and_the_way_on(client: Client) -> None:
    hold(client, "nss-2015-full", "nss-2010-b")
    box = page_of(client).by_id("basket")
    chips = [(each.words, each.attrs["value"]) for each in box.by_class("chip")]
    assert chips == [
        ("ARemove Obama 2015, p. 22 (nss-2015-full)", "nss-2015-full"),
        ("BRemove Obama 2010, p. 48 (nss-2010-b)", "nss-2010-b"),
        ("Remove all", "1"),
    ]
    assert "Basket: 2 of 6 places" in box.words
    assert [each.words for each in box.all("a")] == ["Compare 2"]
    press(client, clear="1")
    assert not client.cookies["basket"].value
    assert not page_of(client).by_id("basket").words


def test_the_cookie_outlives_the_browser_and_no_script_reads_it(client: Client) -> None:
    cookie = press(client, put="nss-2010-b").cookies["basket"]
    assert cookie["max-age"] == KEPT_FOR
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


def test_who_never_uses_it_gets_no_cookie(client: Client) -> None:
    for address in ("/", "/statements/", "/compare/", "/compare/?s=nss-2010-b&s=nss-2015-full"):
        answer = client.get(address)
        assert not answer.cookies
        assert "Cookie" in answer["Vary"]


@pytest.mark.parametrize("state", [State.DRAFT, State.IN_REVIEW, State.WITHDRAWN])
def test_what_is_not_published_cannot_be_put_in(
    client: Client, add_excerpt: AddExcerpt, state: State
) -> None:
    add_excerpt("hidden", state=state, text="Not for the public.")
    press(client, put="hidden")
    press(client, hold="hidden.nss-2010-b.nss-2010-a")
    assert held(client) == ["nss-2010-b", "nss-2010-a"]
    hold(client, "hidden", "nss-2010-b")
    page = page_of(client)
    assert "1 that stood here is no longer published" in page.by_id("basket").words
    assert "hidden" not in page.by_id("basket").words
    press(client, put="nss-2010-a")
    assert held(client) == ["nss-2010-b", "nss-2010-a"]


def test_a_renamed_excerpt_stays_in(client: Client) -> None:
    excerpt = Excerpt.objects.get(slug="nss-2010-b")
    excerpt.slug = "nss-2010-second"
    excerpt.save()
    hold(client, "nss-2010-b")
    assert "(nss-2010-second)" in page_of(client).by_id("basket").words
    press(client, take="nss-2010-second")
    assert not client.cookies["basket"].value


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"put": ""},
        {"put": "nothing-such"},
        {"put": "nss\0"},
        {"put": "x" * 10_000},
        {"put": "<script>"},
        {"hold": ""},
        {"hold": "." * 10_000},
        {"hold": "a.b\0.<c>"},
    ],
    ids=lambda form: str(form)[:30],
)
def test_anything_else_changes_nothing_and_is_said(client: Client, form: dict[str, str]) -> None:
    hold(client, "nss-2010-b")
    assert press(client, **form).status_code == 303
    assert held(client) == ["nss-2010-b"]
    page = page_of(client)
    assert "o published excerpt" in notices(page)
    assert "<script>alert" not in str(page)


@pytest.mark.parametrize("cookie", ["", "...", "x" * 10_000, "<b>.nss-2010-b", "a b", "nss\u00e9"])
def test_a_cookie_of_anything_is_no_error(client: Client, cookie: str) -> None:
    client.cookies["basket"] = cookie
    for address in ("/statements/", "/compare/", "/basket/"):
        assert client.get(address, follow=True).status_code == 200


def test_another_site_is_no_way_back(client: Client) -> None:
    answer = press(client, put="nss-2010-b", next="https://example.org/")
    assert answer["Location"] == "/"


def test_opened_as_a_page_it_leads_to_the_comparison(client: Client) -> None:
    hold(client, "nss-2010-b", "nss-2015-full")
    assert client.get("/basket/")["Location"] == "/compare/?s=nss-2010-b&s=nss-2015-full"


def test_a_script_gets_the_parts_that_change_and_no_message(client: Client) -> None:
    answer = client.post(
        "/basket/",
        {"put": "nss-2010-b", "next": "/topics/#statement-nss-2010-b"},
        headers={"HX-Request": "true"},
    )
    assert answer.status_code == 200
    event = json.loads(answer["HX-Trigger"])["basket"]
    assert (event["held"], event["places"]) == (["nss-2010-b"], 6)
    assert "In the basket: Obama 2010" in event["said"]
    parts = read_page(answer.content.decode())
    assert parts.by_id("basket-link").words == "Compare 1 in the basket"
    assert parts.by_id("basket").attrs["hx-swap-oob"] == "true"
    assert held(client) == ["nss-2010-b"]
    assert not notices(page_of(client))


def test_buttons_cost_no_query(
    client: Client, sixty: list[Excerpt], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    hold(client, *SIX)
    for address in ("/", "/statements/", "/topics/accountability/", "/presidents/obama/"):
        with django_assert_max_num_queries(14):
            client.get(address)


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
    ],
)
@pytest.mark.parametrize("form", [{"put": "nss-2006-a"}, {"clear": "1"}, {"hold": "prudential"}])
def test_a_form_of_another_site_changes_nothing(
    client: Client, headers: dict[str, str], form: dict[str, str]
) -> None:
    response = client.post("/basket/", form, headers=headers)
    assert response.status_code == 400
    assert "basket" not in response.cookies
    assert b"The form stands on another site." in response.content


@pytest.mark.parametrize(
    "headers", [{}, {"Sec-Fetch-Site": "same-origin"}, {"Origin": "http://testserver"}]
)
def test_a_form_of_ours_is_answered(client: Client, headers: dict[str, str]) -> None:
    response = client.post("/basket/", {"put": "nss-2006-a"}, headers=headers)
    assert response.cookies["basket"].value == "nss-2006-a"
