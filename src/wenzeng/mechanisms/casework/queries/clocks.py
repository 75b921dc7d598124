"""The clock of a case, counted from its steps: started, stopped, paused and resumed by events, never by itself.

What the screen shows day by day and what a resumption gives as the new limit come from the same count.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from wenzeng.library.schedule.calendar import CountedDay, WorkingCalendar
from wenzeng.library.schedule.clocks import Clock as Count
from wenzeng.mechanisms.casework.declare import CaseType, Clock
from wenzeng.mechanisms.casework.models import Case, CaseStep
from wenzeng.mechanisms.office.queries.calendar import calendar

_FAR = 100_000
"""More days than any limit: a count that only measures."""


@dataclass(frozen=True, slots=True)
class Running:
    """A clock as it stands: which one, since when, the limit in days, its pauses, and whether it still runs."""

    clock: Clock
    start: date
    days: int
    pauses: tuple[tuple[date, date | None], ...]
    due: date
    stopped: date | None = None

    @property
    def count(self) -> Count:
        """The count of the library."""
        return Count(self.start, self.days, self.clock.working, self.pauses)

    @property
    def paused(self) -> bool:
        """Whether it stands still."""
        return any(again is None for _, again in self.pauses)

    def left(self, cal: WorkingCalendar, on: date) -> int:
        """Days left, negative when it is over."""
        return self.count.left(cal, on)

    def shown(self, cal: WorkingCalendar, on: date) -> list[CountedDay]:
        """The count day by day; a stopped clock is counted up to the day it stopped."""
        last = self.stopped or on
        return [each for each in self.count.shown(cal, last) if self.stopped is None or each.day <= self.stopped]


def limit(clock: Clock, start: date, due: date, pauses: tuple[tuple[date, date | None], ...] = ()) -> int:
    """The days between a start and a limit that a person set, as the clock counts them."""
    return Count(start, _FAR, clock.working, pauses).used(calendar(), due)


def running(held: Case) -> Running | None:
    """The clock that a case is under, or was last under; None before the first one."""
    return read(held.kind, held.steps.order_by("number"))


def read(kind: CaseType, steps: Iterable[CaseStep]) -> Running | None:
    """The clock from the steps of a case, in their order."""
    found: Running | None = None
    for step in steps:
        found = _after(kind, found, step, timezone.localdate(step.at))
    return found


def _after(kind: CaseType, found: Running | None, step: CaseStep, day: date) -> Running | None:
    """The clock after one more step."""
    started = kind.clock_started_by(step.act)
    if started and step.due:
        return Running(started, day, limit(started, day, step.due), (), step.due)
    if found is None:
        return None
    clock, pauses = found.clock, found.pauses
    if step.act in clock.pauses:
        return Running(clock, found.start, found.days, (*pauses, (day, None)), found.due)
    if step.act in clock.resumes and step.due:
        closed = (*pauses[:-1], (pauses[-1][0], day))
        return Running(clock, found.start, found.days, closed, step.due)
    if step.act in clock.stops:
        return Running(clock, found.start, found.days, pauses, found.due, day)
    if step.due:
        # A new limit on the running clock: counted from the same start, without the days of its pauses.
        return Running(clock, found.start, limit(clock, found.start, step.due, pauses), pauses, step.due)
    return found


def resumed(held: Case, day: date) -> date | None:
    """The limit of a case after a pause that ends on a day; as it was where none is open."""
    found = running(held)
    return held.due if found is None or not found.paused else resume_on(found, day)


def resume_on(found: Running, day: date) -> date | None:
    """The limit of a clock that runs again from a day on: the days that were left, from there."""
    closed = (*found.pauses[:-1], (found.pauses[-1][0], day))
    return Count(found.start, found.days, found.clock.working, closed).due(calendar())
