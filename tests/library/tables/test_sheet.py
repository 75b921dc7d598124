"""Sheets as Excel and CSV: typed, exact, with their source line, and harmless whatever was typed into them."""

from __future__ import annotations

import csv
import datetime as dt
import io
from decimal import Decimal
from fractions import Fraction

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from wenzeng.library.tables import About, Sheet, SheetColumn, comma_separated, decimal_text, harmless, workbook
from wenzeng.library.tables.sheet import HEADER_ROW, display_width, tab_name

ABOUT = About(as_of="2022-10-24", basis="桂稳工业保运行指发〔2022〕14号", conditions="状态 未办结", demo=True)
COLUMNS = [
    SheetColumn("代码"),
    SheetColumn("支出", "number", "万元", 2),
    SheetColumn("期限", "date"),
    SheetColumn("报送", "date"),
]
ROWS = [
    ["450100000000000123", Fraction(123456789, 10**6), dt.date(2022, 10, 31), dt.datetime(2022, 10, 9, 16, 20)],
    ["=1+1", "未报", None, None],
]
DANGEROUS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"]


def sheet(rows=ROWS) -> Sheet:
    return Sheet("任务/清单", "任务清单", COLUMNS, rows)


def opened(data: bytes):
    return openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]


def test_workbook_is_typed_and_says_what_it_rests_on():
    page = opened(workbook([sheet()], ABOUT))
    assert page.title == "任务清单"
    assert page["A1"].value == "任务清单"
    line = "数据截至 2022-10-24。依据：桂稳工业保运行指发〔2022〕14号。条件：状态 未办结。本表为演示数据。"
    assert page["A2"].value == line
    assert page["B3"].value == "万元"
    assert [cell.value for cell in page[HEADER_ROW + 1]] == ["代码", "支出", "期限", "报送"]
    code, paid, due, sent = page[HEADER_ROW + 2]
    assert (code.value, code.data_type, code.number_format) == ("450100000000000123", "s", "@")
    assert (paid.value, paid.data_type, paid.number_format) == (123.456789, "n", "#,##0.00")
    assert due.value == dt.datetime(2022, 10, 31)
    assert sent.value == dt.datetime(2022, 10, 9, 16, 20)
    assert page.freeze_panes == f"A{HEADER_ROW + 2}"
    assert page.auto_filter.ref == f"A{HEADER_ROW + 1}:D{HEADER_ROW + 3}"


def test_a_second_reader_agrees():
    rows = CalamineWorkbook.from_filelike(io.BytesIO(workbook([sheet()], ABOUT))).get_sheet_by_index(0).to_python()
    assert rows[HEADER_ROW + 1][:3] == ["450100000000000123", 123.456789, dt.date(2022, 10, 31)]
    assert rows[HEADER_ROW + 2][:2] == ["=1+1", "未报"]


def test_an_empty_sheet_is_a_sheet():
    page = opened(workbook([sheet([])], ABOUT))
    assert page.max_row == HEADER_ROW + 1


@pytest.mark.parametrize("text", DANGEROUS)
def test_no_text_becomes_a_formula(text):
    cell = opened(workbook([Sheet("x", "x", [SheetColumn("x")], [[text]])], ABOUT))[f"A{HEADER_ROW + 2}"]
    assert cell.data_type == "s"
    (written,) = list(
        csv.reader(
            io.StringIO(comma_separated(Sheet("x", "x", [SheetColumn("x")], [[text]])).decode("utf-8-sig"), newline="")
        )
    )[1]
    assert written == "'" + text
    assert harmless("－1") == "－1"


def test_a_figure_longer_than_excel_keeps_goes_in_as_text():
    cell = opened(workbook([Sheet("x", "x", [SheetColumn("x", "number")], [[12345678901234567]])], ABOUT))["A5"]
    assert cell.value == "12345678901234567"


def test_csv_opens_in_excel_and_keeps_every_digit():
    data = comma_separated(sheet([*ROWS, ["-", Decimal("-2.10"), None, None]]))
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows == [
        ["代码", "支出（万元）", "期限", "报送"],
        ["450100000000000123", "123.456789", "2022-10-31", "2022-10-09 16:20"],
        ["'=1+1", "未报", "", ""],
        ["'-", "-2.10", "", ""],
    ]


@given(st.integers(-(10**17), 10**17), st.integers(0, 12))
def test_decimals_are_exact(number: int, power: int):
    assert Fraction(decimal_text(Fraction(number, 10**power))) == Fraction(number, 10**power)


def test_a_decimal_without_end_is_cut():
    assert decimal_text(Fraction(1, 3)) == "0.333333333333"


@given(st.text())
def test_tab_names_are_those_that_excel_takes(name: str):
    assert 1 <= len(tab_name(name)) <= 31
    assert not set(tab_name(name)) & set("[]:*?/\\'")


def test_chinese_is_twice_as_wide():
    assert display_width("南宁ab") == 6
    page = opened(workbook([sheet([["一二三四五六七八九十" * 2, 1, None, None]])], ABOUT))
    assert 40 <= page.column_dimensions["A"].width <= 52
