"""What a file is by its first bytes, and the answer to each kind that cannot be compiled."""

from __future__ import annotations

import io
import re
import struct
import zipfile

from wenzeng.library.refusal import Refused

ANSWERS = {
    "doc": "这是旧版 Word（.doc）或 WPS（.wps）文件，请用 Word 或 WPS 打开后另存为 .docx 再提交。",
    "locked": "这份 Office 文件设有打开密码，请去掉密码后再提交。",
    "xls": "这是 Excel 表格，不是政策文件；请提交文件正文（.docx、.pdf、.html 或 .txt）。",
    "ppt": "这是演示文稿，不是政策文件；请提交文件正文（.docx、.pdf、.html 或 .txt）。",
    "ofd": "暂不能读取 OFD 版式文件，请另存为 .docx 或可选中文字的 PDF 再提交。",
    "odt": "暂不能读取 OpenDocument 文件，请另存为 .docx 再提交。",
    "rtf": "暂不能读取 RTF 文件，请另存为 .docx 再提交。",
    "image": "这是图片，没有可以读取的文字；请提交文件正文，或另存为 .docx。",
    "archive": "这是压缩包，请解压后提交其中的文件正文；如为文档，请另存为 .docx。",
    "program": "这是程序文件，不是政策文件；请提交文件正文（.docx、.pdf、.html 或 .txt）。",
    "media": "这是音频或视频，没有可以读取的文字；请提交文件正文（.docx、.pdf、.html 或 .txt）。",
    "postscript": "暂不能读取 PostScript 文件，请另存为 .docx 或可选中文字的 PDF 再提交。",
    "mail": "这是电子邮件，请提交邮件所附的文件正文（.docx、.pdf、.html 或 .txt）。",
    "damaged": "文件已损坏，无法打开；请重新另存为 .docx 后提交。",
    "mhtml": "暂不能读取单个文件网页（.mht），请另存为 .html 或 .docx 再提交。",
    "wordxml": "暂不能读取 Word XML 文件，请另存为 .docx 再提交。",
}
_MAGIC = (
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ", "archive"),
    (b"\x7fELF", "program"),
    (b"MZ\x90", "program"),
    (b"ID3", "media"),
    (b"\x1aE\xdf\xa3", "media"),
    (b"%!PS", "postscript"),
)
_MAIL = re.compile(r"^(?:Received|Return-Path|Delivered-To|Message-ID|From|To|Subject|Date):", re.M | re.I)
_MOST_ENTRIES = 3000


def kind_of(data: bytes) -> str:
    """The kind of a file: pdf, docx, text, or a key of ANSWERS."""
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return _zipped(data)
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        return _compound(data)
    if data[:2] == b"BM" and data[6:10] == b"\0\0\0\0":
        return "image"
    if data[:4] == b"RIFF":
        return "image" if data[8:12] == b"WEBP" else "media"
    if data[4:8] == b"ftyp":
        return "image" if data[8:12] in (b"heic", b"mif1", b"avif") else "media"
    if data[257:262] == b"ustar":
        return "archive"
    return next((kind for magic, kind in _MAGIC if data.startswith(magic)), "text")


def refuse_text_formats(text: str, name: str) -> None:
    """Refuse formats that are text on the outside: web archives, mails, Word XML."""
    head = text[:2000]
    if re.search(r"^MIME-Version:", head, re.M) and "multipart/related" in head:
        raise Refused("wrong_type", ANSWERS["mhtml"], name)
    if _MAIL.match(head) and len(_MAIL.findall(head)) >= 3:
        raise Refused("wrong_type", ANSWERS["mail"], name)
    if head.lstrip("\ufeff \r\n").startswith("<?xml") and "wordDocument" in head:
        raise Refused("wrong_type", ANSWERS["wordxml"], name)


def _zipped(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    # zipfile answers a way of packing that it does not know with NotImplementedError.
    except (zipfile.BadZipFile, struct.error, ValueError, NotImplementedError, OSError):
        return "damaged"
    if len(entries) > _MOST_ENTRIES:
        return "archive"
    if not _sound(entries, len(data)):
        return "damaged"
    names = [entry.filename for entry in entries]
    held = frozenset(names)
    if "word/document.xml" in held:
        return "docx"
    if any(entry.startswith("xl/") for entry in names):
        return "xls"
    if any(entry.startswith("ppt/") for entry in names):
        return "ppt"
    if "OFD.xml" in held:
        return "ofd"
    return "odt" if {"mimetype", "content.xml"} <= held else "archive"


def _sound(entries: list[zipfile.ZipInfo], size: int) -> bool:
    """Whether no name stands twice and no two entries share their bytes: no program writes such an archive."""
    names = {entry.filename for entry in entries}
    places = {entry.header_offset for entry in entries}
    return len(names) == len(places) == len(entries) and sum(entry.compress_size for entry in entries) <= size


def _compound(data: bytes) -> str:
    """An OLE file: a locked .docx, or one of the formats before 2007, told by the names of its streams."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "locked"
    if "Workbook".encode("utf-16-le") in data:
        return "xls"
    return "ppt" if "PowerPoint Document".encode("utf-16-le") in data else "doc"
