"""The published thresholds of lamps, ranks and instances: parameters that no text gives, ours until HQ decides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wenzeng.mechanisms.office.queries import parameters
from wenzeng.mechanisms.plan import declare


@dataclass(frozen=True)
class Rule:
    """The thresholds that hold on a day."""

    red_overdue_days: int
    red_behind_points: int
    yellow_ahead_days: int
    few_due: int


def rule(on: date) -> Rule:
    """The thresholds of lamps and ranks on a day."""
    held = {shown.name: shown.value for shown in parameters.shown(on)}
    return Rule(
        red_overdue_days=held[declare.RED_OVERDUE.name],
        red_behind_points=held[declare.RED_BEHIND.name],
        yellow_ahead_days=held[declare.YELLOW_AHEAD.name],
        few_due=held[declare.FEW_DUE.name],
    )


def instance_days(on: date) -> int:
    """Working days after a period's end until its instance is due."""
    return parameters.value(declare.INSTANCE_DAYS.name, at=on)
