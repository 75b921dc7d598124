"""Who is told of what: the unit of a part what is ruled on it, who rules what is reported; each message with its reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from wenzeng.mechanisms.office.services import inbox
from wenzeng.mechanisms.people.declare import HQ_DESK
from wenzeng.mechanisms.people.models import Person, Unit
from wenzeng.mechanisms.people.queries import officers
from wenzeng.mechanisms.plan.access import ruler
from wenzeng.mechanisms.plan.declare import STEPS
from wenzeng.mechanisms.plan.models import Document, Part, Step, TaskVersion

_SHOWN = 60


def unit_of(step: Step) -> None:
    """Tell the unit of a part what was done on it."""
    part, told = step.part, f"：{step.text}" if step.text else ""
    due = f"，新时限 {step.due}" if step.due else ""
    _send(
        officers(part.unit, _day(step.at)),
        step,
        f"本单位承办这项任务。{step.by.unit_name}{STEPS[step.kind]}{due}{told}",
    )


def ruler_of(step: Step) -> None:
    """Tell who rules on a part that it waits for them."""
    part, unit = step.part, ruler(step.part)
    who = officers(unit, _day(step.at)) if unit else Person.objects.filter(role__in=HQ_DESK, is_active=True)
    _send(who, step, f"{part.unit.short_name}已报结，待您认定或退回。")


def ruled(step: Step) -> None:
    """Tell the unit what was ruled on its report; who was asked to rule need not look any more."""
    title = f"{STEPS['report']}：{_title(step.part)}"
    inbox.settle(title=title, subject=f"part:{step.part_id}", at=step.at)
    unit_of(step)


def opened(parts: Iterable[Part], *, by: Any, at: datetime) -> None:
    """Tell units that a task has come to them."""
    for part in parts:
        words = f"本单位承办这项任务{f'，时限 {part.due}' if part.due else ''}。"
        to = officers(part.unit, _day(at))
        inbox.send(to, title=f"新任务：{_title(part)}", reason=words, subject=f"part:{part.pk}", by=by, at=at)


def in_force(document: Document, *, by: Any, at: datetime) -> None:
    """Tell each unit how many tasks of a document have come to it."""
    held = Part.objects.filter(task__measure__document=document).exclude(state="withdrawn")
    counts = Counter(held.values_list("unit", flat=True))
    title = document.versions.get(valid_to=None).title
    for unit in Unit.objects.filter(pk__in=counts):
        words = f"本单位承办 {counts[unit.pk]} 项，请查看任务、时限和目标。"
        told = {"title": f"新文件：{title[:_SHOWN]}", "reason": words, "subject": f"document:{document.pk}"}
        inbox.send(officers(unit, _day(at)), **told, by=by, at=at)


def _send(persons: QuerySet[Person], step: Step, reason: str) -> None:
    title = f"{STEPS[step.kind]}：{_title(step.part)}"
    inbox.send(persons, title=title, reason=reason, subject=f"part:{step.part_id}", by=step.by, at=step.at)


def _title(part: Part) -> str:
    return TaskVersion.objects.get(item=part.task_id, valid_to=None).title[:_SHOWN]


def _day(at: datetime) -> date:
    return timezone.localdate(at)
