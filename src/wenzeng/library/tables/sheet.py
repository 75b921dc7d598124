"""Sheets: a table as data, and its Excel workbook.

A sheet is what a list shows on the screen, or what a template asks for: typed columns and rows. ``workbook`` writes
sheets as .xlsx so that they can be worked with at once: numbers are numbers, dates are dates, codes stay text with all
their digits, the header is frozen and filtered, the unit stands above its column, and the second line says what the
figures rest on. Nothing a person typed can become a formula: text is written as text, whatever sign it begins with.
"""

from __future__ import annotations

import datetime as dt
import io
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

Kind = Literal["text", "number", "date", "moment"]
Value = str | int | Decimal | Fraction | dt.date | dt.datetime | None

HEADER_ROW = 3  # title, source line and units stand above it
ROWS_MEASURED = 200  # widths are taken from these; a long tail does not change them
NARROWEST, WIDEST = 8, 50
EXACT_DIGITS = 15  # Excel keeps no more; a longer figure goes in as text rather than lose its end
FOOTER_SIGNS = 200  # Excel refuses a file whose footer is longer than 255
FORBIDDEN_IN_NAMES = str.maketrans("", "", "[]:*?/\\'")


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: its heading, the kind of its values, the unit of its numbers and their decimals."""

    label: str
    kind: Kind = "text"
    unit: str = ""
    places: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: a name for its tab, a title, columns, and rows whose values stand in the order of the columns.

    A string in a column of numbers or dates is a word such as 未报 and is written as that word. Moments are given in
    the time of the place: Excel knows no time zones.
    """

    name: str
    title: str
    columns: Sequence[SheetColumn]
    rows: Iterable[Sequence[Value]]


@dataclass(frozen=True, slots=True)
class About:
    """What the figures rest on: day of the data, basis, conditions of the selection, and whether all is invented."""

    as_of: str
    basis: str = ""
    conditions: str = ""
    demo: bool = False

    def line(self) -> str:
        """The source line of a sheet."""
        parts = [
            f"数据截至 {self.as_of}",
            f"依据：{self.basis}" if self.basis else "",
            f"条件：{self.conditions}" if self.conditions else "",
            "本表为演示数据" if self.demo else "",
        ]
        return "。".join(part for part in parts if part) + "。"


def workbook(sheets: Sequence[Sheet], about: About) -> bytes:
    """The bytes of an Excel workbook with these sheets."""
    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(target, options) as book:
        book.set_properties({"title": sheets[0].title if sheets else "", "comments": about.line()})
        formats = Formats(book)
        for sheet in sheets:
            _write(book.add_worksheet(tab_name(sheet.name)), sheet, about, formats)
    return target.getvalue()


def tab_name(name: str) -> str:
    """A name that Excel accepts for a tab."""
    return name.translate(FORBIDDEN_IN_NAMES)[:31] or "表"


def display_width(text: str) -> int:
    """Columns that a text takes on the screen: two for a Chinese character, one for a Latin one."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in text)


class Formats:
    """The few cell formats of a workbook, made once each."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._numbers: dict[int, Format] = {}
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.note = book.add_format({"font_color": "#454c54", "font_size": 9})
        self.unit = book.add_format({"font_color": "#454c54", "font_size": 9, "align": "right"})
        self.head = book.add_format({"bold": True, "top": 2, "bottom": 1, "valign": "vcenter"})
        self.head_number = book.add_format({"bold": True, "top": 2, "bottom": 1, "valign": "vcenter", "align": "right"})
        self.text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        self.word = book.add_format({"num_format": "@", "align": "right", "valign": "top", "font_color": "#626a73"})
        self.date = book.add_format({"num_format": "yyyy-mm-dd", "align": "left", "valign": "top"})
        self.moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm", "align": "left", "valign": "top"})

    def number(self, places: int) -> Format:
        """The format of numbers with so many decimals."""
        if places not in self._numbers:
            pattern = "#,##0" + ("." + "0" * places if places else "")
            self._numbers[places] = self._book.add_format({"num_format": pattern, "valign": "top"})
        return self._numbers[places]


def _write(page: Worksheet, sheet: Sheet, about: About, formats: Formats) -> None:
    page.write_string(0, 0, sheet.title, formats.title)
    page.write_string(1, 0, about.line(), formats.note)
    widths = []
    for index, column in enumerate(sheet.columns):
        if column.unit:
            page.write_string(HEADER_ROW - 1, index, column.unit, formats.unit)
        page.write_string(
            HEADER_ROW, index, column.label, formats.head_number if column.kind == "number" else formats.head
        )
        widths.append(max(display_width(column.label) + 3, display_width(column.unit)))  # 3: the filter's arrow
    last = HEADER_ROW
    for values in sheet.rows:
        last += 1
        for index, (column, value) in enumerate(zip(sheet.columns, values, strict=True)):
            shown = _write_cell(page, last, index, column, value, formats)
            if last <= HEADER_ROW + ROWS_MEASURED:
                widths[index] = max(widths[index], shown)
    for index, width in enumerate(widths):
        page.set_column(index, index, max(NARROWEST, min(WIDEST, width + 2)))
    page.freeze_panes(HEADER_ROW + 1, 0)
    page.autofilter(HEADER_ROW, 0, last, len(sheet.columns) - 1)
    page.repeat_rows(HEADER_ROW - 1, HEADER_ROW)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.set_footer("&L" + about.line()[:FOOTER_SIGNS].replace("&", "&&") + "&R&P / &N")


def _write_cell(page: Worksheet, row: int, index: int, column: SheetColumn, value: Value, formats: Formats) -> int:
    """Write one value by its type; the answer is the width that it takes."""
    if value is None:
        return 0
    if isinstance(value, dt.datetime):
        page.write_datetime(row, index, value.replace(tzinfo=None), formats.moment)
        return 16
    if isinstance(value, dt.date):
        page.write_datetime(row, index, dt.datetime.combine(value, dt.time()), formats.date)
        return 10
    if isinstance(value, int | Decimal | Fraction) and not isinstance(value, bool):
        if len(str(value).strip("-0.").replace(".", "")) <= EXACT_DIGITS or isinstance(value, Fraction):
            page.write_number(row, index, float(value), formats.number(column.places))
            return len(f"{float(value):,.{column.places}f}")
        value = str(value)
    text = str(value)
    page.write_string(row, index, text, formats.text if column.kind == "text" else formats.word)
    return max((display_width(line) for line in text.splitlines()), default=0)
