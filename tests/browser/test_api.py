"""The page about the API in a browser: for every eye, and on a narrow screen."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page


@pytest.mark.parametrize(("width", "dark"), [(320, True), (1280, False)])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(
    open_page: Callable[..., Page], axe: Callable[[Page], list[str]], *, width: int, dark: bool
) -> None:
    page = open_page("/api/", width=width, dark=dark)
    page.locator("details").first.locator("summary").click()
    assert not axe(page)
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
