"""Instances of a recurring task (定期任务): one for each period of its rhythm.

The rhythms are those that the compiler reads from the text; 定期 without a figure has no period, so nothing falls due
until somebody decides on one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from wenzeng.library.policy.plan import RHYTHMS
from wenzeng.library.schedule.periods import Kind, Period, containing

_KINDS: dict[str, Kind | None] = {
    "day": "day",
    "ten_days": "ten_day",
    "month": "month",
    "quarter": "quarter",
    "half_year": "half_year",
    "year": "year",
    "regular": None,
}


def kind_of(rhythm: str) -> Kind | None:
    """The kind of period that a rhythm repeats in; None for 定期 without a figure."""
    if rhythm not in RHYTHMS:
        raise KeyError(rhythm)
    return _KINDS[rhythm]


def instances(rhythm: str, since: date, until: date) -> Iterator[Period]:
    """The periods of a rhythm from the one in which ``since`` lies to the one in which ``until`` lies."""
    kind = kind_of(rhythm)
    if kind is None:
        return
    period = containing(kind, since)
    while period.first <= until:
        yield period
        period = period.next()
