"""Filters of the office's lists: units of one city with all that lies below it or is stationed there; the day of a moment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone


@dataclass(frozen=True, slots=True)
class InArea:
    """One of the cities; ``cities`` are pairs of path and name. ``unit`` is where a row has its unit, if it is none."""

    name: str
    label: str
    cities: Sequence[tuple[str, str]]
    unit: str = ""
    widget: str = "choice"

    def options(self) -> Sequence[tuple[str, str]]:
        """Paths and names, in official order."""
        return self.cities

    def read(self, text: str) -> tuple[str, str] | None:
        """The city asked for."""
        return next((pair for pair in self.cities if pair[0] == text), None)

    def said(self, wanted: tuple[str, str]) -> str:
        """The filter in words."""
        return f"{self.label} {wanted[1]}"

    def keeps(self, row: Any, wanted: tuple[str, str]) -> bool:
        """Whether a unit lies in the city or is stationed there."""
        unit = getattr(row, self.unit) if self.unit else row
        return any(path.startswith(wanted[0]) for path in (unit.path, unit.area.path if unit.area else ""))

    def query(self, wanted: tuple[str, str]) -> Q:
        """The same for the database."""
        here = f"{self.unit}__" if self.unit else ""
        return Q(**{f"{here}path__startswith": wanted[0]}) | Q(**{f"{here}area__path__startswith": wanted[0]})


@dataclass(frozen=True, slots=True)
class OnDay:
    """The day of a moment."""

    name: str
    label: str
    key: str
    widget: str = "date"

    def read(self, text: str) -> date | None:
        """The day asked for."""
        try:
            return date.fromisoformat(text)
        except ValueError:
            return None

    def said(self, wanted: date) -> str:
        """The filter in words."""
        return f"{self.label} {wanted.isoformat()}"

    def keeps(self, row: Any, wanted: date) -> bool:
        """Whether the moment falls on the day, here."""
        return bool(timezone.localdate(getattr(row, self.key)) == wanted)

    def query(self, wanted: date) -> Q:
        """The same for the database, as a stretch of time, which an index can serve."""
        midnight = timezone.make_aware(datetime.combine(wanted, time()))
        return Q(**{f"{self.key}__gte": midnight, f"{self.key}__lt": midnight + timedelta(days=1)})
