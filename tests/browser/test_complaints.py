"""The guard that stands behind every page opened in these tests."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.complaints import complaints_of


@pytest.fixture
def page(chromium: Browser, site: str) -> Iterator[Page]:
    """A page without the guard, on a site with the strict policy."""
    context = chromium.new_context(base_url=site)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        ("document.body.setAttribute('style', 'color: red')", "Applying inline style"),
        ("document.body.innerHTML = '<img src=/x onerror=alert(1)>'", "inline event handler"),
        ("fetch('https://example.org/').catch(() => 0)", "Content Security Policy"),
        ("location = 'https://example.org/'", "asked another host: https://example.org/"),
        ("fetch('/not-there')", "status of 404"),
        ("setTimeout(() => nothing.here)", "script: nothing is not defined"),
    ],
)
def test_what_a_page_may_not_do_is_seen(page: Page, site: str, wrong: str, complaint: str) -> None:
    page.goto("/not-there/")
    complaints = complaints_of(page, site)
    page.evaluate(f"() => {{ {wrong} }}")
    page.wait_for_timeout(300)
    assert complaint in " ".join(complaints)


def test_a_page_that_is_meant_to_be_missing_is_no_complaint(page: Page, site: str) -> None:
    complaints = complaints_of(page, site)
    page.goto("/not-there/")
    assert not complaints


def test_writes_of_a_test_are_seen_by_the_page_and_rolled_back(page: Page, site: str) -> None:
    from django.contrib.auth.models import User

    assert not User.objects.exists()
    User.objects.create_superuser("editor", password="a-password")
    page.goto("/admin/login/?next=/admin/")
    page.get_by_label("Username").fill("editor")
    page.get_by_label("Password").fill("a-password")
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("heading", level=1).wait_for()
    assert User.objects.exclude(last_login=None).count() == 1


test_writes_of_the_last_test_are_gone = test_writes_of_a_test_are_seen_by_the_page_and_rolled_back
