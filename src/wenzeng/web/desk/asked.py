"""The day a home is looked at: today, or an earlier one that the address names (``?as_of=2022-10-17``)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpRequest

from wenzeng.mechanisms.office.services import clock

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Day:
    """The day shown, and whether it is past: then a home tells how things stood, and offers no act."""

    on: date
    today: date

    @property
    def past(self) -> bool:
        """Whether the page looks back."""
        return self.on < self.today

    @property
    def stands(self) -> str:
        """The day as pages name it where it is past; today needs no naming."""
        return self.on.isoformat() if self.past else ""

    @property
    def week_ago(self) -> date:
        """What changes are counted from."""
        return self.on - WEEK

    @property
    def words(self) -> str:
        """2022年10月24日　星期一."""
        return f"{self.on.year}年{self.on.month}月{self.on.day}日　星期{'一二三四五六日'[self.on.weekday()]}"


def day(request: HttpRequest) -> Day:
    """The day asked for; what lies ahead or is no day is today."""
    today = clock.today()
    try:
        wanted = date.fromisoformat(request.GET.get("as_of", ""))
    except ValueError:
        wanted = today
    return Day(min(wanted, today), today)
