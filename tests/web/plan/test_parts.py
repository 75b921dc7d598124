"""The list of parts and the page of one: what a person sees first, filters, files, and how it stood on a day."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from tests.region import TODAY, moment
from tests.web.plan.work import page_of, part_of
from tests.web.reading import queries, separated, table, words, workbook
from wenzeng.mechanisms.plan.models import Part
from wenzeng.mechanisms.plan.services import editing, work

LIST = "/plan/parts/"


def titles(client, **asked):
    body = client.get(LIST, asked).content.decode()
    return [row[1] for row in table(body)] if "<tbody" in body else []


def report(part, region, person, day=TODAY, **said):
    work.report_progress(part, by=region.people[person], at=moment(day), **{"text": "推进中", **said})


def test_the_own_units_parts_come_first(as_):
    shown = words(as_("city_officer").get(LIST))
    assert "本单位 3" in shown
    assert len(titles(as_("city_officer"))) == 3
    assert words(as_("hq_clerk").get(LIST)).count("本单位") == 0


def test_each_sees_own_and_area_and_what_it_leads(as_, region):
    everything = Part.objects.count()
    assert len(titles(as_("hq_clerk"), view="all")) == len(titles(as_("leader"), view="all")) == everything
    assert len(titles(as_("department_officer"), view="all")) == 12  # leads three tasks of four units each
    assert len(titles(as_("city_officer"), view="all")) == 3
    assert titles(as_("county_clerk"), view="all") == []


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ({"due": "2022-12"}, 4), ({"lead": "0"}, 9), ({"city": "450200"}, 3), ({"state": "accepted"}, 0),
        ({"late": "1"}, 0), ({"q": "竣工"}, 4), ({"q": "柳州市"}, 3), ({"light": "red"}, 0), ({"city": "450200", "due": "2022-12"}, 1),
    ],
)  # fmt: skip
def test_filters(asked, number, as_):
    assert len(titles(as_("hq_clerk"), view="all", **asked)) == number


def test_filter_by_unit_and_measure(as_, region):
    unit, measure = region.unit("450100"), region.adopted.measures.first()
    assert len(titles(as_("hq_clerk"), view="all", unit=unit.pk)) == 3
    assert len(titles(as_("hq_clerk"), view="all", measure=measure.pk)) == 12


def test_files_hold_what_the_screen_shows(as_):
    client, asked = as_("hq_clerk"), {"view": "all", "city": "450200", "sort": "-due"}
    shown = titles(client, **asked)
    sheet = workbook(client.get(LIST, {**asked, "export": "xlsx"}).content)
    listed = separated(client.get(LIST, {**asked, "export": "csv"}).content)[1:]
    assert [row[1] for row in listed] == shown
    assert [row[1] for row in sheet][: len(shown)] == shown


def test_questions_do_not_grow_with_the_parts(region, as_):
    client, url = as_("hq_clerk"), f"{LIST}?view=all"
    client.get(url)
    before = queries(client, url)
    for n in range(6):
        terms = {"title": f"任务{n}", "kind": "once", "every": "", "deadline": None, "sentence": 1}
        words_ = {"reason": "补充任务", "by": region.people["hq_clerk"], "at": moment(TODAY)}
        editing.add_task(region.adopted.measures.first(), **terms, **words_)
    assert queries(client, url) == before


def test_the_page_shows_lamp_rule_clock_and_course_of_events(region, as_):
    part = part_of(region, "竣工55项", "450200")
    report(part, region, "city_officer", figures=())
    shown = words(as_("city_officer").get(page_of(part)))
    assert "红灯：逾期超过 7 天，或落后进度超过 10 个百分点" in shown
    assert "剩 68 天，其中工作日 49 天" in shown
    assert "柳州市 city_officer同志 报进展：推进中" in shown
    assert "任务下到柳州市" in shown


def test_days_are_counted_on_demand(region, as_):
    page = page_of(part_of(region, "竣工55项", "450200"))
    assert "起算日，不计入" not in words(as_("city_officer").get(page))
    shown = words(as_("city_officer").get(f"{page}?count=1"))
    assert "2022-10-24 起算日，不计入" in shown
    assert "2022-10-29 周六" in shown
    assert "2022-12-30 工作日 49" in shown


def test_a_part_as_it_stood_on_a_day(region, as_):
    part = part_of(region, "竣工55项", "450200")
    report(part, region, "city_officer", date(2022, 10, 20), text="已全部竣工", done=True)
    page, client = page_of(part), as_("hq_clerk")
    assert "已报结" in words(client.get(page))
    before = words(client.get(f"{page}?as_of=2022-10-19"))
    assert "已全部竣工" not in before
    assert "在办" in before
    assert "数据截至 2022-10-19" in before
    assert client.get(f"{page}?as_of=2022-10-01").status_code == 404
    task = reverse("plan:task", args=[part.task_id])
    assert "已全部竣工" in words(client.get(task))
    assert "已全部竣工" not in words(client.get(f"{task}?as_of=2022-10-19"))
    assert "4 个单位：0 个有报，4 个未报" in words(client.get(f"{task}?as_of=2022-10-19"))
    assert len(titles(client, view="all", state="reported")) == 1
    assert titles(client, view="all", state="reported", as_of="2022-10-19") == []


@pytest.mark.parametrize("name", ["firm_clerk", "bank_officer", "system_admin"])
def test_outsiders_and_administrators_see_no_work(name, region, as_):
    client = as_(name)
    for url in (
        LIST,
        "/plan/targets/",
        "/plan/ranks/",
        "/plan/changes/",
        "/plan/parts/reported/",
        "/plan/parts/workbook/",
    ):
        assert client.get(url).status_code == 403, url
    assert client.get(page_of(part_of(region, "竣工55项", "450200"))).status_code == 404


def test_a_foreign_part_is_not_found(region, as_):
    part = part_of(region, "竣工55项", "450100")
    assert as_("city_officer").get(page_of(part)).status_code == 404
    assert as_("county_clerk").get(page_of(part)).status_code == 404


def test_the_task_shows_each_units_part(region, as_):
    task = region.task("竣工55项")
    report(part_of(region, "竣工55项", "450100"), region, "other_city", text="南宁已开工 12 项")
    shown = words(as_("hq_clerk").get(reverse("plan:task", args=[task.pk])))
    assert "4 个单位：1 个有报，3 个未报" in shown
    assert shown.index("自治区工信厅 牵头") < shown.index("南宁已开工 12 项")
    assert "0 / 55 项" not in shown
    assert "未报 / 55 项" in shown
