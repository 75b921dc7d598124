"""Ranks of cities, or of a city's counties: the share of the parts due so far that were accepted in time; ties share a rank.

A part counts once its day is over. It is in time where the day of the accepted report is not after its due day; one that
is reported in time and still waits for acceptance is counted apart, so that a slow desk shows. Comparison is with the median.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from statistics import median

from django.db.models import QuerySet

from wenzeng.mechanisms.people.declare import UnitKind
from wenzeng.mechanisms.people.models import Unit
from wenzeng.mechanisms.people.queries import of_kind
from wenzeng.mechanisms.plan.queries import rules
from wenzeng.mechanisms.plan.queries.standing.parts import PartRow
from wenzeng.mechanisms.plan.queries.standing.whole import whole


@dataclass(frozen=True)
class CityRank:
    """Where a unit stands among its like. ``few`` marks one with too few parts due to say much."""

    unit: Unit
    due: int
    in_time: int
    waiting: int
    share: Fraction | None
    rank: int | None
    few: bool
    overdue: int
    red: int
    median: Fraction | None


def city_ranks(on: date, among: QuerySet[Unit] | None = None, *, closed: bool = False) -> list[CityRank]:
    """The cities of the region (or other units among themselves), the best first, those without a share at the end.

    ``closed``: the day itself is over, as at the end of a period; what was due on it then counts as well.
    """
    until = on if closed else on - timedelta(days=1)
    units = list(of_kind(UnitKind.CITY) if among is None else among)
    rows: dict[int, list[PartRow]] = {u.pk: [] for u in units}
    rule = rules.rule(on)
    for row in whole(on):
        if row.unit.pk in rows:
            rows[row.unit.pk].append(row)
    counts = {u.pk: _Count(rows[u.pk], until) for u in units}
    shares = {u.pk: counts[u.pk].share for u in units}
    known = [s for s in shares.values() if s is not None]
    middle = median(known) if known else None
    ranks = ranked([shares[u.pk] for u in units])
    out = [counts[u.pk].rank(u, rank, rule.few_due, middle) for u, rank in zip(units, ranks, strict=True)]
    return sorted(out, key=lambda r: (r.rank is None, r.rank or 0, r.unit.position))


def ranked(shares: Sequence[Fraction | None]) -> list[int | None]:
    """Rank of each share, the greatest first; equals share a rank and the next is left out (1, 2, 2, 4)."""
    known = sorted((s for s in shares if s is not None), reverse=True)
    first: dict[Fraction, int] = {}
    for place, share in enumerate(known, 1):
        first.setdefault(share, place)
    return [None if s is None else first[s] for s in shares]


class _Count:
    """What a unit's parts come to."""

    def __init__(self, rows: list[PartRow], until: date) -> None:
        held = [r for r in rows if r.state != "withdrawn"]
        due = [r for r in held if r.due and r.due <= until and not (r.paused and r.state != "accepted")]
        self.due = len(due)
        self.in_time = sum(r.state == "accepted" and not r.overdue_days for r in due)
        self.waiting = sum(r.state == "reported" and not r.overdue_days for r in due)
        self.overdue = sum(r.is_late for r in held)
        self.red = sum(r.light.colour == "red" for r in held)
        self.share = Fraction(self.in_time, self.due) if self.due else None

    def rank(self, unit: Unit, rank: int | None, few: int, middle: Fraction | None) -> CityRank:
        """The unit's line."""
        counts = (self.due, self.in_time, self.waiting, self.share, rank, self.due < few, self.overdue, self.red)
        return CityRank(unit, *counts, middle)
