"""From the bytes of a file to its text: the kind is told by content, never by name; what cannot be read is refused."""

from __future__ import annotations

import re

from wenzeng.library.policy.document import html, kinds, pdf, plain, word
from wenzeng.library.policy.document.invisible import as_blanks
from wenzeng.library.policy.document.source import Source
from wenzeng.library.policy.limits import LARGEST, LONGEST
from wenzeng.library.refusal import Refused

_EMPTY = "文件是空的，没有可以读取的内容；请检查后重新选择。"
_TOO_LONG = f"文件过大或过于复杂：正文超过 {LONGEST // 10_000} 万字，请拆分后再提交。"


def read(data: bytes, name: str) -> Source:
    """The text of a file; ``name`` only serves the messages. Raises Refused."""
    if not data.strip():
        raise Refused("empty", _EMPTY, name)
    if len(data) > LARGEST:
        raise Refused("too_large", "文件超过 20 MB，请删去图片等内容或拆分后再提交。", name)
    source = _source(data, name)
    seen = re.sub(r"\s+", "", as_blanks(source.text))
    if not seen:
        raise Refused("empty", _EMPTY, name)
    if len(seen) > LONGEST:
        raise Refused("too_large", _TOO_LONG, name)
    return source


def _source(data: bytes, name: str) -> Source:
    kind = kinds.kind_of(data)
    if kind == "pdf":
        return pdf.read(data, name)
    if kind == "docx":
        return word.read(data, name)
    if kind != "text":
        raise Refused("wrong_type", kinds.ANSWERS[kind], name)
    text = plain.decode(data, name)
    if html.looks_like(text):
        return html.read(text, name)
    kinds.refuse_text_formats(text, name)
    return Source(text, "text")
