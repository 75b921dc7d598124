"""Sheets as CSV for Excel: UTF-8 with the mark that Excel needs, exact decimals, and no cell that could become a formula."""

from __future__ import annotations

import csv
import datetime as dt
import io
from decimal import Decimal
from fractions import Fraction

from wenzeng.library.tables.sheet import Sheet, SheetColumn, Value

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n")


def comma_separated(sheet: Sheet) -> bytes:
    """The bytes of a CSV file that Excel and WPS open with the right characters (utf-8-sig)."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow([_heading(column) for column in sheet.columns])
    for values in sheet.rows:
        writer.writerow([_text(value) for value in values])
    return target.getvalue().encode("utf-8-sig")


def harmless(text: str) -> str:
    """The text with an apostrophe before it if a spreadsheet would read it as a formula."""
    return "'" + text if text.startswith(FORMULA_SIGNS) else text


def decimal_text(value: Fraction) -> str:
    """A fraction as an exact decimal; one without an end is cut after twelve decimals."""
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest == 1:
        return format((Decimal(value.numerator) / Decimal(value.denominator)).normalize(), "f")
    return format(round(Decimal(value.numerator) / Decimal(value.denominator), 12), "f")


def _heading(column: SheetColumn) -> str:
    return harmless(f"{column.label}（{column.unit}）" if column.unit else column.label)


def _text(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Fraction):
        return decimal_text(value)
    if isinstance(value, Decimal):
        return format(value, "f")
    return harmless(value) if isinstance(value, str) else str(value)
