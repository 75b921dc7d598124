"""A year of the working calendar as twelve tables: every day with its mark in a word, every holiday named below its month."""

from __future__ import annotations

import calendar as months
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from wenzeng.library.schedule.calendar import ONE_DAY, WEEKDAYS, WorkingCalendar


@dataclass(frozen=True, slots=True)
class DayCell:
    """A day: its mark (休, 班, or none where the week decides), the words behind it, and how it looks."""

    day: date
    mark: str
    why: str
    css: str
    today: bool


@dataclass(frozen=True, slots=True)
class MonthTable:
    """A month: weeks of seven cells, None outside it; working days; what is off or made up, in words."""

    number: int
    weeks: list[list[DayCell | None]]
    working: int
    notes: list[str]


def year_of(cal: WorkingCalendar, year: int, today: date) -> list[MonthTable]:
    """The twelve months of a year."""
    return [_month(cal, year, number, today) for number in range(1, 13)]


def _month(cal: WorkingCalendar, year: int, number: int, today: date) -> MonthTable:
    grid = months.Calendar().monthdatescalendar(year, number)
    weeks = [[_cell(cal, day, today) if day.month == number else None for day in week] for week in grid]
    days = [cell.day for week in weeks for cell in week if cell]
    return MonthTable(number, weeks, cal.between(days[0] - ONE_DAY, days[-1]), _notes(cal, days))


def _named(cal: WorkingCalendar, day: date) -> bool:
    """Whether a notice decides on the day and not the week alone."""
    return day in cal.names or cal.is_working(day) != (day.weekday() < 5)


def _cell(cal: WorkingCalendar, day: date, today: date) -> DayCell:
    working = cal.is_working(day)
    mark = ("班" if day.weekday() >= 5 else "") if working else "休" if _named(cal, day) else ""
    css = "off" if mark == "休" else "made" if mark else "week" if not working else ""
    return DayCell(day, mark, cal.why(day), css, day == today)


def _notes(cal: WorkingCalendar, days: list[date]) -> list[str]:
    """Runs of days with the same words: ``1日—7日 国庆节放假``."""
    told = [day for day in days if _named(cal, day)]
    return [_run(list(run), why) for why, run in groupby(told, key=cal.why)]


def _run(days: Iterable[date], why: str) -> str:
    held = list(days)
    together = (held[-1] - held[0]).days + 1 == len(held)
    if len(held) > 2 and together:
        return f"{held[0].day}日—{held[-1].day}日 {why}"
    return f"{'、'.join(f'{day.day}日' for day in held)} {why}"


def weekday(day: date) -> str:
    """The day of the week: 周一."""
    return f"周{WEEKDAYS[day.weekday()]}"
