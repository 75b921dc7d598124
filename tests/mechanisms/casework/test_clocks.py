"""The clock of a case runs by events and the working calendar; what the page counts is what the limit says."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.mechanisms.casework.ladder import MONDAY, issued, on, talked
from tests.region import moment
from wenzeng.mechanisms.casework.declare import Given, case_type
from wenzeng.mechanisms.casework.models import CaseStep
from wenzeng.mechanisms.casework.queries import cases, clocks
from wenzeng.mechanisms.casework.services import acting
from wenzeng.mechanisms.office.queries.calendar import calendar

pytestmark = pytest.mark.django_db


def test_the_usual_limit_counts_working_days(people):
    # 2022-10-08 and 10-09 are make-up days of the National Day holiday.
    assert cases.usual_limit(case_type("remind"), date(2022, 9, 30)) == date(2022, 10, 12)
    assert cases.usual_limit(case_type("remind"), date(2022, 10, 24)) == date(2022, 10, 31)


def test_a_pause_moves_the_limit_by_the_working_days_it_lasted(people):
    held, lead = issued("supervise", people), people["hq_lead"]
    held = acting.act(held, "pause", Given(text="等待上级明确口径"), by=lead, at=on(25))
    running = clocks.running(held)
    assert running.paused
    assert (running.days, held.due) == (5, date(2022, 10, 31))
    held = acting.act(held, "resume", by=lead, at=on(27))
    assert held.due == date(2022, 11, 2)
    counted = clocks.running(held).shown(calendar(), date(2022, 11, 2))
    assert [(row.day.day, row.nth) for row in counted if row.counts] == [(27, 1), (28, 2), (31, 3), (1, 4), (2, 5)]
    assert {row.why for row in counted if row.day.day in (25, 26)} == {"暂停，不计入"}
    assert held.steps.get(act="resume").due == date(2022, 11, 2)


def test_a_reply_stops_the_clock_and_a_return_starts_it_anew(people):
    held = issued("remind", people)
    held = acting.act(held, "reply", Given(text="已办"), by=people["city_officer"], at=on(26))
    stopped = clocks.running(held)
    assert (stopped.stopped, stopped.count.used(calendar(), stopped.stopped)) == (date(2022, 10, 26), 2)
    again = Given(text="缺材料", due=date(2022, 11, 7))
    held = acting.act(held, "return", again, by=people["hq_clerk"], at=on(31))
    anew = clocks.running(held)
    assert (anew.start, anew.days, anew.stopped) == (date(2022, 10, 31), 5, None)


def test_a_new_limit_is_counted_from_the_same_start(people):
    held = issued("supervise", people)
    longer = Given(text="确有困难", due=date(2022, 11, 4))
    held = acting.act(held, "extend", longer, by=people["hq_lead"], at=on(27))
    running = clocks.running(held)
    assert (running.start, running.days, held.due) == (date(2022, 10, 24), 9, date(2022, 11, 4))


def test_a_talk_has_its_day_and_then_its_limit(people):
    held = talked(people)
    running = clocks.running(held)
    assert (running.clock.code, running.start, running.due) == ("mend", date(2022, 10, 28), date(2022, 11, 18))


def test_days_over_the_limit_count_only_while_the_other_side_owes(people):
    held = issued("remind", people)
    clerk = people["hq_clerk"]

    def over(day):
        return cases.rows_of(clerk, [held], day)[0].over

    assert [over(date(2022, 10, 31)), over(date(2022, 11, 1)), over(date(2022, 11, 4))] == [0, 1, 4]
    held = acting.act(held, "reply", Given(text="已办"), by=people["city_officer"], at=moment(date(2022, 11, 4)))
    assert over(date(2022, 11, 10)) == 0


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(1, 9), st.integers(0, 9)), max_size=4), st.integers(1, 20))
def test_whatever_is_paused_the_days_granted_are_the_days_given(pauses, days):
    """Between start and limit exactly the granted number of days counts, however often it was paused."""
    kind, cal = case_type("remind"), calendar()
    start = MONDAY.date()
    due = cal.add(start, days)
    steps = [CaseStep(act="issue", at=MONDAY, due=due)]
    day = start
    for wait, length in pauses:
        day += timedelta(days=wait)
        if day > due:
            break
        steps.append(CaseStep(act="pause", at=moment(day)))
        day += timedelta(days=length)
        found = clocks.read(kind, steps)
        due = clocks.resume_on(found, day)
        steps.append(CaseStep(act="resume", at=moment(day), due=due))
    running = clocks.read(kind, steps)
    assert running.count.due(cal) == running.due == due
    assert running.count.used(cal, due) == running.days == days
