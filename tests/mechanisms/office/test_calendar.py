"""The office's calendar: laid down as published, changed by the HQ office alone, every change kept."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, transaction
from django.test.utils import CaptureQueriesContext

from tests.mechanisms.notice import AT, Region
from wenzeng.library.schedule import holidays
from wenzeng.mechanisms.office.declare import KEEPERS, Refused
from wenzeng.mechanisms.office.models import CalendarDay, JournalEntry
from wenzeng.mechanisms.office.queries import calendar as reading
from wenzeng.mechanisms.office.services import calendar
from wenzeng.mechanisms.people.declare import HQ_DESK

BRIDGE = date(2022, 10, 31)
TERMS = {"working": False, "name": "抢险停工", "notice": "桂政办电〔2022〕1号", "reason": "台风停工一天"}


@pytest.fixture
def laid(region: Region) -> Region:
    calendar.lay_down(by=region.clerk, at=AT)
    return region


def change(region: Region, first: date = BRIDGE, last: date = BRIDGE, **other) -> int:
    return calendar.change(first, last, **{**TERMS, "by": region.clerk, "at": AT, **other})


def test_the_keepers_are_the_hq_office():
    assert KEEPERS == HQ_DESK


def test_laid_down_once_as_published(region: Region) -> None:
    published = holidays.in_force(holidays.published())
    assert reading.calendar() is holidays.regional_calendar()
    assert calendar.lay_down(by=region.clerk, at=AT) == len(published) == CalendarDay.objects.count()
    assert calendar.lay_down(by=region.clerk, at=AT) == 0
    held, meant = reading.calendar(), holidays.regional_calendar()
    assert (held.days, held.names, held.doubtful) == (meant.days, meant.names, meant.doubtful)
    assert held.provisional_after == meant.provisional_after
    assert JournalEntry.objects.filter(act="office.lay_down_calendar").count() == 1


def test_the_calendar_costs_one_small_query(laid: Region, django_assert_num_queries) -> None:
    reading.calendar()
    with django_assert_num_queries(1) as asked:
        held = reading.calendar()
    assert isinstance(asked, CaptureQueriesContext) and "LIMIT 1" in asked[0]["sql"]
    assert held.add(date(2022, 9, 30), 10) == date(2022, 10, 19)


def test_a_change_moves_the_count_and_is_kept(laid: Region) -> None:
    assert reading.calendar().add(date(2022, 10, 28), 1) == BRIDGE
    assert change(laid) == 1
    held = reading.calendar()
    assert held.add(date(2022, 10, 28), 1) == date(2022, 11, 1) and held.why(BRIDGE) == "抢险停工放假"
    change(laid, working=True, name="", reason="停工取消")
    assert reading.calendar().is_working(BRIDGE)
    kept = reading.changes(2022)
    assert [(row.working, row.reason, row.valid_to is None) for row in kept[:2]] == [
        (True, "停工取消", True), (False, "台风停工一天", False),
    ]  # fmt: skip
    assert JournalEntry.objects.order_by("-seq")[0].act == "office.change_calendar"


def test_a_range_changes_the_days_that_differ(laid: Region) -> None:
    assert change(laid, date(2022, 10, 7), date(2022, 10, 9), name="国庆节") == 3
    assert change(laid, date(2022, 10, 7), date(2022, 10, 10), name="国庆节") == 1
    assert not reading.calendar().is_working(date(2022, 10, 10))


def test_a_new_year_s_notice_ends_what_is_provisional(laid: Region) -> None:
    assert reading.calendar().is_provisional(date(2027, 6, 1))
    change(laid, date(2027, 10, 1), date(2027, 10, 7), name="国庆节", notice="国办发明电〔2026〕1号")
    assert not reading.calendar().is_provisional(date(2027, 12, 31))
    assert reading.calendar().is_provisional(date(2028, 1, 1))


@pytest.mark.parametrize(
    ("wrong", "where", "said"),
    [
        ({"last": date(2022, 10, 30)}, "最后一天", "早于"), ({"last": date(2022, 12, 1)}, "最后一天", "31 天"),
        ({"name": " "}, "名称", "名称"), ({"notice": ""}, "依据", "文号"), ({"reason": " "}, "理由", "理由"),
        ({"first": date(2022, 10, 29), "working": True, "name": ""}, "名称", "调休"),
    ],
)  # fmt: skip
def test_what_is_refused_says_why(laid: Region, wrong, where, said) -> None:
    rows = CalendarDay.objects.count()
    with pytest.raises(Refused, match=said) as refused:
        change(laid, **wrong)
    assert refused.value.where == where and CalendarDay.objects.count() == rows


def test_nothing_to_change_is_said(laid: Region) -> None:
    change(laid)
    with pytest.raises(Refused, match="没有可改的"):
        change(laid)


def test_only_the_hq_office_changes_days(laid: Region) -> None:
    with pytest.raises(Refused) as refused:
        change(laid, by=laid.people["city_officer"])
    assert refused.value.code == "forbidden" and not CalendarDay.objects.filter(day=BRIDGE).exists()


def test_whoever_looked_before_the_last_change_is_told(laid: Region) -> None:
    seen = reading.version()[0]
    change(laid, expected=seen)
    with pytest.raises(Refused) as refused:
        change(laid, name="另一名称", expected=seen)
    assert refused.value.code == "conflict"
    assert CalendarDay.objects.get(day=BRIDGE, valid_to=None).name == "抢险停工"
    assert change(laid, date(2022, 11, 7), date(2022, 11, 7), expected=seen) == 1


def test_the_database_refuses_to_rewrite_a_day(laid: Region) -> None:
    row = CalendarDay.objects.get(day=date(2022, 10, 8))
    for rewrite in (lambda: CalendarDay.objects.filter(pk=row.pk).update(working=False), row.delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            rewrite()
    twin = {"day": row.day, "working": False, "notice": "x", "valid_from": AT, "by": laid.clerk}
    with pytest.raises(DatabaseError), transaction.atomic():
        CalendarDay.objects.create(**twin)
