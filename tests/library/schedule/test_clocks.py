"""Clocks against worked cases (domain rules §0, §12 T12.1 and T12.2; 民法典 arts. 201–203), and their laws."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenzeng.library.schedule.clocks import Clock, months_after
from wenzeng.library.schedule.holidays import regional_calendar

CAL = regional_calendar()
STARTS = st.dates(date(2021, 1, 1), date(2025, 6, 30))


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [("2022-09-28", 5, "2022-10-09"), ("2022-10-10", 5, "2022-10-14"), ("2023-06-20", 7, "2023-06-29")],
)
def test_publicity_counts_its_first_day(start, days, due):
    """T12.1, T12.2, and Shenzhen 2023: 06-20 to 06-29 are seven working days, the make-up Sunday among them."""
    assert Clock(day(start), days, True, first_counts=True).due(CAL) == day(due)


@pytest.mark.parametrize(
    ("start", "days", "working", "due"),
    [
        ("2022-09-30", 10, True, "2022-10-19"), ("2023-04-12", 10, True, "2023-04-27"),
        # Thirty days after 6 September end on 6 October, a holiday: the first working day after it is 8 October.
        ("2022-09-06", 30, False, "2022-10-08"), ("2022-09-14", 30, False, "2022-10-14"),
        ("2022-10-24", 0, True, "2022-10-24"), ("2022-10-23", 0, False, "2022-10-24"),
    ],
)  # fmt: skip
def test_limits(start, days, working, due):
    assert Clock(day(start), days, working).due(CAL) == day(due)


def test_days_used_and_left():
    clock = Clock(day("2022-10-24"), 5, True)
    assert clock.due(CAL) == day("2022-10-31")
    assert [clock.left(CAL, day(f"2022-10-{n}")) for n in (24, 25, 29, 31)] == [5, 4, 1, 0]
    assert [clock.left(CAL, day(f"2022-11-0{n}")) for n in (1, 7)] == [-1, -5]
    assert clock.used(CAL, day("2022-10-20")) == 0


def test_a_rolled_last_day_is_not_over():
    clock = Clock(day("2022-09-06"), 30, False)
    assert clock.left(CAL, day("2022-10-07")) == 1
    assert clock.left(CAL, day("2022-10-08")) == 0
    assert clock.left(CAL, day("2022-10-09")) == -1
    last = clock.shown(CAL, day("2022-09-30"))[-1]
    assert (last.counts, last.nth, last.why) == (False, 30, "国庆节调休上班；末日逢休息日，顺延")


def test_a_pause_holds_the_clock():
    still = Clock(day("2022-10-24"), 5, True, pauses=((day("2022-10-26"), None),))
    assert still.due(CAL) is None and still.left(CAL, day("2022-12-01")) == 4
    again = Clock(day("2022-10-24"), 5, True, pauses=((day("2022-10-26"), day("2022-11-02")),))
    assert again.due(CAL) == day("2022-11-07")
    why = {row.day: row.why for row in again.shown(CAL, day("2022-10-24"))}
    assert why[day("2022-10-26")] == why[day("2022-11-01")] == "暂停，不计入" and why[day("2022-11-02")] == "工作日"


def test_a_pause_after_the_last_day_changes_nothing():
    assert Clock(day("2022-10-24"), 5, True, pauses=((day("2022-11-01"), None),)).due(CAL) == day("2022-10-31")


def test_the_count_goes_on_past_the_last_day():
    rows = Clock(day("2022-10-24"), 2, True).shown(CAL, day("2022-10-28"))
    assert [row.nth for row in rows] == [0, 1, 2, 3, 4]
    assert [row.why for row in rows][-2:] == ["已超期；工作日"] * 2


@pytest.mark.parametrize(
    ("start", "n", "end"),
    [("2022-10-31", 1, "2022-11-30"), ("2022-11-30", 3, "2023-02-28"), ("2022-10-24", 12, "2023-10-24"),
     ("2023-12-31", 2, "2024-02-29"), ("2022-12-15", -1, "2022-11-15"), ("2022-10-24", 0, "2022-10-24")],
)  # fmt: skip
def test_months_end_on_the_corresponding_day_or_the_last(start, n, end):
    """民法典 art. 202."""
    assert months_after(day(start), n) == day(end)


@given(STARTS, st.integers(1, 90), st.booleans(), st.booleans())
def test_the_day_by_day_count_is_the_limit(start, days, working, first_counts):
    clock = Clock(start, days, working, first_counts=first_counts)
    due = clock.due(CAL)
    assert due is not None and CAL.is_working(due)
    rows = clock.shown(CAL, start)
    assert rows[-1].day == due and clock.left(CAL, due) == 0
    assert sum(row.counts for row in rows) == rows[-1].nth == days <= clock.used(CAL, due)
    assert not working or clock.used(CAL, due) == days


@given(STARTS, st.integers(1, 60), st.integers(1, 60), st.integers(0, 40))
def test_a_pause_costs_exactly_the_days_that_would_have_counted(start, days, after, length):
    plain = Clock(start, days, True)
    before = plain.due(CAL)
    since = min(start + timedelta(days=after), before)
    held = Clock(start, days, True, ((since, since + timedelta(days=length)),))
    lost = CAL.between(since - timedelta(days=1), since + timedelta(days=length - 1))
    assert CAL.between(before, held.due(CAL)) == (lost if length else 0)


@given(STARTS, st.integers(1, 60), st.booleans(), st.integers(1, 90), st.integers(0, 40))
def test_a_pause_never_brings_a_limit_nearer(start, days, working, after, length):
    since = start + timedelta(days=after)
    held = Clock(start, days, working, ((since, since + timedelta(days=length)),))
    assert held.due(CAL) >= Clock(start, days, working).due(CAL)


@given(STARTS, st.integers(0, 60), st.booleans(), st.integers(0, 120))
def test_used_and_left_say_the_same(start, days, working, later):
    clock, on = Clock(start, days, working), start + timedelta(days=later)
    assert clock.left(CAL, on) == clock.left(CAL, start) - clock.used(CAL, on)
    assert (clock.left(CAL, on) < 0) <= (on > clock.due(CAL))


def test_what_is_no_clock_is_refused():
    with pytest.raises(ValueError, match="negative"):
        Clock(day("2022-10-24"), -1, True)
    with pytest.raises(ValueError, match="pause"):
        Clock(day("2022-10-24"), 5, True, pauses=((day("2022-10-26"), day("2022-10-25")),))
