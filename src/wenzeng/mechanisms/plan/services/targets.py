"""Ways to targets, and the figures reported on the way: a declared course, or a figure without further progress."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.office.services import journal
from wenzeng.mechanisms.people.access import need_desk
from wenzeng.mechanisms.people.models import Unit
from wenzeng.mechanisms.plan.access import need_reporter
from wenzeng.mechanisms.plan.declare import COURSES, Figure
from wenzeng.mechanisms.plan.models import Actual, Course, Part, Target, TargetVersion
from wenzeng.mechanisms.plan.services import actuals
from wenzeng.mechanisms.plan.services.versions import need_reason

_MONTHS = 12
_ORIGINS = frozenset({"text", "decided", "assumption"})


@transaction.atomic
def set_course(
    target: Target,
    *,
    unit: Unit | None = None,
    shape: str = "linear",
    baseline: str,
    baseline_day: date,
    goal: str,
    goal_day: date,
    points: Sequence[tuple[date, str]] | Sequence[str] = (),
    origin: str = "decided",
    reason: str = "",
    by: Any,
    at: datetime,
) -> Course:
    """Declare the way to a target, as a whole or for one unit's share; the way before it is closed and stays on record."""
    need_desk(by)
    words = need_reason(target.measure.document, reason)
    if shape not in COURSES or origin not in _ORIGINS:
        raise Refused("invalid", "请选择路径和来源。", "路径")
    if goal_day <= baseline_day:
        raise Refused("invalid", f"目标日 {goal_day} 须晚于基期日 {baseline_day}。", "目标日")
    ends = {"baseline": actuals.number(baseline, "基数"), "goal": actuals.number(goal, "目标值")}
    days = {"baseline_day": baseline_day, "goal_day": goal_day}
    held = Course.objects.filter(target=target, unit=unit, valid_to=None)
    held.update(valid_to=at)
    terms = {"shape": shape, **ends, **days, "points": _points(shape, points, baseline_day, goal_day)}
    course = Course.objects.create(target=target, unit=unit, origin=origin, reason=words, valid_from=at, by=by, **terms)
    detail = {"unit": unit.code if unit else "", "shape": shape, **ends, "reason": words}
    journal.record("plan.set_course", f"target:{target.pk}", by=by, at=at, detail=detail)
    return course


def _points(shape: str, points: Sequence[Any], first: date, last: date) -> list[Any]:
    """Declared points in order of days, or twelve weights, as they are kept; refuses what does not fit the shape."""
    if shape == "linear":
        return []
    if shape == "seasonal":
        weights = [actuals.number(str(weight), "各月权重") for weight in points]
        if (
            len(weights) != _MONTHS
            or any(w.startswith("-") for w in weights)
            or not any(w.strip("0.") for w in weights)
        ):
            raise Refused("invalid", "季节路径须填 12 个月的权重，不能为负，也不能全为零。", "各月权重")
        return weights
    days = [day for day, _ in points]
    if not days or len(set(days)) != len(days) or any(not first < day < last for day in days):
        raise Refused("invalid", "节点路径须至少有一个节点，日期在基期日与目标日之间，不能重复。", "节点")
    return [[day.isoformat(), actuals.number(value, "节点")] for day, value in sorted(points)]


@transaction.atomic
def report_actual(
    target: Target, *, value: str, day: date, source: str = "", unit: Unit | None = None, by: Any, at: datetime
) -> Actual:
    """Report a figure of a target for the person's own unit, which has a part in the task."""
    own = unit or by.unit
    held = Part.objects.filter(task=target.task_id, unit=own).exclude(state="withdrawn").order_by("pk").first()
    if held is None:
        raise Refused("forbidden", f"{own.short_name}没有承办这项任务，不能填报它的实际值。", "实际值")
    need_reporter(by, held)
    version = TargetVersion.objects.filter(item=target, valid_to=None, dropped=False).first()
    if version is None:
        raise Refused("not_found", "这个目标已删去，不能再填报。", "实际值")
    figure = Figure(target.pk, value, source, day)
    kept = actuals.keep(target, version, held, figure, step=None, by=by, at=at)
    detail = {"value": kept.value, "day": str(day), "unit": own.code, "source": kept.source}
    journal.record("plan.report_actual", f"target:{target.pk}", by=by, at=at, detail=detail)
    return kept
