"""Files that prove something (佐证材料): which kinds are taken, told by their first bytes and not by their name.

A file that is not what its name says, or that a browser might carry out, is refused before anything is kept. The name is
the person's words only: it is cleaned, shown, and never used as a place.
"""

from __future__ import annotations

import io
import re
import zipfile

from wenzeng.library.refusal import Refused

LARGEST = 20 * 1024 * 1024
"""Largest file, in bytes."""

MOST = 10
"""Most files that come with one step."""

KINDS = ("pdf", "png", "jpg", "jpeg", "docx", "xlsx", "doc", "xls")
"""Endings that are taken."""

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BEGINS = {
    "pdf": b"%PDF-",
    "png": b"\x89PNG\r\n\x1a\n",
    "jpg": b"\xff\xd8\xff",
    "jpeg": b"\xff\xd8\xff",
    "docx": b"PK\x03\x04",
    "xlsx": b"PK\x03\x04",
    "doc": _OLD_OFFICE,
    "xls": _OLD_OFFICE,
}
_INSIDE = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}
_UNSAFE = re.compile(r"[\x00-\x1f\x7f<>:\"/\\|?*\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_LONGEST_NAME = 120


def clean_name(name: str) -> str:
    """The name without folders, control signs and signs that turn the reading around, at most 120 characters long."""
    bare = _UNSAFE.sub("", name.replace("\\", "/").rsplit("/", 1)[-1]).strip(" .")
    stem, dot, ending = bare.rpartition(".")
    if len(bare) > _LONGEST_NAME:
        bare = f"{stem[: _LONGEST_NAME - len(ending) - 1]}{dot}{ending}" if stem else bare[:_LONGEST_NAME]
    return bare or "未命名"


def check(name: str, data: bytes) -> str:
    """The clean name of a file that may be kept; refuses an empty, too large or wrong one, saying why."""
    clean = clean_name(name)
    ending = clean.rpartition(".")[2].lower()
    if ending not in KINDS:
        raise Refused("invalid", f"“{clean}”不是可收的材料。请上传 PDF、图片（png、jpg）、Word 或 Excel 文件。", clean)
    if not data:
        raise Refused("invalid", f"“{clean}”是空的，请检查后重新选择。", clean)
    if len(data) > LARGEST:
        raise Refused("too_large", f"“{clean}”{len(data) / 1048576:.1f} MB，超过 20 MB，请压缩后再传。", clean)
    if not data.startswith(_BEGINS[ending]) or (ending in _INSIDE and not _holds(data, _INSIDE[ending])):
        raise Refused("invalid", f"“{clean}”的内容不是 .{ending} 文件，请用原软件另存后再传。", clean)
    return clean


def _holds(data: bytes, member: str) -> bool:
    """Whether an archive lists a member; nothing is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return member in archive.namelist()
    # zipfile answers a way of packing that it does not know with NotImplementedError.
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False
