"""Cells of a list: what one value looks like on the screen, and what it is in an exported file."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from wenzeng.library.tables import SheetColumn, Value, decimal_text
from wenzeng.web.shell.figures import day, exact, figure, local, scaled
from wenzeng.web.shell.tables.declare import CLAUSE, DATE, NUMBER, STATE, Column, Row, State
from wenzeng.web.shell.tables.values import value_at

LAMPS = frozenset({"red", "yellow", "green", "grey"})


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as the template draws it."""

    column: Column
    row: Row
    value: Any
    text: str
    tone: str = ""
    href: str = ""
    title: str = ""

    @property
    def css(self) -> str:
        """The classes of the cell."""
        unknown = "wz-unknown" if self.text == self.column.unknown else ""
        return " ".join(part for part in (column_css(self.column), unknown) if part)

    @property
    def is_lamp(self) -> bool:
        """Whether the state is a lamp rather than a word."""
        return self.tone in LAMPS

    @property
    def is_cite(self) -> bool:
        """Whether the value is the mark of a clause."""
        return self.column.kind is CLAUSE and self.text != self.column.unknown


def column_css(column: Column) -> str:
    """The classes that heading and cells of a column share."""
    narrow = column.fit or column.kind in (CLAUSE, STATE, DATE)
    return " ".join(part for part in ("wz-n" if column.kind is NUMBER else "", "wz-fit" if narrow else "") if part)


def cell(column: Column, row: Row) -> Cell:
    """The cell of a row in a column."""
    value = _value(column, row)
    state = _state(column, value)
    text = state.word if state else _text(column, value)
    return Cell(
        column=column,
        row=row,
        value=value,
        text=text or column.unknown,
        tone=state.tone if state else "",
        href=(column.link(row) or "") if column.link else "",
        title=_rounded_away(column, value),
    )


def exported(column: Column, row: Row) -> Value:
    """The value of a row in a column, typed for a sheet; where there is none, the word that the screen shows."""
    value = _value(column, row)
    if column.kind is NUMBER:
        number = scaled(value, column.power)
        if number is not None:
            return int(number) if number.denominator == 1 else number
    if column.kind is DATE and isinstance(value, dt.date):
        return local(value) if isinstance(value, dt.datetime) else value
    return cell(column, row).text


def sheet_column(column: Column) -> SheetColumn:
    """The column of a sheet that a column of a list becomes."""
    if column.kind is NUMBER:
        return SheetColumn(column.label, "number", column.unit, column.places)
    return SheetColumn(column.label, "date" if column.kind is DATE else "text", column.unit)


def _value(column: Column, row: Row) -> Any:
    return column.value(row) if column.value else value_at(row, column.key)


def _state(column: Column, value: Any) -> State | None:
    if isinstance(value, State):
        return value
    if column.words is not None and value in column.words:
        word = column.words[value]
        return word if isinstance(word, State) else State(str(word))
    return None


def _text(column: Column, value: Any) -> str:
    if column.kind is NUMBER:
        return figure(value, column.places, column.power)
    return day(value)


def _rounded_away(column: Column, value: Any) -> str:
    """The exact number where the screen shows less of it."""
    if column.kind is not NUMBER or exact(value) is None:
        return ""
    number = scaled(value, column.power)
    if number is None or (number * 10**column.places).denominator == 1:
        return ""
    return decimal_text(number)
