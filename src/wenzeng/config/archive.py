"""A backup's one file: a zip of database, files and keys, with a manifest that has the SHA-256 of each.

Written here, and checked and laid down here, without Django: nothing of an archive reaches the disk before all of it has
been checked, and a folder appears complete or not at all. Serves the rule that a backup is proved by its restore.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import re
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, BinaryIO

from wenzeng.config.whole import sync_folder
from wenzeng.library.refusal import Refused

FORMAT = "wenzeng-backup-1"
MANIFEST = "manifest.json"
LARGEST_MANIFEST = 256 * 1024 * 1024
DATABASES = {"sqlite": "wenzeng.sqlite3", "postgresql": "wenzeng.dump"}
"""Name of the database in the archive, by engine."""

_NAME = re.compile(r"wenzeng\.(sqlite3|dump)|(files|keys)(/[A-Za-z0-9_-][A-Za-z0-9._-]{0,200}){1,4}")
_PIECE = 1024 * 1024
# NotImplementedError is how zipfile answers a compression method that it does not know.
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, KeyError, TypeError)


class Writer:
    """An archive being written, to be left by ``with``; ``entries`` becomes part of its manifest."""

    def __init__(self, out: BinaryIO) -> None:
        self.entries: dict[str, dict[str, Any]] = {}
        self._zip = zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1)

    def __enter__(self) -> Writer:
        return self

    def __exit__(self, *_: object) -> None:
        # Where the disk is full the last words fail as well; the file they were for is removed anyway.
        with suppress(OSError, ValueError):
            self._zip.close()

    def add(self, name: str, path: Path) -> None:
        """Take a file in under a name."""
        if not _NAME.fullmatch(name):
            raise Refused("invalid", "数据目录里有不该在那里的文件，请移走后再备份。", str(path))
        summed, size = hashlib.sha256(), 0
        with path.open("rb") as source, self._zip.open(zipfile.ZipInfo(name), "w", force_zip64=True) as target:
            while piece := source.read(_PIECE):
                summed.update(piece)
                size += len(piece)
                target.write(piece)
        self.entries[name] = {"sha256": summed.hexdigest(), "size": size}

    def finish(self, about: dict[str, Any]) -> dict[str, Any]:
        """Write the manifest, which closes the archive."""
        manifest = {"format": FORMAT, **about, "entries": self.entries}
        self._zip.writestr(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
        self._zip.close()
        return manifest


@dataclass(frozen=True)
class Archive:
    """An archive that fits its manifest to the byte."""

    manifest: dict[str, Any]
    _zip: zipfile.ZipFile

    def unpack(self, folder: Path) -> None:
        """Write every file below the folder, readable by the owner alone; the names have been checked."""
        for name in self.manifest["entries"]:
            target = folder / name
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as out, self._zip.open(name) as source:
                shutil.copyfileobj(source, out, _PIECE)
        os.sync()


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """An archive, checked whole: names, sizes, digests. Refuses what is broken, cut off, or was made by something else."""
    with path.open("rb") as stream:
        try:
            held = zipfile.ZipFile(stream)
            manifest = _checked(held)
        except _BROKEN as fault:
            raise Refused(
                "invalid", f"备份文件已损坏或不是备份文件，没有恢复任何内容（{_place(fault)}）。", path.name
            ) from None
        yield Archive(manifest, held)


def _place(fault: BaseException) -> str:
    """What broke: our own word for it where there is one."""
    return str(fault.args[0]) if isinstance(fault, _Misfit) else "压缩包结构不完整"


class _Misfit(ValueError):
    """The archive is not what its manifest says."""


def _checked(held: zipfile.ZipFile) -> dict[str, Any]:
    names = held.namelist()
    if held.getinfo(MANIFEST).file_size > LARGEST_MANIFEST:
        raise _Misfit("清单过大")
    manifest: dict[str, Any] = json.loads(held.read(MANIFEST))
    entries = manifest["entries"]
    if manifest["format"] != FORMAT:
        raise _Misfit("格式不是本程序的备份")
    if sorted(names) != sorted([*entries, MANIFEST]):
        raise _Misfit("内容与清单不符")
    if DATABASES[manifest["engine"]] not in entries:
        raise _Misfit("缺少数据库")
    for name, said in entries.items():
        if not _NAME.fullmatch(name) or ".." in name:
            raise _Misfit("含有不合规的文件名")
        if held.getinfo(name).file_size != said["size"]:
            raise _Misfit(f"{name} 大小与清单不符")
        with held.open(name) as source:
            if _summed(source) != said["sha256"]:
                raise _Misfit(f"{name} 与清单的校验值不符")
    return manifest


def _summed(source: IO[bytes]) -> str:
    summed = hashlib.sha256()
    while piece := source.read(_PIECE):
        summed.update(piece)
    return summed.hexdigest()


def need_engine(manifest: dict[str, Any], url: str) -> None:
    """Refuse a backup of the other engine before Django is told which one it is."""
    engine = "postgresql" if url else "sqlite"
    if manifest["engine"] == engine:
        return
    then = "请设置 DATABASE_URL 指向一个空库" if engine == "sqlite" else "请去掉 DATABASE_URL"
    raise Refused("conflict", f"备份取自 {manifest['engine']}，当前配置是 {engine}；{then}，再恢复。")


@contextmanager
def laid_down(path: Path, folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """The archive's content in a folder beside the wished one, which becomes it at the end; gone where anything fails."""
    _need_empty(folder)
    part = folder.with_name(f".{folder.name}.restoring")
    with opened(path) as archive:
        _need_room(folder.parent, sum(entry["size"] for entry in archive.manifest["entries"].values()))
        with _alone(part):
            try:
                _clear(part)
                archive.unpack(part)
                yield part, archive.manifest
                if folder.exists():
                    folder.rmdir()
                part.rename(folder)
            except BaseException:
                shutil.rmtree(part, ignore_errors=True)
                raise
    sync_folder(folder.parent)


def _need_empty(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused("conflict", "只能恢复到空目录；这里已有内容，请用 --data 另指定目录。", str(folder))
    if not folder.parent.is_dir():
        raise Refused("not_found", "上级目录不存在，请先建立。", str(folder.parent))


def _need_room(folder: Path, size: int) -> None:
    free = shutil.disk_usage(folder).free
    if free < size * 11 // 10:
        needed = f"需要 {size * 11 // 10 // 2**20 + 1} MB，只剩 {free // 2**20} MB"
        raise Refused("full", f"磁盘空间不足：{needed}。请清理后再试。", str(folder))


@contextmanager
def _alone(part: Path) -> Iterator[None]:
    """Nobody else restores there at the same time. What a killed process left may be cleared: its lock is gone."""
    part.mkdir(mode=0o700, exist_ok=True)
    handle = os.open(part, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise Refused("busy", "另一个恢复正在进行，请等它结束。", str(part)) from None
    finally:
        os.close(handle)


def _clear(folder: Path) -> None:
    for entry in folder.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()
