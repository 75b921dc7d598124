"""Pause, new deadlines, views, withdrawal, outcomes; the history of lamps; nothing of it can be rewritten."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from tests.mechanisms.notice import AT, Region
from tests.mechanisms.plan.work.finding import PDF, the_part
from tests.region import moment
from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.office.queries import journal
from wenzeng.mechanisms.plan.models import Actual, Evidence, LightChange, Part, Step
from wenzeng.mechanisms.plan.queries import standing
from wenzeng.mechanisms.plan.services import work

WHY = "等待用地批复"


def row_of(part: Part, on: date) -> standing.PartRow:
    return standing.part_rows(Part.objects.filter(pk=part.pk), on)[0]


def test_a_paused_part_has_no_lamp_and_keeps_its_deadline(region: Region) -> None:
    part = the_part(region.adopted(), "450200")
    work.pause(part, reason=WHY, by=region.clerk, at=moment(date(2022, 11, 20)))
    with pytest.raises(Refused, match="已在暂停中"):
        work.pause(part, reason=WHY, by=region.clerk, at=AT)
    late = date(2022, 12, 20)
    row = row_of(part, late)
    assert (row.state_name, row.light.reasons, row.is_late) == ("暂停", ("自 2022-11-20 起暂停",), False)
    assert standing.late(late) != [] and part.pk not in {r.pk for r in standing.late(late)}
    work.resume(part, reason="用地已批复", by=region.clerk, at=moment(late))
    assert row_of(part, late).light.reasons[0] == "逾期 20 天，超过 7 天"
    with pytest.raises(Refused, match="没有暂停"):
        work.resume(part, reason="用地已批复", by=region.clerk, at=AT)
    assert row_of(part, date(2022, 11, 19)).light.colour == "green"


def test_a_pause_may_end_with_a_new_deadline(region: Region) -> None:
    part = the_part(region.adopted(), "450200")
    work.pause(part, reason=WHY, by=region.clerk, at=AT)
    work.resume(part, reason="用地已批复", due=date(2022, 12, 15), by=region.clerk, at=AT)
    row = row_of(part, AT.date())
    assert (row.due, row.first_due, row.state_name) == (date(2022, 12, 15), date(2022, 11, 30), "在办")
    work.extend(part, due=date(2022, 12, 31), reason="再延半个月", by=region.clerk, at=AT)
    with pytest.raises(Refused, match="没有改动"):
        work.extend(part, due=date(2022, 12, 31), reason="再延半个月", by=region.clerk, at=AT)
    assert row_of(part, AT.date()).due == date(2022, 12, 31)


def test_a_view_never_repaints_a_lamp(region: Region) -> None:
    part = the_part(region.adopted(), "450200")
    on = date(2022, 12, 20)
    before = row_of(part, on).light
    work.add_view(part, text="项目实际已开工，只差报送", by=region.people["leader"], at=moment(on))
    assert row_of(part, on).light == before
    for role in ("auditor", "firm_clerk", "system_admin"):
        with pytest.raises(Refused):
            work.add_view(part, text="我也说两句", by=region.people[role], at=AT)


def test_an_old_page_is_told_so(region: Region) -> None:
    part, officer = the_part(region.adopted(), "450200"), region.people["city_officer"]
    work.report_progress(part, text="已全部开工", done=True, by=officer, at=AT)
    work.send_back(part, reason="缺少开工证明", expected=1, by=region.clerk, at=AT)
    work.report_progress(part, text="补了证明", done=True, by=officer, at=AT)
    with pytest.raises(Refused, match="不是最新内容"):
        work.accept(part, expected=1, by=region.lead, at=AT)
    work.accept(part, expected=3, by=region.lead, at=AT)


def test_a_done_part_is_asked_after_six_and_twelve_months(region: Region) -> None:
    part, officer = the_part(region.adopted(), "450200"), region.people["city_officer"]
    work.report_progress(part, text="已全部开工", done=True, by=officer, at=AT)
    work.accept(part, by=region.clerk, at=AT)
    with pytest.raises(Refused, match="没有待答的回访"):
        work.report_outcome(part, text="带动投资", by=officer, at=AT)
    asked = []
    for day in (date(2023, 4, 23), date(2023, 4, 24), date(2023, 4, 25), date(2023, 10, 24), date(2024, 10, 24)):
        for held, months in standing.follow_ups_due(day):
            work.ask_outcome(held, months=months, by=region.clerk, at=moment(day))
            work.report_outcome(held, text=f"{months} 个月来带动投资", by=officer, at=moment(day))
            asked.append((day, months))
    assert asked == [(date(2023, 4, 24), 6), (date(2023, 10, 24), 12)]
    assert row_of(part, date(2024, 10, 24)).state == "accepted"


def test_lamps_that_turn_are_written_down_once(region: Region) -> None:
    document = region.adopted()
    part = the_part(document, "450200")
    assert work.record_lights(AT.date(), by=region.clerk, at=AT) == 11
    for day in (date(2022, 12, 1), date(2022, 12, 2), date(2022, 12, 8), date(2022, 12, 9)):
        work.record_lights(day, by=region.clerk, at=moment(day))
    held = LightChange.objects.filter(part=part).values_list("day", "light", "reason")
    assert list(held) == [
        (AT.date(), "green", "未到时限，还有 37 天"),
        (date(2022, 12, 1), "yellow", "逾期 1 天，未超过 7 天"),
        (date(2022, 12, 8), "red", "逾期 8 天，超过 7 天"),
    ]
    moved = standing.changes_between(region.clerk, date(2022, 12, 2), date(2022, 12, 9))
    assert (moved[0].clause, moved[0].what) == ("一·1", "南宁市：黄灯 → 红灯（逾期 8 天，超过 7 天）")
    assert {m.subject.split(":")[0] for m in moved} == {"part"}


def test_what_changed_between_two_days(region: Region) -> None:
    document = region.adopted()
    part, officer = the_part(document, "450200"), region.people["city_officer"]
    day = AT + timedelta(days=3)
    work.report_progress(part, text="开工 3 项", by=officer, at=day)
    work.report_progress(part, text="已全部开工", done=True, by=officer, at=day)
    work.extend(the_part(document, "450100"), due=date(2022, 12, 9), reason="受疫情影响", by=region.clerk, at=day)
    between = (AT.date(), day.date())
    assert {(m.what, m.who) for m in standing.changes_between(region.clerk, *between)} == {
        ("柳州市：报结", "柳州市"),
        ("南宁市：调整时限 2022-12-09", "指挥部办公室"),
    }
    assert [m.what for m in standing.changes_between(officer, *between)] == ["柳州市：报结"]
    assert [m.what for m in standing.changes_between(region.clerk, AT.date() - timedelta(days=1), AT.date())] == [
        "采用"
    ]


def test_state_and_steps_never_differ(region: Region) -> None:
    document = region.adopted()
    done = the_part(document, "450200")
    work.report_progress(done, text="已全部开工", done=True, by=region.people["city_officer"], at=AT)
    work.extend(the_part(document, "450100"), due=date(2022, 12, 9), reason="受疫情影响", by=region.clerk, at=AT)
    work.withdraw(the_part(document, "dept.czt", "推动银行"), reason="已由工信厅办", by=region.clerk, at=AT)
    rows = {r.pk: r for r in standing.part_rows(Part.objects.all(), AT.date())}
    for part in Part.objects.all():
        assert (rows[part.pk].state, rows[part.pk].due) == (part.state, part.due)


def test_history_of_the_work_cannot_be_rewritten(region: Region) -> None:
    part, officer = the_part(region.adopted(), "450200"), region.people["city_officer"]
    work.report_progress(part, text="开工", files=[("a.pdf", PDF)], by=officer, at=AT)
    work.record_lights(AT.date(), by=region.clerk, at=AT)
    attempts: list[Any] = [
        lambda: Step.objects.update(text="别的"),
        lambda: Step.objects.all().delete(),
        lambda: Evidence.objects.update(name="别的.pdf"),
        lambda: LightChange.objects.update(light="green"),
        lambda: LightChange.objects.all().delete(),
    ]
    for attempt in attempts:
        with pytest.raises(DatabaseError), transaction.atomic():
            attempt()
    assert not Actual.objects.exists()
    assert journal.verify().broken_at is None


def test_nobody_accepts_what_he_reported_himself(region: Region) -> None:
    part = the_part(region.adopted(), "450200")
    office = region.clerk.unit
    Part.objects.filter(pk=part.pk).update(unit=office)
    part.refresh_from_db()
    work.report_progress(part, text="已全部开工", done=True, by=region.clerk, at=AT)
    with pytest.raises(Refused, match="不能自己认定"):
        work.accept(part, by=region.clerk, at=AT)
    work.accept(part, by=region.lead, at=AT)
