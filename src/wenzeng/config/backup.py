"""A backup while people write: one state of the database, then the files and keys, in one file that is proved by its restore.

**Database first, files after.** A file lies complete under its digest before the row that names it is committed, and no file is
ever changed or removed. So every file that the frozen state of the database names is there when the files are taken, and what
has come since is there in excess and harms nothing. The other way round a row could name a file that came between the two.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.utils import timezone

import wenzeng
from wenzeng.config.archive import DATABASES, Writer
from wenzeng.config.holdings import digests, holdings
from wenzeng.config.whole import whole_file
from wenzeng.library.refusal import Refused


def make(out: Path) -> dict[str, Any]:
    """Write a backup; gives its manifest. Refuses to write over a file: a backup is not lost to a slip."""
    if out.exists() and not out.is_dir():
        raise Refused("conflict", "已有同名文件，请换一个文件名；备份不覆盖已有文件。", str(out))
    with whole_file(out) as target, Writer(target) as archive:
        copy = out.with_name(f"{out.name}.database.part")
        try:
            with frozen() as snapshot:
                held, known = holdings(), digests()
                _copy_database(copy, snapshot)
            archive.add(DATABASES[connection.vendor], copy)
        finally:
            copy.unlink(missing_ok=True)
        _add_folders(archive, Path(settings.DATA))
        about = {
            "made_at": timezone.localtime().isoformat(timespec="seconds"),
            "version": wenzeng.__version__,
            "engine": connection.vendor,
            "holdings": held,
            "missing": sorted(d for d in known if f"files/{d[:2]}/{d}" not in archive.entries),
        }
        return archive.finish(about)


def before_migration(folder: Path) -> Path:
    """The backup that stands before every change of the database's shape; gives where it lies."""
    out = folder / "backups" / f"before-migration-{time.strftime('%Y%m%d-%H%M%S')}.zip"
    make(out)
    return out


@contextmanager
def frozen() -> Iterator[str]:
    """One state of the database for all that is read inside, on either engine, while others write; holds nobody up.

    Gives PostgreSQL's name of the state, by which ``pg_dump`` reads the same one; SQLite needs none.
    """
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            cursor.execute("SELECT pg_export_snapshot()")
            yield str(cursor.fetchone()[0])
        return
    with connection.cursor() as cursor:
        # A plain BEGIN reads only and so stands in no line; atomic() would begin as a writer. The first read fixes the state.
        cursor.execute("BEGIN")
        try:
            cursor.execute("SELECT COUNT(*) FROM sqlite_master")
            yield ""
        finally:
            cursor.execute("ROLLBACK")


def _copy_database(copy: Path, snapshot: str) -> None:
    os.close(os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
    if connection.vendor == "postgresql":
        run_tool(
            "pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}", f"--file={copy}"
        )
    else:
        _copy_sqlite(copy)


def _copy_sqlite(copy: Path) -> None:
    """In one step: a copy in several steps begins anew whenever somebody writes, and may never end."""
    held: Any = connection
    database = held.Database
    target = database.connect(str(copy))
    try:
        held.connection.backup(target)
        target.execute("PRAGMA journal_mode=DELETE")
        found = target.execute("PRAGMA integrity_check").fetchone()[0]
    except (database.DatabaseError, DatabaseError) as fault:
        raise Refused("full", f"数据库没有拷贝成功：{fault}。请检查磁盘空间。", str(copy.parent)) from None
    finally:
        target.close()
    if found != "ok":
        raise Refused("conflict", f"数据库已损坏，备份没有写成：{found}。请从较早的备份恢复。")


def _add_folders(archive: Writer, data: Path) -> None:
    """Files and keys; what an interrupted upload left under a temporary name is no file yet."""
    for name in ("files", "keys"):
        for path in sorted((data / name).rglob("*")):
            if path.is_file() and not path.name.startswith("tmp"):
                archive.add(path.relative_to(data).as_posix(), path)


def run_tool(name: str, *words: str) -> None:
    """Run one of PostgreSQL's programs on this installation's database. Refuses where it is not there or fails."""
    program = shutil.which(name)
    if program is None:
        say = f"找不到 {name}。请安装 PostgreSQL 客户端（如 apt install postgresql-client），版本不低于服务器，并放入 PATH。"
        raise Refused("system", say, name)
    held = connection.settings_dict
    where = {"PGHOST": held["HOST"], "PGPORT": held["PORT"], "PGUSER": held["USER"], "PGPASSWORD": held["PASSWORD"]}
    named = {**{key: str(value) for key, value in where.items() if value}, "PGDATABASE": str(held["NAME"])}
    done = subprocess.run(
        [program, *words],
        env={**os.environ, **named},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        said = done.stderr.strip() or str(done.returncode)
        old = "，客户端版本低于服务器，请安装相同或更高版本" if "version mismatch" in said else ""
        raise Refused("system", f"{name} 没有成功{old}：{said.splitlines()[-1]}")
