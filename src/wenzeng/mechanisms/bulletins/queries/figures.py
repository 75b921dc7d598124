"""A frozen figure: its words, its label, how it came about, the rows behind it, and its exact value."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Any

from wenzeng.mechanisms.plan.queries.standing import CityRank

Row = dict[str, str]
Frozen = dict[str, Any]


def percent(share: Fraction) -> str:
    """A share in % with one decimal, half away from zero."""
    return f"{tenths(share) // 10}.{tenths(share) % 10}%"


def tenths(share: Fraction) -> int:
    """A share in tenths of a percent, half away from zero."""
    return int((share * 2000 + 1) // 2)


def figure(words: object, label: str, how: str = "", rows: Iterable[Row] = (), value: object = None) -> Frozen:
    """One figure, with its exact value beside its words."""
    exact = words if value is None else value
    return {"text": str(words), "label": label, "how": how, "rows": list(rows), "value": str(exact)}


def of_units(ranks: Iterable[CityRank], value: Callable[[CityRank], object]) -> list[Row]:
    """A row for each unit, in official order."""
    return [
        {"what": r.unit.short_name, "value": str(value(r)), "subject": f"unit:{r.unit.code}", "clause": ""}
        for r in sorted(ranks, key=lambda r: r.unit.position)
    ]


def rate(rank: CityRank) -> str:
    """A unit's share with what it was computed from."""
    return f"{rank.in_time}/{rank.due}，{percent(rank.share)}" if rank.share is not None else "无到期任务"
