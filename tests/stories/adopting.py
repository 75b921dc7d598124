"""The way from a file to a plan in force, as a person of the HQ office goes it, with scripts or without."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.stories.incoming import Incoming
from tests.stories.pages import entry

ISSUER, ISSUED, ANSWER_BY = "示例指挥部", "2022-10-21", "2022-11-30"
LIMIT = 40


def upload(page: Page, given: Path) -> None:
    """Hand a file in; the page of the job comes next."""
    page.goto("/")
    entry(page, "文件").click()
    page.get_by_role("link", name="收文", exact=True).click()
    page.get_by_label("政策文件").set_input_files(given)
    page.get_by_role("button", name="收下并编译").click()
    expect(page.get_by_role("status").filter(has_text="排队中")).to_be_visible()
    expect(page.get_by_role("progressbar")).to_be_visible()


def words(page: Page) -> Locator:
    """The document's words in the review."""
    return page.get_by_role("region", name="原文")


def plan(page: Page) -> Locator:
    """The plan beside them."""
    return page.get_by_role("region", name="计划")


def lit(page: Page) -> str:
    """The words that are lit up."""
    expect(words(page).locator(".wz-source__on").first).to_be_visible()
    return "".join(words(page).locator(".wz-source__on").all_inner_texts())


def pick_back_and_forth(page: Page, given: Incoming) -> None:
    """A task picked at right lights up its words at left; words picked at left make their task the current one."""
    start, built = given.tasks[:2]
    plan(page).get_by_role("link", name=built).click()
    assert lit(page) == built
    words(page).get_by_role("link", name=start.removesuffix("12条")).click()
    expect(plan(page).locator("tr[aria-current=true]")).to_contain_text(start)
    assert lit(page) == start


def settle(page: Page, given: Incoming) -> list[str]:
    """Answer what is asked, one question after the other, until nothing is; gives what was asked."""
    asked: list[str] = []
    page.get_by_role("navigation", name="各条措施").get_by_role("link").first.click()
    # Until the answer has come, the question of the page before stands there, and would be gone while it is answered.
    expect(page.locator(".htmx-request")).to_have_count(0)
    while page.get_by_role("link", name="采用计划").count() == 0:
        assert len(asked) < LIMIT, asked
        heading = page.locator(".wz-decide h3")
        expect(heading).to_have_count(1)
        asked.append(heading.inner_text().split("？")[0])
        expect(page.locator(".wz-toast")).to_have_text(_answer(page, asked[-1], given))
    return asked


def _answer(page: Page, asked: str, given: Incoming) -> str:
    """Settle the question on the page; gives what the product then says."""
    decide = page.locator(".wz-decide")
    if asked.startswith("文头"):
        decide.get_by_label("发文字号").fill(given.number)
        decide.get_by_label("发文机关").fill(ISSUER)
        decide.get_by_label("成文日期").fill(ISSUED)
        page.get_by_role("button", name="定下文头").click()
        return "已更正文头"
    if given.unit in asked:
        page.get_by_role("link", name="登记新单位").click()
        expect(page.get_by_label("名称")).to_have_value(given.unit)
        page.get_by_role("button", name="登记并对应").click()
        return f"已登记新单位，并对应“{given.unit}”"
    if "一定规模" in asked:
        page.get_by_text("暂不能定").click()
        decide.get_by_label("答复单位").select_option(label="自治区工业和信息化厅")
        decide.get_by_label("答复期限").fill(ANSWER_BY)
        page.get_by_role("button", name="留待答复").click()
        return "已留待“一定规模”"
    if "12条" in asked:
        decide.get_by_label("完成时限").fill("2022-12-31")
    else:
        decide.get_by_label("确定为").fill("每户 5 万元")
    page.get_by_role("button", name="填定").click()
    return f"已填定{asked.removesuffix('确定为什么').removesuffix('何时完成')}"


def adopt(page: Page) -> None:
    """Put the plan in force, after the question what follows."""
    page.get_by_role("link", name="采用计划").click()
    expect(page.get_by_text("采用不能撤回")).to_be_visible()
    page.get_by_role("button", name="采用计划").click()
    expect(page.locator(".wz-toast")).to_have_text("计划已采用")


def tasks_of(page: Page, given: Incoming) -> list[str]:
    """The tasks of a document in a person's own plan table."""
    page.goto(f"/plan/tasks/?words={given.number}")
    expect(page.get_by_role("heading", name="计划表")).to_be_visible()
    return page.locator("#list-tasks tbody a:not(.wz-cite)").all_inner_texts()
