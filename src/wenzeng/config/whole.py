"""Files that appear under their name complete or not at all, whatever kills the process: backups and exports are written so."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from wenzeng.library.refusal import Refused


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A private file to write to beside its place; synced and renamed into place at the end, removed where that fails.

    What a killed process left is written over by the next one; the kernel's lock tells it from one that is being written.
    """
    if path.is_dir():
        raise Refused("invalid", "这是一个目录，请写明文件名。", str(path))
    if not path.parent.is_dir():
        raise Refused("not_found", "目录不存在，请先建立。", str(path.parent))
    part = path.with_name(f"{path.name}.part")
    with os.fdopen(os.open(part, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600), "r+b") as out:
        _alone(out, part)
        try:
            out.truncate()
            yield out
            out.flush()
            os.fsync(out.fileno())
            os.replace(part, path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    sync_folder(path.parent)


def _alone(out: BinaryIO, part: Path) -> None:
    """Take the lock on what stands under this name; whoever was faster may have renamed it meanwhile."""
    try:
        fcntl.flock(out, fcntl.LOCK_EX | fcntl.LOCK_NB)
        mine = os.path.samestat(os.fstat(out.fileno()), part.stat())
    except (BlockingIOError, FileNotFoundError):
        mine = False
    if not mine:
        raise Refused("busy", "另一个进程正在写这个文件，请等它结束后再试。", str(part))


def sync_folder(folder: Path) -> None:
    """Make a renaming last through a loss of power."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
