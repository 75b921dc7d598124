"""The working calendar (工作日历): which days are worked, counted day by day with the reason for each.

The rules are those of the Civil Code: the day on which a period begins does not count (art. 201), and a period whose
last day is a day off ends on the next working day (art. 203). What is off or made up is data handed in.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

WEEKDAYS = "一二三四五六日"
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CountedDay:
    """One day of a count: whether it counts, why, and how many have counted by its end (``nth``)."""

    day: date
    counts: bool
    why: str
    nth: int = 0


@dataclass(frozen=True)
class WorkingCalendar:
    """Days that differ from the week (or are named), by date; all others are worked from Monday to Friday.

    Days after ``provisional_after`` are not published yet, those in ``doubtful`` not confirmed: both are provisional.
    """

    days: Mapping[date, bool]
    names: Mapping[date, str] = field(default_factory=dict)
    provisional_after: date | None = None
    doubtful: frozenset[date] = frozenset()

    def is_working(self, day: date) -> bool:
        """Whether the day is worked."""
        return self.days.get(day, day.weekday() < 5)

    def is_provisional(self, day: date) -> bool:
        """Whether the notice that decides on the day is still to come."""
        return day in self.doubtful or (self.provisional_after is not None and day > self.provisional_after)

    def why(self, day: date) -> str:
        """What the day is, in words: 工作日, 周六, 国庆节放假, 国庆节调休上班; with 暂定 where it is provisional."""
        working, name = self.is_working(day), self.names.get(day, "")
        if working:
            word = "工作日" if day.weekday() < 5 else f"{name}调休上班"
        else:
            word = f"{name}放假" if name or day.weekday() < 5 else f"周{WEEKDAYS[day.weekday()]}"
        return f"{word}（暂定）" if self.is_provisional(day) else word

    def next_working(self, day: date) -> date:
        """The day itself if it is worked, else the first working day after it (art. 203)."""
        while not self.is_working(day):
            day += ONE_DAY
        return day

    def add(self, day: date, n: int, working: bool = True) -> date:
        """The ``n``-th working (or calendar) day after a day, which itself does not count; 0 gives the day itself."""
        if n < 0:
            raise ValueError("days are counted forward")
        if not working:
            return day + timedelta(days=n)
        for _ in range(n):
            day = self.next_working(day + ONE_DAY)
        return day

    def between(self, a: date, b: date) -> int:
        """Working days after ``a`` up to and including ``b``; negative where ``b`` is earlier."""
        return self._worked_until(b) - self._worked_until(a)

    def counted(self, a: date, b: date) -> list[CountedDay]:
        """The count of ``between`` day by day, ``a`` included as the day that does not count."""
        rows = [CountedDay(a, False, "起算日，不计入")]
        day, nth = a + ONE_DAY, 0
        while day <= b:
            counts = self.is_working(day)
            nth += counts
            rows.append(CountedDay(day, counts, self.why(day), nth))
            day += ONE_DAY
        return rows

    @cached_property
    def _moved(self) -> tuple[list[date], list[date]]:
        """Working days of weekends, and weekdays off, each in order."""
        made_up = sorted(d for d, working in self.days.items() if working and d.weekday() >= 5)
        off = sorted(d for d, working in self.days.items() if not working and d.weekday() < 5)
        return made_up, off

    def _worked_until(self, day: date) -> int:
        """Working days from the first day of the calendar on; only differences of it mean anything."""
        weeks, rest = divmod(day.toordinal(), 7)
        made_up, off = self._moved
        return weeks * 5 + min(rest, 5) + bisect_right(made_up, day) - bisect_right(off, day)
