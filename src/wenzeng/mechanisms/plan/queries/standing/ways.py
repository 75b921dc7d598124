"""One target's way, what was reported on it, and what the two together prove.

Unknown is not zero: with figures missing the sum is a lower bound, and decides only what it proves. A bare count (95 项)
is judged as at least; where less is better, as at most.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, cast

from wenzeng.library.schedule.course import Shape, expected
from wenzeng.mechanisms.plan.queries import rules
from wenzeng.mechanisms.plan.queries.standing.lights import Clock, Gap, Light, lamp


@dataclass(frozen=True)
class Way:
    """The course that holds: declared, or from nothing at the document's date to the goal at the deadline, our assumption."""

    shape: str
    baseline: str
    baseline_day: date | None
    goal: str
    goal_day: date | None
    points: list[Any]
    origin: str

    def expected(self, on: date) -> Fraction | None:
        """Where one should be on a day."""
        seasonal = self.shape == "seasonal"
        held: Any = [Fraction(p) if seasonal else (date.fromisoformat(p[0]), Fraction(p[1])) for p in self.points]
        ends = (Fraction(self.baseline), self.baseline_day, Fraction(self.goal), self.goal_day)
        return expected(cast("Shape", self.shape), *ends, held, on)


@dataclass(frozen=True)
class Reported:
    """What was reported until a day: the value, from how many of those who ought to, who is missing."""

    value: str | None
    covered: int
    of: int
    source: str = ""
    day: date | None = None
    missing: tuple[str, ...] = ()
    lacking: str = "还没有报实际值"

    @property
    def partial(self) -> bool:
        """Whether the value is only what those who reported come to."""
        return self.covered < self.of


class Judged:
    """What a value says about its way, no worse than it can be proven."""

    def __init__(self, op: str, way: Way, known: Reported, wanted: Fraction | None) -> None:
        self.way, self.known, self.wanted = way, known, wanted
        start, goal = Fraction(way.baseline), Fraction(way.goal)
        self.length = abs(goal - start)
        self.more_is_better = op == ">=" or (op != "<=" and goal >= start)
        self.behind = self._behind()

    def _behind(self) -> Fraction | None:
        if self.wanted is None or self.known.value is None or not self.length:
            return None
        value = Fraction(self.known.value)
        behind = (self.wanted - value if self.more_is_better else value - self.wanted) / self.length
        proven = behind <= 0 if self.more_is_better else behind > 0
        return None if self.known.partial and not proven else behind

    def _reached(self) -> bool:
        if self.known.value is None:
            return False
        value, goal = Fraction(self.known.value), Fraction(self.way.goal)
        return value >= goal if self.more_is_better else value <= goal and not self.known.partial

    def light(self, what: str, on: date, rule: rules.Rule) -> Light:
        """The target's own lamp: reached, behind, overdue, or dark with what is missing."""
        if self._reached() and (self.more_is_better or self.way.goal_day is None or on >= self.way.goal_day):
            return Light("green", (f"“{what}”已达到目标",))
        if self.behind is None:
            return Light("none", (self._lacking(),))
        found = lamp(Clock(on, self.way.goal_day), [Gap(what, self.behind)], rule)
        if found.colour == "green" and self.known.partial and not self.more_is_better:
            return Light("none", (self._lacking(),))  # what is still to be reported can only make it worse
        return found

    def _lacking(self) -> str:
        known = self.known
        if known.value is None:
            return known.lacking
        if self.wanted is None:
            return "没有目标日期或路径，不能比对进度"
        if not self.length:
            return "目标值与基数相同，不能比对进度"
        return f"只有 {known.covered}/{known.of} 个单位报数，尚不能判定"
