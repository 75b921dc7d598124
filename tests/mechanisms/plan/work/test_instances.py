"""Recurring tasks get their instances by the calendar, each due so many working days after its period."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.mechanisms.notice import AT, Region
from tests.mechanisms.plan.work.finding import the_part
from tests.region import moment
from wenzeng.mechanisms.people.models import Unit
from wenzeng.mechanisms.plan.models import Document, Part, Task
from wenzeng.mechanisms.plan.services import editing, work


def monthly(document: Document) -> Task:
    return Task.objects.get(measure__document=document, versions__title__startswith="每月通报")


def periods(task: Task, unit: str = "dept.czt") -> list[tuple[str, str]]:
    held = Part.objects.filter(task=task, unit__code=unit).order_by("first_due")
    return [(p.period, str(p.due)) for p in held]


def test_a_period_opens_when_it_begins_and_none_before_adoption(region: Region) -> None:
    task = monthly(region.adopted())
    assert periods(task) == [("2022-10", "2022-11-02")]
    assert work.open_instances(date(2022, 10, 31), by=region.clerk, at=AT) == 0
    assert work.open_instances(date(2022, 11, 1), by=region.clerk, at=AT) == 1
    assert work.open_instances(date(2022, 11, 1), by=region.clerk, at=AT) == 0
    assert periods(task)[-1] == ("2022-11", "2022-12-02")


def test_missed_days_are_made_up_for(region: Region) -> None:
    task = monthly(region.adopted())
    assert work.open_instances(date(2023, 1, 20), by=region.clerk, at=AT) == 3
    # The end of January 2023 is in the working week after the Spring Festival.
    assert periods(task) == [
        ("2022-10", "2022-11-02"),
        ("2022-11", "2022-12-02"),
        ("2022-12", "2023-01-04"),
        ("2023-01", "2023-02-02"),
    ]


@pytest.mark.parametrize(
    ("every", "code", "due"),
    [
        ("day", "2022-10-24", "2022-10-26"),
        ("ten_days", "2022-10-T3", "2022-11-02"),
        ("quarter", "2022Q4", "2023-01-04"),
        ("half_year", "2022H2", "2023-01-04"),
        ("year", "2022", "2023-01-04"),
    ],
)
def test_each_rhythm_has_its_periods(region: Region, every: str, code: str, due: str) -> None:
    task = monthly(region.adopted())
    terms = {"title": "通报清欠进展", "kind": "recurring", "every": every, "deadline": None}
    editing.correct_task(task, **terms, reason="按专题会议要求", by=region.clerk, at=AT)
    states = dict(Part.objects.filter(task=task).values_list("period", "state"))
    assert states == {"2022-10": "withdrawn", code: "open"}
    assert (code, due) in periods(task)


def test_a_rhythm_without_a_figure_is_one_part(region: Region) -> None:
    task = monthly(region.adopted())
    terms = {"title": "定期通报", "kind": "recurring", "every": "regular", "deadline": None}
    editing.correct_task(task, **terms, reason="按专题会议要求", by=region.clerk, at=AT)
    assert Part.objects.get(task=task, state="open").period == ""


def test_nothing_opens_after_the_deadline(region: Region) -> None:
    task = monthly(region.adopted())
    terms = {"title": "每月通报清欠进展", "kind": "recurring", "every": "month", "deadline": date(2022, 12, 15)}
    editing.correct_task(task, **terms, reason="到年底为止", by=region.clerk, at=AT)
    work.open_instances(date(2023, 3, 1), by=region.clerk, at=AT)
    assert [code for code, _ in periods(task)] == ["2022-10", "2022-11", "2022-12"]


def test_a_unit_that_comes_later_owes_nothing_of_the_past(region: Region) -> None:
    task = monthly(region.adopted())
    work.open_instances(date(2022, 11, 20), by=region.clerk, at=AT)
    lead, joint = Unit.objects.get(code="dept.czt"), Unit.objects.get(code="dept.jyt")
    later = moment(date(2022, 12, 5))
    editing.assign(task, lead=lead, joint=[joint], reason="增加教育厅配合", by=region.clerk, at=later)
    work.open_instances(date(2022, 12, 6), by=region.clerk, at=later)
    assert [code for code, _ in periods(task, "dept.jyt")] == ["2022-12"]
    gone = moment(date(2023, 1, 9))
    work.open_instances(date(2023, 1, 9), by=region.clerk, at=gone)
    editing.assign(task, lead=lead, joint=[], reason="教育厅不再配合", by=region.clerk, at=gone + timedelta(hours=1))
    states = Part.objects.filter(task=task, unit=joint).order_by("period").values_list("period", "state")
    assert list(states) == [("2022-12", "open"), ("2023-01", "withdrawn")]


def test_a_policy_in_force_has_one_part_for_each_task_done_once(region: Region) -> None:
    part = the_part(region.adopted(), "450200")
    assert (part.period, part.due, part.first_due) == ("", date(2022, 11, 30), date(2022, 11, 30))
