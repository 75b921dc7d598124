"""A unit's workbook: out, filled in, and back; good lines go in together, bad ones are named, a bad file is refused whole."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import Any

import openpyxl
import pytest

from tests.mechanisms.notice import AT, Region
from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.plan.models import Actual, Part, Step
from wenzeng.mechanisms.plan.queries import workbook
from wenzeng.mechanisms.plan.services import work

TODAY = AT.date()


def filled(data: bytes, *lines: dict[str, Any]) -> bytes:
    """The workbook with the first lines filled in, as a person does."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    page = book.active
    head = {cell.value: cell.column for cell in page[3]}
    for number, line in enumerate(lines, 4):
        for label, value in line.items():
            page.cell(number, head[label], value)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_filled_workbook_reports_for_the_whole_unit(region: Region) -> None:
    region.adopted()
    officer = region.people["city_officer"]
    data = filled(
        workbook.fill_in(officer, TODAY),
        {"进展": "开工 12 项", "实际值1": 12.5, "请求": "请协调用地"},
        {"进展": "全部完成", "是否办结": "是"},
    )
    lines = workbook.read_back(officer, data, "填报表.xlsx")
    assert [(line.line, line.problem) for line in lines] == [(4, ""), (5, "")]
    reports = [(line.part, line.report) for line in lines if line.part and line.report]
    done, refused = work.report_many(reports, by=officer, at=AT)
    assert [s.kind for s in done] == ["progress", "report"] and not refused
    assert Actual.objects.get().value == "12.5"
    again, _ = work.report_many(reports[:1], by=officer, at=AT + timedelta(hours=1))
    assert again[0].pk == done[0].pk and Step.objects.count() == 2


def test_bad_lines_are_named_and_good_ones_stay_good(region: Region) -> None:
    region.adopted()
    officer = region.people["city_officer"]
    foreign = Part.objects.filter(unit__code="450100").order_by("pk")[0]
    data = filled(
        workbook.fill_in(officer, TODAY),
        {"进展": "开工", "实际值1": "十二"},
        {"填报码": f"{foreign.pk}/", "进展": "替别人报"},
        {"进展": "正常推进", "是否办结": "也许"},
    )
    problems = [line.problem for line in workbook.read_back(officer, data, "a.xlsx")]
    assert ["不是数" in problems[0], "不是本单位" in problems[1], "填“是”或“否”" in problems[2]] == [True] * 3


def test_a_row_that_was_ruled_on_meanwhile_is_refused_alone(region: Region) -> None:
    region.adopted()
    officer = region.people["city_officer"]
    empty = workbook.fill_in(officer, TODAY)
    lines = workbook.read_back(officer, filled(empty, {"进展": "正常推进"}, {"进展": "正常推进"}), "a.xlsx")
    reports = [(line.part, line.report) for line in lines if line.part and line.report]
    work.report_progress(reports[0][0], text="已办结", done=True, by=officer, at=AT)
    done, refused = work.report_many(reports, by=officer, at=AT)
    assert len(done) == 1 and [r.where for r in refused] == [f"part:{reports[0][0].pk}"]


def test_a_formula_is_never_worked_out(region: Region) -> None:
    region.adopted()
    officer = region.people["city_officer"]
    data = filled(workbook.fill_in(officer, TODAY), {"进展": "推进", "实际值1": "=6*7"})
    (line,) = workbook.read_back(officer, data, "a.xlsx")
    assert line.report and not line.report.figures


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4", b"PK\x03\x04 torn"], ids=["empty", "another kind", "torn"])
def test_a_bad_file_is_refused_whole(region: Region, data: bytes) -> None:
    with pytest.raises(Refused) as refused:
        workbook.read_back(region.people["city_officer"], data, "a.xlsx")
    assert refused.value.code in {"wrong_type", "internal"}


def test_another_workbook_is_told_from_ours(region: Region) -> None:
    out = io.BytesIO()
    openpyxl.Workbook().save(out)
    with pytest.raises(Refused, match="不是下载的填报表"):
        workbook.read_back(region.people["city_officer"], out.getvalue(), "a.xlsx")


def test_nothing_typed_becomes_a_formula_in_the_workbook(region: Region) -> None:
    region.adopted()
    officer = region.people["city_officer"]
    part = Part.objects.filter(unit=officer.unit).order_by("pk")[0]
    work.report_progress(part, text="=HYPERLINK(1)", by=officer, at=AT)
    page = openpyxl.load_workbook(io.BytesIO(workbook.fill_in(officer, TODAY))).active
    kinds = {cell.data_type for row in page.iter_rows() for cell in row if cell.value}
    assert kinds == {"s"} and page.protection.sheet
    assert page.cell(4, 1).protection.locked and not page.cell(4, 9).protection.locked
