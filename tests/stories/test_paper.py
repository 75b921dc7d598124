"""What leaves the plan table, and what is printed: the rows on the screen, no more and no less, with their marks."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.stories.pages import entry
from tests.stories.product import ROOT

pytestmark = pytest.mark.browser
Enter = Callable[..., Page]
POLICY = ROOT / "src/wenzeng/measures/document.txt"
CONDITION = "性质 目标，含“项目”"
BARE = ("退出", "导出 Excel", "筛选", "字号", "翻页", "打印\n")
"""Words of bars and buttons, which no paper shows."""


@pytest.fixture
def table(enter: Enter, viewport) -> Page:
    """The plan table under two conditions, chosen by hand."""
    page = enter("hq_clerk", viewport=viewport)
    entry(page, "计划").click()
    page.get_by_label("性质").select_option(label="目标")
    expect(page.get_by_role("status").filter(has_text="筛得")).to_be_visible()
    page.get_by_label("含", exact=True).fill("项目")
    page.get_by_label("含", exact=True).press("Enter")
    expect(page).to_have_url(re.compile(r"kind=target.*words=%E9%A1%B9"))
    expect(page.locator(".wz-onpaper")).to_contain_text(CONDITION)
    expect(page.get_by_role("link", name="清除条件")).to_be_visible()
    return page


def shown(page: Page) -> list[tuple[str, str]]:
    """Clause and task of the rows on the screen."""
    rows = page.locator("#list-tasks tbody tr")
    marks = rows.locator("a.wz-cite").all_inner_texts()
    return list(zip(marks, rows.locator("td a:not(.wz-cite)").all_inner_texts(), strict=True))


def taken(page: Page, link: str) -> tuple[str, Path]:
    """A file: its name, and where it lies."""
    with page.expect_download() as held:
        page.get_by_role("link", name=link).click()
    return held.value.suggested_filename, held.value.path()


def pairs(cells: list[list[str]]) -> list[tuple[str, str]]:
    """Clause and task of the rows under a head that names them."""
    clause, task = cells[0].index("条款"), cells[0].index("任务")
    return [(row[clause].strip("〔〕"), row[task]) for row in cells[1:]]


def test_every_export_holds_the_rows_shown(table: Page):
    rows = shown(table)
    assert 2 <= len(rows) < 20 and all("·" in mark for mark, _ in rows)
    name, path = taken(table, "导出 Excel")
    assert "演示数据" in name and name.endswith(".xlsx")
    cells = [
        [str(cell or "") for cell in row] for row in openpyxl.load_workbook(io.BytesIO(path.read_bytes())).active.values
    ]
    assert f"条件：{CONDITION}" in cells[1][0] and "本表为演示数据" in cells[1][0]
    head = next(n for n, row in enumerate(cells) if "条款" in row)
    assert pairs(cells[head:]) == rows
    name, path = taken(table, "CSV")
    assert "演示数据" in name and name.endswith(".csv")
    assert pairs(list(csv.reader(io.StringIO(path.read_text("utf-8-sig"))))) == rows
    name, path = taken(table, "导出 Word")
    assert "演示数据" in name and name.endswith(".docx")
    _word(path, rows)


def _word(path: Path, rows: list[tuple[str, str]]) -> None:
    paper = Document(str(path))
    cells = [[cell.text for cell in row.cells] for row in paper.tables[0].rows]
    tasks = [cells[0], *(row for row in cells[1:] if len(set(row)) > 1)]  # a measure is a band across the table
    assert pairs(tasks) == rows
    assert all(row[-1].startswith("〔") and row[-1].endswith("〕") for row in tasks[1:])
    text = "\n".join(paragraph.text for paragraph in paper.paragraphs)
    assert CONDITION in text and "演示数据" in text
    assert paper.sections[0].header.paragraphs[0].text == "演示数据"


def test_the_original_comes_back_byte_for_byte(enter: Enter, viewport):
    page = enter("firm_clerk", viewport=viewport)
    entry(page, "文件").click()
    page.locator("#list-documents tbody a").first.click()
    name, path = taken(page, "下载原件")
    assert name == POLICY.name and path.read_bytes() == POLICY.read_bytes()


def printed(page: Page, folder: Path) -> list[str]:
    """The text of each page of the print, its signs as they are typed."""
    path = folder / "print.pdf"
    page.pdf(path=path, format="A4", print_background=False)
    return [unicodedata.normalize("NFKC", sheet.extract_text()) for sheet in PdfReader(path).pages]


def test_the_plan_table_prints_as_a_paper(enter: Enter, viewport, tmp_path: Path):
    page = enter("hq_clerk", viewport=viewport)
    entry(page, "计划").click()
    page.get_by_label("月份").fill("2022-12")
    page.get_by_label("月份").press("Enter")
    expect(page.get_by_role("link", name="清除条件")).to_be_visible()
    page.get_by_role("link", name="清除条件").click()
    expect(page.get_by_role("status").filter(has_text="共")).to_be_visible()
    sheets = printed(page, tmp_path)
    assert len(sheets) > 2
    assert "指挥部办公室 · 计划表 · 演" in sheets[0]
    assert all("条款 任务 牵头 配合" in sheet for sheet in sheets if "〔" in sheet)
    _bare(sheets)


def test_a_measure_prints_as_a_paper(enter: Enter, viewport, tmp_path: Path):
    page = enter("city", viewport=viewport)
    entry(page, "措施").click()
    page.get_by_role("link", name="支持企业开拓市场").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("支持企业开拓市场")
    sheets = printed(page, tmp_path)
    assert "最高不超过1000万元" in "".join("".join(sheets).split())
    assert "条款 任务 牵头 配合" in "".join(sheets)
    assert "依据:桂稳" in sheets[-1].replace("：", ":")
    _bare(sheets)


def _bare(sheets: list[str]) -> None:
    """No bar and no button; the source line is the last thing."""
    text = "\n".join(sheets)
    assert not [word for word in BARE if word in text]
    assert "数据截至 2022-10-24。打印" in sheets[-1].replace("|", "")
    assert sheets[-1].rstrip().splitlines()[-1].endswith("数据。")
