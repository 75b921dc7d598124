"""The way to a target as a drawing: where one should be, where one is, today; every figure of it stands in a table too."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from wenzeng.web.plan.standing_listings import number
from wenzeng.web.shell.figures import figure

HEIGHT, TOP, FOOT = 190, 22, 20
"""Pixels: the drawing, and what is left above and below the lines for words."""

Spot = tuple[dt.date, Fraction]


@dataclass(frozen=True, slots=True)
class Dot:
    """A value on the drawing; ``x`` in per cent, ``y`` in pixels."""

    x: str
    y: str
    day: dt.date
    value: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight piece of a line."""

    start: Dot
    end: Dot


@dataclass(frozen=True, slots=True)
class Drawing:
    """What the template draws. ``said`` is the drawing in a sentence."""

    due: Sequence[Stroke]
    done: Sequence[Stroke]
    dots: Sequence[Dot]
    first: Dot
    last: Dot
    today: str | None
    ground: str
    height: int
    said: str


def drawing(way: Sequence[Spot], actual: Sequence[Spot], today: dt.date, unit: str) -> Drawing | None:
    """The drawing of a way and of the figures on it; None where there is no way to draw."""
    if len(way) < 2:
        return None
    days = [spot[0] for spot in [*way, *actual]]
    values = [spot[1] for spot in [*way, *actual]]
    paper = _Paper(min(days), max(days), min([*values, Fraction(0)]), max(values))
    due, done = [paper.dot(spot) for spot in way], [paper.dot(spot) for spot in actual]
    said = f"从 {way[0][0]} 的 {number(way[0][1])} 到 {way[-1][0]} 的 {number(way[-1][1])} {unit}"
    if actual:
        said += f"；{actual[-1][0]} 实际 {number(actual[-1][1])}"
    return Drawing(
        due=_strokes(due),
        done=_strokes(done),
        dots=done,
        first=due[0],
        last=due[-1],
        today=paper.across(today) if paper.start <= today <= paper.end else None,
        ground=paper.down(paper.low),
        height=HEIGHT,
        said=said,
    )


@dataclass(frozen=True, slots=True)
class _Paper:
    """Days run across, values up."""

    start: dt.date
    end: dt.date
    low: Fraction
    high: Fraction

    def dot(self, spot: Spot) -> Dot:
        """Where a value stands."""
        return Dot(self.across(spot[0]), self.down(spot[1]), spot[0], number(spot[1]))

    def across(self, day: dt.date) -> str:
        """Per cent from the left."""
        whole = (self.end - self.start).days or 1
        return f"{figure(Fraction((day - self.start).days * 100, whole), 2)}%"

    def down(self, value: Fraction) -> str:
        """Pixels from the top."""
        share = (value - self.low) / ((self.high - self.low) or 1)
        return figure(TOP + (1 - share) * (HEIGHT - TOP - FOOT), 1)


def _strokes(dots: Sequence[Dot]) -> list[Stroke]:
    return [Stroke(start, end) for start, end in itertools.pairwise(dots)]
