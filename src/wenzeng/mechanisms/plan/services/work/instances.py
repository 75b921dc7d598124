"""Instances of recurring tasks: when a period opens, each unit gets its part of that period, due after the period's end.

A period that lay wholly before the task was in force is not opened, nor one after the task's deadline.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from wenzeng.library.schedule import rhythms
from wenzeng.library.schedule.periods import Period
from wenzeng.mechanisms.office.queries.calendar import calendar
from wenzeng.mechanisms.plan.models import TaskVersion
from wenzeng.mechanisms.plan.queries import rules


def recurs(version: TaskVersion) -> bool:
    """Whether a task has a rhythm with a calendar; 定期 without a figure has none."""
    return bool(version.every) and rhythms.kind_of(version.every) is not None


def opened(version: TaskVersion, day: date, known: Iterable[str]) -> dict[str, Period]:
    """The periods of a recurring task that have opened after the latest known one, and that one while it lasts, by code.

    With none known they begin where the task came into force with its rhythm: at adoption, or at a later change.
    """
    kind = rhythms.kind_of(version.every)
    held = [period for period in map(Period.parse, known) if period.kind == kind]
    latest = max(held, key=lambda period: period.first, default=None)
    since = in_force(version)
    if latest:
        since = latest.first if day in latest else latest.next().first
    until = min(day, version.deadline) if version.deadline else day
    return {period.code: period for period in rhythms.instances(version.every, since, until)}


def in_force(version: TaskVersion) -> date:
    """Since when a task stands as it does."""
    adopted = version.item.measure.document.adopted_at or version.valid_from
    return timezone.localdate(max(adopted, version.valid_from))


def due(period: Period) -> date:
    """The last day for a period's report: so many working days after its end."""
    return calendar().add(period.last, rules.instance_days(period.last))


def is_over(code: str, day: date) -> bool:
    """Whether the period of a code is over on a day."""
    return Period.parse(code).last < day
