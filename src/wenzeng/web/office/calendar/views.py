"""The working calendar: a year with every change of it, changing days with a reason, and counting days one by one."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from wenzeng.library.schedule.calendar import CountedDay, WorkingCalendar
from wenzeng.library.schedule.clocks import Clock
from wenzeng.mechanisms.office.access import keeps, need_keeper
from wenzeng.mechanisms.office.queries import calendar as reading
from wenzeng.mechanisms.office.services import calendar, clock
from wenzeng.web.office.calendar.forms import Change, Count
from wenzeng.web.office.calendar.months import weekday, year_of
from wenzeng.web.shell import tables
from wenzeng.web.shell.acts import act
from wenzeng.web.shell.asking import person_of
from wenzeng.web.shell.figures import day as written
from wenzeng.web.shell.screen import Action
from wenzeng.web.shell.tables import DATE, NUMBER, Choice, Column, Empty, Listing, Search

FIRST_YEAR, LAST_YEAR = 2020, 2099
WORKING = {True: "上班", False: "放假"}


def _standing(row: Any) -> str:
    """Whether a row holds, and for good."""
    if row.valid_to is not None:
        return "已被改动"
    return "暂定" if row.provisional else "现行"


CHANGES = Listing(
    name="days",
    title="放假、调休与改动",
    columns=[
        Column("day", "日期", DATE),
        Column("weekday", "星期", value=lambda row: weekday(row.day), sort=None, fit=True),
        Column("working", "安排", words=WORKING, fit=True),
        Column("name", "名称"),
        Column("notice", "依据"),
        Column("reason", "改动理由", unknown=""),
        Column("standing", "状态", value=_standing, sort="valid_to", fit=True),
        Column("recorded", "记入", value=lambda row: f"{written(row.valid_from)} {row.by.name}", sort="valid_from"),
    ],
    filters=[Choice("working", "安排", WORKING), Search("名称、依据", keys=("name", "notice", "reason"))],
    order="day",
    empty=Empty("这一年还没有放假安排", "按周一至周五上班计算；国务院办公厅印发通知后，由指挥部办公室录入。"),
    note="没有列出的日子，周一至周五上班。改动不删旧行，可查当时按哪个日历计算。",
)
COUNTED = Listing(
    name="count",
    title="逐日计数",
    columns=[
        Column("day", "日期", DATE),
        Column("weekday", "星期", value=lambda row: weekday(row.day), sort=None, fit=True),
        Column("nth", "第几天", NUMBER, value=lambda row: row.nth if row.counts else "不计", sort=None, fit=True),
        Column("why", "说明"),
    ],
    size=100,
    basis="《中华人民共和国民法典》第二百零一条、第二百零三条",
    note="起算日不计入；自然日的末日逢休息日，顺延到下一个工作日。",
)


@require_GET
def year(request: HttpRequest) -> HttpResponse:
    """Twelve months, and everything that was entered for their days."""
    asked, today, cal = _year(request), clock.today(), reading.calendar()
    shown = tables.show(request, CHANGES, reading.changes(asked))
    context = {
        "title": f"{asked}年工作日历",
        "wide": True,
        "year": asked,
        "before": asked - 1 if asked > FIRST_YEAR else None,
        "after": asked + 1 if asked < LAST_YEAR else None,
        "months": year_of(cal, asked, today),
        "working": cal.between(date(asked - 1, 12, 31), date(asked, 12, 31)),
        "provisional": cal.is_provisional(date(asked, 12, 31)),
        "actions": _actions(request, asked),
    }
    return tables.reply(request, "office/calendar.html", context, shown)


def _actions(request: HttpRequest, asked: int) -> list[Action]:
    counting = Action("数日子", reverse("office:calendar_count"))
    if not keeps(person_of(request)):
        return [counting]
    return [counting, Action("改动日子", f"{reverse('office:calendar_change')}?year={asked}", main=True)]


def _year(request: HttpRequest) -> int:
    """The year asked for; the business date's where none, or none that there is, is asked for."""
    text = request.GET.get("year", "")
    held = int(text) if text.isascii() and text.isdigit() and len(text) == 4 else 0
    return held if FIRST_YEAR <= held <= LAST_YEAR else clock.today().year


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest) -> HttpResponse:
    """Hold days to be off or worked, with the notice and the reason."""
    person = person_of(request)
    need_keeper(person)
    newest = reading.version()
    form = Change(
        request.POST if request.method == "POST" else None, initial={"expected": newest[0] if newest else None}
    )
    home = f"{reverse('office:calendar')}?year={_year(request)}"

    def do(data: dict[str, Any]) -> None:
        terms = {key: data[key] for key in ("name", "notice", "provisional", "reason", "expected")}
        last = data["last"] or data["first"]
        calendar.change(data["first"], last, working=data["working"] == "work", **terms, by=person, at=clock.now())

    page = {
        "title": "改动日子",
        "sub": "改动从现在起算入新的计时；已经定下的期限不因此改变。",
        "crumbs": [("工作日历", home)],
        "submit": "改动",
    }
    return act(request, form, do, done="已改动日历", leads_to=home, page=page)


@require_GET
def count(request: HttpRequest) -> HttpResponse:
    """Two days, or a day and a number of days: the answer in a sentence, and the count day by day."""
    asked = any(request.GET.get(name) for name in ("start", "days", "end"))
    form = Count(request.GET if asked else None, initial={"start": clock.today()})
    said, rows = _counted(reading.calendar(), form.cleaned_data) if asked and form.is_valid() else ("", [])
    context = {
        "title": "数日子",
        "crumbs": [("工作日历", reverse("office:calendar"))],
        "form": form,
        "said": said,
    }
    shown = tables.show(request, COUNTED, rows)
    return tables.reply(request, "office/calendar_count.html", context, shown)


def _counted(cal: WorkingCalendar, asked: dict[str, Any]) -> tuple[str, list[CountedDay]]:
    """The answer and its days."""
    start, working = asked["start"], asked["unit"] == "working"
    word = "工作日" if working else "自然日"
    if asked["days"] is None:
        end = asked["end"]
        rows = cal.counted(start, end) if working else Clock(start, (end - start).days, False).shown(cal, end)
        rows = [row for row in rows if row.day <= end]
        return f"{_said(start)}之后到{_said(end)}，共 {rows[-1].nth} 个{word}。", rows
    clocked = Clock(start, asked["days"], working)
    rows = clocked.shown(cal, start)
    return f"{_said(start)}起 {asked['days']} 个{word}，最后一天是{_said(rows[-1].day)}。", rows


def _said(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日（{weekday(day)}）"
