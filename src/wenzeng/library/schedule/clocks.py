"""Clocks (计时): a limit in working or calendar days from a start, with pauses, and the whole count day by day.

The rules are those of the Civil Code (art. 201–203). A pause is an event of its own with a beginning and, once known,
an end; a clock never moves its deadline by itself, so that whoever doubts a date can count along.
"""

from __future__ import annotations

import calendar as months
from dataclasses import dataclass
from datetime import date, timedelta

from wenzeng.library.schedule.calendar import ONE_DAY, CountedDay, WorkingCalendar

Pause = tuple[date, date | None]
"""The first day that does not run, and the day on which it runs again (which counts); None while it lasts."""


@dataclass(frozen=True)
class Clock:
    """A limit of ``days`` from ``start``.

    ``first_counts``: the start counts as the first day, as in publicity (公示); otherwise it does not (art. 201).
    A limit in calendar days whose last day is off ends on the next working day (art. 203).
    """

    start: date
    days: int
    working: bool
    pauses: tuple[Pause, ...] = ()
    first_counts: bool = False

    def __post_init__(self) -> None:
        if self.days < 0:
            raise ValueError("a limit is not negative")
        if any(again is not None and again < since for since, again in self.pauses):
            raise ValueError("a pause ends after it began")

    def due(self, cal: WorkingCalendar) -> date | None:
        """The last day; None while an open pause keeps it from being known."""
        day, left = self._before(), self.days
        while left:
            day += ONE_DAY
            if self._stands_for_good(day):
                return None
            left -= self._counts(cal, day)
        return day if self.working else self._rolled(cal, day)

    def used(self, cal: WorkingCalendar, on: date) -> int:
        """Days that have counted up to and including a day."""
        if not self.pauses and self.working:
            return max(0, cal.between(self._before(), on))
        span = (on - self._before()).days
        return sum(self._counts(cal, self._before() + timedelta(days=n)) for n in range(1, span + 1))

    def left(self, cal: WorkingCalendar, on: date) -> int:
        """Days that are left after a day; 0 on the last day, negative when it is over."""
        due = self.due(cal)
        if due is None:
            return self.days - self.used(cal, on)
        return self.used(cal, due) - self.used(cal, on)

    def shown(self, cal: WorkingCalendar, on: date) -> list[CountedDay]:
        """The whole count day by day: from the start to the last day, or to ``on`` where that is later or unknown.

        Days by which the end moves (art. 203) do not count, so that the last one bears the number of the limit.
        """
        due = self.due(cal)
        rows = [] if self.first_counts else [CountedDay(self.start, False, "起算日，不计入")]
        day, nth = self._before() + ONE_DAY, 0
        while day <= max(due or on, on):
            moved = nth == self.days and due is not None and day <= due
            counts = self._counts(cal, day) and not moved
            nth += counts
            rows.append(CountedDay(day, counts, self._why(cal, day, moved, due), nth))
            day += ONE_DAY
        return rows

    def _before(self) -> date:
        """The day before the first one that can count."""
        return self.start - ONE_DAY if self.first_counts else self.start

    def _counts(self, cal: WorkingCalendar, day: date) -> bool:
        return not self._paused(day) and (cal.is_working(day) if self.working else True)

    def _paused(self, day: date) -> bool:
        return any(since <= day and (again is None or day < again) for since, again in self.pauses)

    def _stands_for_good(self, day: date) -> bool:
        return any(again is None and since <= day for since, again in self.pauses)

    def _rolled(self, cal: WorkingCalendar, day: date) -> date | None:
        """Art. 203; a pause that begins on the days off, before the limit is over, holds the clock too."""
        while not cal.is_working(day) or self._paused(day):
            day += ONE_DAY
            if self._stands_for_good(day):
                return None
        return day

    def _why(self, cal: WorkingCalendar, day: date, moved: bool, due: date | None) -> str:
        if self._paused(day):
            return "暂停，不计入"
        if due is not None and day > due:
            return f"已超期；{cal.why(day)}"
        return f"{cal.why(day)}；末日逢休息日，顺延" if moved else cal.why(day)


def months_after(day: date, n: int) -> date:
    """The day on which a period of ``n`` months ends: the corresponding day, else the month's last (art. 202)."""
    year, month = divmod(day.year * 12 + day.month - 1 + n, 12)
    return date(year, month + 1, min(day.day, months.monthrange(year, month + 1)[1]))
