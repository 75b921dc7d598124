"""A workbook to be filled in and sent back: what is given is locked, what is asked for is open and marked, words stay words."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import xlsxwriter

from wenzeng.library.tables.sheet import tab_name

HEADER_ROW = 2
"""Title and one line of instruction stand above it."""

_LONGEST_CHOICES = 255


@dataclass(frozen=True, slots=True)
class FillColumn:
    """A column; ``asked`` is open for the person, with ``choices`` where only some words will do."""

    label: str
    width: int = 14
    asked: bool = False
    choices: tuple[str, ...] = ()


def fillable(name: str, title: str, advice: str, columns: Sequence[FillColumn], rows: Iterable[Sequence[str]]) -> bytes:
    """The bytes of a workbook whose asked cells can be written and no others."""
    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(target, options) as book:
        page = book.add_worksheet(tab_name(name))
        page.protect("", {"format_columns": True, "format_rows": True, "sort": True, "autofilter": True})
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
        given = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top", "font_color": "#454c54"})
        asked = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top", "border": 1, "locked": False})
        page.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 14}))
        page.write_string(1, 0, advice, book.add_format({"font_color": "#454c54", "font_size": 9}))
        for index, column in enumerate(columns):
            page.set_column(index, index, column.width)
            page.write_string(HEADER_ROW, index, column.label, head)
        last = HEADER_ROW
        for values in rows:
            last += 1
            for index, (column, value) in enumerate(zip(columns, values, strict=True)):
                page.write_string(last, index, value, asked if column.asked else given)
        for index, column in enumerate(columns):
            if column.choices and last > HEADER_ROW and len(",".join(column.choices)) < _LONGEST_CHOICES:
                allowed = {"validate": "list", "source": list(column.choices)}
                page.data_validation(HEADER_ROW + 1, index, last, index, allowed)
        page.freeze_panes(HEADER_ROW + 1, 3)
        page.set_landscape()
        page.set_paper(9)  # A4
        page.fit_to_pages(1, 0)
    return target.getvalue()
