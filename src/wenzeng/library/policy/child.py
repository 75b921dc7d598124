"""Compile a document in a process of its own, with limits on memory, processor and wall time.

What is read from outside is never parsed in the process that serves people: a hostile file costs a child. The child is
``program``; this side loads none of the readers.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

from wenzeng.library.policy.limits import LARGEST, SECONDS
from wenzeng.library.refusal import Refused

_PROGRAM = "wenzeng.library.policy.program"
_SOURCE_ROOT = Path(__file__).resolve().parents[3]
_TOO_COMPLEX = "文件过大或过于复杂，在规定的内存和时间内未能读完；请拆分或另存为 .docx 后重试。"
_BROKEN = "编译程序出错，没有留下任何改动。请另存为 .docx 再试；仍不行，请把这份文件交给管理员。"


def compile_in_child(document: Path | bytes, name: str, issued: date | None = None) -> dict[str, Any]:
    """The plan of a document in its published form. Raises Refused, also where the child hit a limit."""
    request = json.dumps({"name": name, "issued": issued.isoformat() if issued else None}).encode()
    try:
        done = subprocess.run(
            [sys.executable, "-m", _PROGRAM],
            input=request + b"\n" + _bytes(document, name),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            check=False,
            env={**os.environ, "PYTHONPATH": str(_SOURCE_ROOT), "PYTHONIOENCODING": "utf-8"},
        )
    except subprocess.TimeoutExpired:
        raise Refused("too_complex", _TOO_COMPLEX, name) from None
    if done.returncode < 0:
        raise Refused("too_complex", _TOO_COMPLEX, name)
    if done.returncode:
        raise Refused("internal", _BROKEN, name)
    answer = json.loads(done.stdout)
    if "error" in answer:
        refusal = answer["error"]
        raise Refused(refusal["code"], refusal["message"] or _TOO_COMPLEX, refusal["where"])
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
