"""The plan table and the page of one task."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.urls import reverse
from docx import Document as WordFile

from tests.region import HOSTILE, TODAY, moment
from tests.web.reading import by_htmx, queries, separated, table, without_tokens, words, workbook
from wenzeng.mechanisms.plan.services import editing

TABLE = "/plan/tasks/"


def rows(client, **asked):
    return table(client.get(TABLE, asked).content.decode())


def titles(client, **asked):
    body = client.get(TABLE, asked).content.decode()
    return [row[1] for row in table(body)] if "<tbody" in body else []


def test_every_task_in_force_stands_in_the_order_of_the_document(as_):
    shown = rows(as_("hq_clerk"))
    assert [row[0] for row in shown] == ["一·1", "一·1", "一·2", "二·1", "二·2"]
    assert shown[0][2] == "自治区工信厅推定"
    assert shown[3][2] == "自治区财政厅"
    assert shown[0][3] == "自治区财政厅、各设区市人民政府"
    assert shown[0][5] == "原文无期限"
    assert shown[1][5] == "2022-12-31"
    assert shown[1][6] == "竣工项目55项"
    assert [row[7] for row in shown] == ["推定牵头", "推定牵头", "留待", "已采用", "已采用"]


def test_what_the_rows_come_to(as_):
    assert "5 项，其中推定牵头 3 项，留待 1 项。" in words(as_("leader").get(TABLE))
    assert "1 项，其中推定牵头 1 项，留待 1 项。" in words(as_("leader").get(TABLE, {"state": "留待"}))


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ({"unit": "450200"}, 3), ({"unit": "dept.czt"}, 5), ({"unit": "dept.jyt"}, 0), ({"month": "2022-12"}, 1),
        ({"kind": "recurring"}, 1), ({"words": "竣工"}, 1), ({"words": "项目 55"}, 1), ({"state": "已采用"}, 2),
        ({"unit": "450200", "kind": "target"}, 2), ({"words": "没有这样的词"}, 0),
    ],
)  # fmt: skip
def test_filters(asked, number, as_):
    assert len(titles(as_("hq_clerk"), **asked)) == number


def test_each_unit_sees_what_it_carries(as_):
    assert len(titles(as_("hq_clerk"))) == 5
    assert len(titles(as_("city_officer"))) == 3
    assert len(titles(as_("department_officer"))) == 3
    assert titles(as_("other_department")) == []


def test_a_county_sees_nothing_that_only_its_city_carries(as_):
    assert titles(as_("county_clerk")) == []


def test_the_plan_as_it_stood_on_a_day(region, as_):
    task = region.task("开工重大项目")
    terms = {"title": "开工重大项目一百项", "kind": "target", "every": "", "deadline": date(2023, 1, 31)}
    editing.correct_task(
        task, **terms, reason="与年度计划一致", by=region.people["hq_clerk"], at=moment(date(2022, 10, 20))
    )
    client = as_("hq_clerk")
    assert titles(client)[0] == "开工重大项目一百项"
    assert titles(client, as_of="2022-10-20")[0] == "开工重大项目一百项"
    assert titles(client, as_of="2022-10-19")[0] == "开工重大项目95项"
    assert titles(client, as_of="2022-10-07") == []
    assert titles(client, as_of=TODAY.isoformat())[0] == "开工重大项目一百项"
    assert titles(client, as_of="not a day")[0] == "开工重大项目一百项"


def test_the_region_is_that_of_the_page(as_):
    client, url = as_("hq_clerk"), f"{TABLE}?kind=target"
    part = by_htmx(client, url, "list-tasks")
    assert part.startswith("<section")
    assert without_tokens(part) in without_tokens(client.get(url).content.decode())


def test_exports_hold_what_the_screen_shows(as_):
    client, asked = as_("hq_clerk"), {"unit": "450200", "sort": "-deadline"}
    shown = rows(client, **asked)
    sheet = workbook(client.get(TABLE, {**asked, "export": "xlsx"}).content)
    listed = separated(client.get(TABLE, {**asked, "export": "csv"}).content)[1:]
    assert [row[1].replace(" ", "") for row in sheet][: len(shown)] == [row[1] for row in shown]
    assert [row[1].replace(" ", "") for row in listed] == [row[1] for row in shown]
    assert listed[0][2] == "自治区工信厅（推定）"


def test_the_word_file_holds_the_filtered_rows(as_):
    client = as_("hq_clerk")
    answer = client.get(TABLE, {"kind": "target", "export": "docx"})
    assert "filename*=UTF-8''" in answer["Content-Disposition"]
    cells = [cell.text for row in WordFile(io.BytesIO(answer.content)).tables[0].rows for cell in row.cells]
    assert "开工重大项目95项" in cells
    assert "自治区工信厅（推定）" in cells
    assert "〔一·1〕" in cells
    assert "每月调度一次用电用气" not in cells


def test_an_empty_word_file_is_refused_and_not_offered(as_):
    client, nothing = as_("hq_clerk"), {"words": "没有这样的词"}
    assert "export=docx" in client.get(TABLE).content.decode()
    assert "export=docx" not in client.get(TABLE, nothing).content.decode()
    answer = client.get(TABLE, {**nothing, "export": "docx"})
    assert answer.status_code == 400
    assert "没有符合条件的任务" in words(answer)


def test_queries_do_not_grow_with_the_rows(region, as_):
    client = as_("hq_clerk")
    client.get(TABLE)  # the first page of a session asks a little more
    before = queries(client, TABLE)
    measure = region.adopted.measures.first()
    for n in range(8):
        terms = {"title": f"任务{n}", "kind": "once", "every": "", "deadline": None, "sentence": 1}
        editing.add_task(measure, **terms, reason="补充任务", by=region.people["hq_clerk"], at=moment(TODAY))
    assert queries(client, TABLE) == before <= 20


def test_the_page_of_a_task(region, as_):
    page = reverse("plan:task", args=[region.task("竣工55项").pk])
    body = as_("hq_clerk").get(page).content.decode()
    shown = words(as_("hq_clerk").get(page))
    assert '<span class="wz-clause__rest">开工重大项目95项，</span><mark>年底前竣工55项</mark>' in body
    assert "2022-12-31 原文 ，剩 68 天" in shown
    assert "各设区市人民政府 2 个，各自答复" in shown
    assert "南宁市 、 柳州市" in shown
    assert "推定 原文未写牵头" in shown
    assert "收文，任务由第一条第1句编出" in shown
    assert "上一项 〔一·1〕" in shown
    assert "下一项 〔一·2〕" in shown


def test_only_the_office_finds_the_buttons(region, as_):
    page = reverse("plan:task", args=[region.task("竣工55项").pk])
    correct = reverse("plan:task_correct", args=[region.task("竣工55项").pk])
    assert correct in as_("hq_clerk").get(page).content.decode()
    assert correct not in as_("leader").get(page).content.decode()


def test_a_dropped_task_is_not_found(region, as_):
    task = region.task("竣工55项")
    editing.drop_task(task, reason="重复列出", by=region.people["hq_clerk"], at=moment(TODAY))
    answer = as_("hq_clerk").get(reverse("plan:task", args=[task.pk]))
    assert answer.status_code == 404
    assert "已从计划中删去" in words(answer)


@pytest.mark.parametrize("url", [TABLE, "/plan/measures/", "/plan/search/?q=支持"])
def test_hostile_words_are_shown_and_not_carried_out(url, region, as_):
    pages = [url, reverse("plan:task", args=[region.task("<script>").pk])]
    pages += [reverse("plan:document", args=[region.adopted.pk]), reverse("plan:review", args=[region.adopted.pk])]
    for page in pages:
        body = as_("hq_clerk").get(page).content.decode()
        assert HOSTILE not in body, page
    assert "&lt;script&gt;" in as_("hq_clerk").get(pages[1]).content.decode()
