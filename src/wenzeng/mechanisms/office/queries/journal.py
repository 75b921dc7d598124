"""Reading the journal, and proving that nobody rewrote it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from wenzeng.mechanisms.office.models import GENESIS, JournalEntry


@dataclass(frozen=True)
class Verdict:
    """What a walk along the chain found: rows read, the last digest, and the first break, if any."""

    rows: int
    head: str
    broken_at: int | None = None
    reason: str = ""


def verify() -> Verdict:
    """Walk the chain from its first row: numbers without a gap, digests that fit, times that do not run back."""
    previous, count, moment = GENESIS, 0, None
    for entry in JournalEntry.objects.order_by("seq").iterator(chunk_size=2000):
        count += 1
        if entry.seq != count:
            return Verdict(count - 1, previous, entry.seq, f"序号不连续：应为 {count}，实为 {entry.seq}")
        if entry.previous != previous:
            return Verdict(count - 1, previous, entry.seq, "与上一条的校验值不相接")
        if entry.computed_digest() != entry.digest:
            return Verdict(count - 1, previous, entry.seq, "内容与校验值不符，已被改动")
        if moment and entry.recorded_at < moment:
            return Verdict(count - 1, previous, entry.seq, "记录时间早于上一条")
        previous, moment = entry.digest, entry.recorded_at
    return Verdict(count, previous)


def of(subject: str) -> QuerySet[JournalEntry]:
    """What happened to one thing, newest first."""
    return JournalEntry.objects.filter(subject=subject).order_by("-seq")


def under(subjects: list[str]) -> QuerySet[JournalEntry]:
    """What happened to several things, newest first."""
    return JournalEntry.objects.filter(subject__in=subjects).order_by("-seq")


def plain() -> Iterator[dict[str, Any]]:
    """Every row as plain values, from the first on, for an export."""
    fields = [f.name for f in JournalEntry._meta.concrete_fields]
    yield from JournalEntry.objects.order_by("seq").values(*fields).iterator(chunk_size=2000)
