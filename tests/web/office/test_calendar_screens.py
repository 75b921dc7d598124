"""The calendar's and the parameters' screens: what they show, who changes, what a change does, how days are counted."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.region import RECEIVED
from tests.web.reading import form_of, separated, table, text, words, workbook
from wenzeng.mechanisms.office import declare
from wenzeng.mechanisms.office.queries import calendar as reading
from wenzeng.mechanisms.office.queries import parameters as values
from wenzeng.mechanisms.office.services import calendar

YEAR, COUNT, CHANGE = "/calendar/?year=2022", "/calendar/count/", "/calendar/change/"
BRIDGE = {
    "first": "2022-10-31", "working": "off", "name": "台风停工", "notice": "桂政办电〔2022〕9号", "reason": "台风",
}  # fmt: skip
SET = {"value": "5", "since": "2022-10-24", "origin": "decided", "reason": "指挥部会议定"}


@pytest.fixture
def laid(region):
    calendar.lay_down(by=region.people["hq_clerk"], at=RECEIVED)
    return region


@pytest.fixture
def own(monkeypatch):
    """Two parameters that no mechanism declares."""
    monkeypatch.setattr(declare, "_parameters", {})
    declare.parameter("test.days", "红灯天数", 3, "个工作日", "assumption", why="试行", low=1, high=30)
    declare.parameter("test.cap", "奖励上限", 50, "万元", "text", clause="〔十·2〕")


def month(body: str, number: int) -> str:
    """The words of one month, its notes included."""
    return text(body.split('<table class="wz-month">')[number].split("</div>", maxsplit=1)[0])


def test_a_year_says_its_holidays_in_words(as_, laid):
    body = as_("firm_clerk").get(YEAR).content.decode()
    october = month(body, 10)
    assert "10月 18 个工作日" in october and "1 休" in october and "8 班" in october
    assert "1日—7日 国庆节放假" in october and "8日、9日 国庆节调休上班" in october
    assert "2日 壮族三月三放假 3日—5日 清明节放假 6日 壮族三月三放假" in month(body, 4)
    assert body.count("<caption>") == 12 and body.count('aria-current="date"') == 1
    assert "全年 247 个工作日" in text(body) and "改动日子" not in text(body)


def test_a_year_without_its_notice_is_provisional(as_, laid):
    assert "暂定：放假通知未到" in words(as_("leader").get("/calendar/?year=2027"))
    assert "暂定：" not in words(as_("leader").get(YEAR))
    for odd in ("", "x", "1999", "２０２２", "2100"):
        assert "2022年工作日历" in words(as_("leader").get("/calendar/", {"year": odd}))


def test_rows_of_a_year_are_listed_and_exported(as_, laid):
    rows = workbook(as_("leader").get(YEAR + "&export=xlsx").content)
    assert len(rows) == len([day for day in reading.calendar().days if day.year == 2022])
    listed = separated(as_("leader").get(YEAR + "&working=True&export=csv").content)
    assert [row[0] for row in listed[1:4]] == ["2022-01-29", "2022-01-30", "2022-04-24"]


def test_the_desk_changes_a_day_and_all_see_it(as_, laid):
    desk = as_("hq_clerk")
    sent = {**form_of(desk.get(CHANGE).content.decode()), **BRIDGE}
    answer = desk.post(CHANGE + "?year=2022", sent)
    assert (answer.status_code, answer["Location"]) == (303, YEAR)
    assert not reading.calendar().is_working(date(2022, 10, 31))
    shown = as_("city_officer").get(YEAR).content.decode()
    assert "31日 台风停工放假" in month(shown, 10)
    row = next(row for row in table(shown.split("wz-list", 1)[1]) if row[0] == "2022-10-31")
    assert row[1:5] == ["周一", "放假", "台风停工", "桂政办电〔2022〕9号"] and "hq_clerk" in row[-1]
    late = desk.post(CHANGE, {**sent, "name": "别的"})
    assert late.status_code == 409 and "已被他人改动" in words(late) and "别的" in late.content.decode()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": ""}, "请写节日或调休的名称"),
        ({"notice": ""}, "请填写“依据”"),
        ({"last": "2022-10-01"}, "最后一天早于第一天"),
    ],
)
def test_what_is_missing_stands_at_its_field(as_, laid, wrong, said):
    answer = as_("hq_clerk").post(CHANGE, {**BRIDGE, **wrong})
    assert answer.status_code == 400 and said in words(answer)
    assert 'value="台风停工"' in answer.content.decode() or "name" in wrong
    assert reading.calendar().is_working(date(2022, 10, 31))


def test_nobody_else_changes_days(as_, laid):
    for name in ("city_officer", "leader", "system_admin", "firm_clerk"):
        assert as_(name).get(CHANGE).status_code == 403
        assert as_(name).post(CHANGE, BRIDGE).status_code == 403
    assert reading.calendar().is_working(date(2022, 10, 31))


def test_so_many_days_from_a_day(as_, laid):
    """Ten working days after 30 September 2022 end on 19 October (domain rules §0)."""
    asked = {"start": "2022-09-30", "days": "10", "unit": "working"}
    body = as_("firm_clerk").get(COUNT, asked).content.decode()
    assert "2022年9月30日（周五）起 10 个工作日，最后一天是2022年10月19日（周三）。" in text(body)
    rows = table(body)
    assert rows[0] == ["2022-09-30", "周五", "不计", "起算日，不计入"]
    assert rows[1][3] == "国庆节放假" and rows[-1][:3] == ["2022-10-19", "周三", "10"]
    exported = workbook(as_("firm_clerk").get(COUNT, {**asked, "export": "xlsx"}).content)
    assert len(exported) == 20 and [row[2] for row in exported if row[2] != "不计"] == list(range(1, 11))


def test_from_a_day_to_a_day_and_in_calendar_days(as_, laid):
    ask = as_("leader").get
    assert "共 10 个工作日" in words(ask(COUNT, {"start": "2022-09-30", "end": "2022-10-19", "unit": "working"}))
    assert "共 19 个自然日" in words(ask(COUNT, {"start": "2022-09-30", "end": "2022-10-19", "unit": "calendar"}))
    rolled = words(ask(COUNT, {"start": "2022-09-06", "days": "30", "unit": "calendar"}))
    assert "最后一天是2022年10月8日（周六）" in rolled and "末日逢休息日，顺延" in rolled


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"start": "2022-09-30"}, "两项只填一项"), ({"start": "2022-09-30", "days": "1", "end": "2022-10-19"}, "两项只填一项"),
        ({"start": "2022-09-30", "end": "2022-09-29"}, "应在起算日之后"), ({"start": "x", "days": "1"}, "起算日"),
        ({"start": "2022-09-30", "days": "99999"}, "天数"), ({"start": "9999-12-31", "days": "9"}, "起算日"),
    ],
)  # fmt: skip
def test_what_cannot_be_counted_is_said(as_, laid, asked, said):
    answer = as_("leader").get(COUNT, {"unit": "working", **asked})
    assert answer.status_code == 200 and said in words(answer) and "逐日" not in words(answer)
    assert "没有办成" in words(answer) or "错误" in words(answer)


def test_the_calendar_itself_asks_little(as_, laid):
    """Version, number of rows, rows of the page; the calendar is built once for each version."""
    client = as_("leader")
    for url, most in ((YEAR, 3), (COUNT + "?start=2022-09-30&days=10&unit=working", 1)):
        client.get(url)
        with CaptureQueriesContext(connection) as asked:
            client.get(url)
        assert len([each for each in asked if "office_calendarday" in each["sql"]]) == most


def test_parameters_with_their_origins(as_, region, own):
    rows = table(as_("auditor").get("/parameters/").content.decode())
    assert [row[:5] for row in rows] == [
        ["奖励上限", "50万元", "原文规定", "〔十·2〕", ""], ["红灯天数", "3个工作日", "假定", "", "试行"],
    ]  # fmt: skip
    assert [row[0] for row in table(as_("auditor").get("/parameters/?origin=assumption").content.decode())] == [
        "红灯天数"
    ]
    assert len(separated(as_("auditor").get("/parameters/?q=上限&export=csv").content)) == 2


def test_the_desk_sets_a_parameter(as_, region, own):
    desk, where = as_("hq_lead"), "/parameters/test.days/set/"
    body = desk.get(where).content.decode()
    assert "现为 3个工作日，假定；可填不小于 1、不大于 30" in text(body)
    sent = {**form_of(body), **SET}
    assert desk.post(where, sent).status_code == 303
    assert values.value("test.days", date(2022, 10, 24)) == 5 and values.value("test.days", date(2022, 10, 23)) == 3
    page = as_("leader").get("/parameters/test.days/").content.decode()
    assert "指挥部定" in text(page) and table(page)[0][:2] == ["2022-10-24", "5"] and "设定数值" not in text(page)
    assert "已被他人改动" in words(desk.post(where, {**sent, "value": "6"}))
    wrong = desk.post(where, {**sent, "value": "99", "expected": "1"})
    assert wrong.status_code == 400 and "不能大于 30" in words(wrong) and 'value="99"' in wrong.content.decode()


def test_who_may_not(as_, region, own):
    for url in ("/parameters/", "/parameters/test.days/"):
        assert as_("firm_clerk").get(url).status_code == 403
    for name in ("city_officer", "leader", "auditor", "firm_clerk"):
        assert as_(name).post("/parameters/test.days/set/", SET).status_code == 403
    assert as_("leader").get("/parameters/nothing/").status_code == 404
    assert as_("hq_lead").get("/parameters/nothing/set/").status_code == 404
    fixed = as_("hq_lead")
    assert "设定数值" not in words(fixed.get("/parameters/test.cap/"))
    assert fixed.post("/parameters/test.cap/set/", SET).status_code == 403
