"""Words of the plan: states, origins, and what wiring hands over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

STATES = {"draft": "待核对", "adopted": "在用", "discarded": "已弃用"}
"""States of a document."""

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
