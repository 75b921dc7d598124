"""Whether the worker lives: it holds a kernel lock on a file of the data folder, which the kernel frees when it dies."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

_held: list[int] = []
"""Descriptors that stay open as long as this process lives."""


def hold(folder: Path) -> None:
    """Say, until this process ends, that a worker lives; several workers may."""
    handle = os.open(_path(folder), os.O_RDWR | os.O_CREAT, 0o600)
    fcntl.flock(handle, fcntl.LOCK_SH)
    _held.append(handle)


def worker_lives(folder: Path) -> bool:
    """Whether any worker holds the lock."""
    try:
        handle = os.open(_path(folder), os.O_RDWR)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(handle)
    return False


def _path(folder: Path) -> Path:
    return folder / "worker.lock"
