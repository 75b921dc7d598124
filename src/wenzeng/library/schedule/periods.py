"""Reporting periods (期别): day, third of a month (旬), month, quarter, half year, year, with codes and Chinese labels.

A code sorts within its kind as time does and stands in addresses, files and forms: ``2022-10-24``, ``2022-10-T2``,
``2022-10``, ``2022Q4``, ``2022H2``, ``2022``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal, Self, get_args

from wenzeng.library.refusal import Refused
from wenzeng.library.schedule.calendar import ONE_DAY
from wenzeng.library.schedule.clocks import months_after

Kind = Literal["day", "ten_day", "month", "quarter", "half_year", "year"]

KINDS: tuple[Kind, ...] = get_args(Kind)
"""Kinds of periods, the shortest first."""

_MONTHS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}
_THIRDS = "上中下"
_QUARTERS = "一二三四"
_HALVES = "上下"
_CODE = re.compile(
    r"(?P<year>[12]\d{3})(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|-(?P<month>\d\d)(?:-(?:T(?P<third>[123])|(?P<day>\d\d)))?)?"
)


@dataclass(frozen=True, slots=True)
class Period:
    """One period: its kind and its first day."""

    kind: Kind
    first: date

    def __post_init__(self) -> None:
        if self.first != _start(self.kind, self.first):
            raise ValueError(f"no {self.kind} begins on {self.first}")

    @classmethod
    def parse(cls, code: str) -> Self:
        """The period of a code; refuses anything else."""
        found = _CODE.fullmatch(code)
        try:
            if found is None:
                raise ValueError(code)
            return cls(*_read(found))
        except ValueError:
            forms = "2022-10-24、2022-10-T1、2022-10、2022Q4、2022H2、2022"
            raise Refused("invalid", f"“{code[:20]}”不是期别代码。应如 {forms}。", "期别") from None

    @property
    def code(self) -> str:
        """The period's code."""
        year, month = self.first.year, self.first.month
        match self.kind:
            case "day":
                return self.first.isoformat()
            case "ten_day":
                return f"{self.first:%Y-%m}-T{_third(self.first)}"
            case "month":
                return f"{self.first:%Y-%m}"
            case "quarter":
                return f"{year}Q{(month + 2) // 3}"
            case "half_year":
                return f"{year}H{(month + 5) // 6}"
            case "year":
                return str(year)

    @property
    def label(self) -> str:
        """The period in words."""
        year, month = f"{self.first.year}年", f"{self.first.month}月"
        match self.kind:
            case "day":
                return f"{year}{month}{self.first.day}日"
            case "ten_day":
                return f"{year}{month}{_THIRDS[_third(self.first) - 1]}旬"
            case "month":
                return year + month
            case "quarter":
                return f"{year}{_QUARTERS[self.first.month // 3]}季度"
            case "half_year":
                return f"{year}{_HALVES[self.first.month // 7]}半年"
            case "year":
                return year

    @property
    def last(self) -> date:
        """The last day."""
        if self.kind == "day":
            return self.first
        if self.kind == "ten_day":
            third = _third(self.first)
            return self.first.replace(day=third * 10) if third < 3 else _end_of_month(self.first)
        return months_after(self.first, _MONTHS[self.kind]) - ONE_DAY

    @property
    def days(self) -> int:
        """How many days it has: the last third of a month has 8, 9, 10 or 11, so figures are compared per day."""
        return (self.last - self.first).days + 1

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def next(self) -> Period:
        """The period that follows."""
        return containing(self.kind, self.last + ONE_DAY)

    def previous(self) -> Period:
        """The period before."""
        return containing(self.kind, self.first - ONE_DAY)


def containing(kind: Kind, day: date) -> Period:
    """The period of a kind in which a day lies."""
    return Period(kind, _start(kind, day))


def last_closed(kind: Kind, day: date) -> Period:
    """The latest period that is over on a day: its last day lies before it."""
    return containing(kind, day).previous()


def _start(kind: Kind, day: date) -> date:
    if kind == "day":
        return day
    if kind == "ten_day":
        return day.replace(day=_third(day) * 10 - 9)
    span = _MONTHS[kind]
    return date(day.year, (day.month - 1) // span * span + 1, 1)


def _third(day: date) -> int:
    return min(3, (day.day + 9) // 10)


def _end_of_month(day: date) -> date:
    return months_after(day.replace(day=1), 1) - ONE_DAY


def _read(found: re.Match[str]) -> tuple[Kind, date]:
    """Kind and first day of a code; ValueError where there is no such day."""
    year, part = int(found["year"]), found.groupdict()
    if part["quarter"]:
        return "quarter", date(year, int(part["quarter"]) * 3 - 2, 1)
    if part["half"]:
        return "half_year", date(year, int(part["half"]) * 6 - 5, 1)
    if part["third"]:
        return "ten_day", date(year, int(part["month"]), int(part["third"]) * 10 - 9)
    if part["day"]:
        return "day", date(year, int(part["month"]), int(part["day"]))
    if part["month"]:
        return "month", date(year, int(part["month"]), 1)
    return "year", date(year, 1, 1)
