"""The course of a target: exact, monotone, and it hits its ends."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenzeng.library.schedule.course import expected

START, END = date(2022, 9, 30), date(2022, 12, 31)
EVEN = [Fraction(1)] * 12
VALUES = st.fractions(min_value=-1000, max_value=1000, max_denominator=100)
WEIGHTS = st.lists(st.fractions(min_value=0, max_value=9, max_denominator=9), min_size=12, max_size=12)


def at(shape, day, points=(), baseline=Fraction(0), goal=Fraction(92)):
    return expected(shape, baseline, START, goal, END, points, day)


def test_an_even_course():
    assert at("linear", date(2022, 10, 31)) == 31
    assert at("linear", START) == at("linear", date(2022, 1, 1)) == 0
    assert at("linear", END) == at("linear", date(2023, 5, 1)) == 92
    assert at("linear", date(2022, 10, 1), goal=Fraction(95)) == Fraction(95, 92)


def test_a_declared_course_runs_straight_between_its_points():
    points = [(date(2022, 11, 30), Fraction(20)), (date(2022, 10, 31), Fraction(10))]
    assert at("points", date(2022, 10, 31), points) == 10 and at("points", date(2022, 11, 30), points) == 20
    assert at("points", date(2022, 11, 15), points) == 15
    assert at("points", date(2022, 12, 31), points) == 92
    assert at("points", date(2022, 12, 1), points) == 20 + Fraction(72, 31)


def test_a_seasonal_course_follows_its_months():
    weights = [Fraction(0)] * 9 + [Fraction(2), Fraction(1), Fraction(1)]
    assert at("seasonal", date(2022, 10, 31), weights) == 46
    assert at("seasonal", date(2022, 11, 30), weights) == 69
    assert at("seasonal", date(2022, 10, 1), weights) == Fraction(46, 31)


@pytest.mark.parametrize(
    "missing",
    [
        {"baseline": None}, {"goal": None}, {"baseline_day": None}, {"goal_day": None}, {"goal_day": START},
        {"shape": "points"}, {"shape": "seasonal"}, {"shape": "seasonal", "points": EVEN[:11]},
        {"shape": "seasonal", "points": [Fraction(0)] * 12}, {"shape": "seasonal", "points": [Fraction(-1), *EVEN[1:]]},
    ],
)  # fmt: skip
def test_no_expectation_without_its_inputs(missing):
    whole = {
        "shape": "linear", "baseline": Fraction(0), "baseline_day": START, "goal": Fraction(92), "goal_day": END,
        "points": (), "day": date(2022, 10, 24),
    }  # fmt: skip
    assert expected(**whole) is not None
    assert expected(**{**whole, **missing}) is None


@given(st.sampled_from(["linear", "points", "seasonal"]), VALUES, VALUES, WEIGHTS, st.integers(0, 92))
def test_monotone_and_hits_its_ends(shape, low, more, weights, days):
    goal = low + abs(more)
    points = {
        "linear": (),
        "points": [(date(2022, 10, 31), low + abs(more) / 4), (date(2022, 11, 30), low + abs(more) / 2)],
        "seasonal": weights,
    }[shape]
    day = START + timedelta(days=days)
    here, then = (at(shape, d, points, low, goal) for d in (day, day + timedelta(days=1)))
    if here is None or then is None:
        assert shape == "seasonal" and not any(weights[9:])
        return
    assert low <= here <= then <= goal
    assert at(shape, START, points, low, goal) == low and at(shape, END, points, low, goal) == goal
