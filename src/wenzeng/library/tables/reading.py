"""A returned workbook as rows of words, read in a process of its own: what stands in the cells, never what would compute it."""

from __future__ import annotations

from wenzeng.library import child
from wenzeng.library.refusal import Refused

LARGEST = 10 * 1024 * 1024
"""Largest workbook, in bytes."""

_PROGRAM = "wenzeng.library.tables.program"
_TOO_COMPLEX = "工作簿过大或过于复杂，没有读入。请只留要报的行，去掉图片和多余的表，再传一次。"
_BROKEN = "工作簿读不出来，没有读入任何一行。请用 Excel 或 WPS 另存为 .xlsx 后再传。"


def rows_of(data: bytes, name: str) -> list[list[str]]:
    """The rows of the first sheet, every value in words. Refuses what is no .xlsx, is too large, or hits a limit."""
    if len(data) > LARGEST:
        raise Refused("too_large", "工作簿超过 10 MB，没有读入。请去掉图片等内容后再传。", name)
    if not data.startswith(b"PK\x03\x04"):
        raise Refused("wrong_type", "这不是 .xlsx 工作簿。请用下载的表填写，存为 .xlsx 后再传。", name)
    answer = child.ask(_PROGRAM, {"name": name}, data, too_complex=_TOO_COMPLEX, broken=_BROKEN)
    rows: list[list[str]] = answer["rows"]
    return rows
