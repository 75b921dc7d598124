"""A restored folder is proved before it gets its name: the same rows, the same journal, the same files as at the backup."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.db import connection, connections
from django.db.migrations.loader import MigrationLoader

from wenzeng.config.archive import DATABASES
from wenzeng.config.backup import run_tool
from wenzeng.config.holdings import holdings
from wenzeng.config.proofs import Proof, proofs
from wenzeng.library.refusal import Refused


def prove(part: Path, manifest: dict[str, Any]) -> list[Proof]:
    """Bring the database in and compare it with the manifest; then what ``verify`` runs.

    A difference from the manifest refuses the whole. What was wrong already when the backup was made does not: it is told,
    and stays as evidence.
    """
    _need_known(manifest["holdings"]["migrations"])
    if connection.vendor == "postgresql":
        _fill(part / DATABASES["postgresql"])
    try:
        found = holdings()
        for what, label in (("tables", "各表行数"), ("journal", "日志"), ("migrations", "数据库版本")):
            if found[what] != manifest["holdings"][what]:
                raise Refused("conflict", f"恢复出来的{label}与备份清单不符，没有恢复任何内容。")
        return proofs()
    except BaseException:
        if connection.vendor == "postgresql":
            _empty()
        raise
    finally:
        connections.close_all()


def _need_known(migrations: list[str]) -> None:
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    newer = sorted(set(migrations) - known)
    if newer:
        raise Refused("conflict", f"备份来自更新的程序版本（{newer[0]}），请先升级程序再恢复。")


def _fill(dump: Path) -> None:
    if connection.introspection.table_names():
        raise Refused("conflict", "DATABASE_URL 指向的数据库不是空的，请换一个空库再恢复。")
    connection.close()
    run_tool(
        "pg_restore", "--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error",
        f"--dbname={connection.settings_dict['NAME']}", str(dump),
    )  # fmt: skip
    dump.unlink()


def _empty() -> None:
    """Take back what was brought in: the database was found empty, so all of it is ours."""
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE")
        cursor.execute("CREATE SCHEMA public")
