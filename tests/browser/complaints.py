"""What a browser has to complain about a page while it lives."""

from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Page, Request

LEAVES = {"http", "https", "ws", "wss"}


def complaints_of(page: Page, site: str) -> list[str]:
    """A list that fills while the page lives: other hosts, script errors, breaches of policy."""
    complaints: list[str] = []
    visited: set[str] = set()

    def asked(request: Request) -> None:
        if request.is_navigation_request():
            visited.add(request.url)
        if urlsplit(request.url).scheme in LEAVES and not request.url.startswith(f"{site}/"):
            complaints.append(f"asked another host: {request.url}")

    def logged(message: ConsoleMessage) -> None:
        # A page that is meant to be a 404 is logged as well; that is for its test to judge.
        is_status = "Failed to load resource" in message.text
        # htmx logs a request that a quicker press replaced; nothing is lost by it.
        if message.text.startswith(("htmx:sendAbort,", "htmx:afterRequest,")):
            return
        if message.type == "error" and not (is_status and message.location["url"] in visited):
            complaints.append(f"console: {message.text}")

    page.on("request", asked)
    page.on("console", logged)
    page.on("pageerror", lambda error: complaints.append(f"script: {error}"))
    return complaints
