"""What an installation holds, in figures that must be the same before a backup and after its restore."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from wenzeng.mechanisms.office.models import StoredFile
from wenzeng.mechanisms.office.queries import journal


def holdings() -> dict[str, Any]:
    """Rows of every table, the journal's verdict, the migrations; asked by name of table, so that older ones count too."""
    verdict = journal.verify()
    return {
        "journal": {"rows": verdict.rows, "head": verdict.head, "broken_at": verdict.broken_at},
        "migrations": sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations()),
        "tables": {name: _rows(name) for name in sorted(connection.introspection.table_names())},
    }


def _rows(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM {connection.ops.quote_name(table)}")
        return int(cursor.fetchone()[0])


def digests() -> set[str]:
    """The files that the database knows of."""
    return set(StoredFile.objects.values_list("digest", flat=True))
