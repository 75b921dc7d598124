"""Triggers that make history append-only in the database itself.

Django's table rebuilds on SQLite drop triggers, so they are put back after every migration. On SQLite INSERT OR REPLACE
passes triggers unless ``recursive_triggers`` is on; the connection's settings turn it on.
"""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import connections, models

from wenzeng.mechanisms.office.declare import History, histories

_REFUSAL = "history is append-only"


def names(entry: History) -> tuple[str, str]:
    """The names of a table's triggers, against changing and against deleting."""
    return f"keep_{entry.table}_update", f"keep_{entry.table}_delete"


def reinstall(using: str = "default", **_: Any) -> None:
    """Put the triggers of every declared table in place (receiver of ``post_migrate``)."""
    connection = connections[using]
    present = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_POSTGRES_FUNCTION)
        for entry in histories():
            if entry.table in present:
                write = _postgres if connection.vendor == "postgresql" else _sqlite
                for statement in write(entry, _columns(connection, entry.table)):
                    cursor.execute(statement)


def _columns(connection: Any, table: str) -> list[str]:
    with connection.cursor() as cursor:
        return [c.name for c in connection.introspection.get_table_description(cursor, table)]


def _changed(entry: History, columns: list[str], differs: str) -> str:
    """Condition under which an update is refused: anything but the closing column, or that one a second time."""
    if entry.closing is None:
        return "1=1"
    kept = [f'OLD."{c}" {differs} NEW."{c}"' for c in columns if c != entry.closing]
    return " OR ".join([*kept, f'OLD."{entry.closing}" IS NOT NULL'])


def _sqlite(entry: History, columns: list[str]) -> list[str]:
    update, delete = names(entry)
    return [
        f"DROP TRIGGER IF EXISTS {update}",
        f"CREATE TRIGGER {update} BEFORE UPDATE ON {entry.table} WHEN {_changed(entry, columns, 'IS NOT')} "
        f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END",
        f"DROP TRIGGER IF EXISTS {delete}",
        f"CREATE TRIGGER {delete} BEFORE DELETE ON {entry.table} BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END",
    ]


_POSTGRES_FUNCTION = f"""
CREATE OR REPLACE FUNCTION keep_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{_REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$
"""


def _postgres(entry: History, columns: list[str]) -> list[str]:
    update, delete = names(entry)
    condition = _changed(entry, columns, "IS DISTINCT FROM")
    return [
        f"DROP TRIGGER IF EXISTS {update} ON {entry.table}",
        f"CREATE TRIGGER {update} BEFORE UPDATE ON {entry.table} FOR EACH ROW WHEN ({condition}) "
        "EXECUTE FUNCTION keep_history()",
        f"DROP TRIGGER IF EXISTS {delete} ON {entry.table}",
        f"CREATE TRIGGER {delete} BEFORE DELETE ON {entry.table} FOR EACH ROW EXECUTE FUNCTION keep_history()",
        f"DROP TRIGGER IF EXISTS {delete}_all ON {entry.table}",
        f"CREATE TRIGGER {delete}_all BEFORE TRUNCATE ON {entry.table} FOR EACH STATEMENT EXECUTE FUNCTION keep_history()",
    ]


def tables(using: str = "default") -> list[type[models.Model]]:
    """The models whose tables are history, for tests and the doctor."""
    held = {entry.table for entry in histories()}
    return [m for m in apps.get_models() if m._meta.db_table in held]
