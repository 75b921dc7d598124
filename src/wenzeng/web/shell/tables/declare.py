"""What a list declares: its columns, its filters, its order, and what it says when it is empty.

One declaration serves the screen, the Excel file and the CSV file, so that what is exported is what was seen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from wenzeng.web.shell.tables.filters import Filter

Row = Any  # a dictionary or an object


class Kind(StrEnum):
    """How the values of a column are shown, ordered and exported."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    CLAUSE = "clause"
    STATE = "state"


TEXT, NUMBER, DATE, CLAUSE, STATE = Kind


@dataclass(frozen=True, slots=True)
class State:
    """A state in a word; ``tone`` red, yellow, green, grey makes it a lamp, ``open`` prints it bold."""

    word: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Empty:
    """Why a list is empty and what comes next: a heading, a sentence, and a link if there is one."""

    why: str
    then: str = ""
    link: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list.

    ``key`` is where the value stands in the row (``unit__name`` walks); ``value`` computes it instead. ``power`` divides
    a number by a power of ten (fen shown in 万元: 6) and ``places`` are its decimals. ``words`` maps codes to words or
    states. ``link`` gives the address behind the value, ``template`` draws the cell (with ``row`` and ``value``).
    ``sort`` is the key to order by: empty for the value itself, None for no ordering. ``unknown`` stands where there is
    no value. A ``screen_only`` column (buttons) is not exported.
    """

    key: str
    label: str
    kind: Kind = Kind.TEXT
    unit: str = ""
    places: int = 0
    power: int = 0
    fit: bool = False
    value: Callable[[Row], object] | None = None
    words: Mapping[Any, str | State] | None = None
    link: Callable[[Row], str | None] | None = None
    template: str = ""
    sort: str | None = ""
    unknown: str = "—"
    screen_only: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """A list: name (stable, English), title, columns, filters, first order (``due`` or ``-due``), empty state.

    ``unit`` is the unit of all its sums (above the table), ``basis`` the document named in exports, ``note`` a footnote, ``coverage`` what
    the rows come to (above the table),
    ``current`` tells the selected row. Two lists on one page need different ``prefix`` values.
    """

    name: str
    title: str
    columns: Sequence[Column]
    filters: Sequence[Filter] = ()
    order: str = ""
    empty: Empty = field(default_factory=lambda: Empty("这里还没有内容"))
    unit: str = ""
    basis: str = ""
    note: str = ""
    coverage: str = ""
    prefix: str = ""
    size: int = 50
    current: Callable[[Row], bool] | None = None
