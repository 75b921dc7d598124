"""The calendar's and the parameters' pages in a browser, at the width of a desk and of a phone: a change by hand, axe, no sideways scroll."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browsers import violations
from tests.region import RECEIVED
from wenzeng.mechanisms.office import declare
from wenzeng.mechanisms.office.services import calendar

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = (
    "/calendar/?year=2022", "/calendar/?year=2027", "/calendar/change/", "/calendar/count/",
    "/calendar/count/?start=2022-09-06&days=30&unit=calendar", "/calendar/count/?start=2022-09-30&unit=working",
    "/parameters/", "/parameters/test.days/", "/parameters/test.days/set/",
)  # fmt: skip


@pytest.fixture
def desk(live_server, region, browser_page, monkeypatch):
    """The HQ clerk, signed in by a click, with a calendar laid down and one parameter."""
    monkeypatch.setattr(declare, "_parameters", {})
    declare.parameter("test.days", "红灯天数", 3, "个工作日", "assumption", why="试行", low=1, high=30)
    calendar.lay_down(by=region.people["hq_clerk"], at=RECEIVED)
    browser_page.goto(f"{live_server.url}/sign-in/")
    browser_page.click('button[value="hq_clerk"]')
    return browser_page


def test_pages_read_well(desk, live_server):
    for page in PAGES:
        desk.goto(live_server.url + page)
        assert not violations(desk), page
        assert desk.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0, page


def test_a_day_is_changed_and_counted(desk, live_server):
    desk.goto(live_server.url + "/calendar/?year=2022")
    desk.get_by_role("link", name="改动日子").click()
    desk.get_by_label("第一天").fill("2022-10-31")
    desk.get_by_label("名称").fill("台风停工")
    desk.get_by_label("依据").fill("桂政办电〔2022〕9号")
    desk.get_by_label("理由").fill("台风")
    desk.get_by_role("button", name="改动", exact=True).click()
    expect(desk.get_by_text("31日 台风停工放假")).to_be_visible()
    desk.get_by_role("link", name="数日子").click()
    desk.get_by_label("起算日").fill("2022-10-28")
    desk.get_by_label("天数").fill("1")
    desk.get_by_role("button", name="数", exact=True).click()
    expect(desk.get_by_role("heading", name="最后一天是2022年11月1日（周二）")).to_be_visible()
