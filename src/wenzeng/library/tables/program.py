"""The child that reads one returned workbook (``python -m wenzeng.library.tables.program``)."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from wenzeng.library import child
from wenzeng.library.refusal import Refused

MOST_ROWS, MOST_COLUMNS, LONGEST = 5000, 60, 8000
"""What a sheet that people fill in by hand may hold; longest cell in characters."""

_SHAPE = f"表超过 {MOST_ROWS} 行或 {MOST_COLUMNS} 列，不是下载的填报表，没有读入。"


def _read(request: dict[str, Any], data: bytes) -> dict[str, Any]:
    name = request["name"]
    try:
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)
        if sheet.total_height > MOST_ROWS or sheet.total_width > MOST_COLUMNS:
            raise Refused("too_large", _SHAPE, name)
        rows = sheet.to_python(skip_empty_area=False)
    except (CalamineError, IndexError, OSError):
        raise Refused("wrong_type", "工作簿已损坏或有密码，没有读入。请另存为 .xlsx 后再传。", name) from None
    return {"rows": [[_words(value) for value in row] for row in rows]}


def _words(value: Any) -> str:
    """A cell in words: a whole number without a point, a day as in the calendar, yes and no as such."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()[:10]
    return str(value)[:LONGEST].strip()


def main() -> None:
    """Answer one request on the standard streams."""
    child.serve(_read)


if __name__ == "__main__":
    main()
