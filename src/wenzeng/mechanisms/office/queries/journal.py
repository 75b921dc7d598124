"""Reading the journal, and proving that nobody rewrote it; the proof itself is the library's, which an export carries along."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime, timedelta, timezone
from typing import Any

from django.db.models import QuerySet

from wenzeng.library.journal import verify_journal
from wenzeng.library.journal.verify_journal import Verdict
from wenzeng.mechanisms.office.models import JournalEntry

_CHINA = timezone(timedelta(hours=8))
_COLUMNS = (*verify_journal.COVERED, "algorithm", "digest")


def written(moment: datetime) -> str:
    """A moment as digests and exports have it: in +08:00, whichever zone a database gives it back in."""
    return moment.astimezone(_CHINA).isoformat()


def verify(heads: Sequence[str] = ()) -> Verdict:
    """Walk the chain in the database from its first row; ``heads`` are those that were kept elsewhere."""
    return verify_journal.verify(plain(), heads)


def head() -> str:
    """The digest of the last row: it names the state of everything, for every act ends by writing one."""
    return JournalEntry.objects.order_by("-seq").values_list("digest", flat=True).first() or ""


def plain() -> Iterator[Any]:
    """Every row as plain values from the first on, as an export has it; where a row cannot be read, the reason ends it."""
    last = None
    try:
        for row in _rows(None).iterator(chunk_size=2000):
            last = row["seq"]
            yield _plain(row)
    except ValueError:
        # Somebody wrote into the file what is no moment, which spoils all that is fetched with it: then one by one.
        with suppress(ValueError):
            while single := _rows(last).first():
                last = single["seq"]
                yield _plain(single)
        yield "时间栏的内容读不出来"


def _rows(after: int | None) -> QuerySet[JournalEntry, dict[str, Any]]:
    """The rows behind a number. Only the chain's own columns are asked for, so that an older table is read too."""
    rows = JournalEntry.objects.order_by("seq").values(*_COLUMNS)
    return rows if after is None else rows.filter(seq__gt=after)


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {name: written(value) if isinstance(value, datetime) else value for name, value in row.items()}


def of(subject: str) -> QuerySet[JournalEntry]:
    """What happened to one thing, newest first."""
    return JournalEntry.objects.filter(subject=subject).order_by("-seq")


def under(subjects: list[str]) -> QuerySet[JournalEntry]:
    """What happened to several things, newest first."""
    return JournalEntry.objects.filter(subject__in=subjects).order_by("-seq")
