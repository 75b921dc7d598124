"""Search: words of any length, grouped by kind, the hit marked, nothing that the person does not see."""

from __future__ import annotations

import re

import pytest

from tests.region import CANARY
from tests.web.plan.work import region_of
from tests.web.reading import text, words


def groups(client, asked):
    body = client.get("/plan/search/", {"q": asked}).content.decode()
    found = {}
    for part in body.split('<section class="wz-part">')[1:]:
        name = re.search(r'<h2 class="wz-h2">(.*?)</h2>', part)
        found[name[1]] = [text(each) for each in re.findall(r'<p class="wz-found">(.*?)</p>', part, re.DOTALL)]
    return found


def test_two_characters_are_found_in_every_kind(as_):
    found = groups(as_("hq_clerk"), "项目")
    assert found.keys() == {"措施", "任务"}
    assert len(found["任务"]) == 3
    assert groups(as_("hq_clerk"), "财政").keys() == {"措施", "任务", "单位"}
    assert groups(as_("hq_clerk"), "14号")["文件"] == ["关于稳住工业经济的若干措施 桂稳发〔2022〕 14号 在用"]


def test_every_word_must_occur(as_):
    assert len(groups(as_("hq_clerk"), "项目 竣工")["任务"]) == 1
    assert groups(as_("hq_clerk"), "项目 没有的词") == {}


def test_the_hit_is_marked_and_harmless(as_):
    body = as_("hq_clerk").get("/plan/search/", {"q": "<script>"}).content.decode()
    assert "<mark>&lt;script&gt;</mark>" in body
    assert "<script>alert" not in body


@pytest.mark.parametrize(
    ("name", "kinds"), [("hq_clerk", {"文件"}), ("leader", set()), ("firm_clerk", set()), ("system_admin", set())]
)
def test_only_the_office_finds_the_draft(name, kinds, as_):
    assert groups(as_(name), CANARY).keys() == kinds


def test_each_finds_what_each_may_see(as_):
    assert groups(as_("firm_clerk"), "项目").keys() == {"措施"}
    assert groups(as_("system_admin"), "项目") == {}
    assert groups(as_("system_admin"), "财政").keys() == {"单位"}
    assert groups(as_("other_department"), "项目").keys() == {"措施"}


def test_nothing_asked_and_nothing_found_are_said(as_):
    client = as_("leader")
    assert "输入要找的词" in words(client.get("/plan/search/"))
    assert "没有找到" in words(client.get("/plan/search/", {"q": "没有的词"}))
    assert client.get("/plan/search/", {"q": "\x00"}).status_code == 200
    assert client.get("/plan/search/", {"q": "长" * 5000}).status_code == 200


def test_the_region_is_that_of_the_page(as_):
    client = as_("leader")
    assert region_of(client, "/plan/search/?q=项目", "found") in client.get("/plan/search/?q=项目").content.decode()
