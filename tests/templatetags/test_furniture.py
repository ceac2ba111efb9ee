import re

import pytest
from django.template.loader import get_template, render_to_string
from django.test import RequestFactory

ERROR_PAGES = ["400.html", "403.html", "403_csrf.html", "404.html"]


def _page(path: str = "/", template: str = "403.html", cookie: str = "") -> str:
    request = RequestFactory().get(path)
    if cookie:
        request.COOKIES["theme"] = cookie
    return render_to_string(template, request=request)


@pytest.mark.parametrize(
    ("path", "marked"),
    [
        ("/documents/", ["/documents/ page"]),
        ("/documents/nss-2010/", ["/documents/ true"]),
        ("/", []),
        ("/documentsfoo/", []),
    ],
)
def test_the_way_in_that_leads_here_is_marked(path: str, marked: list[str]) -> None:
    found = re.findall(r'<a href="([^"]+)" aria-current="([^"]+)"', _page(path))
    assert [" ".join(each) for each in found] == marked


@pytest.mark.parametrize("chosen", ["light", "dark"])
def test_a_remembered_theme_colours_the_page_and_is_the_chosen_radio(chosen: str) -> None:
    page = _page(cookie=chosen)
    assert f'<html lang="en-US" class="theme-{chosen}">' in page
    assert re.findall(r'value="(\w+)" checked', page) == [chosen]


@pytest.mark.parametrize("cookie", ["", "auto", 'dark"><script>', "x" * 10_000])
def test_any_other_cookie_leaves_the_page_as_the_device_has_it(cookie: str) -> None:
    page = _page(cookie=cookie)
    assert '<html lang="en-US">' in page
    assert re.findall(r'value="(\w+)" checked', page) == ["auto"]
    assert "<script>" not in page


@pytest.mark.parametrize("template", [*ERROR_PAGES, "500.html"])
def test_error_pages_render_without_a_request(template: str) -> None:
    page = get_template(template).render()
    assert "css/site.css" in page
    assert page.count("<h1>") == 1


def test_not_found_says_what_was_asked_and_offers_ways_on() -> None:
    page = render_to_string("404.html", {"request_path": "/statements/nss-2010-q/<b>"})
    assert "<code>/statements/nss-2010-q/&lt;b&gt;</code>" in page
    assert page.count('name="q"') == 1
    for way in ("/statements/", "/documents/", "/legislation/"):
        assert f'<a class="btn" href="{way}">' in page


@pytest.mark.parametrize("template", [*ERROR_PAGES, "500.html"])
def test_nothing_is_inline_or_from_another_host(template: str) -> None:
    page = _page(template=template)
    assert "<style" not in page
    assert not re.search(r"\s(style|on\w+)=", page)
    assert not re.search(r"<script(?![^>]*\ssrc=)", page)
    assert not re.search(r'(src|href|action)="(https?:)?//', page)
