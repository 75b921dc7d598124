"""The course of a target (进度路径): where one should be on a day, between a baseline and a goal.

Three shapes: even (``linear``), through declared points, and seasonal by twelve monthly weights. Exact fractions; where
an input is missing there is no expectation, and so no lamp.
"""

from __future__ import annotations

import calendar as months
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Literal

from wenzeng.library.schedule.calendar import ONE_DAY

Shape = Literal["linear", "points", "seasonal"]
Point = tuple[date, Fraction]


def expected(
    shape: Shape,
    baseline: Fraction | None,
    baseline_day: date | None,
    goal: Fraction | None,
    goal_day: date | None,
    points: Sequence[Point] | Sequence[Fraction],
    day: date,
) -> Fraction | None:
    """The value that the course has on a day: the baseline until its day, the goal from its day on.

    ``points`` are (day, value) for a declared course, between which it runs straight, or twelve weights from January to
    December for a seasonal one, each spread evenly over the days of its month.
    """
    if baseline is None or baseline_day is None or goal is None or goal_day is None or goal_day <= baseline_day:
        return None
    if day <= baseline_day or day >= goal_day:
        return baseline if day <= baseline_day else goal
    ends = ((baseline_day, baseline), (goal_day, goal))
    if shape == "points":
        declared = sorted(p for p in points if isinstance(p, tuple) and baseline_day < p[0] < goal_day)
        return _between([ends[0], *declared, ends[1]], day) if declared else None
    if shape == "seasonal":
        weights = [w for w in points if isinstance(w, Fraction)]
        share = _share(weights, baseline_day, goal_day, day)
        return None if share is None else baseline + (goal - baseline) * share
    return _between(ends, day)


def _between(way: Sequence[Point], day: date) -> Fraction:
    """The straight line between the two points around a day."""
    upper = next(n for n, (on, _) in enumerate(way) if on >= day)
    (before, low), (after, high) = way[upper - 1], way[upper]
    return low + (high - low) * Fraction((day - before).days, (after - before).days)


def _share(weights: Sequence[Fraction], start: date, end: date, day: date) -> Fraction | None:
    """The part of the way that is behind one; None without twelve weights, or where all of the way weighs nothing."""
    if len(weights) != 12 or min(weights) < 0:
        return None
    whole = _weight(weights, start, end)
    return _weight(weights, start, day) / whole if whole else None


def _weight(weights: Sequence[Fraction], start: date, end: date) -> Fraction:
    """Weight of the days after ``start`` up to and including ``end``, month by month."""
    total, day = Fraction(0), start + ONE_DAY
    while day <= end:
        length = months.monthrange(day.year, day.month)[1]
        last = min(end, day.replace(day=length))
        total += weights[day.month - 1] * Fraction((last - day).days + 1, length)
        day = last + ONE_DAY
    return total
