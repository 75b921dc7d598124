"""The shell in a browser: nothing for axe to find, no sideways scroll, the keys, lists without a reload, the dialog."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browsers import DESK, violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SCREENS = {
    "/": 200,
    "/tasks/": 200,
    "/tasks/?q=nothing": 200,
    "/report/": 200,
    "/ask/": 200,
    "/sign/": 200,
    "/fail/conflict/": 409,
    "/fail/500/": 500,
}


@pytest.fixture
def site(live_server) -> str:
    return live_server.url


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page at a desk, with scripts."""
    context = browser.new_context(viewport=DESK, locale="zh-CN")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("screen", SCREENS)
def test_nothing_to_find_and_no_sideways_scroll(browser_page: Page, site: str, screen: str, colours: str):
    browser_page.emulate_media(color_scheme=colours)
    answer = browser_page.goto(site + screen)
    assert answer.status == SCREENS[screen]
    assert violations(browser_page) == []
    assert browser_page.evaluate("document.documentElement.scrollWidth") <= browser_page.viewport_size["width"]


def test_a_list_is_ordered_and_filtered_in_place(page: Page, site: str):
    page.goto(site + "/tasks/")
    page.evaluate("document.body.dataset.same = 'yes'")
    page.get_by_role("link", name="支出").click()
    expect(page.locator("th[aria-sort=ascending]")).to_contain_text("支出")
    page.get_by_label("状态").select_option("已办结")
    expect(page.get_by_role("status").filter(has_text="筛得 40 条")).to_be_visible()
    assert page.url.endswith("sort=paid&q=&state=done&due=")
    assert page.locator("body").get_attribute("data-same") == "yes"
    page.go_back()
    expect(page.get_by_role("status").filter(has_text="共 120 条")).to_be_visible()


def test_a_refusal_is_said_in_the_open_page(page: Page, site: str):
    page.goto(site + "/tasks/")
    page.evaluate("htmx.ajax('GET', '/fail/conflict/', {target: '#list-tasks'})")
    expect(page.get_by_role("alert")).to_contain_text("本期已关账，不能再改。")
    expect(page.locator("#list-tasks tbody tr")).to_have_count(50)


def test_keys(page: Page, site: str):
    page.goto(site + "/tasks/")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("j")
    expect(page.locator("tbody tr").nth(1).get_by_role("link").first).to_be_focused()
    page.keyboard.press("/")
    expect(page.get_by_placeholder("任务、措施、文号、单位")).to_be_focused()
    page.keyboard.press("j")
    expect(page.get_by_placeholder("任务、措施、文号、单位")).to_have_value("j")
    page.get_by_role("heading", name="任务清单").click()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="快捷键")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_the_question_opens_in_place(page: Page, site: str):
    page.goto(site + "/")
    page.get_by_role("link", name="督办").click()
    question = page.get_by_role("dialog", name="向示例单位发督办函？")
    expect(question).to_be_visible()
    assert violations(page) == []
    question.get_by_role("link", name="再看看").click()
    expect(question).to_have_count(0)
    page.get_by_role("link", name="督办").click()
    question.get_by_role("button", name="发督办函").click()
    expect(page).to_have_url(site + "/tasks/")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "none"])
def test_everything_works_without_scripts(browser: Browser, site: str, scripts: bool):
    context = browser.new_context(viewport=DESK, locale="zh-CN", java_script_enabled=scripts)
    page = context.new_page()
    page.goto(site + "/tasks/?q=示例项目00")
    page.get_by_role("link", name="责任单位").click()
    expect(page.locator("th[aria-sort=ascending]")).to_contain_text("责任单位")
    expect(page.locator("tbody tr")).to_have_count(10)
    page.get_by_role("button", name="特大").click()
    expect(page.locator("html")).to_have_attribute("data-size", "larger")
    page.get_by_role("button", name="深").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert page.url.endswith("sort=unit__name")
    page.goto(site + "/report/")
    page.get_by_label("累计支出").fill("1,2O6.40")
    page.get_by_role("button", name="提交").click()
    page.get_by_role("link", name="累计支出：含“O”").click()
    expect(page.get_by_label("累计支出")).to_be_focused()
    page.goto(site + "/ask/")
    page.get_by_role("button", name="发督办函").click()
    expect(page).to_have_url(site + "/tasks/")
    context.close()
