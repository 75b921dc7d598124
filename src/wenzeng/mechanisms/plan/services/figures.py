"""Targets and blanks: the numbers a plan has, and those it still lacks."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from django.db import transaction

from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.office.services import journal
from wenzeng.mechanisms.people.access import need_desk
from wenzeng.mechanisms.people.models import Unit
from wenzeng.mechanisms.plan.declare import OPS
from wenzeng.mechanisms.plan.models import Blank, BlankVersion, Target, TargetVersion, Task
from wenzeng.mechanisms.plan.services import versions, work
from wenzeng.mechanisms.plan.services.versions import altered, carry_units, need_reason, revise

DEADLINE = "完成时限"
"""What a blank lacks where the text names a number and no date."""

NO_DEADLINE = "不设期限，只跟踪"

_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,6})?\Z")


def _terms(what: str, value: str, unit: str, op: str, deadline: date | None) -> dict[str, Any]:
    """Checked terms of a target, as values of its version."""
    number = value.strip().replace(",", "").replace("，", "")
    if not what.strip():
        raise Refused("invalid", "请写明指标名称。", "指标")
    if not _NUMBER.match(number):
        raise Refused("invalid", f"“{value}”不是数。请填阿拉伯数字，计量单位另填。", "目标值")
    if op not in OPS:
        raise Refused("invalid", "请选择方向。", "方向")
    return {"what": what.strip()[:200], "value": number, "unit": unit.strip()[:40], "op": op, "deadline": deadline}


@transaction.atomic
def add_target(
    task: Task,
    *,
    what: str,
    value: str,
    unit: str,
    op: str,
    deadline: date | None,
    reason: str = "",
    by: Any,
    at: datetime,
) -> Target:
    """Give a task a target that HQ decided; the task's sentence is its source."""
    need_desk(by)
    words = need_reason(task.measure.document, reason)
    source = task.versions.get(valid_to=None)
    target = Target.objects.create(measure=task.measure, task=task)
    versions.first(
        TargetVersion,
        target,
        by=by,
        at=at,
        reason=words,
        origin="decided",
        text=source.text,
        span_start=source.span_start,
        span_end=source.span_end,
        **_terms(what, value, unit, op, deadline),
    )
    _journal("plan.add_target", target, by, at, words, {"what": what, "value": value})
    return target


@transaction.atomic
def correct_target(
    target: Target,
    *,
    what: str,
    value: str,
    unit: str,
    op: str,
    deadline: date | None,
    reason: str = "",
    expected: int | None = None,
    by: Any,
    at: datetime,
) -> TargetVersion:
    """Correct a target; from then on it is HQ's decision, its sentence stays."""
    need_desk(by)
    words = need_reason(target.measure.document, reason)
    current = target.versions.get(valid_to=None)
    values = _terms(what, value, unit, op, deadline)
    origin = "decided" if any(getattr(current, k) != v for k, v in values.items()) else current.origin
    after = revise(current, by=by, at=at, reason=words, expected=expected, origin=origin, when="", **values)
    detail = {"what": what, "value": value, "altered": altered(current, after)}
    _journal("plan.correct_target", target, by, at, words, detail)
    return after


@transaction.atomic
def drop_target(target: Target, *, reason: str, expected: int | None = None, by: Any, at: datetime) -> None:
    """Strike a target, with a reason."""
    need_desk(by)
    need_reason(target.measure.document, reason)
    if len(reason.strip()) < 4:
        raise Refused("invalid", "删去目标须写明理由（至少 4 个字）。", "理由")
    revise(target.versions.get(valid_to=None), by=by, at=at, reason=reason.strip(), expected=expected, dropped=True)
    _journal("plan.drop_target", target, by, at, reason.strip(), {})


@transaction.atomic
def fill_blank(
    blank: Blank,
    *,
    answer: str = "",
    day: date | None = None,
    origin: str,
    reason: str = "",
    expected: int | None = None,
    by: Any,
    at: datetime,
) -> BlankVersion:
    """Say what a blank is filled with, and whether that is decided or our assumption.

    Where the blank is a missing deadline it is filled with a ``day``, which then holds for its task and target; without
    one the task has no deadline and is only followed.
    """
    need_desk(by)
    words = need_reason(blank.measure.document, reason)
    current = blank.versions.get(valid_to=None)
    if current.what == DEADLINE:
        answer = day.isoformat() if day else NO_DEADLINE
    if not answer.strip():
        raise Refused("invalid", "请填写确定的内容；暂不能定的，请选“留待”，写明由谁何时答复。", "确定为")
    if origin not in {"decided", "assumption"}:
        raise Refused("invalid", "请选择来源：指挥部定，或假定。", "来源")
    values = {"state": "filled", "answer": answer.strip()[:500], "origin": origin}
    after = revise(current, by=by, at=at, reason=words, expected=expected, **values)
    if current.what == DEADLINE:
        _set_deadline(blank, current, day, origin, by=by, at=at, reason=words)
    _journal("plan.fill_blank", blank, by, at, words, {"what": current.what, "answer": after.answer, "origin": origin})
    return after


def _set_deadline(
    blank: Blank, asked: BlankVersion, day: date | None, origin: str, *, by: Any, at: datetime, reason: str
) -> None:
    """Give the day to the number that the blank is about, and to its task."""
    place = {"span_start__lt": asked.span_end, "span_end__gt": asked.span_start}
    for target in TargetVersion.objects.filter(item__measure=blank.measure, valid_to=None, dropped=False, **place):
        revise(target, by=by, at=at, reason=reason, deadline=day, when="")
    task = blank.task.versions.get(valid_to=None) if blank.task else None
    if task and task.deadline != day:
        carry_units(task, revise(task, by=by, at=at, reason=reason, deadline=day, when="", deadline_origin=origin))
        work.follow(task.item, reason=reason, redated=True, by=by, at=at)


@transaction.atomic
def leave_blank(
    blank: Blank,
    *,
    owner: Unit | None,
    due: date | None,
    reason: str = "",
    expected: int | None = None,
    by: Any,
    at: datetime,
) -> BlankVersion:
    """Leave a blank open: with the unit that has to answer, and by when."""
    need_desk(by)
    words = need_reason(blank.measure.document, reason)
    if owner is None or due is None:
        raise Refused("invalid", "留待的事项须写明由谁、何时前答复。", "答复单位" if owner is None else "答复期限")
    if due < at.date():
        raise Refused("invalid", f"答复期限 {due} 已过，请填今天或以后的日期。", "答复期限")
    current = blank.versions.get(valid_to=None)
    after = revise(
        current, by=by, at=at, reason=words, expected=expected, state="left", answer="", origin="", owner=owner, due=due
    )
    _journal("plan.leave_blank", blank, by, at, words, {"what": current.what, "owner": owner.code, "due": str(due)})
    return after


def _journal(act: str, item: Target | Blank, by: Any, at: datetime, reason: str, detail: dict[str, Any]) -> None:
    subject = f"task:{item.task_id}" if item.task_id else f"measure:{item.measure_id}"
    journal.record(
        act, subject, by=by, at=at, detail={"document": item.measure.document_id, "reason": reason, **detail}
    )
