"""Own page, the register of units, the page of one."""

from __future__ import annotations

import pytest

from tests.web.reading import queries, separated, table, words

TABLE = "/units/"


def codes(client, **asked):
    body = client.get(TABLE, asked).content.decode()
    return [row[3] for row in table(body)] if "<tbody" in body else []


def test_who_am_i(as_):
    shown = words(as_("city_officer").get("/me/"))
    for said in ("账号 city_officer", "角色 设区市经办", "单位 柳州市人民政府", "可看 本地区及所属单位承担的事项"):
        assert said in shown
    assert "可看 全区所有单位和事项" in words(as_("leader").get("/me/"))
    assert "可看 单位与人员，不看业务数据" in words(as_("system_admin").get("/me/"))
    assert "可看 已印发的文件，本单位自己的事项" in words(as_("firm_clerk").get("/me/"))


def test_the_register_in_official_order_with_people(as_):
    shown = table(as_("hq_clerk").get(TABLE).content.decode())
    assert [row[3] for row in shown][:3] == ["450000", "hq.office", "dept.gxt"]
    assert len(shown) == 12
    assert shown[2][-1] == "1"
    assert "system" not in [row[3] for row in shown]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"kind": "city"}, ["450100", "450200"]), ({"q": "财政"}, ["dept.czt"]), ({"q": "没有"}, []),
        ({"city": "450000/450200/"}, ["450200", "450203", "park.1", "firm.1"]), ({"kind": "none"}, None),
    ],
)  # fmt: skip
def test_filters(asked, found, as_):
    client = as_("leader")
    assert codes(client, **asked) == (codes(client) if found is None else found)


def test_export_holds_the_filtered_rows(as_):
    listed = separated(as_("leader").get(TABLE, {"kind": "city", "export": "csv"}).content)
    assert [row[3] for row in listed[1:]] == ["450100", "450200"]


def test_firms_see_their_own_unit_and_officers_no_firms_of_others(as_):
    assert codes(as_("firm_clerk")) == ["firm.1"]
    assert "firm.1" not in codes(as_("other_city"))
    assert "firm.1" in codes(as_("city_officer"))


def test_the_page_of_a_unit(as_):
    shown = words(as_("leader").get("/units/450200/"))
    for said in ("代码 450200", "上级 自治区人民政府", "city_officer同志 设区市经办", "下级单位 2 个", "看它的任务"):
        assert said in shown, said


def test_it_leads_to_the_tasks_of_the_unit(as_):
    client = as_("leader")
    assert 'href="/plan/tasks/?unit=450200"' in client.get("/units/450200/").content.decode()
    assert 'href="/plan/tasks/' not in as_("system_admin").get("/units/450200/").content.decode().split("<main")[1]


def test_an_unknown_or_hidden_unit_is_not_found(as_):
    assert as_("leader").get("/units/nothing/").status_code == 404
    assert as_("other_city").get("/units/firm.1/").status_code == 404


def test_queries_are_bounded(as_):
    client = as_("leader")
    client.get(TABLE)  # the first request of a session writes it down
    assert queries(client, TABLE) <= 12
    assert queries(client, "/units/450200/") <= 17
