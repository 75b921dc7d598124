"""Figures of targets as reported: exact decimals in the target's unit, kept as they came; a later one is a new row."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.plan.declare import Figure
from wenzeng.mechanisms.plan.models import Actual, Part, Step, Target, TargetVersion
from wenzeng.mechanisms.plan.queries.shares import speaks_for_whole

_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,6})?\Z")


def number(value: str, where: str) -> str:
    """An exact decimal as its shortest words; refuses what is no number."""
    bare = value.strip().replace(",", "").replace("，", "")
    if not _NUMBER.match(bare) or not bare.isascii():
        raise Refused("invalid", f"“{value[:40]}”不是数。请填阿拉伯数字，不带单位，小数最多 6 位。", where)
    return bare


def enter(part: Part, step: Step, figure: Figure) -> Actual:
    """A figure that came with a step; refuses a target of another task."""
    target = Target.objects.filter(pk=figure.target, task=part.task_id).first()
    version = TargetVersion.objects.filter(item=target, valid_to=None, dropped=False).first() if target else None
    if target is None or version is None:
        raise Refused("not_found", "这项任务没有这个目标，请刷新页面后再填。", "实际值")
    return keep(target, version, part, figure, step=step, by=step.by, at=step.at)


def keep(
    target: Target, version: TargetVersion, part: Part, figure: Figure, *, step: Step | None, by: Any, at: datetime
) -> Actual:
    """Keep a figure as of its day, for the unit's share or, from who speaks for it, for the whole."""
    today = timezone.localdate(at)
    day: date = figure.day or today
    if day > today:
        raise Refused("invalid", f"截至日 {day} 还没有到，请填今天或以前的日期。", "截至")
    value = number(figure.value, version.what)
    return Actual.objects.create(
        target=target,
        unit=part.unit,
        whole=speaks_for_whole(part),
        day=day,
        value=value,
        source=figure.source.strip()[:200],
        step=step,
        at=at,
        by=by,
    )
