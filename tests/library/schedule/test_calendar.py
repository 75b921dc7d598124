"""The working calendar against worked cases, and its laws.

Cases: domain rules §0 and §12 (民法典 arts. 201–203; the yearly notices; the publicity notice of Shenzhen 2023,
rbko.cn id 16391), each computed by hand there.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenzeng.library.schedule.calendar import WorkingCalendar
from wenzeng.library.schedule.holidays import in_force, known_until, published, regional_calendar, working_calendar

GUANGXI = regional_calendar()
NATIONAL = working_calendar(entry for entry in published() if not entry.regional)
DAYS = st.dates(date(2020, 1, 1), date(2026, 12, 31))
SOME_CALENDAR = st.builds(
    WorkingCalendar, st.dictionaries(st.dates(date(2022, 1, 1), date(2022, 12, 31)), st.booleans(), max_size=60)
)


@pytest.mark.parametrize(
    ("start", "national", "guangxi"),
    [
        ("2023-04-12", "2023-04-25", "2023-04-27"), ("2024-03-29", "2024-04-15", "2024-04-17"),
        ("2022-09-30", "2022-10-19", "2022-10-19"), ("2021-04-09", "2021-04-23", "2021-04-26"),
    ],
)  # fmt: skip
def test_ten_working_days_as_worked_out(start, national, guangxi):
    """§0: the same start, counted by the country's calendar and by the region's."""
    day = date.fromisoformat(start)
    assert NATIONAL.add(day, 10).isoformat() == national
    assert GUANGXI.add(day, 10).isoformat() == guangxi


@pytest.mark.parametrize(
    ("day", "working", "why"),
    [
        ("2022-10-08", True, "国庆节调休上班"), ("2022-10-09", True, "国庆节调休上班"), ("2022-10-07", False, "国庆节放假"),
        ("2022-10-10", True, "工作日"), ("2022-10-15", False, "周六"), ("2022-04-02", False, "壮族三月三放假"),
        ("2022-04-06", False, "壮族三月三放假"), ("2023-04-23", False, "壮族三月三放假"), ("2021-04-18", True, "壮族三月三调休上班"),
        ("2020-03-26", True, "工作日"), ("2020-02-02", False, "春节延长放假"), ("2022-12-31", False, "元旦放假"),
        ("2026-04-20", True, "工作日（暂定）"), ("2027-01-01", True, "工作日（暂定）"), ("2027-01-02", False, "周六（暂定）"),
    ],
)  # fmt: skip
def test_what_a_day_is(day, working, why):
    held = date.fromisoformat(day)
    assert (GUANGXI.is_working(held), GUANGXI.why(held)) == (working, why)


def test_the_region_differs_from_the_country_only_on_its_own_holiday():
    differing = {
        day for day, entry in in_force(published()).items() if GUANGXI.is_working(day) != NATIONAL.is_working(day)
    }
    named = {
        "2021": ["04-14", "04-15", "04-16", "04-18"], "2022": ["04-02", "04-06"], "2023": ["04-21", "04-23"],
        "2024": ["04-11", "04-12"], "2025": ["03-31", "04-01"],
    }  # fmt: skip
    assert differing == {date.fromisoformat(f"{year}-{day}") for year, days in named.items() for day in days}


@pytest.mark.parametrize(
    ("year", "working"),
    [(2020, 249), (2021, 250), (2022, 249), (2023, 249), (2024, 251), (2025, 248), (2026, 248)],
)
def test_working_days_of_each_year_of_the_national_calendar(year, working):
    """Counted apart from this code with the published tables of chinesecalendar 1.11.0."""
    assert NATIONAL.between(date(year - 1, 12, 31), date(year, 12, 31)) == working


def test_what_no_notice_decides_is_provisional():
    assert known_until() == date(2026, 12, 31)
    assert not GUANGXI.is_provisional(date(2022, 10, 8)) and GUANGXI.is_provisional(date(2025, 3, 31))
    assert GUANGXI.is_provisional(date(2027, 1, 1)) and not NATIONAL.is_provisional(date(2026, 12, 31))


def test_every_day_named_by_a_notice_has_its_source():
    assert all(entry.name and entry.notice and entry.source for entry in published())
    held = in_force(published())
    assert held[date(2022, 4, 2)].regional and list(held) == sorted(held)
    assert held[date(2022, 10, 8)].notice.endswith("（国办发明电〔2021〕11号）")


def test_the_count_day_by_day():
    """§0: ten working days after 30 September 2022, as a person would count them on paper."""
    rows = GUANGXI.counted(date(2022, 9, 30), date(2022, 10, 10))
    assert (rows[0].counts, rows[0].why) == (False, "起算日，不计入")
    assert [row.day.day for row in rows if row.counts] == [8, 9, 10]
    assert rows[-1].nth == 3 == GUANGXI.between(date(2022, 9, 30), date(2022, 10, 10))
    assert {row.why for row in rows[1:8]} == {"国庆节放假"}


def test_a_last_day_off_moves_to_the_next_working_day():
    """民法典 art. 203."""
    assert GUANGXI.next_working(date(2022, 10, 1)) == date(2022, 10, 8)
    assert GUANGXI.next_working(date(2022, 10, 8)) == date(2022, 10, 8)


@given(DAYS, st.integers(0, 400))
def test_adding_and_counting_are_inverse(day, n):
    end = GUANGXI.add(day, n)
    assert GUANGXI.between(day, end) == n
    assert n == 0 or GUANGXI.is_working(end)
    assert GUANGXI.add(day, n, working=False) == day + timedelta(days=n)


@given(SOME_CALENDAR, st.dates(date(2021, 12, 1), date(2023, 1, 31)), st.integers(0, 120))
def test_the_quick_count_is_the_count_day_by_day(calendar, start, days):
    end = start + timedelta(days=days)
    rows = calendar.counted(start, end)
    assert calendar.between(start, end) == sum(row.counts for row in rows) == rows[-1].nth
    assert calendar.between(end, start) == -calendar.between(start, end)


@given(SOME_CALENDAR, DAYS, DAYS, DAYS)
def test_counts_add_up(calendar, a, b, c):
    assert calendar.between(a, b) + calendar.between(b, c) == calendar.between(a, c)


def test_days_are_counted_forward():
    with pytest.raises(ValueError, match="forward"):
        GUANGXI.add(date(2022, 10, 24), -1)
