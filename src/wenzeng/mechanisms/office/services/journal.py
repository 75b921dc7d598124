"""The journal (日志): one row for each act, written as its last statement, chained by SHA-256."""

from __future__ import annotations

import json
import logging
from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.utils import timezone

from wenzeng.library.journal import verify_journal
from wenzeng.mechanisms.office.models import JournalEntry
from wenzeng.mechanisms.office.queries.journal import written

_HEAD_LOCK = 0x77656E7A
"""Key of PostgreSQL's advisory lock on the head; SQLite's writer already holds the file."""

_NOTICEABLE = timedelta(seconds=5)
"""What a time service corrects by is less; a clock that is further behind was set back."""

_log = logging.getLogger(__name__)


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
        recorded_at=_recorded(head),
        actor=by.username,
        actor_name=by.name,
        unit=by.unit_name,
        act=act,
        subject=subject,
        detail=json.dumps(detail or {}, ensure_ascii=False, sort_keys=True, separators=(",", ":")),
        previous=head.digest if head else verify_journal.GENESIS,
    )
    row = {name: getattr(entry, name) for name in verify_journal.COVERED}
    entry.digest = verify_journal.digest({**row, "at": written(entry.at), "recorded_at": written(entry.recorded_at)})
    entry.save(force_insert=True)
    return entry


def _recorded(head: JournalEntry | None) -> datetime:
    """The wall clock's moment, but never one before the row before.

    A clock that is set back must neither stop the office nor let a later act look earlier: rows keep the last moment until
    the clock has caught up, so that the order of the times is the order of the acts.
    """
    now = timezone.now()
    if head is None or now >= head.recorded_at:
        return now
    if head.recorded_at - now > _NOTICEABLE:
        _log.warning("the clock stands at %s, before the journal's last row of %s", now, head.recorded_at)
    return head.recorded_at
