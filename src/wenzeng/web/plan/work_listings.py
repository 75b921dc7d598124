"""The lists of the work on the plan: parts, targets, ranks, changes; each declared once for screen, Excel and CSV."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from django.urls import reverse

from wenzeng.mechanisms.plan.declare import LIGHTS, PART_STATES
from wenzeng.web.plan.filters import AsOf, Fits
from wenzeng.web.shell.tables import CLAUSE, DATE, NUMBER, STATE, Choice, Column, Empty, Listing, Month, Search, State

TONES = {"red": "red", "yellow": "yellow", "green": "green", "none": "grey"}
LAMPS = {light: State(word, TONES[light]) for light, word in LIGHTS.items()}
"""Lamps in lists, the worst first."""

OPEN_STATES = frozenset({"reported", "returned"})
"""States in which somebody has to act next: printed bold."""

STATE_WORDS = {state: State(word, "open" if state in OPEN_STATES else "") for state, word in PART_STATES.items()}
ROLES = {True: "牵头", False: "配合"}
NO_DEADLINE = "原文无期限"


def _part(row: Any) -> str:
    return reverse("plan:part", args=[row.pk])


def _reported(row: Any) -> str:
    """What the last step said, in so many characters as a line holds."""
    step = row.last_step
    words = (step.text or step.get_kind_display()) if step else ""
    return words if len(words) <= 40 else words[:39] + "…"


def _why(row: Any) -> str:
    """Why the lamp is as it is; that there is nothing to measure by is said once, by the lamp's own word."""
    return "；".join(row.light.reasons) if row.due or row.targets or row.paused else ""


def _titled(row: Any) -> str:
    """The task, with the period of an instance."""
    return f"{row.title}（{row.period_name}）" if row.period else str(row.title)


UNIT = Column("unit", "承办单位", value=lambda row: row.unit.short_name)
PARTS = Listing(
    name="parts",
    title="任务办理",
    columns=[
        Column("clause", "条款", CLAUSE, link=_part, sort=None),
        Column("title", "任务", link=_part, value=_titled),
        UNIT,
        Column("lead", "牵头/配合", words=ROLES, fit=True),
        Column("due", "时限", DATE, unknown=NO_DEADLINE),
        Column("light", "灯", STATE, value=lambda row: row.light.colour, words=LAMPS),
        Column("why", "缘由", value=_why, sort=None, unknown=""),
        Column("state", "状态", STATE, words=STATE_WORDS),
        Column("last", "最近进展", value=_reported, unknown="未报", sort=None),
        Column("last_day", "报送", DATE, value=lambda row: row.last_step.at.date() if row.last_step else None),
    ],
    empty=Empty("没有任务", "计划采用后，各责任单位的任务列在这里。"),
)


def parts(rows: Sequence[Any]) -> Listing:
    """The list of parts with filters that hold what the rows hold; of one unit alone, without its column."""
    measures = {row.measure: f"{row.clause.split('·')[0]}" for row in rows}
    units = {row.unit.pk: row.unit.short_name for row in rows}
    columns = [column for column in PARTS.columns if column is not UNIT or len(units) > 1]
    filters: list[Any] = [
        Choice("measure", "措施", list(measures.items())),
        Choice("unit", "单位", list(units.items()), key="unit__pk"),
        _area(rows),
        Choice("state", "状态", PART_STATES),
        Choice("light", "灯", LIGHTS, key="light__colour"),
        Fits("lead", "牵头/配合", _is_lead, pairs=[("1", "牵头", True), ("0", "配合", False)]),
        Fits("late", "逾期", _is_late, pairs=[("1", "只看逾期", True)]),
        Month("due", "到期月"),
        Search("含", keys=("title", "unit__name", "unit__short_name", "clause")),
        AsOf(),
    ]
    return replace(PARTS, columns=columns, filters=filters)


def _area(rows: Sequence[Any]) -> Fits:
    """The city whose area a part's unit lies in: the unit itself, one below it, or one stationed there."""
    cities = {row.unit.code: row.unit for row in rows if row.unit.kind == "city"}
    return Fits("city", "市", _lies_in, pairs=[(code, unit.short_name, unit) for code, unit in cities.items()])


def _lies_in(row: Any, city: Any) -> bool:
    return row.unit.path.startswith(city.path) or row.unit.area_id == city.pk


def _is_lead(row: Any, wanted: bool) -> bool:
    return bool(row.lead) == wanted


def _is_late(row: Any, wanted: bool) -> bool:
    return bool(row.is_late) == wanted


def parts_counted(rows: Iterable[Any]) -> str:
    """What the rows come to, in words: how many, by state, by lamp."""
    held = list(rows)
    return f"{len(held)} 项：{states_counted(held)}。灯：{lamps_counted(held)}。" if held else "0 项。"


def states_counted(rows: Sequence[Any]) -> str:
    """How many parts are in each state, and how many of them late."""
    states = [(word, sum(row.state == state for row in rows)) for state, word in PART_STATES.items()]
    late = sum(row.is_late for row in rows)
    return "，".join([f"{word} {n}" for word, n in states if n] + [f"逾期 {late}"] * bool(late))


def lamps_counted(rows: Iterable[Any]) -> str:
    """How many of each lamp."""
    held = list(rows)
    counts = [(word, sum(row.light.colour == light for row in held)) for light, word in LIGHTS.items()]
    return "，".join(f"{word} {n}" for word, n in counts if n)


REPORTED = Listing(
    name="reported",
    title="待认定",
    columns=[
        Column("pick", "选", template="plan/cells/pick.html", sort=None, screen_only=True, fit=True),
        Column("clause", "条款", CLAUSE, link=_part, sort=None),
        Column("title", "任务", link=_part),
        Column("unit", "报结单位", value=lambda row: row.unit.short_name),
        Column("due", "时限", DATE, unknown=NO_DEADLINE),
        Column("reported", "报结", DATE),
        Column("last", "报结说明", value=_reported, sort=None),
    ],
    order="reported",
    empty=Empty("没有待认定的报结", "单位报结后列在这里，由您认定办结或退回。"),
    size=200,
)


def _would_report(row: Any) -> str:
    """What a returned line would report, in one line."""
    report = row.report
    if report is None:
        return ""
    figures = "、".join(f"实际值 {each.value}" for each in report.figures)
    words = (figures, report.text, report.difficulty and f"困难：{report.difficulty}", "报结" if report.done else "")
    return "；".join(filter(None, words))


FILLED = Listing(
    name="filled",
    title="核对",
    columns=[
        Column("line", "行", NUMBER, sort=None),
        Column("title", "任务", sort=None),
        Column("result", "结果", STATE, value=lambda row: "可报" if row.report else State("有错", "open"), sort=None),
        Column("problem", "错在哪里", unknown="", sort=None),
        Column("report", "将报", value=_would_report, unknown="", sort=None),
    ],
    empty=Empty("没有读到填写的内容", "表中的填写栏都是空的。请填好后重新上传。"),
    size=500,
)
