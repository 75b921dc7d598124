"""Periods tile time; codes and labels go both ways; the instances of a rhythm (domain rules §0, §12 T12.7)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenzeng.library.policy.plan import RHYTHMS
from wenzeng.library.refusal import Refused
from wenzeng.library.schedule.periods import KINDS, Period, containing, last_closed
from wenzeng.library.schedule.rhythms import instances, kind_of

DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
KIND = st.sampled_from(KINDS)


@pytest.mark.parametrize(
    ("code", "kind", "first", "last", "label"),
    [
        ("2022-10-24", "day", "2022-10-24", "2022-10-24", "2022年10月24日"),
        ("2022-10-T1", "ten_day", "2022-10-01", "2022-10-10", "2022年10月上旬"),
        ("2022-10-T3", "ten_day", "2022-10-21", "2022-10-31", "2022年10月下旬"),
        ("2022-02", "month", "2022-02-01", "2022-02-28", "2022年2月"),
        ("2022Q4", "quarter", "2022-10-01", "2022-12-31", "2022年四季度"),
        ("2022H1", "half_year", "2022-01-01", "2022-06-30", "2022年上半年"),
        ("2022", "year", "2022-01-01", "2022-12-31", "2022年"),
    ],
)
def test_codes_and_labels(code, kind, first, last, label):
    held = Period.parse(code)
    assert (held.kind, held.first.isoformat(), held.last.isoformat(), held.label) == (kind, first, last, label)
    assert held.code == code


@pytest.mark.parametrize(
    ("code", "days"), [("2022-02-T3", 8), ("2024-02-T3", 9), ("2022-11-T3", 10), ("2022-10-T3", 11)]
)
def test_the_last_third_of_a_month(code, days):
    """T12.7: 8, 9, 10 or 11 days."""
    assert Period.parse(code).days == days


@pytest.mark.parametrize(
    "code", ["", "2022Q5", "2022-13", "2022-02-30", "2022-10-T4", "2022q4", "22", "2022-10-T1 ", "２０２２"]
)
def test_what_is_no_code_is_refused(code):
    with pytest.raises(Refused, match="期别代码"):
        Period.parse(code)


def test_a_period_begins_where_its_kind_does():
    with pytest.raises(ValueError, match="quarter"):
        Period("quarter", date(2022, 11, 1))


@given(KIND, DAYS)
def test_periods_tile_time(kind, day):
    held = containing(kind, day)
    assert day in held and held.first <= day <= held.last
    assert held.next().first == held.last + timedelta(days=1) and held.next().previous() == held
    assert held.days == (held.last - held.first).days + 1


@given(KIND, DAYS)
def test_a_code_leads_back(kind, day):
    held = containing(kind, day)
    assert Period.parse(held.code) == held
    assert (held.code < held.next().code) and held.label != held.next().label


@given(KIND, DAYS)
def test_the_last_closed_period_is_over_and_the_next_is_not(kind, day):
    closed = last_closed(kind, day)
    assert closed.last < day <= closed.next().last


@given(DAYS, st.sampled_from(KINDS[1:]))
def test_a_longer_period_is_made_of_whole_shorter_ones(day, kind):
    longer, shorter = containing(kind, day), KINDS[KINDS.index(kind) - 1]
    held, days = containing(shorter, longer.first), 0
    assert held.first == longer.first
    while held.first <= longer.last:
        days, last, held = days + held.days, held.last, held.next()
    assert last == longer.last and days == longer.days


def test_every_rhythm_of_the_plan_has_its_period():
    assert [kind_of(rhythm) for rhythm in RHYTHMS] == [*KINDS, None]
    with pytest.raises(KeyError):
        kind_of("weekly")


def test_instances_of_a_rhythm():
    since, until = date(2022, 9, 30), date(2022, 12, 31)
    assert [p.code for p in instances("month", since, until)] == ["2022-09", "2022-10", "2022-11", "2022-12"]
    assert [p.code for p in instances("ten_days", date(2022, 10, 20), date(2022, 11, 1))] == [
        "2022-10-T2",
        "2022-10-T3",
        "2022-11-T1",
    ]
    assert [p.code for p in instances("quarter", since, until)] == ["2022Q3", "2022Q4"]
    assert list(instances("regular", since, until)) == [] == list(instances("day", until, since))
