"""A person's page: signing in by one click, and an ear for what the browser complains of or asks of another host."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, Request, expect

OFFICERS = {"department": "department_officer.dept.gxt", "city": "city_officer.450200"}
"""Of the many department and city officers, the two whose work the stories follow: 工信厅 and 柳州市."""


class Listening:
    """Hears every page of a context."""

    def __init__(self, context: BrowserContext, own: str) -> None:
        self.context, self.own = context, own
        self.heard: list[str] = []
        context.on("console", self._console)
        context.on("weberror", lambda error: self.heard.append(str(error.error)))
        context.on("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        # The browser calls an answer of 4xx an error, and htmx a question that a newer one has replaced; both are meant.
        refused = message.text.startswith("Failed to load resource") and "status of 4" in message.text
        replaced = message.text.startswith(("htmx:sendAbort", "htmx:afterRequest"))
        if message.type in {"error", "warning"} and not (refused or replaced):
            self.heard.append(f"{message.type}: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.own + "/", "data:", "blob:", "about:")):
            self.heard.append(f"asked another host: {request.url}")


def sign_in(page: Page, username: str) -> Page:
    """One click on a person."""
    page.goto("/sign-in/")
    page.locator(f'button[value="{OFFICERS.get(username, username)}"]').click()
    expect(page.get_by_role("button", name="退出")).to_be_visible()
    return page


def entry(page: Page, word: str) -> Locator:
    """An entry of the navigation: at the top of a desk's page, at the foot of a phone's."""
    return page.get_by_role("navigation").get_by_role("link", name=word, exact=True).locator("visible=true").first


def sideways(page: Page) -> int:
    """By how much the page itself scrolls sideways."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def broken(page: Page, rules: Mapping[str, Any]) -> list[str]:
    """What axe finds wrong with the page as it stands; its script is loaded once for each page."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    found = page.evaluate("rules => axe.run(rules).then(found => found.violations)", rules)
    return [
        f"{each['id']}: {', '.join(' '.join(map(str, node['target'])) for node in each['nodes'])}" for each in found
    ]
