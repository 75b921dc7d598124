"""Every page that a person can reach by links: answered, accessible, as wide as the screen, quiet, marked as invented."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browsers import DESK, PHONE, RULES
from tests.stories import adopting
from tests.stories.incoming import Incoming
from tests.stories.pages import broken, sideways, sign_in
from tests.stories.product import Site

pytestmark = pytest.mark.browser
Enter = Callable[..., Page]
ALL = {**RULES, "preload": False, "runOnly": [*RULES["runOnly"], "best-practice"]}
COLOURS = {"runOnly": ["color-contrast"], "preload": False, "resultTypes": ["violations"]}
State = tuple[Any, str, dict[str, Any] | None]
STATES = [(DESK, "light", ALL), (DESK, "dark", COLOURS), (PHONE, "light", ALL), (PHONE, "dark", COLOURS)]
"""What the rules look at beside colours is the same by day and by night."""

CROSSED = [(DESK, "light", ALL), (PHONE, "dark", ALL)]
"""Each width and each set of colours once: for every page that a person is the first to see."""

GLANCE: list[State] = [(PHONE, "dark", None)]
"""Enough where a person sees, with less on it, a page that the HQ office sees: answered, marked, as wide as the phone."""

FILES = re.compile(r"/file/$|plan\.json$|[?&](\w-)?export=|/(word|pdf)/$|/evidence/\d+/$|^/cases/files/|/signed/\d+/$")
SHAPED = re.compile(r"(\w-)?(sort|page)|next|year|count|counted|of")
"""Parameters of an address that order what is shown, choose within it, or lead back: no page of their own."""

KEYS = re.compile(r"/(?:\d+|[0-9a-f-]{36}|[a-z]+\.[a-z0-9._]+)/|(?<=/of)/[^/]+/")
MOST = 100
DRAFT = Incoming("八角香料", "香料加工专班", "桂稳发〔2022〕41号")
INSIDE = {
    "/", "/plan/parts/", "/plan/targets/", "/plan/ranks/", "/plan/changes/", "/plan/tasks/", "/plan/measures/",
    "/plan/measures/*/", "/plan/documents/", "/plan/documents/*/", "/plan/search/", "/cases/", "/bulletins/", "/papers/",
    "/parameters/", "/parameters/*/",
}  # fmt: skip
ANYBODY = {
    "/me/",
    "/me/password/",
    "/units/",
    "/units/*/",
    "/verify/",
    "/inbox/",
    "/inbox/mail/",
    "/calendar/",
    "/calendar/count/",
}
WHOLE = {
    "/plan/parts/*/", "/plan/parts/*/view/", "/plan/tasks/*/", "/plan/targets/*/", "/plan/ranks/*/", "/cases/*/",
    "/cases/proposals/", "/cases/proposals/*/", "/papers/*/",
}  # fmt: skip
DOES = {
    "/plan/parts/*/",
    "/plan/parts/*/report/",
    "/plan/parts/workbook/",
    "/plan/tasks/*/",
    "/plan/targets/*/",
    "/plan/targets/*/report/",
}
HQ = {
    *INSIDE, *ANYBODY, *WHOLE, "/inbox/*/", "/jobs/*/", "/units/hq/", "/calendar/change/", "/parameters/*/set/",
    "/plan/tasks/*/correct/", "/plan/tasks/*/assign/", "/plan/tasks/*/drop/", "/plan/tasks/*/targets/add/",
    "/plan/targets/*/correct/", "/plan/targets/*/drop/", "/plan/targets/*/course/", "/plan/targets/*/shares/",
    "/plan/parts/reported/", "/plan/parts/*/accept/", "/plan/parts/*/return/", "/plan/parts/*/extend/",
    "/plan/parts/*/pause/", "/plan/parts/*/withdraw/", "/plan/sources/enter/", "/plan/measures/*/lead/",
    "/plan/measures/*/tasks/add/", "/plan/documents/upload/", "/plan/documents/*/review/", "/plan/documents/*/heading/",
    "/plan/documents/*/discard/", "/plan/mentions/*/enter/", "/plan/blanks/*/fill/", "/plan/blanks/*/leave/",
    "/cases/*/accept/", "/cases/*/return/", "/cases/proposals/issue/", "/cases/proposals/*/dismiss/",
    "/bulletins/*/", "/bulletins/*/edit/", "/bulletins/*/send-out/",
}  # fmt: skip
REACHED = {
    "hq_clerk": HQ,
    "department": {*INSIDE, *ANYBODY, *DOES},
    "city": {*INSIDE, *ANYBODY, *DOES, "/plan/parts/*/hand-down/", "/plan/ranks/*/", "/cases/proposals/"},
    "leader": {*INSIDE, *ANYBODY, *WHOLE, "/instruct/"},
    "firm_clerk": {*ANYBODY, "/plan/measures/", "/plan/measures/*/", "/plan/documents/", "/plan/documents/*/"},
    "system_admin": {*ANYBODY, "/parameters/*/", "/persons/", "/persons/new/", "/persons/of/*/", "/persons/of/*/correct/"},
    "security_admin": {
        *ANYBODY, "/persons/of/*/", "/persons/of/*/disable/", "/persons/of/*/hand-over/", "/persons/of/*/post/",
        "/persons/posts/*/close/", "/persons/posts/*/deputy/",
    },
    "audit_admin": {*ANYBODY, "/persons/", "/persons/of/*/", "/journal/", "/journal/sign-ins/"},
}  # fmt: skip
"""What each must have come to, so that a walk that goes nowhere is no success."""

SEEDS = {
    "hq_clerk": ["/jobs/", "/plan/tasks/?words=没有的词&unit=450200", "/plan/parts/?view=all", "/?as_of=2022-10-20"],
    "firm_clerk": ["/plan/tasks/", "/nowhere/"],
}
REFUSED = {"/plan/tasks/": 403, "/nowhere/": 404}
"""What the firm's clerk is refused, on a page like the others."""


