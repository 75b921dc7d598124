"""The published holidays (放假安排): what the yearly notices say, and the working calendar of the region made of them.

The notices of the State Council's office come first; those of the region's office on 三月三 override them, for a day
that is worked in the country may be off in Guangxi. The table is what a new installation starts from; later changes
are made by the office on its screen.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from wenzeng.library.schedule.calendar import ONE_DAY, WorkingCalendar


@dataclass(frozen=True, slots=True)
class DayEntry:
    """One day as a notice has it: off or worked, the holiday's name, the notice, and whether it is confirmed."""

    day: date
    working: bool
    name: str
    notice: str
    source: str
    provisional: bool = False
    regional: bool = False


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((resources.files(__package__) / "holidays.toml").read_text(encoding="utf-8"))


def known_until() -> date:
    """The last day that a published notice decides on."""
    return date.fromisoformat(_table()["known_until"])


@cache
def published() -> tuple[DayEntry, ...]:
    """Every day that a notice names, in the order in which later ones override earlier ones."""
    return tuple(entry for notice in _table()["notice"] for entry in _entries(notice))


def in_force(entries: Iterable[DayEntry]) -> dict[date, DayEntry]:
    """The entry that holds for each day, in order of days."""
    held = {entry.day: entry for entry in entries}
    return {day: held[day] for day in sorted(held)}


def working_calendar(entries: Iterable[DayEntry]) -> WorkingCalendar:
    """The calendar that these entries make."""
    held = in_force(entries)
    return WorkingCalendar(
        days={day: entry.working for day, entry in held.items()},
        names={day: entry.name for day, entry in held.items()},
        provisional_after=known_until(),
        doubtful=frozenset(day for day, entry in held.items() if entry.provisional),
    )


@cache
def regional_calendar() -> WorkingCalendar:
    """The calendar of Guangxi as published."""
    return working_calendar(published())


def _entries(notice: dict[str, Any]) -> Iterable[DayEntry]:
    title = f"{notice['title']}（{notice['number']}）" if "number" in notice else notice["title"]
    about = {
        "notice": title,
        "source": notice["source"],
        "provisional": notice.get("provisional", False),
        "regional": notice.get("regional", False),
    }
    for name, first, last in notice.get("off", ()):
        day = _day(notice["year"], first)
        while day <= _day(notice["year"], last):
            yield DayEntry(day, False, name, **about)
            day += ONE_DAY
    for name, worked in notice.get("work", ()):
        yield DayEntry(_day(notice["year"], worked), True, name, **about)


def _day(year: int, text: str) -> date:
    return date.fromisoformat(text if len(text) == 10 else f"{year}-{text}")
