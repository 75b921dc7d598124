"""Lamps by the published rule: worked cases with value and threshold in words, and what must hold of any."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.mechanisms.plan.work.finding import RULE
from wenzeng.mechanisms.plan.queries.standing import lights
from wenzeng.mechanisms.plan.queries.standing.lights import Clock, Gap, lamp

ON = date(2022, 10, 24)
WHAT = "开工项目"


def due(days: int) -> Clock:
    return Clock(ON, ON + timedelta(days=days))


@pytest.mark.parametrize(
    ("clock", "behind", "colour", "reason"),
    [
        (due(-9), None, "red", "逾期 9 天，超过 7 天"),
        (due(-8), None, "red", "逾期 8 天，超过 7 天"),
        (due(-7), None, "yellow", "逾期 7 天，未超过 7 天"),
        (due(-1), None, "yellow", "逾期 1 天，未超过 7 天"),
        (due(0), None, "green", "未到时限，还有 0 天"),
        (due(60), "0.101", "red", "“开工项目”落后进度 10.1 个百分点，超过 10 个百分点"),
        (due(60), "0.1", "green", "“开工项目”落后进度 10.0 个百分点，未超过 10 个百分点"),
        (due(7), "0.001", "yellow", "“开工项目”落后进度 0.1 个百分点，距时限 7 天，在 7 天以内"),
        (due(8), "0.05", "green", "“开工项目”落后进度 5.0 个百分点，未超过 10 个百分点"),
        (due(7), "0", "green", "“开工项目”不落后进度"),
        (due(7), "-0.3", "green", "“开工项目”不落后进度"),
        (Clock(ON, None), "0.2", "red", "“开工项目”落后进度 20.0 个百分点，超过 10 个百分点"),
        (Clock(ON, None), None, "none", "没有时限和目标数，只跟踪"),
        (Clock(ON, ON - timedelta(days=9), ended=ON - timedelta(days=9)), None, "green", "2022-10-15 报结，未逾期"),
        (Clock(ON, ON - timedelta(days=9), ended=ON), None, "red", "逾期 9 天，超过 7 天"),
    ],
)
def test_worked_cases(clock: Clock, behind: str | None, colour: str, reason: str) -> None:
    light = lamp(clock, [Gap(WHAT, Fraction(behind))] if behind else [], RULE)
    assert light.colour == colour
    assert reason in light.reasons


def test_a_missing_figure_leaves_no_lamp_unless_lateness_is_proven() -> None:
    unknown = [Gap(WHAT, None, "还没有报实际值")]
    assert lamp(due(30), unknown, RULE) == lights.Light("none", ("还没有报实际值",))
    assert lamp(due(-1), unknown, RULE).colour == "yellow"
    assert lamp(due(30), [*unknown, Gap("投资", Fraction(1, 2))], RULE).colour == "red"


def test_the_weightiest_reason_comes_first() -> None:
    light = lamp(due(-3), [Gap(WHAT, Fraction(1, 5))], RULE)
    assert [light.colour, *light.reasons] == [
        "red",
        "“开工项目”落后进度 20.0 个百分点，超过 10 个百分点",
        "逾期 3 天，未超过 7 天",
    ]


gaps = st.lists(st.fractions(min_value=-2, max_value=2).map(lambda share: Gap(WHAT, share)), max_size=3)


def worse(light: lights.Light) -> int:
    return -lights.ORDER.index(light.colour)


@given(st.integers(-40, 40), st.integers(0, 40), gaps)
def test_more_days_overdue_never_better(days: int, more: int, held: list[Gap]) -> None:
    assert worse(lamp(due(-days - more), held, RULE)) >= worse(lamp(due(-days), held, RULE)) or days + more <= 0


@given(st.integers(-40, 40), gaps, st.fractions(min_value=0, max_value=2), st.fractions(min_value=0, max_value=2))
def test_further_behind_never_better(days: int, held: list[Gap], share: Fraction, more: Fraction) -> None:
    before, after = (
        lamp(due(days), [*held, Gap(WHAT, share)], RULE),
        lamp(due(days), [*held, Gap(WHAT, share + more)], RULE),
    )
    assert worse(after) >= worse(before)


@given(st.integers(-40, 40), gaps)
def test_a_lamp_says_why(days: int, held: list[Gap]) -> None:
    light = lamp(due(days), held, RULE)
    assert light.reasons and all(light.reasons)
