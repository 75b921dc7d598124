"""The thin path in a browser, at the width of a desk and of a phone: sign in, look, take in, answer, adopt; axe on each page."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.browsers import violations
from tests.region import Region
from wenzeng.mechanisms.office.models import Job
from wenzeng.mechanisms.office.services import work

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def site(live_server, region) -> str:
    return live_server.url


@pytest.fixture
def desk(site, browser_page):
    """The HQ clerk, signed in by a click."""
    browser_page.goto(f"{site}/sign-in/")
    browser_page.click('button[value="hq_clerk"]')
    return browser_page


def pages(region: Region) -> list[str]:
    """Every page that shows something, as the HQ clerk sees it."""
    measure, task = region.adopted.measures.first(), region.task("竣工55项")
    blank, name = region.blank("一定增长"), region.mention("算力局")
    target, part = task.targets.get(), task.parts.first()
    with_things = {
        "plan:task": task.pk, "plan:task_correct": task.pk, "plan:task_assign": task.pk, "plan:task_drop": task.pk,
        "plan:target_add": task.pk, "plan:measure": measure.pk, "plan:lead": measure.pk, "plan:task_add": measure.pk,
        "plan:document": region.adopted.pk, "plan:review": region.draft.pk, "plan:heading": region.draft.pk,
        "plan:adopt": region.draft.pk, "plan:discard": region.draft.pk, "plan:mention": name.pk, "plan:enter_unit": name.pk,
        "plan:fill": blank.pk, "plan:leave": blank.pk, "office:unit": "450200", "plan:rank": "450200",
        "plan:target": target.pk, "plan:target_course": target.pk, "plan:target_shares": target.pk,
        "plan:part": part.pk, "plan:part_view": part.pk, "plan:part_extend": part.pk, "plan:part_pause": part.pk,
    }  # fmt: skip
    plain = (
        "desk:home",
        "desk:jobs",
        "office:me",
        "office:units",
        "plan:tasks",
        "plan:measures",
        "plan:documents",
        "plan:upload",
        "plan:parts",
        "plan:reported",
        "plan:targets",
        "plan:ranks",
        "plan:changes",
        "plan:source_enter",
        "plan:workbook",
    )
    found = [reverse(name) for name in plain] + [reverse(name, args=[key]) for name, key in with_things.items()]
    return [*found, reverse("plan:search") + "?q=项目", "/sign-in/"]


def sideways(page: Page) -> int:
    return page.evaluate("document.documentElement.scrollWidth - window.innerWidth")


def test_every_page_is_accessible_and_fits(desk, site, region):
    said: list[str] = []
    desk.on("console", lambda message: said.append(message.text) if message.type in {"error", "warning"} else None)
    wrong = []
    for url in pages(region):
        desk.goto(site + url)
        wrong += [f"{url} {each}" for each in violations(desk)]
        if sideways(desk) > 0:
            wrong.append(f"{url} scrolls sideways by {sideways(desk)}")
    assert not wrong, "\n".join(wrong)
    assert not said, "\n".join(said)


def test_from_a_file_to_an_adopted_plan(desk, site, region, tmp_path):
    given = tmp_path / "来文.txt"
    given.write_text("关于再一件事的通知", encoding="utf-8")
    desk.goto(site + reverse("plan:upload"))
    desk.set_input_files("input[type=file]", given)
    desk.click("main button[type=submit]")
    work.run(str(Job.objects.get().pk))
    desk.get_by_role("link", name="核对计划").click()
    answers = {"文头": _heading, "哪个单位": _named, "确定为": _filled}
    for _ in range(3):
        asked = desk.inner_text("#asked")
        next(answer for words, answer in answers.items() if words in asked)(desk)
        desk.click(".wz-decide .wz-btn--main")
    desk.get_by_role("link", name="采用计划").click()
    desk.locator("dialog[open] button[type=submit]").click()
    expect(desk.locator(".wz-toast")).to_have_text("计划已采用")
    expect(desk.locator("main")).to_contain_text("桂稳发〔2023〕1号")


def _heading(page: Page) -> None:
    page.fill("#decide_number", "桂稳发〔2023〕1号")
    page.fill("#decide_issuer", "指挥部")
    page.fill("#decide_issued", "2023-01-10")


def _named(page: Page) -> None:
    page.check("input[value=named]")


def _filled(page: Page) -> None:
    page.fill("#decide_answer", "8%")


def test_the_review_follows_without_leaving_the_page(desk, site, region):
    desk.goto(site + reverse("plan:review", args=[region.draft.pk]))
    desk.evaluate("window.stayed = true")
    task = region.task("开工项目10项")
    desk.click(f"#row-{task.pk}")
    expect(desk.locator(".wz-source__on").first).to_be_visible()
    expect(desk).to_have_url(re.compile(rf"task={task.pk}"))
    desk.click(f"#step-{region.draft.measures.last().pk}")
    expect(desk.locator("h2", has_text="稳定就业")).to_be_visible()
    assert desk.evaluate("window.stayed") is True
    desk.go_back()
    expect(desk.locator(".wz-source__on").first).to_be_visible()


def test_filtering_stays_on_the_page_and_in_the_address(desk, site):
    desk.goto(site + reverse("plan:tasks"))
    desk.evaluate("window.stayed = true")
    desk.select_option("#list-tasks-kind", "recurring")
    expect(desk.locator(".wz-table tbody tr")).to_have_count(1)
    expect(desk).to_have_url(re.compile("kind=recurring"))
    assert desk.evaluate("window.stayed") is True


def test_the_same_without_script(browser, site, region):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/sign-in/")
    page.click('button[value="hq_clerk"]')
    page.goto(site + reverse("plan:review", args=[region.draft.pk]))
    page.click(f"#row-{region.task('开工项目10项').pk}")
    expect(page.locator(".wz-source__on").first).to_be_visible()
    page.goto(site + reverse("plan:tasks"))
    page.select_option("#list-tasks-kind", "recurring")
    page.click("text=筛选")
    expect(page.locator(".wz-table tbody tr")).to_have_count(1)
    context.close()
