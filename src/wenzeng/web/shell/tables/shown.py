"""A list as asked for: the filters, the order and the page of one request, ready for the template and for export."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import QueryDict

from wenzeng.web.shell.tables.cells import Cell, cell, column_css
from wenzeng.web.shell.tables.declare import Column, Empty, Listing
from wenzeng.web.shell.tables.filters import Filter
from wenzeng.web.shell.tables.rows import Rows, rows_of


@dataclass(frozen=True, slots=True)
class Head:
    """A heading: its column, classes, and the address that orders by it."""

    column: Column
    css: str
    href: str
    direction: str  # ascending, descending or empty


@dataclass(frozen=True, slots=True)
class Field:
    """A filter as the form draws it."""

    filter: Filter
    name: str
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row as the template draws it."""

    cells: Sequence[Cell]
    current: bool


@dataclass(frozen=True, slots=True)
class Link:
    """A word and its address; the current page has none."""

    word: str
    href: str


class Shown:
    """One list under one request."""

    def __init__(self, listing: Listing, source: Iterable[Any], params: QueryDict, path: str) -> None:
        self.listing = listing
        self.region = f"list-{listing.name}"
        self._path = path
        self._params = params
        self._source = rows_of(source)
        self.columns: Sequence[Column] = listing.columns
        self.wanted = [
            (each, what) for each in listing.filters if (what := each.read(self._asked(each.name))) is not None
        ]

    def _asked(self, name: str) -> str:
        return str(self._params.get(self.listing.prefix + name, "")).strip()

    @cached_property
    def rows(self) -> Rows:
        """All rows that the filters keep, in the order asked for."""
        kept = self._source.kept(self.wanted)
        column, descending = self._order
        return kept.ordered(column, descending) if column else kept

    @cached_property
    def total(self) -> int:
        """How many rows the filters keep."""
        return self.rows.count()

    @cached_property
    def _order(self) -> tuple[Column | None, bool]:
        for asked in (self._asked("sort"), self.listing.order):
            key = asked.removeprefix("-")
            column = next((each for each in self.columns if each.key == key), None)
            if column is not None and self._source.can_order(column):
                return column, asked.startswith("-")
        return None, False

    @property
    def heads(self) -> list[Head]:
        """The headings, each with the address that orders by it (or turns the order round)."""
        ordered, descending = self._order
        heads = []
        for column in self.columns:
            here = column is ordered
            turned = f"-{column.key}" if here and not descending else column.key
            href = self.url(sort=turned, page="") if self._source.can_order(column) else ""
            direction = ("descending" if descending else "ascending") if here else ""
            heads.append(Head(column, column_css(column), href, direction))
        return heads

    @property
    def lines(self) -> list[Line]:
        """The rows of this page."""
        start = (self.page - 1) * self.listing.size
        current = self.listing.current
        return [
            Line([cell(column, row) for column in self.columns], bool(current and current(row)))
            for row in self.rows.part(start, start + self.listing.size)
        ]

    @property
    def fields(self) -> list[Field]:
        """The filters with what was asked of them."""
        return [
            Field(each, self.listing.prefix + each.name, f"{self.region}-{each.name}", self._asked(each.name))
            for each in self.listing.filters
        ]

    @property
    def kept_params(self) -> list[tuple[str, str]]:
        """Parameters of the address that the filter form must carry along."""
        gone = {
            self.listing.prefix + name for name in ("page", "export", *(each.name for each in self.listing.filters))
        }
        return [(name, value) for name, values in self._params.lists() if name not in gone for value in values]

    @property
    def conditions(self) -> str:
        """The filters in words, for the source line of an export."""
        return "，".join(each.said(what) for each, what in self.wanted)

    @property
    def is_filtered(self) -> bool:
        """Whether any filter is at work."""
        return bool(self.wanted)

    @property
    def cleared(self) -> str:
        """The address without filters."""
        return self.url(page="", **{each.name: "" for each in self.listing.filters})

    @property
    def empty(self) -> Empty:
        """Why there is no row: the declared reason, or the filters."""
        if self.is_filtered:
            return Empty("没有符合条件的内容", f"条件：{self.conditions}。", ("清除条件", self.cleared))
        return self.listing.empty

    @cached_property
    def pages(self) -> int:
        """How many pages there are."""
        return max(1, -(-self.total // self.listing.size))

    @cached_property
    def page(self) -> int:
        """The page asked for, or the nearest that there is."""
        asked = self._asked("page")
        number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 1
        return min(max(number, 1), self.pages)

    @property
    def pager(self) -> list[Link]:
        """The way to other pages: first, neighbours, last; a gap is a word without address."""
        near = {1, self.pages, *range(self.page - 2, self.page + 3)}
        links, before = [], 0
        for number in sorted(number for number in near if 1 <= number <= self.pages):
            if number - before > 1:
                links.append(Link("…", ""))
            links.append(Link(str(number), "" if number == self.page else self.url(page=str(number))))
            before = number
        return links

    @property
    def previous(self) -> str:
        """The address of the page before, or nothing."""
        return self.url(page=str(self.page - 1)) if self.page > 1 else ""

    @property
    def next(self) -> str:
        """The address of the page after, or nothing."""
        return self.url(page=str(self.page + 1)) if self.page < self.pages else ""

    @property
    def first_row(self) -> int:
        """Number of the first row of this page."""
        return (self.page - 1) * self.listing.size + 1 if self.total else 0

    @property
    def last_row(self) -> int:
        """Number of the last row of this page."""
        return min(self.page * self.listing.size, self.total)

    @property
    def exports(self) -> list[Link]:
        """The addresses of the same list as files."""
        return [Link("导出 Excel", self.url(export="xlsx", page="")), Link("CSV", self.url(export="csv", page=""))]

    def url(self, **changes: str) -> str:
        """This address with some parameters changed; an empty value takes one away."""
        params = self._params.copy()
        params.pop(self.listing.prefix + "export", None)
        for name, value in changes.items():
            if value:
                params[self.listing.prefix + name] = value
            else:
                params.pop(self.listing.prefix + name, None)
        return f"{self._path}?{params.urlencode()}" if params else self._path


def named(shown: Iterable[Shown]) -> Mapping[str, Shown]:
    """Lists by the name under which a template finds them."""
    return {each.listing.name: each for each in shown}
