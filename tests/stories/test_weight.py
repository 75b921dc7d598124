"""What a page weighs that comes for the first time: bytes as they travel, and how often the browser has to ask."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
Enter = Callable[..., Page]
BYTES, REQUESTS = 80_000, 6
HEAVIEST = {
    "hq_clerk": (
        "/",
        "/plan/tasks/",
        "/plan/parts/?view=all",
        "/plan/documents/1/",
        "/plan/documents/1/review/?measure=10",
        "/plan/search/?q=项目",
        "/cases/proposals/",
        "/bulletins/1/",
    ),
    "leader": ("/",),
}


def cold(page: Page, url: str) -> tuple[int, int]:
    """Bytes and requests of a page for a browser that has kept nothing."""
    held: dict[str, float] = {}
    session: Any = page.context.new_cdp_session(page)
    own = set[str]()  # the browser draws the icon of a date field from an image of its own, at no address
    session.on(
        "Network.requestWillBeSent", lambda e: own.add(e["requestId"]) if e["request"]["url"][:5] == "data:" else None
    )
    session.on("Network.loadingFinished", lambda e: held.update({e["requestId"]: e["encodedDataLength"]}))
    session.send("Network.enable")
    session.send("Network.clearBrowserCache")
    page.goto(url, wait_until="networkidle")
    session.detach()
    asked = held.keys() - own
    return round(sum(held[each] for each in asked)), len(asked)


def test_the_heaviest_pages_are_light(enter: Enter, viewport, capsys):
    found: dict[str, tuple[int, int]] = {}
    for person, pages in HEAVIEST.items():
        page = enter(person, viewport=viewport)
        if person == "hq_clerk":
            _begin_a_bulletin(page)
        found |= {f"{person} {url}": cold(page, url) for url in pages}
    with capsys.disabled():
        print("\n" + "; ".join(f"{url} {size / 1000:.1f} KB, {asked}" for url, (size, asked) in found.items()))
    assert {url: weight for url, weight in found.items() if weight[0] > BYTES or weight[1] > REQUESTS} == {}
    assert min(size for size, _ in found.values()) > 10_000


def _begin_a_bulletin(page: Page) -> None:
    """Unless the story has begun it at another width."""
    page.goto("/bulletins/")
    begin = page.get_by_role("button", name="编发")
    if begin.count():
        begin.click()
        expect(page.get_by_text("数字锁定于")).to_be_visible()
