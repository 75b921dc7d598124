"""The list of measures and the page of one."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.region import TODAY, moment
from tests.web.reading import by_htmx, queries, separated, table, without_tokens, words
from wenzeng.mechanisms.plan.services import editing

TABLE = "/plan/measures/"


def rows(client, **asked):
    body = client.get(TABLE, asked).content.decode()
    return table(body) if "<tbody" in body else []


def test_the_list_says_who_leads_and_how_much(as_):
    assert rows(as_("hq_clerk")) == [
        ["一", "加快项目建设", "自治区工信厅推定", "自治区财政厅、各设区市人民政府", "3", "2", "0"],
        ["二", "保障要素供给", "自治区财政厅", "—", "2", "0", "0"],
    ]


def test_whoever_stands_outside_sees_no_counts(as_):
    assert [len(row) for row in rows(as_("bank_officer"))] == [4, 4]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"unit": "450100"}, ["一"]),
        ({"lead": "text"}, ["二"]),
        ({"q": "用气"}, ["二"]),
        ({"q": "财政厅 项目"}, ["一"]),
        ({"q": "无"}, []),
    ],
)
def test_filters(asked, found, as_):
    assert [row[0] for row in rows(as_("city_officer"), **asked)] == found


def test_region_and_export_are_those_of_the_page(as_):
    client, url = as_("hq_clerk"), f"{TABLE}?lead=assumption"
    assert without_tokens(by_htmx(client, url, "list-measures")) in without_tokens(client.get(url).content.decode())
    listed = separated(client.get(f"{url}&export=csv").content)
    assert [row[1] for row in listed[1:]] == ["加快项目建设"]
    assert listed[1][2] == "自治区工信厅（推定）"


def test_a_measure_shows_words_units_tasks_targets_blanks_awards(region, as_):
    page = reverse("plan:measure", args=[region.adopted.measures.first().pk])
    shown = words(as_("department_officer").get(page))
    for said in (
        "1 开工重大项目 95项", "牵头 自治区工业和信息化厅 推定", "各设区市人民政府 2 个，各自答复", "3 项，其中推定牵头 3 项，留待 1 项",
        "竣工项目 55 项 — 原文", "“一定规模” 规模 留待自治区工信厅，2022-11-15 前答复", "最高 500,000 元 原文“最高不超过50万元”",
    ):  # fmt: skip
        assert said in shown, said
    assert "更正" not in shown


def test_a_firm_reads_the_words_and_not_the_work(region, as_):
    shown = words(as_("firm_clerk").get(reverse("plan:measure", args=[region.adopted.measures.first().pk])))
    assert "开工重大项目" in shown
    assert "最高 500,000 元" in shown
    assert "留待自治区工信厅" not in shown
    assert "推定牵头" not in shown


def test_queries_do_not_grow_with_the_measures(region, as_):
    client = as_("hq_clerk")
    page = reverse("plan:measure", args=[region.adopted.measures.first().pk])
    client.get(TABLE)  # the first page of a session asks a little more
    seen = queries(client, TABLE), queries(client, page)
    for measure in region.adopted.measures.all():
        for n in range(4):
            terms = {"title": f"任务{n}", "kind": "once", "every": "", "deadline": None, "sentence": 1}
            editing.add_task(measure, **terms, reason="补充任务", by=region.people["hq_clerk"], at=moment(TODAY))
    assert (queries(client, TABLE), queries(client, page)) == seen
    assert seen[0] <= 20
    assert seen[1] <= 40
