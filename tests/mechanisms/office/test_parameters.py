"""Parameters: declared with their origin and bounds, set by the HQ office from a day on, every value kept."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest
from django.db import DatabaseError, transaction
from hypothesis import given
from hypothesis import strategies as st

from tests.mechanisms.notice import AT, Region
from wenzeng.mechanisms.office import declare
from wenzeng.mechanisms.office.declare import Parameter, Refused, parameter
from wenzeng.mechanisms.office.models import JournalEntry, ParameterValue
from wenzeng.mechanisms.office.queries import parameters as reading
from wenzeng.mechanisms.office.services import parameters

TODAY, LATER = date(2022, 10, 24), date(2022, 12, 1)


@pytest.fixture(autouse=True)
def three(monkeypatch):
    """Three parameters of their own, so that what mechanisms declare does not matter here."""
    monkeypatch.setattr(declare, "_parameters", {})
    parameter("test.days", "红灯天数", 3, "个工作日", "assumption", why="试行", low=1, high=30)
    parameter("test.rate", "补助比例", Fraction("0.5"), "%", "text", clause="〔十·2〕", low=0, high=100)
    parameter("test.share", "比例", Fraction(1, 3), "", "regulation", why="条例第八条")


def put(region: Region, text: str = "5", **other) -> ParameterValue:
    terms = {"since": TODAY, "origin": "decided", "reason": "指挥部会议定", "by": region.clerk, "at": AT}
    return parameters.set_value(other.pop("name", "test.days"), text, **{**terms, **other})


def test_the_declared_value_holds_until_one_is_set(region: Region) -> None:
    assert reading.value("test.days", TODAY) == 3 and reading.value("test.share", TODAY) == Fraction(1, 3)
    held = reading.standing("test.days", TODAY)
    assert (held.text, held.origin_name, held.why, held.since, held.by) == ("3", "假定", "试行", None, None)
    with pytest.raises(KeyError):
        reading.value("test.none", TODAY)


def test_values_hold_from_their_day_on(region: Region) -> None:
    put(region, "5", since=LATER)
    put(region, "4")
    assert [reading.value("test.days", day) for day in (date(2022, 10, 23), TODAY, date(2022, 11, 30), LATER)] == [
        3,
        4,
        4,
        5,
    ]
    moment = datetime(2022, 12, 1, 0, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
    assert reading.value("test.days", moment) == 5
    held = reading.standing("test.days", LATER)
    assert (held.origin_name, held.why, held.since, held.by) == ("指挥部定", "指挥部会议定", LATER, region.clerk)
    assert [row.value for row in reading.of("test.days")] == ["5", "4"]
    assert JournalEntry.objects.order_by("-seq")[0].subject == "parameter:test.days"


def test_all_are_listed_by_two_questions_at_most(region: Region, django_assert_num_queries) -> None:
    put(region)
    put(region, "2/7", name="test.share", origin="regulation")
    with django_assert_num_queries(1):
        listed = reading.shown(TODAY)
        assert [each.name for each in listed] == ["test.days", "test.rate", "test.share"]
        assert [each.text for each in listed] == ["5", "0.5", "2/7"] and listed[0].by.unit_name
    assert listed[1].clause == "〔十·2〕" and listed[1].unit == "%"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("0", "不能小于 1个工作日"),
        ("31", "不能大于 30"),
        ("三", "不是整数"),
        ("2.5", "不是整数"),
        ("", "不是整数"),
        ("1e3", "不是整数"),
    ],
)
def test_values_keep_within_bounds_and_type(region: Region, text, said) -> None:
    with pytest.raises(Refused, match=said) as refused:
        put(region, text)
    assert refused.value.where == "数值" and not ParameterValue.objects.exists()


@pytest.mark.parametrize(
    ("other", "code"),
    [
        ({"name": "test.rate"}, "forbidden"), ({"name": "test.none"}, "not_found"), ({"origin": "text"}, "invalid"),
        ({"origin": "guess"}, "invalid"), ({"reason": " "}, "invalid"), ({"expected": 1}, "conflict"),
    ],
)  # fmt: skip
def test_what_is_refused(region: Region, other, code) -> None:
    with pytest.raises(Refused) as refused:
        put(region, **other)
    assert refused.value.code == code and not ParameterValue.objects.exists()


def test_only_the_hq_office_sets_and_nothing_is_set_twice(region: Region) -> None:
    with pytest.raises(Refused, match="只有指挥部办公室"):
        put(region, by=region.people["city_officer"])
    put(region, expected=0)
    with pytest.raises(Refused, match="没有改动"):
        put(region, expected=1)
    with pytest.raises(Refused, match="已被他人改动"):
        put(region, "6", expected=0)
    assert put(region, "6", expected=1).nth == 2


def test_the_database_keeps_every_value(region: Region) -> None:
    row = put(region)
    for rewrite in (lambda: ParameterValue.objects.filter(pk=row.pk).update(value="9"), row.delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            rewrite()


def test_a_declaration_names_its_ground_and_keeps_its_own_bounds():
    for wrong in (("x", "x", 1, "", "text"), ("x", "x", 1, "", "assumption"), ("x", "x", 1, "", "decided", "", "y")):
        with pytest.raises(ValueError, match="names its clause"):
            Parameter(*wrong)
    with pytest.raises(Refused, match="不能大于"):
        Parameter("x", "x", 9, "天", "assumption", why="y", high=8)
    with pytest.raises(ValueError, match="two parameters"):
        parameter("test.days", "别的", 3, "天", "assumption", why="试行")
    assert declare.declared("test.days").value == 3


@given(
    st.one_of(st.integers(-(10**14), 10**14), st.fractions(max_denominator=10**6, min_value=-(10**9), max_value=10**9))
)
def test_what_is_written_is_read_again(value):
    held = Parameter("x", "x", value, "", "assumption", why="y")
    assert held.read(held.written(value)) == value


def test_words_as_a_value():
    held = Parameter("x", "x", "自治区", "", "assumption", why="y")
    assert held.read(" 设区市 ") == "设区市"
    for wrong in (" ", "长" * 201):
        with pytest.raises(Refused, match="请填写"):
            held.read(wrong)
