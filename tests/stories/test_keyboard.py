"""The plan by keyboard alone: every stop is seen, none is a trap, and each list leads on without a mouse."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browsers import DESK
from tests.stories.product import Site

pytestmark = pytest.mark.browser
Enter = Callable[..., Page]
STOPS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]:not([tabindex='-1'])"
HERE = """stops => {
  const here = document.activeElement;
  if (!here || here === document.body) return null;
  const style = getComputedStyle(here);
  const inside = !here.matches(':focus'); // the button inside a date field, which has the browser's own ring
  const ring = inside || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2);
  const box = here.getBoundingClientRect();
  const over = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  const bar = over && over.closest('.wz-bottom');
  return { place: [...document.querySelectorAll(stops)].indexOf(here), ring,
           covered: Boolean(bar) && !bar.contains(here),
           name: here.getAttribute('aria-label') || (here.matches('select') ? here.id : here.innerText) || here.id };
}"""
REACHABLE = """stops => [...document.querySelectorAll(stops)].map((stop, place) => [stop, place])
  .filter(([stop]) => stop.checkVisibility() && !stop.disabled)
  .map(([stop, place]) => place)"""
MOST = 400


class Keys:
    """A person who has no mouse; every stop has to show where he is."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def here(self) -> str:
        """The name of the place that has the focus."""
        held = self.page.evaluate(HERE, STOPS)
        if held is None:
            return ""
        _seen(held)
        return str(held["name"]).strip()

    def tab_to(self, name: str) -> None:
        """Go on until a stop of this name."""
        passed: list[str] = []
        while len(passed) < MOST:
            self.press("Tab")
            passed.append(self.here())
            if name == passed[-1] or (len(name) > 2 and name in passed[-1]):
                return
        raise AssertionError(f"{name} is not reached: {passed[-3:]}")

    def round_trip(self) -> None:
        """Through the whole page and out of it again, passing every stop that can be seen."""
        wanted, passed = set(self.page.evaluate(REACHABLE, STOPS)), list[int]()
        for _ in range(MOST):
            self.press("Tab")
            held = self.page.evaluate(HERE, STOPS)
            if held is None:  # between the last stop and the first, where the browser's own bars are
                continue
            if passed and held["place"] == passed[0] != passed[-1]:
                break
            _seen(held)
            passed.append(held["place"])
        missed = wanted.difference(passed)
        assert wanted and not missed, f"never reached: {sorted(missed)} of {len(wanted)}"


def _seen(held: dict[str, Any]) -> None:
    """A stop says that it has the focus, and no bar lies over it."""
    assert held["ring"], f"nothing shows that {held['name']} has the focus"
    assert not held["covered"], f"the bar at the foot covers {held['name']}"


@pytest.fixture
def keys(browser, site: Site, viewport):
    """A browser that no mouse touches, at the sign-in page."""
    context = browser.new_context(viewport=viewport, locale="zh-CN", base_url=site.url)
    context.set_default_timeout(10_000)
    page = context.new_page()
    page.goto("/sign-in/")
    yield Keys(page)
    context.close()


def test_from_signing_in_to_a_file(keys: Keys, viewport):
    page = keys.page
    keys.press("Tab")
    assert keys.here() == "跳到正文"
    keys.tab_to("指挥部办公室经办")
    keys.press("Enter")
    expect(page.get_by_role("heading", name="今天要定的事")).to_be_visible()
    _search(keys, wide=viewport == DESK)
    keys.tab_to("计划")
    keys.press("Enter")
    expect(page.get_by_role("heading", name="计划表")).to_be_visible()
    _rows(keys)
    _filter(keys)
    keys.round_trip()
    keys.tab_to("导出 Excel")
    with page.expect_download() as held:
        keys.press("Enter")
    assert held.value.suggested_filename.startswith("计划表")


def _search(keys: Keys, *, wide: bool) -> None:
    """A slash goes to the field; where there is none, a link leads to one."""
    page = keys.page
    if not wide:
        keys.tab_to("搜索")
        keys.press("Enter")
        expect(page.get_by_role("heading", name="搜索")).to_be_visible()
        keys.tab_to("search-words")
    else:
        keys.press("/")
        assert keys.here() == "q"
    page.keyboard.type("电池")
    keys.press("Enter")
    expect(page.get_by_role("heading", name="任务", exact=True)).to_be_visible()


def _rows(keys: Keys) -> None:
    """j and k walk the rows, Enter opens the one that has the focus."""
    page = keys.page
    rows = page.locator("#list-tasks tbody tr")
    keys.press("j", "j", "j", "k")
    expect(rows.nth(1).get_by_role("link").first).to_be_focused()
    keys.here()
    title = rows.nth(1).locator("a:not(.wz-cite)").inner_text()
    keys.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    page.go_back()
    expect(page.get_by_role("heading", name="计划表")).to_be_visible()


def _filter(keys: Keys) -> None:
    """A choice made by arrow key filters at once and keeps the focus where it was."""
    page = keys.page
    page.get_by_role("heading", name="计划表").evaluate("heading => document.activeElement.blur()")
    keys.tab_to("list-tasks-kind")
    keys.press("ArrowDown")
    expect(page.get_by_role("status").filter(has_text="筛得")).to_be_visible()
    expect(page.get_by_label("性质")).to_be_focused()
    keys.here()


def test_the_review_is_no_trap(enter: Enter, viewport):
    page = enter("hq_clerk", viewport=viewport)
    page.goto("/plan/documents/1/review/?measure=6")
    keys = Keys(page)
    keys.round_trip()
    page.evaluate("document.activeElement.blur()")
    keys.tab_to("亮出原句")
    keys.press("Enter")
    expect(page.locator(".wz-source__on").first).to_be_visible()
