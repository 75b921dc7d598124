"""A document's whole way in the browser: taken in, compiled, reviewed, adopted, seen by each in his part, changed with a reason."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.stories import adopting
from tests.stories.incoming import Incoming
from tests.stories.pages import entry
from tests.stories.product import Site

pytestmark = pytest.mark.browser
Enter = Callable[..., Page]
COMPILED = 20_000
NEW_DAY, REASON = "2022-12-20", "年底前须投产"
GIVEN = {
    ("scripts", 1366): Incoming("冬季蔬果", "果蔬加工专班", "桂稳发〔2022〕31号"),
    ("scripts", 375): Incoming("茉莉花茶", "花茶加工专班", "桂稳发〔2022〕32号"),
    ("none", 1366): Incoming("螺蛳粉", "米粉加工专班", "桂稳发〔2022〕33号"),
    ("none", 375): Incoming("桑蚕丝绸", "丝绸加工专班", "桂稳发〔2022〕34号"),
}


@pytest.mark.parametrize("scripts", ["scripts", "none"])
def test_from_a_file_to_each_ones_part(scripts: str, viewport, enter: Enter, site: Site, tmp_path: Path):
    context = {"viewport": viewport, "java_script_enabled": scripts == "scripts"}
    given = GIVEN[scripts, viewport["width"]]
    file = given.write(tmp_path)
    desk = enter("hq_clerk", **context)
    adopting.upload(desk, file)
    _wait_for_the_review(desk, site, by_itself=scripts == "scripts")
    adopting.pick_back_and_forth(desk, given)
    asked = adopting.settle(desk, given)
    assert sorted(asked) == sorted(
        [
            "文头各项是什么",
            f"“{given.unit}”是哪个单位",
            "“12条”何时完成",
            "“一定规模”确定为什么",
            "“给予奖励”确定为什么",
        ]
    )
    adopting.adopt(desk)
    _came_as_it_was(desk, file)
    if scripts == "scripts":
        _each_sees_the_own_part(enter, context, given)
        _changed_with_a_reason(enter, context, desk, given)


def _wait_for_the_review(desk: Page, site: Site, *, by_itself: bool) -> None:
    """With scripts the job's page moves on by itself; without, by its link."""
    address, result = desk.url, desk.get_by_role("link", name="核对计划")
    if by_itself:
        desk.evaluate("window.stayed = true")
    with site.worker():
        if by_itself:
            expect(result).to_be_visible(timeout=COMPILED)
            assert desk.evaluate("window.stayed") is True and desk.url == address
        else:
            _refresh_until_done(desk)
    result.click()
    expect(desk.get_by_role("heading", name="核对计划")).to_be_visible()


def _refresh_until_done(desk: Page) -> None:
    state = desk.get_by_role("status").filter(has_text="已完成")
    for _ in range(400):
        if state.count():
            return
        desk.get_by_role("link", name="刷新").click()
        expect(desk.get_by_role("heading", level=1)).to_contain_text("编译《")
    raise AssertionError(desk.inner_text("main"))


def _came_as_it_was(desk: Page, file: Path) -> None:
    with desk.expect_download() as held:
        desk.get_by_role("link", name="下载原件").click()
    assert held.value.suggested_filename == file.name
    assert held.value.path().read_bytes() == file.read_bytes()


def _each_sees_the_own_part(enter: Enter, context: dict[str, object], given: Incoming) -> None:
    """The department those of its measure, the city its own, another city none, the firm the document alone."""
    city = enter("city", **context)
    assert adopting.tasks_of(enter("department", **context), given) == list(given.tasks[:3])
    assert adopting.tasks_of(city, given) == list(given.tasks)
    assert adopting.tasks_of(enter("city_officer.450100", **context), given) == []
    city.get_by_role("link", name=given.tasks[0]).click()
    address = city.url
    firm = enter("firm_clerk", **context)
    assert firm.goto(address).status == 404
    assert firm.goto("/plan/tasks/").status == 403
    entry(firm, "文件").click()
    firm.get_by_role("link", name=given.title).click()
    expect(firm.get_by_role("region", name="全文")).to_contain_text(given.tasks[3])
    expect(firm.get_by_text("改动记录")).to_have_count(0)


def _changed_with_a_reason(enter: Enter, context: dict[str, object], desk: Page, given: Incoming) -> None:
    """Old and new stand in the task's history; whoever saw the plan before is told of the conflict, and keeps his words."""
    assert adopting.tasks_of(desk, given) == list(given.tasks)
    desk.get_by_role("link", name=given.tasks[1]).click()
    task = desk.url
    second = enter("hq_lead", **context)
    second.goto(task)
    for person in (second, desk):
        person.get_by_role("link", name="更正", exact=True).click()
        person.get_by_label("时限").fill(NEW_DAY if person is desk else "2022-12-25")
    desk.get_by_role("button", name="更正").click()
    expect(desk.get_by_role("alert").filter(has_text="请填写“理由”")).to_be_visible()
    desk.get_by_label("理由").fill(REASON)
    desk.get_by_role("button", name="更正").click()
    expect(desk.locator(".wz-toast")).to_have_text("已更正任务")
    history = desk.locator("aside .wz-timeline")
    expect(history).to_contain_text(REASON)
    expect(history).to_contain_text(f"时限 2022-12-31 → {NEW_DAY}")
    second.get_by_label("理由").fill("另有安排，须推后")
    with second.expect_response(lambda response: response.request.method == "POST") as answer:
        second.get_by_role("button", name="更正").click()
    assert answer.value.status == 409
    expect(second.get_by_role("alert").filter(has_text="这一条刚被他人改过")).to_be_visible()
    expect(second.get_by_label("理由")).to_have_value("另有安排，须推后")
    second.goto(task)
    expect(second.locator(".wz-head__sub")).to_contain_text(NEW_DAY)
