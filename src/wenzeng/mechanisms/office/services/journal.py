"""The journal (日志): one row for each act, written as its last statement, chained by SHA-256."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from django.db import connection
from django.utils import timezone

from wenzeng.mechanisms.office.models import GENESIS, JournalEntry

_HEAD_LOCK = 0x77656E7A
"""Key of PostgreSQL's advisory lock on the head; SQLite's writer already holds the file."""


def record(act: str, subject: str, *, by: Any, at: datetime, detail: dict[str, Any] | None = None) -> JournalEntry:
    """Write the row of an act. ``by`` is a person; must be called inside the act's transaction."""
    if not connection.in_atomic_block:
        raise RuntimeError(f"act {act} is not in a transaction")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_HEAD_LOCK])
    head = JournalEntry.objects.order_by("-seq").first()
    entry = JournalEntry(
        seq=head.seq + 1 if head else 1,
        at=at,
        recorded_at=timezone.now(),
        actor=by.username,
        actor_name=by.name,
        unit=by.unit_name,
        act=act,
        subject=subject,
        detail=json.dumps(detail or {}, ensure_ascii=False, sort_keys=True, separators=(",", ":")),
        previous=head.digest if head else GENESIS,
    )
    entry.digest = entry.computed_digest()
    entry.save(force_insert=True)
    return entry
