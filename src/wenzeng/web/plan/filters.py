"""Filters of the plan's lists: what fits is decided by a function over the row; the day asked for chooses versions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q


@dataclass(frozen=True, slots=True)
class Fits:
    """Rows that a test lets pass; the choices of a ``choice`` are texts, words and values."""

    name: str
    label: str
    test: Callable[[Any, Any], bool]
    widget: str = "choice"
    pairs: Sequence[tuple[str, str, Any]] = ()

    def options(self) -> list[tuple[str, str]]:
        """Texts and words, in order."""
        return [(text, word) for text, word, _ in self.pairs]

    def read(self, text: str) -> tuple[str, Any] | None:
        """The words and the value asked for."""
        if self.widget == "choice":
            return next(((word, value) for held, word, value in self.pairs if held == text), None)
        return (text, text) if text.replace("\x00", "") else None

    def said(self, wanted: tuple[str, Any]) -> str:
        """The condition in words."""
        return f"含“{wanted[0]}”" if self.widget == "search" else f"{self.label} {wanted[0]}"

    def keeps(self, row: Any, wanted: tuple[str, Any]) -> bool:
        """Whether the row fits."""
        return self.test(row, wanted[1])

    def query(self, wanted: tuple[str, Any]) -> Q:
        """These rows are gathered in memory; no database is asked."""
        raise LookupError(self.name)


@dataclass(frozen=True, slots=True)
class AsOf:
    """The day whose plan is shown: it chooses no rows, it says from which versions they are made."""

    name: str = "as_of"
    label: str = "截至"
    widget: str = "date"

    def read(self, text: str) -> dt.date | None:
        """The day asked for."""
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            return None

    def said(self, wanted: dt.date) -> str:
        """The day in words."""
        return f"计划截至 {wanted}"

    def keeps(self, row: Any, wanted: dt.date) -> bool:
        """Every row that stood on the day."""
        return True

    def query(self, wanted: dt.date) -> Q:
        """No condition."""
        return Q()
