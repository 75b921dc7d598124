"""Filters of a list: one of several choices, words to be found, a month. Each works on rows and on a query alike."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.db.models import Q

from wenzeng.web.shell.figures import local
from wenzeng.web.shell.tables.values import value_at

Choices = Mapping[Any, str] | Sequence[tuple[Any, str]]


class Filter(Protocol):
    """What every filter answers; ``read`` gives None where nothing (or nothing sensible) was asked."""

    @property
    def name(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def widget(self) -> str: ...
    def read(self, text: str) -> Any: ...
    def said(self, wanted: Any) -> str: ...
    def keeps(self, row: Any, wanted: Any) -> bool: ...
    def query(self, wanted: Any) -> Q: ...


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several values; ``choices`` may be a function, asked once for every page."""

    name: str
    label: str
    choices: Choices | Callable[[], Choices]
    key: str = ""
    widget: str = "choice"

    def options(self) -> list[tuple[Any, str]]:
        """Values and words, in order."""
        choices = self.choices() if callable(self.choices) else self.choices
        pairs = choices.items() if isinstance(choices, Mapping) else choices
        return [(value, str(getattr(word, "word", word))) for value, word in pairs]

    def read(self, text: str) -> tuple[Any, str] | None:
        return next((pair for pair in self.options() if str(pair[0]) == text), None) if text else None

    def said(self, wanted: tuple[Any, str]) -> str:
        return f"{self.label} {wanted[1]}"

    def keeps(self, row: Any, wanted: tuple[Any, str]) -> bool:
        return bool(value_at(row, self.key or self.name) == wanted[0])

    def query(self, wanted: tuple[Any, str]) -> Q:
        return Q(**{self.key or self.name: wanted[0]})


@dataclass(frozen=True, slots=True)
class Search:
    """Words to be found, each in any of the keys; capitals and small letters are the same."""

    label: str
    keys: Sequence[str]
    name: str = "q"
    widget: str = "search"

    def read(self, text: str) -> tuple[str, ...] | None:
        return tuple(text.replace("\x00", "").split()[:8]) or None  # 8: nobody types more; a query stays small

    def said(self, wanted: tuple[str, ...]) -> str:
        return f"含“{' '.join(wanted)}”"

    def keeps(self, row: Any, wanted: tuple[str, ...]) -> bool:
        texts = [str(value_at(row, key) or "").casefold() for key in self.keys]
        return all(any(word.casefold() in text for text in texts) for word in wanted)

    def query(self, wanted: tuple[str, ...]) -> Q:
        found = Q()
        for word in wanted:
            anywhere = Q()
            for key in self.keys:
                anywhere |= Q(**{f"{key}__icontains": word})
            found &= anywhere
        return found


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the date under the key, written 2022-10."""

    name: str
    label: str
    key: str = ""
    widget: str = "month"

    def read(self, text: str) -> tuple[int, int] | None:
        try:
            first = dt.date.fromisoformat(f"{text}-01")
        except ValueError:
            return None
        return first.year, first.month

    def said(self, wanted: tuple[int, int]) -> str:
        return f"{self.label} {wanted[0]}年{wanted[1]}月"

    def keeps(self, row: Any, wanted: tuple[int, int]) -> bool:
        when = value_at(row, self.key or self.name)
        if isinstance(when, dt.datetime):
            when = local(when)
        return isinstance(when, dt.date) and (when.year, when.month) == wanted

    def query(self, wanted: tuple[int, int]) -> Q:
        key = self.key or self.name
        return Q(**{f"{key}__year": wanted[0], f"{key}__month": wanted[1]})
