"""A real browser in front of the shipped record, and what every page has to bear.

`open_page("/statements/", width=320, dark=True)` gives a page; when the test ends, every page it
opened must have loaded from our own host alone, with no script error and no breach of its
Content-Security-Policy. What a test or its visitor writes is rolled back.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Lock
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from django.core.handlers.wsgi import WSGIHandler
from django.core.servers.basehttp import ThreadedWSGIServer
from django.db import connections
from django.test import Client
from django.test.testcases import LiveServerThread
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.complaints import complaints_of

# Playwright keeps an event loop in this thread, where Django would refuse to read its database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--headless",
    "--no-sandbox",  # chromium has none for root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is marked, so that `-m 'not browser'` leaves it out."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


class OneAtATime(WSGIHandler):
    """Requests wait for each other, because they share the test's connection."""

    lock = Lock()

    def __init__(self, _: WSGIHandler) -> None:
        super().__init__()

    def __call__(self, *request: Any) -> Any:
        with self.lock:
            return super().__call__(*request)


class Server(ThreadedWSGIServer):
    """A server that leaves the shared connection open after a request."""

    def _close_connections(self) -> None:
        pass


class ServerThread(LiveServerThread):
    server_class = Server


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests; each page has a context, and so cookies, of its own."""
    if not CHROMIUM:
        pytest.skip("no browser on this machine: install the package chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def _server(django_db_setup: None) -> Iterator[str]:
    """Serve from another thread over the tests' own connection, so that it sees what they wrote."""
    shared = connections["default"]
    shared.inc_thread_sharing()
    thread = ServerThread("127.0.0.1", OneAtATime, connections_override={"default": shared})
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    if thread.error:
        raise thread.error
    yield f"http://127.0.0.1:{thread.port}"
    thread.terminate()
    shared.dec_thread_sharing()


@pytest.fixture
def site(_server: str, db: None) -> Iterator[str]:
    """The address of the site, without a slash at its end."""
    yield _server
    with OneAtATime.lock:  # the last request is answered before its writes are rolled back
        pass


def log_in(context: BrowserContext, user: User, site: str) -> None:
    """Give the browser a session of this user without walking through the form."""
    client = Client()
    client.force_login(user)
    session = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": site}])


@pytest.fixture
def open_page(chromium: Browser, site: str) -> Iterator[Callable[..., Page]]:
    """Open an address; further names are Playwright's own for a context (`locale`, …)."""
    opened: list[tuple[str, BrowserContext, list[str]]] = []

    def open_page(
        path: str = "/",
        *,
        width: int = 1280,
        height: int = 900,
        dark: bool = False,
        scripts: bool = True,
        user: User | None = None,
        **more: Any,
    ) -> Page:
        context = chromium.new_context(
            base_url=site,
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            java_script_enabled=scripts,
            **more,
        )
        if user:
            log_in(context, user, site)
        page = context.new_page()
        page.set_default_timeout(10_000)
        opened.append((path, context, complaints_of(page, site)))
        page.goto(path)
        return page

    yield open_page
    for _, context, _ in opened:
        context.close()
    assert not [f"{path}: {line}" for path, _, lines in opened for line in lines]


@pytest.fixture
def axe() -> Callable[[Page], list[str]]:
    """What the accessibility rules of WCAG 2.0 to 2.2, A and AA, and good practice find wrong."""

    def violations(page: Page) -> list[str]:
        # Without preload, for axe would write styles into the page, which the policy forbids.
        options = {
            "preload": False,
            "resultTypes": ["violations"],
            "runOnly": {"type": "tag", "values": RULES},
        }
        found = Axe().run(page, options=options).response["violations"]
        return [
            f"{rule['id']}: {rule['help']} at {' '.join(map(str, node['target']))}"
            for rule in found
            for node in rule["nodes"]
        ]

    return violations
