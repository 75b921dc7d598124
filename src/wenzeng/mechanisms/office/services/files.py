"""Files as they came: written once under their SHA-256, given back byte for byte."""

from __future__ import annotations

import hashlib
import os
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.office.models import StoredFile

LARGEST = 20 * 1024 * 1024
"""Largest file that is taken, in bytes."""


def store(data: bytes, name: str, *, by: Any, at: datetime) -> StoredFile:
    """Keep a file. The same bytes are kept once. Refuses an empty or too large one."""
    if not data:
        raise Refused("invalid", "文件是空的，请检查后重新选择。", name)
    if len(data) > LARGEST:
        raise Refused("too_large", f"文件 {len(data) / 1048576:.1f} MB，超过 20 MB，请拆分或去掉图片后再传。", name)
    digest = hashlib.sha256(data).hexdigest()
    with transaction.atomic():
        held = StoredFile.objects.filter(digest=digest).first()
        if held:
            return held
        _write(path(digest), data)
        # Whoever sends the same bytes at the same moment may be faster.
        held, _ = StoredFile.objects.get_or_create(
            digest=digest,
            defaults={"size": len(data), "name": _bare(name), "received_at": at, "received_by": by},
        )
        return held


def read(stored: StoredFile) -> bytes:
    """The bytes as they came. Refuses where they no longer fit their digest."""
    try:
        data = path(stored.digest).read_bytes()
    except FileNotFoundError:
        raise Refused("not_found", "原文件不在存储中，请从备份恢复。", stored.name) from None
    if hashlib.sha256(data).hexdigest() != stored.digest:
        raise Refused("conflict", "原文件与登记的校验值不符，可能已被改动，请从备份恢复。", stored.name)
    return data


def path(digest: str) -> Path:
    """Where the bytes lie."""
    return Path(settings.DATA) / "files" / digest[:2] / digest


def _bare(name: str) -> str:
    """The name without any folder, as the person knows it."""
    return name.replace("\\", "/").rsplit("/", 1)[-1].replace("\x00", "")[-255:] or "未命名"


def _write(target: Path, data: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        os.replace(temporary, target)
    except BaseException:  # a full disk leaves no half file
        Path(temporary).unlink(missing_ok=True)
        raise
