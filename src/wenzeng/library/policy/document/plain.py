"""Text files: UTF-8 with and without mark, UTF-16 of both orders, GBK and GB18030. Only the mark is left out."""

from __future__ import annotations

import codecs
import re

from wenzeng.library.refusal import Refused

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{3,20})", re.I)
_MARKS_OF_PROSE = re.compile(r"[，。、：；\n]")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_SAMPLE = 4000
_RARE = 0.2


def decode(data: bytes, name: str) -> str:
    """The text as stored; refused where the bytes are no text."""
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _checked(_strict(data[len(mark) :], codec, name), name)
    if b"\x00" in data:
        return _checked(_unmarked_wide(data, name), name)
    for codec in ("utf-8", "gb18030", _declared(data)):
        try:
            text = data.decode(codec)
        except (UnicodeError, LookupError):
            continue
        if codec == "gb18030" and _is_big5(data, text):
            raise Refused("bad_encoding", "文字像是 Big5（繁体）编码，无法读取；请另存为 UTF-8 文本或 .docx。", name)
        return _checked(text, name)
    return _checked(_mostly(data, name), name)


def _strict(data: bytes, codec: str, name: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        where = f"第 {error.start} 字节"
        raise Refused("bad_encoding", "文字编码有误，无法读取；请另存为 UTF-8 文本或 .docx。", where) from error


def _unmarked_wide(data: bytes, name: str) -> str:
    """UTF-16 without a mark: the order in which the text is Chinese. Other files with NUL bytes are no text."""
    for codec in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if (
            "\x00" not in text
            and _MARKS_OF_PROSE.search(text)
            and len(_CHINESE.findall(text[:4000])) > 0.3 * len(text[:4000])
        ):
            return text
    raise Refused("binary", "文件含有空字节，不是文本文件；请另存为 .docx 或 UTF-8 文本。", name)


def _is_big5(data: bytes, text: str) -> bool:
    """Whether bytes that pass for GB18030 are Big5: read as the former they give characters that nobody uses."""
    try:
        data.decode("big5")
    except UnicodeDecodeError:
        return False
    chinese = _CHINESE.findall(text[:_SAMPLE])
    return len("".join(chinese).encode("gb2312", errors="ignore")) < 2 * (1 - _RARE) * len(chinese)


def _declared(data: bytes) -> str:
    found = _CHARSET.search(data[:4096])
    codec = found[1].decode("ascii").lower() if found else "gb18030"
    try:
        known = codecs.lookup(codec).name
    except LookupError:
        return "gb18030"
    return "gb18030" if known in ("gb2312", "gbk") else known


def _mostly(data: bytes, name: str) -> str:
    """A GB18030 text with a few broken bytes, as web pages have them."""
    text = data.decode("gb18030", errors="replace")
    if text.count("\ufffd") > max(3, len(text) // 500):
        raise Refused("bad_encoding", "无法识别文字编码；请另存为 UTF-8 文本或 .docx。", name)
    return text


def _checked(text: str, name: str) -> str:
    if "\x00" in text:
        raise Refused("binary", "文件含有空字节，不是文本文件；请另存为 .docx 或 UTF-8 文本。", name)
    if len(_CONTROL.findall(text)) > max(2, len(text) // 200):
        raise Refused("binary", "文件内容不是文字；请提交 .docx、.pdf、.html 或 .txt。", name)
    if not text.strip():
        raise Refused("empty", "文件是空的，没有可以读取的内容；请检查后重新选择。", name)
    return text
