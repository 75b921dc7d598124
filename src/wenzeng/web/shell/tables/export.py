"""A list as a file: the same filters, the same order, the same columns as on the screen, all pages."""

from __future__ import annotations

from urllib.parse import quote

from django.http import HttpResponse

from wenzeng.library.refusal import Refused
from wenzeng.library.tables import About, Sheet, comma_separated, workbook
from wenzeng.web.shell.tables.cells import exported, sheet_column
from wenzeng.web.shell.tables.shown import Shown

FORMATS = frozenset({"xlsx", "csv"})
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "json": "application/json",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""What a file is, by its ending."""

BYTES = "application/octet-stream"
XLSX_ROWS = 20_000  # more than this takes longer than a person waits; CSV has no such bound


def sheet_of(shown: Shown) -> Sheet:
    """The list as a sheet: every row that the filters keep."""
    columns = [column for column in shown.columns if not column.screen_only]
    rows = ([exported(column, row) for column in columns] for row in shown.rows)
    return Sheet(shown.listing.title, shown.listing.title, [sheet_column(column) for column in columns], rows)


def file_response(shown: Shown, form: str, about: About) -> HttpResponse:
    """The list as an Excel or CSV file to be saved."""
    if form == "xlsx" and shown.total > XLSX_ROWS:
        raise Refused(
            "too_large", f"共 {shown.total} 条，Excel 一次最多导出 {XLSX_ROWS} 条。请加筛选条件，或导出 CSV。"
        )
    sheet = sheet_of(shown)
    body = workbook([sheet], about) if form == "xlsx" else comma_separated(sheet)
    name = "-".join(part for part in (shown.listing.title, "演示数据" if about.demo else "", about.as_of[:10]) if part)
    return attachment(body, f"{name}.{form}")


def attachment(body: bytes, name: str) -> HttpResponse:
    """A file that was made here, to be saved under a Chinese name; its ending says what it is."""
    return _saved(body, name, TYPES[name.rsplit(".", 1)[-1]])


def as_it_came(body: bytes, name: str) -> HttpResponse:
    """A file that somebody sent, to be saved: whatever it is called, nothing opens it here."""
    return _saved(body, name, BYTES)


def _saved(body: bytes, name: str, content_type: str) -> HttpResponse:
    response = HttpResponse(body, content_type=content_type)
    plain = "download." + name.rsplit(".", 1)[-1]
    response["Content-Disposition"] = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
    return response
