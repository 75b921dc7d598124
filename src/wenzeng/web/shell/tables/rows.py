"""Where the rows of a list come from: in memory, or a query that the database filters, orders and cuts into pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol

from django.db.models import F, QuerySet

from wenzeng.web.shell.figures import exact
from wenzeng.web.shell.tables.declare import NUMBER, Column
from wenzeng.web.shell.tables.filters import Filter
from wenzeng.web.shell.tables.values import value_at

Wanted = Sequence[tuple[Filter, Any]]


class Rows(Protocol):
    """Rows that can be filtered, ordered and cut; each step gives new rows."""

    def kept(self, wanted: Wanted) -> Rows: ...
    def can_order(self, column: Column) -> bool: ...
    def ordered(self, column: Column, descending: bool) -> Rows: ...
    def count(self) -> int: ...
    def part(self, start: int, stop: int) -> Iterable[Any]: ...
    def __iter__(self) -> Iterator[Any]: ...


def rows_of(source: Iterable[Any]) -> Rows:
    """Rows of a query, or of anything else that can be gone through."""
    return QueryRows(source) if isinstance(source, QuerySet) else MemoryRows(list(source))


class MemoryRows:
    """Rows that are already here."""

    def __init__(self, rows: list[Any]) -> None:
        self._rows = rows

    def kept(self, wanted: Wanted) -> MemoryRows:
        return MemoryRows([row for row in self._rows if all(each.keeps(row, what) for each, what in wanted)])

    def can_order(self, column: Column) -> bool:
        return column.sort is not None and not column.screen_only

    def ordered(self, column: Column, descending: bool) -> MemoryRows:
        keyed = [(_order_value(row, column), row) for row in self._rows]
        known = [pair for pair in keyed if pair[0] is not None]
        unknown = [row for value, row in keyed if value is None]
        known.sort(key=lambda pair: pair[0], reverse=descending)
        return MemoryRows([row for _, row in known] + unknown)  # the unknown is neither small nor large: it comes last

    def count(self) -> int:
        return len(self._rows)

    def part(self, start: int, stop: int) -> Iterable[Any]:
        return self._rows[start:stop]

    def __iter__(self) -> Iterator[Any]:
        return iter(self._rows)


class QueryRows:
    """Rows that the database holds."""

    def __init__(self, rows: QuerySet[Any]) -> None:
        self._rows = rows

    def kept(self, wanted: Wanted) -> QueryRows:
        rows = self._rows
        for each, what in wanted:
            rows = rows.filter(each.query(what))
        return QueryRows(rows)

    def can_order(self, column: Column) -> bool:
        if column.sort is None or column.screen_only:
            return False
        return bool(column.sort) or column.value is None

    def ordered(self, column: Column, descending: bool) -> QueryRows:
        path = F(column.sort or column.key)
        first = path.desc(nulls_last=True) if descending else path.asc(nulls_last=True)
        return QueryRows(self._rows.order_by(first, "pk"))

    def count(self) -> int:
        return self._rows.count()

    def part(self, start: int, stop: int) -> Iterable[Any]:
        return self._rows[start:stop]

    def __iter__(self) -> Iterator[Any]:
        return self._rows.iterator(chunk_size=2000)


def _order_value(row: Any, column: Column) -> Any:
    if column.value is not None and not column.sort:
        value = column.value(row)
    else:
        value = value_at(row, column.sort or column.key)
    if column.kind is NUMBER:
        return exact(value)
    if column.words is not None and value in column.words:
        return list(column.words).index(value)  # states are declared in their order
    return None if value in (None, "") else value