def kind(url: str) -> str:
    """What pages of one kind have in common: the address without its keys, the names of its parameters."""
    parts = urlsplit(url)
    names = sorted({name for name, _ in parse_qsl(parts.query) if not SHAPED.fullmatch(name)})
    return KEYS.sub("/*/", parts.path) + ("?" + "&".join(names) if names else "")


def states(person: str, seen: str) -> list[State]:
    """In which states a page is looked at; the home of each is its own."""
    return GLANCE if person != "hq_clerk" and seen != "/" and seen in HQ else CROSSED


def _links(page: Page, own: str) -> list[str]:
    found = page.locator("a[href]").evaluate_all("links => links.map(link => link.href.split('#')[0])")
    return [url.removeprefix(own) for url in found if url.startswith(own + "/") and not FILES.search(url)]


@pytest.fixture(scope="module")
def draft(browser, site: Site, tmp_path_factory):
    """A document that waits for its review, with everything open, and a bulletin that is being written."""
    context = browser.new_context(base_url=site.url, locale="zh-CN")
    desk = sign_in(context.new_page(), "hq_clerk")
    adopting.upload(desk, DRAFT.write(tmp_path_factory.mktemp("draft")))
    with site.worker():
        expect(desk.get_by_role("link", name="核对计划")).to_be_visible(timeout=20_000)
    desk.goto("/bulletins/")
    desk.get_by_role("button", name="编发").click()
    expect(desk.get_by_text("数字锁定于")).to_be_visible()
    yield
    context.close()


@pytest.mark.usefixtures("draft")
@pytest.mark.parametrize("person", REACHED)
def test_every_page_that_a_person_reaches(person: str, enter: Enter, site: Site):
    page = enter(person)
    left, seen, wrong = deque(["/", *SEEDS.get(person, []), "/plan/search/?q=项目"]), set[str](), list[str]()
    while left:
        url = left.popleft()
        if kind(url) in seen:
            continue
        seen.add(kind(url))
        assert len(seen) < MOST, sorted(seen)
        expected = REFUSED.get(url, 200) if person == "firm_clerk" else 200
        wrong += [f"{url}: {fault}" for fault in faults(page, url, expected, states(person, kind(url)))]
        left.extend(_links(page, site.url))
    assert not wrong, "\n".join(wrong)
    missing = REACHED[person] - {each.split("?")[0] for each in seen}
    assert not missing, sorted(seen)


def test_the_page_before_signing_in(enter: Enter):
    page = enter("leader")
    page.get_by_role("button", name="退出").click()
    assert faults(page, "/sign-in/", 200, STATES) == []


def faults(page: Page, url: str, expected: int, states: Iterable[State]) -> list[str]:
    """What is wrong with a page in some states: at a desk and on a phone, by day and by night."""
    page.set_viewport_size(DESK)
    page.emulate_media(color_scheme="light")
    answer = page.goto(url)
    found = [f"answered {answer.status}"] if answer.status != expected else []
    if page.locator("html").get_attribute("lang") != "zh-Hans":
        found.append("not said to be Chinese")
    for size, colours, rules in states:
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=colours)
        found += [f"{size['width']} {colours} {each}" for each in (broken(page, rules) if rules else ())]
        if sideways(page) > 0:
            found.append(f"scrolls sideways by {sideways(page)} at {size['width']}")
        if not page.locator(".wz-top .wz-demo").is_visible():
            found.append(f"does not say 演示数据 at {size['width']}")
    return found
