"""Targets: where they stand, their way as line and table, a figure reported, a way set, shares by form and by Excel."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.region import moment
from tests.web.plan.work import sent
from tests.web.reading import separated, table, words
from wenzeng.mechanisms.plan.models import Actual, Course
from wenzeng.mechanisms.plan.services import targets as acts

LIST = "/plan/targets/"
WAY = {
    "shape": "linear", "baseline": "10", "baseline_day": "2022-09-30", "goal": "55", "goal_day": "2022-12-31",
    "points": "", "reason": "年度计划已定",
}  # fmt: skip


@pytest.fixture
def target(region):
    return region.task("竣工55项").targets.get()


def page_of(target, act=""):
    return reverse(f"plan:target_{act}" if act else "plan:target", args=[target.pk])


def set_way(target, region, **terms):
    days = {"baseline_day": date(2022, 9, 30), "goal_day": date(2022, 12, 31)}
    words_ = {"reason": "年度计划已定", "by": region.people["hq_clerk"], "at": moment(date(2022, 10, 10))}
    acts.set_course(target, **{"baseline": "0", "goal": "55", **days, **terms}, **words_)


def test_the_list_says_what_is_known_and_what_is_missing(as_):
    rows = table(as_("hq_clerk").get(LIST).content.decode())
    assert [(row[1], row[3], row[6]) for row in rows] == [("开工重大项目", "95", "未报"), ("竣工项目", "55", "未报")]
    assert "2 个目标：无灯 2。" in words(as_("hq_clerk").get(LIST))


def test_only_targets_of_own_tasks_are_seen(as_, target):
    assert "还没有内容" in words(as_("other_department").get(LIST)) or "没有目标" in words(
        as_("other_department").get(LIST)
    )
    assert as_("other_department").get(page_of(target)).status_code == 404
    assert as_("firm_clerk").get(page_of(target)).status_code == 403


def test_a_reported_figure_lights_the_lamp(as_, target, region):
    set_way(target, region)
    officer = as_("department_officer")
    answer = sent(officer, page_of(target, "report"), value="12", day="2022-10-24", source="项目台账")
    assert answer.status_code == 303
    shown = words(officer.get(page_of(target)))
    assert "12 / 55 项，今日应达 14.3" in shown
    assert "1/1 个单位有数" in shown
    assert "项目台账" in shown
    assert "12 / 55 项，今日应达 14.3" in words(as_("leader").get(page_of(target)))


def test_a_figure_of_a_day_to_come_is_refused_at_its_field(as_, target):
    answer = sent(as_("department_officer"), page_of(target, "report"), value="12", day="2022-11-24", source="台账")
    assert "截至：截至日 2022-11-24 还没有到" in words(answer)
    assert not Actual.objects.exists()


@pytest.mark.parametrize("name", ["hq_clerk", "leader", "auditor"])
def test_who_carries_nothing_reports_nothing(name, as_, target):
    assert (
        as_(name).post(page_of(target, "report"), {"value": "1", "day": "2022-10-24", "source": "x"}).status_code == 403
    )


def test_the_way_is_a_line_and_a_table(as_, target, region):
    set_way(target, region, shape="points", points=[(date(2022, 11, 30), "30")])
    acts.report_actual(
        target, value="9", day=date(2022, 10, 20), source="台账", by=region.people["department_officer"],
        at=moment(date(2022, 10, 21)),
    )  # fmt: skip
    body = as_("hq_clerk").get(page_of(target)).content.decode()
    assert 'aria-label="从 2022-09-30 的 0 到 2022-12-31 的 55 项；2022-10-20 实际 9"' in body
    assert body.count('class="wz-course__due"') == 3  # two pieces, and the key
    assert '<td>2022-11-30</td><td class="wz-n">30.0</td>' in body


def test_hq_sets_a_way_and_says_why(as_, target):
    client = as_("hq_clerk")
    assert sent(client, page_of(target, "course"), **WAY).status_code == 303
    shown = words(client.get(page_of(target)))
    assert "匀速 指挥部定" in shown
    assert Course.objects.get(valid_to=None).baseline == "10"
    assert sent(client, page_of(target, "course"), **WAY, shape_="").status_code == 303
    assert Course.objects.count() == 2


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"shape": "points"}, "节点路径须至少填一个节点"),
        ({"shape": "points", "points": "十一月 30"}, "第 1 行“十一月 30”读不懂"),
        ({"shape": "points", "points": "2022-02-31 30"}, "第 1 行的日期“2022-02-31”不存在"),
        ({"shape": "seasonal", "points": "1 2 3"}, "季节路径须填 12 个月的权重，现有 3 个"),
        ({"goal_day": "2022-09-01"}, "目标日：目标日须在基期日 2022-09-30 之后"),
        ({"reason": "计划"}, "至少 4 个字"),
    ],
)
def test_a_way_that_does_not_hold_is_refused(changes, said, as_, target):
    answer = sent(as_("hq_clerk"), page_of(target, "course"), **{**WAY, **changes})
    assert answer.status_code == 400
    assert said in words(answer)
    assert not Course.objects.exists()


def test_a_seasonal_way_is_drawn_month_by_month(as_, target):
    points = "1 1 1 1 1 1 1 1 1 2 3 5"
    sent(as_("hq_clerk"), page_of(target, "course"), **{**WAY, "shape": "seasonal", "points": points})
    body = as_("hq_clerk").get(page_of(target)).content.decode()
    assert body.count('class="wz-course__due"') == 25
    assert points in as_("hq_clerk").get(page_of(target, "course")).content.decode()


def test_shares_by_form(as_, target, region):
    set_way(target, region)
    client, city = as_("hq_clerk"), region.unit("450200")
    answer = sent(client, page_of(target, "shares"), **{f"share_{city.pk}": "20", "reason": "按项目数分解"})
    assert answer.status_code == 303
    listed = separated(client.get(f"{page_of(target)}?s-export=csv").content)
    assert [row[:3] for row in listed[1:]] == [["柳州市", "20", "未报"]]


def test_shares_by_excel_are_looked_over_before_they_count(as_, target, region):
    set_way(target, region)
    client = as_("hq_clerk")
    given = client.get(reverse("plan:target_shares_file", args=[target.pk]))
    book = openpyxl.load_workbook(io.BytesIO(given.content))
    for line in book.active.iter_rows(min_row=4):
        line[1].value = {"南宁市": "35", "柳州市": "20"}[line[0].value]
    answer = sent(client, page_of(target, "shares"), file=saved(book), reason="按项目数分解")
    assert "已从表中读入 2 个单位" in words(answer)
    assert not Course.objects.exclude(unit=None).exists()
    body = answer.content.decode()
    for code, value in (("450100", "35"), ("450200", "20")):
        assert f'name="share_{region.unit(code).pk}" value="{value}"' in body


def test_an_excel_of_other_units_is_refused_at_its_field(as_, target, region):
    set_way(target, region)
    book = openpyxl.Workbook()
    book.active.append(["单位", "分解目标"])
    book.active.append(["桂林市", "5"])
    answer = sent(as_("hq_clerk"), page_of(target, "shares"), file=saved(book), reason="按项目数分解")
    assert "Excel 表：“桂林市”不承担这个目标" in words(answer)
    assert "按项目数分解" in answer.content.decode()


def saved(book):
    held = io.BytesIO()
    book.save(held)
    return SimpleUploadedFile("分解.xlsx", held.getvalue())


def test_as_it_stood_on_a_day(as_, target, region):
    set_way(target, region)
    acts.report_actual(
        target, value="9", day=date(2022, 10, 20), source="台账", by=region.people["department_officer"],
        at=moment(date(2022, 10, 21)),
    )  # fmt: skip
    client = as_("hq_clerk")
    assert table(client.get(LIST).content.decode())[1][6] == "9"
    assert table(client.get(f"{LIST}?as_of=2022-10-20").content.decode())[1][6] == "未报"
    assert "未报 / 55 项" in words(client.get(f"{page_of(target)}?as_of=2022-10-20"))
