"""Words of the plan: states, origins, and what wiring hands over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

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
    "withdraw": "撤销",
    "ask": "回访",
    "outcome": "成效",
}
"""Steps on a part."""

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
