"""Documents: the list, the page with its whole text, the bytes as they came, the plan as compiled, taking one in."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.region import ADOPTED, CANARY, DRAFT, HOSTILE, TODAY, draft_plan, moment
from tests.web.reading import queries, separated, table, words
from wenzeng.mechanisms.office.models import Job
from wenzeng.mechanisms.office.services import work
from wenzeng.mechanisms.plan.models import Document
from wenzeng.mechanisms.plan.services import editing

TABLE, UPLOAD = "/plan/documents/", "/plan/documents/upload/"


@pytest.fixture
def clerk(as_):
    return as_("hq_clerk")


@pytest.fixture
def page(region):
    return reverse("plan:document", args=[region.adopted.pk])


def file(body: bytes = "关于又一件事的通知".encode(), name: str = "又一件.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, body)


def test_the_office_sees_drafts_and_others_do_not(as_):
    assert [row[3] for row in table(as_("hq_clerk").get(TABLE).content.decode())] == ["待核对", "在用"]
    assert [row[3] for row in table(as_("firm_clerk").get(TABLE).content.decode())] == ["在用"]
    assert table(as_("leader").get(TABLE).content.decode())[0][:3] == [
        "关于稳住工业经济的若干措施",
        "桂稳发〔2022〕14号",
        "2022-09-30",
    ]


def test_the_whole_text_stands_there_as_issued(clerk, page):
    shown = words(clerk.get(page)).replace(" ", "")
    for line in ADOPTED.split():
        assert line.replace("加快项目建设。", "加快项目建设。1", 1)[:8] in shown, line
    assert HOSTILE in shown


def test_marks_anchors_and_sentence_numbers(clerk, page, region):
    body = clerk.get(page).content.decode()
    first = region.adopted.measures.first()
    assert f'id="m-{first.pk}"' in body
    assert "<mark>95项</mark>" in body
    assert "<sup>1</sup>" in body
    assert "一、加快项目建设。<sup>1</sup>" in body.replace(f'<a class="wz-anchor" id="m-{first.pk}"></a>', "")
    assert reverse("plan:task", args=[region.task("竣工55项").pk]) in body


def test_head_facts_say_where_they_come_from(clerk, page):
    shown = words(clerk.get(page))
    assert "发文字号 桂稳发〔2022〕14号 手工录入" in shown
    assert "标题 关于稳住工业经济的若干措施 原文" in shown


def test_whoever_stands_outside_sees_the_words_and_not_the_work(as_, page):
    body = as_("firm_clerk").get(page).content.decode()
    assert "开工重大项目" in body
    assert "改动记录" not in body
    assert "/plan/tasks/" not in body


def test_changes_are_listed_and_exported(clerk, page):
    shown = table(clerk.get(page).content.decode().split('id="changes"', 1)[1])
    assert [row[1] for row in shown] == ["采用", "下达承办", "留待答复", "更正文头", "编译成草稿"]
    assert shown[2][2] == "规模→自治区工信厅，2022-11-15"
    listed = separated(clerk.get(page, {"c-export": "csv"}).content)
    assert [row[1] for row in listed[1:]] == [row[1] for row in shown]


def test_the_file_comes_back_byte_for_byte(clerk, region):
    answer = clerk.get(reverse("plan:original", args=[region.adopted.pk]))
    assert answer.content == ADOPTED.encode()
    assert "filename*=UTF-8''%E6%8E%AA%E6%96%BD.txt" in answer["Content-Disposition"]
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_the_plan_comes_as_json(clerk, region):
    plan = json.loads(clerk.get(reverse("plan:compiled", args=[region.draft.pk])).content)
    assert plan == json.loads(json.dumps(draft_plan()))


def test_taking_in_compiling_reviewing(clerk, region):
    answer = clerk.post(UPLOAD, {"file": file(), "issued": ""})
    job = Job.objects.get()
    assert answer.status_code == 303
    assert answer["Location"] == reverse("desk:job", args=[job.pk])
    assert "排队中" in words(clerk.get(answer["Location"]))
    work.run(str(job.pk))
    document = Document.objects.latest("pk")
    done = clerk.get(answer["Location"]).content.decode()
    assert f'href="{reverse("plan:review", args=[document.pk])}">核对计划</a>' in done
    assert CANARY in words(clerk.get(reverse("plan:review", args=[document.pk])))


def test_the_same_file_twice_is_refused(clerk):
    answer = clerk.post(UPLOAD, {"file": file(DRAFT.encode()), "issued": ""})
    assert answer.status_code == 409
    assert "已经收过" in words(answer)
    assert not Job.objects.exists()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (None, "请选择“政策文件”"), (file(b"", "空.txt"), "空"), (file(name="计划.exe"), "不是可收的文件"),
        (file(b"x" * (20 * 1024 * 1024 + 1)), "超过 20 MB"),
    ],
    ids=["none", "empty", "kind", "large"],
)  # fmt: skip
def test_wrong_files_are_refused_before_anything_is_queued(given, said, clerk):
    answer = clerk.post(UPLOAD, {"file": given} if given else {})
    assert answer.status_code == 400
    assert said in words(answer)
    assert not Job.objects.exists()


def test_queries_are_bounded(clerk, page, region):
    clerk.get(TABLE)  # the first page of a session asks a little more
    seen = queries(clerk, TABLE), queries(clerk, page)
    measure = region.adopted.measures.first()
    for n in range(8):
        terms = {"title": f"任务{n}", "kind": "once", "every": "", "deadline": date(2022, 12, 1), "sentence": 1}
        editing.add_task(measure, **terms, reason="补充任务", by=region.people["hq_clerk"], at=moment(TODAY))
    assert (queries(clerk, TABLE), queries(clerk, page)) == seen
    assert seen[0] <= 15
    assert seen[1] <= 35
