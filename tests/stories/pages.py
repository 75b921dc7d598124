"""A person's page: signing in by one click, and an ear for what the browser complains of or asks of another host."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, expect

PEOPLE = {
    "hq_clerk": "指挥部办公室经办",
    "department": "部门经办",
    "city": "设区市经办",
    "firm_clerk": "企业经办",
    "leader": "自治区领导",
    "system_admin": "系统管理员",
}
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
        # A page answered by 4xx is said to be an error by the browser; stories that refuse on purpose meet those.
        refused = message.text.startswith("Failed to load resource") and "status of 4" in message.text
        if message.type in {"error", "warning"} and not refused:
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


def sideways(page: Page) -> int:
    """By how much the page itself scrolls sideways."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
