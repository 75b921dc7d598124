"""Words of the plan: states, origins, and what wiring hands over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from wenzeng.mechanisms.office.declare import parameter

STATES = {"draft": "待核对", "adopted": "在用", "discarded": "已弃用"}
"""States of a document."""

SOURCES = {"policy": "政策文件", "instruction": "批示", "meeting": "会议", "inspection": "督查检查", "letter": "来函"}
"""What sets work: a policy document, a leader's instruction, a meeting, an inspection, a letter."""

PART_STATES = {"open": "在办", "reported": "已报结", "returned": "退回", "accepted": "办结", "withdrawn": "撤销"}
"""States of a unit's part: answered is not done, and done is only what has been accepted."""

STEPS = {
    "progress": "报进展",
    "report": "报结",
    "accept": "认定办结",
    "return": "退回",
    "pause": "暂停",
    "resume": "恢复",
    "extend": "调整时限",
    "view": "研判意见",
    "hand_down": "分解下达",
    "withdraw": "撤销",
    "drop": "随计划撤销",
    "reopen": "重新承办",
    "ask": "回访",
    "outcome": "成效",
}
"""Steps on a part."""

OUTCOME_AFTER = (6, 12)
"""Months after which a done part is asked for its outcome."""

COURSES = {"linear": "匀速", "points": "节点", "seasonal": "季节"}
"""Shapes of the way to a target."""

LIGHTS = {"red": "红灯", "yellow": "黄灯", "green": "绿灯", "none": "无灯"}
"""Lamps, the worst first; none where an input is missing."""

ORIGINS = {"text": "原文", "hand": "手工录入", "decided": "指挥部定", "assumption": "假定"}
"""Where a value comes from: the text, entered by hand, decided by HQ, or our assumption until somebody decides."""

BLANK_STATES = {"open": "待定", "filled": "已填", "left": "留待"}
"""States of a named blank: nobody has decided; filled; left open with an owner and a date."""

OPS = {">=": "≥", "<=": "≤", "=": "="}
"""Directions of a target, with the sign shown."""


RED_OVERDUE = parameter(
    "lights.red_overdue_days",
    "红灯：逾期超过",
    7,
    "天",
    "assumption",
    why="文件没有规定，先按一周掌握",
    low=0,
    high=365,
)
RED_BEHIND = parameter(
    "lights.red_behind_points",
    "红灯：落后进度超过",
    10,
    "个百分点",
    "assumption",
    why="文件没有规定，先按一成掌握",
    low=0,
    high=100,
)
YELLOW_AHEAD = parameter(
    "lights.yellow_ahead_days",
    "黄灯：距时限不多于且落后进度",
    7,
    "天",
    "assumption",
    why="文件没有规定，先按一周掌握",
    low=0,
    high=365,
)
FEW_DUE = parameter(
    "ranks.few_due",
    "排名：到期任务少于此数的单位加注",
    5,
    "项",
    "assumption",
    why="到期项少，比例起伏大",
    low=0,
    high=100,
)
INSTANCE_DAYS = parameter(
    "plan.instance_days",
    "定期任务：期满后报送时限",
    2,
    "个工作日",
    "assumption",
    why="文件没有规定，先按旬报惯例掌握",
    low=0,
    high=60,
)


@dataclass(frozen=True)
class Figure:
    """A figure that comes with progress: for which target, an exact decimal in its unit, and where it comes from.

    Without ``day`` it is as of the day of the report.
    """

    target: int
    value: str
    source: str = ""
    day: date | None = None


@dataclass(frozen=True)
class Report:
    """What one part reports, without files; ``key`` is that of its form or line."""

    text: str = ""
    figures: tuple[Figure, ...] = ()
    difficulty: str = ""
    request: str = ""
    done: bool = False
    key: str | None = None


@dataclass(frozen=True)
class Assignment:
    """A task as another paper (批示, meeting …) sets it: words, units by name, deadline or rhythm.

    ``code``: the lead's code, where a unit was chosen and not written.
    """

    title: str
    lead: str
    joint: tuple[str, ...] = ()
    deadline: date | None = None
    every: str = ""
    code: str = ""


@dataclass(frozen=True)
class Resolution:
    """What a unit's name in the text stands for: codes of units, and whether as ``unit``, ``group`` or ``unknown``."""

    codes: tuple[str, ...]
    kind: str
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Tools:
    """What wiring hands to this mechanism: the compiler (in a child process), and the resolver of the names of a note."""

    compile: Callable[[bytes, str, date | None], dict[str, Any]]
    resolve: Callable[[Sequence[str]], Sequence[Resolution]]


_tools: list[Tools] = []


def equip(tools: Tools) -> None:
    """Hand the tools over (wiring, once)."""
    _tools[:] = [tools]


def tools() -> Tools:
    """The tools at hand."""
    return _tools[0]
