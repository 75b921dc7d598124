"""Responsibility notes in every usual form: found where they stand, read for units, leads and time limits."""

from __future__ import annotations

import pytest

from wenzeng.library.policy.compiler.duties import merged, read_note
from wenzeng.library.policy.compiler.lines import read_lines
from wenzeng.library.policy.compiler.notes import Found, find_notes


def notes_in(text: str) -> list[Found]:
    lines = read_lines(text)
    return find_notes(lines, 0, len(text), lines.clean(0, len(text)))


READ = {
    "责任单位：甲县水利局、甲县财政局": (("甲县水利局", "甲县财政局"), (), None),
    "牵头单位：省商务厅；配合单位：省财政厅、各市人民政府": (
        ("省商务厅", "省财政厅", "各市人民政府"),
        ("省商务厅",),
        None,
    ),
    "省水利厅牵头，省财政厅、省林业局配合": (("省水利厅", "省财政厅", "省林业局"), ("省水利厅",), None),
    "教育部、科技部牵头负责": (("教育部", "科技部"), ("教育部", "科技部"), None),
    "省商务厅、省财政厅等按职责分工负责，各市人民政府落实": (("省商务厅", "省财政厅", "各市人民政府"), (), None),
    "由县发改局牵头，县财政局、各乡镇（街道）配合": (
        ("县发改局", "县财政局", "各乡镇（街道）"),
        ("县发改局",),
        None,
    ),
    "区发改局（牵头）、区财政局": (("区发改局", "区财政局"), ("区发改局",), None),
    "责任单位：市交通局；完成时限：2024年6月底前": (("市交通局",), (), "2024年6月底前"),
    "市交通局负责，2024年6月底前完成": (("市交通局",), (), "2024年6月底前完成"),
    "责任单位：市交通局；完成时限：长期坚持": (("市交通局",), (), None),
    "牵头领导：张某；牵头单位：市住建局；责任人：李某": (("市住建局",), ("市住建局",), None),
    "7月底完成，牵头考核单位：市审批局、市政府办公室": (
        ("市审批局", "市政府办公室"),
        ("市审批局", "市政府办公室"),
        "7月底完成",
    ),
    "牵头单位:市委组织部，配合单位:各项目牵头单位": (("市委组织部", "各项目牵头单位"), ("市委组织部",), None),
    "负责部门：市商务局、市财政局，适用范围：全市": (("市商务局", "市财政局"), (), None),
}


@pytest.mark.parametrize(("inner", "want"), READ.items(), ids=lambda case: str(case)[:24])
def test_a_note_is_read(inner: str, want: tuple[tuple[str, ...], tuple[str, ...], str | None]) -> None:
    note = read_note(inner)
    assert (note.units, note.leads, note.deadline) == want


@pytest.mark.parametrize(
    "text",
    [
        "列第一位者为牵头单位，下同",
        "责任单位：省商务厅、省财政厅，排在第一位的为牵头单位，下同",
        "第一个单位为牵头单位",
        "排首位的单位为牵头单位",
    ],
)
def test_a_rule_on_leads_is_seen(text: str) -> None:
    assert read_note(text).rule == "first"


def test_units_before_the_comma_may_lead() -> None:
    note = read_note("市交通局、海港区政府，市规划局。列逗号之前的为牵头单位，下同")
    assert (note.rule, note.head) == ("comma", ("市交通局", "海港区政府"))


FOUND = [
    "建设园区。（责任单位：省商务厅）",
    "建设园区（省商务厅、省财政厅负责）。",
    "建设园区。【责任单位：省商务厅】",
    "建设园区。［省商务厅牵头，省财政厅配合］",
    "建设园区。[省商务厅、海关]",
    "建设园区。（工业和信息化部）",
    "建设园区。(责任单位:省商务厅）",
    "建设园区。（责任单位：省委组织部（省人才办）、各县（市、区）人民政府（管委会））",
    "建设园区。\n责任部门：省商务厅、省财政厅",
    "建设园区。责任单位：省商务厅、省财政厅。",
    "建设园区。（责任单位：省商务厅、省财政厅",
    "建设园区。（自治区商务厅牵头）",
]


@pytest.mark.parametrize("text", FOUND)
def test_a_note_is_found(text: str) -> None:
    assert len(notes_in(text)) == 1
    assert merged([read_note(found.inner) for found in notes_in(text)]).units


@pytest.mark.parametrize(
    "text",
    [
        "运输水泥（含水泥熟料）产品。",
        "建设产业园区（集聚区）。（以下简称平台）",
        "按规定给予补助（具体由市财政局另行规定）。",
        "《某某办法》（财政部令第1号）。",
        "达到目标（不低于10%）。",
        "引进人才（博士、硕士）。",
    ],
)
def test_other_brackets_are_no_notes(text: str) -> None:
    assert notes_in(text) == []


def test_several_notes_keep_their_order() -> None:
    found = notes_in("推进甲（市甲局负责），推进乙。（市乙局牵头）推进丙。（市丙局、市甲局负责）")
    note = merged([read_note(one.inner) for one in found])
    assert note.units == ("市甲局", "市乙局", "市丙局")
    assert note.leads == ("市乙局",)


def test_a_note_runs_over_a_page_break() -> None:
    found = notes_in("建设园区。（责任\n\n— 3 —\n\n单位：省商\n务厅、省财政厅）")
    assert read_note(found[0].inner).units == ("省商务厅", "省财政厅")


def test_a_name_torn_by_a_line_break() -> None:
    found = notes_in("建设园区。\n牵头单位：省商务厅；责任单位：省财政厅、人\n力资源社会保障厅；完成时限：2023年10月")
    note = read_note(found[0].inner)
    assert (note.units, note.deadline) == (("省商务厅", "省财政厅", "人力资源社会保障厅"), "2023年10月")


def test_units_on_lines_of_their_own() -> None:
    found = notes_in("建设园区。\n责任单位：\n园区管委会\n县发改局\n完成时限：2023年10月")
    note = read_note(found[0].inner)
    assert (note.units, note.deadline) == (("园区管委会", "县发改局"), "2023年10月")
