"""What homes show of mechanisms that the desk does not know (cases, bulletins): a small table of functions, filled at start.

Each function gives lines; a home works without them and simply shows less.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from wenzeng.web.desk.lines import Line

Asked = Callable[[Any, date], Iterable[Line]]
"""Of a person and a day, the lines that wait."""


@dataclass(frozen=True, slots=True)
class Sources:
    """``decisions`` wait for the HQ office, ``turns`` for a unit (``letter``: to answer); ``under_way`` gives, of a person,
    the subjects that are supervised or proposed for it already."""

    decisions: Sequence[Asked] = ()
    turns: Sequence[Asked] = ()
    under_way: Callable[[Any], frozenset[str]] = lambda person: frozenset()


@dataclass(slots=True)
class _Filled:
    sources: Sources = field(default_factory=Sources)


_filled = _Filled()


def fill(**given: Any) -> None:
    """Fill in some of the sources; called at start, by ``config`` alone."""
    _filled.sources = replace(_filled.sources, **given)


def held() -> Sources:
    """The sources at hand."""
    return _filled.sources
