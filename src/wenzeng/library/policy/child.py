"""Compile a document in a process of its own. The child is ``program``; this side loads none of the readers."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from wenzeng.library import child
from wenzeng.library.policy.limits import LARGEST
from wenzeng.library.refusal import Refused

_PROGRAM = "wenzeng.library.policy.program"
_TOO_COMPLEX = "文件过大或过于复杂，在规定的内存和时间内未能读完；请拆分或另存为 .docx 后重试。"
_BROKEN = "编译程序出错，没有留下任何改动。请另存为 .docx 再试；仍不行，请把这份文件交给管理员。"


def compile_in_child(document: Path | bytes, name: str, issued: date | None = None) -> dict[str, Any]:
    """The plan of a document in its published form. Raises Refused, also where the child hit a limit."""
    request = {"name": name, "issued": issued.isoformat() if issued else None}
    answer = child.ask(_PROGRAM, request, _bytes(document, name), too_complex=_TOO_COMPLEX, broken=_BROKEN)
    plan: dict[str, Any] = answer["plan"]
    return plan


def _bytes(document: Path | bytes, name: str) -> bytes:
    if isinstance(document, bytes):
        size = len(document)
    else:
        if not document.is_file():
            raise Refused("not_found", "没有这个文件。", name)
        size = document.stat().st_size
    if size > LARGEST:
        raise Refused("too_large", "文件超过 20 MB，请删去图片等内容或拆分后再提交。", name)
    return document if isinstance(document, bytes) else document.read_bytes()
