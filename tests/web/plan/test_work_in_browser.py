"""A city's morning in a browser, at the width of a desk and of a phone: report in three actions, hand down, be sent back; axe."""

from __future__ import annotations

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.browsers import violations
from tests.web.plan.work import PDF, page_of, part_of
from wenzeng.mechanisms.plan.models import Part

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PROOF = {"name": "台账.pdf", "mimeType": "application/pdf", "buffer": PDF}


@pytest.fixture
def sign_in(live_server, region, browser_page):
    """Sign in as somebody by a click."""

    def enter(name: str) -> Page:
        browser_page.context.clear_cookies()
        browser_page.goto(f"{live_server.url}/sign-in/")
        browser_page.click(f'button[value="{name}"]')
        browser_page.wait_for_load_state()
        return browser_page

    return enter


def test_progress_takes_three_actions(sign_in, region, live_server):
    page = sign_in("city_officer")
    page.goto(f"{live_server.url}/plan/parts/")
    page.get_by_role("link", name="年底前竣工55项").click()  # open
    page.fill("[name=text]", "已竣工 5 项")  # fill in
    page.fill("[name^=figure_]", "5")
    page.set_input_files("[name=proof]", [PROOF, {**PROOF, "name": "照片.pdf"}])
    page.click("#report button[type=submit]")  # submit
    expect(page.locator(".wz-toast")).to_contain_text("已报进展，回执")
    expect(page.locator(".wz-timeline")).to_contain_text("竣工项目 5 项；已竣工 5 项")
    expect(page.locator(".wz-timeline a")).to_have_count(2)
    assert not violations(page)


def test_pages_of_work_are_accessible_and_fit(sign_in, region, live_server):
    part = part_of(region, "竣工55项", "450200")
    page = sign_in("city_officer")
    wrong = []
    urls = [page_of(part, act) for act in ("", "report", "hand_down", "view")]
    urls += [
        f"{page_of(part)}?count=1",
        reverse("plan:task", args=[part.task_id]),
        "/plan/parts/",
        "/plan/parts/workbook/",
    ]
    urls += ["/plan/ranks/?of=below", reverse("plan:target", args=[part.task.targets.get().pk])]
    for url in urls:
        page.goto(live_server.url + url)
        wrong += [f"{url} {each}" for each in violations(page)]
        if page.evaluate("document.documentElement.scrollWidth - window.innerWidth") > 0:
            wrong.append(f"{url} scrolls sideways")
    assert not wrong, "\n".join(wrong)


def test_reported_sent_back_and_handed_down(sign_in, region, live_server):
    part = part_of(region, "竣工55项", "450200")
    page = sign_in("city_officer")
    page.goto(live_server.url + page_of(part))
    page.fill("[name=text]", "已全部竣工")
    page.check("[name=done]")
    page.click("#report button[type=submit]")
    page = sign_in("hq_clerk")
    page.goto(f"{live_server.url}/plan/parts/reported/")
    page.get_by_role("link", name="年底前竣工55项").click()
    page.get_by_role("link", name="退回").click()
    page.fill("[name=reason]", "缺竣工验收材料")
    page.click("main button.wz-btn--main")
    expect(page.locator(".wz-toast")).to_have_text("已退回")
    page = sign_in("city_officer")
    page.goto(live_server.url + page_of(part))
    expect(page.locator(".wz-timeline__back").first).to_contain_text("缺竣工验收材料")
    page.get_by_role("link", name="下达").click()
    page.get_by_label("鱼峰区").check()
    page.click("main button.wz-btn--main")
    expect(page.locator("main")).to_contain_text("1 个单位：在办 1")
    assert Part.objects.filter(above=part).count() == 1


def test_lines_are_added_without_losing_the_file(sign_in, live_server):
    page = sign_in("hq_clerk")
    page.goto(f"{live_server.url}/plan/sources/enter/")
    page.set_input_files("[name=file]", PROOF)
    page.fill("[name=task1-words]", "报送停产企业名单")
    page.click("button[name=add]")
    expect(page.locator("[name=task6-words]")).to_be_visible()
    expect(page.locator("[name=task1-words]")).to_have_value("报送停产企业名单")
    assert page.evaluate("document.querySelector('[name=file]').files.length") == 1
