"""A filter of the office's lists: units of one city, with all that lies below it or is stationed there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q


@dataclass(frozen=True, slots=True)
class InArea:
    """One of the cities; ``cities`` are pairs of path and name."""

    name: str
    label: str
    cities: Sequence[tuple[str, str]]
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
        return any(path.startswith(wanted[0]) for path in (row.path, row.area.path if row.area else ""))

    def query(self, wanted: tuple[str, str]) -> Q:
        """The same for the database."""
        return Q(path__startswith=wanted[0]) | Q(area__path__startswith=wanted[0])
