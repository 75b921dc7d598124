"""Supervision in a browser, at the width of a desk and of a phone: a letter issued, answered, accepted; axe on every page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browsers import violations
from tests.web.cases.late import PDF, part_of, proposed
from wenzeng.mechanisms.casework.models import Case

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def sign_in(live_server, late, browser_page):
    """Sign in as somebody by a click."""

    def enter(name: str) -> Page:
        browser_page.context.clear_cookies()
        browser_page.goto(f"{live_server.url}/sign-in/")
        browser_page.click(f'button[value="{name}"]')
        browser_page.wait_for_load_state()
        return browser_page

    return enter


def faults(page: Page, url: str) -> list[str]:
    """What is wrong with a page: for those who cannot see it well, and for those with a small screen."""
    assert page.goto(url).status == 200
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return [f"{url} {each}" for each in violations(page)] + ([f"{url} scrolls sideways"] if wide > 0 else [])


def test_a_letter_s_way(sign_in, late, live_server):
    home = live_server.url
    page = sign_in("hq_clerk")
    held = proposed("450200")
    wrong = faults(page, f"{home}/cases/proposals/")
    wrong += faults(page, f"{home}/cases/proposals/{held.pk}/dismiss/")
    part = part_of(late, "450200").pk
    for kind in ("", "&type=urge", "&type=supervise", "&type=talk", "&type=list"):
        wrong += faults(page, f"{home}/cases/new/?subject=part:{part}{kind}")
    wrong += faults(page, f"{home}/cases/proposals/{held.pk}/")
    page.fill("[name=words_demand]", "请柳州市人民政府高度重视，一周内办结。")
    page.get_by_role("button", name="签发提醒函").click()
    expect(page.locator(".wz-toast")).to_contain_text("提醒函已办")
    case = Case.objects.get()
    page = sign_in("city_officer")
    wrong += faults(page, f"{home}/cases/")
    wrong += faults(page, f"{home}/cases/{case.pk}/?count=1")
    page.get_by_role("link", name="回复", exact=True).click()
    page.fill("[name=text]", "已竣工55项。")
    page.set_input_files("[name=files]", [{"name": "清单.pdf", "mimeType": "application/pdf", "buffer": PDF}])
    wrong += violations(page)
    page.get_by_role("button", name="回复").click()
    expect(page.locator(".wz-timeline")).to_contain_text("已竣工55项。")
    page = sign_in("hq_clerk")
    wrong += faults(page, f"{home}/cases/{case.pk}/return/")
    wrong += faults(page, f"{home}/cases/{case.pk}/accept/")
    page.get_by_role("button", name="认可办结").click()
    expect(page.locator(".wz-toast")).to_contain_text("已认可办结")
    assert not wrong, "\n".join(wrong)


def test_a_talk_is_held_and_read(sign_in, late, live_server):
    home, page = live_server.url, sign_in("hq_lead")
    page.goto(f"{home}/cases/new/?subject=part:{part_of(late, '450200').pk}&type=talk")
    for name, words in (("hour", "上午9:30"), ("place", "会议室"), ("persons", "韦××")):
        page.fill(f"[name={name}]", words)
    page.get_by_role("button", name="看样").click()
    expect(page.locator(".wz-letter")).to_contain_text("上午9:30")
    page.get_by_role("button", name="签发约谈").click()
    case = Case.objects.get()
    wrong = faults(page, f"{home}/cases/{case.pk}/") + faults(page, f"{home}/cases/{case.pk}/hold/")
    page.get_by_text("再写几项承诺").click()
    expect(page.locator("[name=promise_2_text]")).to_be_visible()
    wrong += violations(page)
    assert not wrong, "\n".join(wrong)
