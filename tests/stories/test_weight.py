"""What a page weighs that comes for the first time: bytes as they travel, and how often the browser has to ask."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser
Enter = Callable[..., Page]
BYTES, REQUESTS = 80_000, 6
HEAVIEST = (
    "/plan/tasks/",
    "/plan/documents/1/",
    "/plan/documents/1/review/?measure=10",
    "/plan/search/?q=项目",
)


def cold(page: Page, url: str) -> tuple[int, int]:
    """Bytes and requests of a page for a browser that has kept nothing."""
    held: dict[str, float] = {}
    session: Any = page.context.new_cdp_session(page)
    session.on("Network.loadingFinished", lambda event: held.update({event["requestId"]: event["encodedDataLength"]}))
    session.send("Network.enable")
    session.send("Network.clearBrowserCache")
    page.goto(url, wait_until="networkidle")
    session.detach()
    return round(sum(held.values())), len(held)


def test_the_heaviest_pages_are_light(enter: Enter, viewport, capsys):
    page = enter("hq_clerk", viewport=viewport)
    found = {url: cold(page, url) for url in HEAVIEST}
    with capsys.disabled():
        print("\n" + "; ".join(f"{url} {size / 1000:.1f} KB, {asked}" for url, (size, asked) in found.items()))
    assert {url: weight for url, weight in found.items() if weight[0] > BYTES or weight[1] > REQUESTS} == {}
    assert min(size for size, _ in found.values()) > 10_000
