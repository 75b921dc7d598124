"""Reading the working calendar: the one that is in force, its rows, and what was changed.

The calendar is asked for on nearly every page, so it is built once for each version of the table; knowing the version
costs one small query.
"""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import QuerySet

from wenzeng.library.schedule import holidays
from wenzeng.library.schedule.calendar import WorkingCalendar
from wenzeng.mechanisms.office.models import CalendarDay

Version = tuple[int, datetime] | None
"""The newest row by key and moment: a key alone could come back after a restore. None while the table is empty."""

_held: list[tuple[Version, WorkingCalendar]] = []


def version() -> Version:
    """Which state of the table is the newest."""
    return CalendarDay.objects.order_by("-pk").values_list("pk", "recorded_at").first()


def calendar() -> WorkingCalendar:
    """The working calendar in force; as published, until the office has laid one down."""
    now = version()
    if now is None:
        return holidays.regional_calendar()
    for known, held in _held:
        if known == now:
            return held
    built = _built()
    _held[:] = [(now, built)]
    return built


def _built() -> WorkingCalendar:
    rows = list(current())
    return WorkingCalendar(
        days={row.day: row.working for row in rows},
        names={row.day: row.name for row in rows},
        provisional_after=_known_until(rows),
        doubtful=frozenset(row.day for row in rows if row.provisional),
    )


def _known_until(rows: list[CalendarDay]) -> date:
    """The end of the last year whose National Day is settled: whoever enters a year's notice settles the year."""
    settled = [row.day.year for row in rows if (row.day.month, row.day.day) == (10, 1) and not row.provisional]
    return date(max(settled), 12, 31) if settled else holidays.known_until()


def current() -> QuerySet[CalendarDay]:
    """The rows in force, in order of days."""
    return CalendarDay.objects.filter(valid_to=None).order_by("day")


def changes(year: int) -> QuerySet[CalendarDay]:
    """Everything that was ever entered for the days of a year, the newest first."""
    return CalendarDay.objects.filter(day__year=year).select_related("by", "by__unit").order_by("-pk")
