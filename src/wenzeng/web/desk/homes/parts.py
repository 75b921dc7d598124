"""Parts of the plan as lines of a home: lamp, task with its clause, reasons, unit, due day, what to do."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from wenzeng.mechanisms.plan.declare import LIGHTS
from wenzeng.web.desk.lines import Line, days
from wenzeng.web.shell import subjects
from wenzeng.web.shell.screen import Action

TONES = {"red": "red", "yellow": "yellow", "green": "green", "none": "grey"}
"""Colours of lamps, as the page draws them."""

_WORST = {"red": 0, "yellow": 1, "none": 2, "green": 3}


def urgency(row: Any) -> tuple[Any, ...]:
    """What parts are ordered by: the worst lamp first, then the earliest due."""
    return _WORST[row.light.colour], row.due or date.max, row.pk


def line(row: Any, on: date, kind: str, act: str, who: str = "") -> Line:
    """A part with its lamp; one that came back says why."""
    url = subjects.url(f"part:{row.pk}")
    step = row.last_step
    back = f"退回：{step.text}" if row.state == "returned" and step and step.kind == "return" else ""
    return Line(
        kind,
        LIGHTS[row.light.colour],
        titled(row),
        url,
        back or "；".join(row.light.reasons),
        who or row.unit.short_name,
        row.due,
        Action(act, url) if act and url else None,
        tone=TONES[row.light.colour],
        rest=days(on, row.due) if row.due else "原文无期限",
        mark=row.clause,
    )


def named(row: Any, on: date, kind: str, word: str, act: str, since: date | None) -> Line:
    """A part with a word for where it stands, and since when."""
    url = subjects.url(f"part:{row.pk}")
    step = row.last_step
    said = " ".join(step.text.split())[:60] if step and step.text else "未附说明"
    waiting = f"等候 {(on - since).days} 天" if since and since < on else "今天报来" if since else ""
    action = Action(act, url) if act and url else None
    return Line(
        kind, word, titled(row), url, said, row.unit.short_name, since, action, rest=waiting, mark=row.clause, since=since
    )  # fmt: skip


def titled(row: Any) -> str:
    """The task's words, with the period where it recurs."""
    return f"{row.title}（{row.period_name}）" if row.period else row.title


def of_unit(rows: Iterable[Any], unit: Any) -> list[Any]:
    """The rows that a unit itself answers for, the most urgent first."""
    return sorted((row for row in rows if row.unit.pk == unit.pk), key=urgency)
