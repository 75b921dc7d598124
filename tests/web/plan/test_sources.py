"""Work that a meeting, an instruction, an inspection or a letter sets: entered with its paper, in force at once."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.web.plan.work import PDF, sent
from tests.web.reading import words
from wenzeng.mechanisms.plan.models import Document, Part

URL = "/plan/sources/enter/"
PAPER = {
    "kind": "meeting",
    "title": "第三次调度会议纪要",
    "number": "〔2022〕3号",
    "issuer": "指挥部",
    "issued": "2022-10-20",
}
LINE = {
    "task1-words": "报送停产企业名单",
    "task1-lead": "自治区工业和信息化厅",
    "task1-joint": "各设区市人民政府",
    "task1-due": "2022-11-10",
}


def paper():
    return {"file": SimpleUploadedFile("纪要.pdf", PDF)}


def test_a_meeting_becomes_work_at_once(as_, region):
    client = as_("hq_clerk")
    answer = sent(client, URL, **PAPER, **LINE, **paper())
    held = Document.objects.get(kind="meeting")
    assert answer["Location"] == f"/plan/documents/{held.pk}/"
    assert Part.objects.filter(task__measure__document=held).count() == 3
    assert "报送停产企业名单" in words(as_("city_officer").get("/plan/parts/"))
    assert "会议" in words(as_("city_officer").get("/plan/documents/"))
    assert "报送停产企业名单" not in words(as_("county_clerk").get("/plan/parts/?view=all"))


def test_more_lines_keep_what_was_typed(as_):
    client = as_("hq_clerk")
    answer = sent(client, URL, **PAPER, **LINE, add="1")
    body = answer.content.decode()
    assert answer.status_code == 200
    assert 'name="task6-words"' in body
    assert "报送停产企业名单" in body
    assert 'value="第三次调度会议纪要"' in body
    assert not Document.objects.filter(kind="meeting").exists()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"task1-lead": "算力局"}, "“算力局”不在单位库"),
        ({"task1-lead": "自治区工业和信息化厅、财政厅"}, "牵头单位只能有一个"),
        ({"task1-lead": ""}, "请填写“牵头单位”"),
        ({"title": ""}, "标题：请填写“标题”"),
        ({"task1-words": "", "task1-lead": "", "task1-joint": "", "task1-due": ""}, "请至少写一项任务"),
    ],
)
def test_what_is_missing_is_said_where_it_is_missing(changes, said, as_):
    answer = sent(as_("hq_clerk"), URL, **{**PAPER, **LINE, **changes}, **paper())
    assert answer.status_code == 400
    assert said in words(answer)
    assert not Document.objects.filter(kind="meeting").exists()


def test_the_same_paper_is_entered_once(as_):
    client = as_("hq_clerk")
    sent(client, URL, **PAPER, **LINE, **paper())
    answer = sent(client, URL, **PAPER, **LINE, **paper())
    assert answer.status_code == 409
    assert "已经登记过" in words(answer)


@pytest.mark.parametrize("name", ["city_officer", "leader", "auditor", "firm_clerk"])
def test_only_the_office_enters(name, as_):
    assert as_(name).get(URL).status_code == 403
    assert as_(name).post(URL, {**PAPER, **LINE, **paper()}).status_code == 403
