"""The published rule of lamps: computed, with value and threshold in words; none where an input is missing, or nothing is due.

Red: overdue, or behind the way to a target, by more than the threshold. Yellow: overdue, or due soon and behind. Green else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from wenzeng.mechanisms.plan.declare import LIGHTS
from wenzeng.mechanisms.plan.queries.rules import Rule

ORDER = tuple(LIGHTS)
"""Lamps, the worst first."""


@dataclass(frozen=True)
class Light:
    """A lamp with its reasons, the weightiest first."""

    colour: str
    reasons: tuple[str, ...]

    @property
    def name(self) -> str:
        """The lamp's word."""
        return LIGHTS[self.colour]


@dataclass(frozen=True)
class Gap:
    """How far one target is behind its way, in percentage points of the whole way; or why nobody can say."""

    what: str
    behind: Fraction | None
    lacking: str = ""


@dataclass(frozen=True)
class Clock:
    """A deadline on a day. ``ended`` is the day of the report that stopped it."""

    on: date
    due: date | None
    ended: date | None = None

    @property
    def overdue(self) -> int:
        """Days by which the deadline is passed; 0 before."""
        return max(0, ((self.ended or self.on) - self.due).days) if self.due else 0

    @property
    def left(self) -> int | None:
        """Days until the deadline; None without one, or when it no longer runs."""
        return (self.due - self.on).days if self.due and not self.ended else None


def lamp(clock: Clock, gaps: Sequence[Gap], rule: Rule) -> Light:
    """The lamp of something that is to be done by a day and has targets to keep up with."""
    found = [mark for mark in (_overdue(clock, rule), *(_behind(gap, clock, rule) for gap in gaps)) if mark]
    if found:
        worst = sorted(found, key=lambda mark: ORDER.index(mark[0]))
        return Light(worst[0][0], tuple(words for _, words in worst))
    lacking = tuple(gap.lacking for gap in gaps if gap.behind is None)
    if lacking:
        return Light("none", lacking)
    if clock.due is None and not gaps:
        return Light("none", ("没有时限和目标数，只跟踪",))
    return Light("green", (_calm(clock), *(_ahead(gap, rule) for gap in gaps)))


def dark(reason: str) -> Light:
    """No lamp, with the reason."""
    return Light("none", (reason,))


def points(share: Fraction) -> str:
    """Percentage points with one decimal, rounded half away from zero, in words."""
    tenths = (abs(share) * 1000 * 2 + 1) // 2
    return f"{tenths // 10}.{tenths % 10} 个百分点"


def _overdue(clock: Clock, rule: Rule) -> tuple[str, str] | None:
    most = rule.red_overdue_days
    if clock.overdue > most:
        return "red", f"逾期 {clock.overdue} 天，超过 {most} 天"
    if clock.overdue:
        return "yellow", f"逾期 {clock.overdue} 天，未超过 {most} 天"
    return None


def _behind(gap: Gap, clock: Clock, rule: Rule) -> tuple[str, str] | None:
    if gap.behind is None or gap.behind <= 0:
        return None
    words, most = f"“{gap.what}”落后进度 {points(gap.behind)}", rule.red_behind_points
    if gap.behind * 100 > most:
        return "red", f"{words}，超过 {most} 个百分点"
    if clock.left is not None and 0 <= clock.left <= rule.yellow_ahead_days:
        return "yellow", f"{words}，距时限 {clock.left} 天，在 {rule.yellow_ahead_days} 天以内"
    return None


def _calm(clock: Clock) -> str:
    if clock.ended:
        return f"{clock.ended} 报结，未逾期" if clock.due else f"{clock.ended} 报结"
    return f"未到时限，还有 {clock.left} 天" if clock.due else "没有时限"


def _ahead(gap: Gap, rule: Rule) -> str:
    if gap.behind is not None and gap.behind > 0:
        return f"“{gap.what}”落后进度 {points(gap.behind)}，未超过 {rule.red_behind_points} 个百分点"
    return f"“{gap.what}”不落后进度"
