"""Progress in three actions: open, fill in, submit; sent twice it is one; refused, nothing that was typed is lost."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.region import HOSTILE
from tests.web.plan.work import PDF, page_of, part_of, sent
from tests.web.reading import form_of, words
from wenzeng.mechanisms.office.models import JournalEntry
from wenzeng.mechanisms.plan.models import Actual, Step


@pytest.fixture
def part(region):
    return part_of(region, "竣工55项", "dept.gxt")


@pytest.fixture
def officer(as_):
    return as_("department_officer")


def figure(part):
    return f"figure_{part.task.targets.get().pk}"


def test_the_form_stands_on_the_page_of_the_part_and_of_the_task(officer, part):
    for url in (page_of(part), reverse("plan:task", args=[part.task_id])):
        assert page_of(part, "report") in officer.get(url).content.decode()


def test_words_figure_and_files_are_kept_and_a_receipt_given(officer, part):
    url = page_of(part, "report")
    fields = form_of(officer.get(url).content.decode())
    files = [SimpleUploadedFile("台账.pdf", PDF), SimpleUploadedFile("照片.pdf", PDF + b"2")]
    said = {"text": "已竣工 41 项", figure(part): "41", "difficulty": "用地", "request": "请自然资源厅", "proof": files}
    answer = officer.post(url, {**fields, **said}, follow=True)
    step = part.steps.get()
    shown = words(answer)
    assert (step.kind, step.text, step.request) == ("progress", "已竣工 41 项", "请自然资源厅")
    assert f"已报进展，回执 {part.pk}-{step.number}，2022-10-24" in shown
    assert "41 / 55 项" in shown
    assert "困难：用地" in shown
    assert step.evidence.count() == 2
    file = step.evidence.first()
    given = officer.get(reverse("plan:evidence", args=[part.pk, file.pk]))
    assert given.content == PDF
    assert given["Content-Disposition"].startswith("attachment")


def test_sent_twice_it_is_one(officer, part):
    url = page_of(part, "report")
    fields = {**form_of(officer.get(url).content.decode()), "text": "正在推进", figure(part): "40"}
    fields.pop("proof", None)
    first, second = officer.post(url, fields), officer.post(url, fields)
    assert (first.status_code, second.status_code) == (303, 303)
    assert (Step.objects.count(), Actual.objects.count()) == (1, 1)


def test_each_form_has_a_key_of_its_own(officer, part):
    keys = {form_of(officer.get(page_of(part, "report")).content.decode())["key"] for _ in range(2)}
    assert len(keys) == 2


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"text": "", "done": "on"}, "进展：请写明进展"),
        ({"text": "二字", "done": "on", "figure": "四十一"}, "竣工项目：含“四”，不是数字"),
        ({"text": "推进", "proof": SimpleUploadedFile("a.exe", b"MZ")}, "佐证材料：“a.exe”不是可收的文件"),
        ({"text": "推进", "proof": SimpleUploadedFile("a.pdf", b"MZ")}, "佐证材料：“a.pdf”的内容不是 .pdf 文件"),
        ({"text": "推进", "figure": "41", "day": "2022-12-01"}, "截至：截至日 2022-12-01 还没有到"),
    ],
)
def test_a_refusal_stands_at_its_field_and_keeps_what_was_typed(changes, said, officer, part):
    held = {(figure(part) if name == "figure" else name): value for name, value in changes.items()}
    answer = sent(officer, page_of(part, "report"), **{"difficulty": "缺用地指标", **held})
    assert answer.status_code == 400
    assert said in words(answer)
    assert "缺用地指标" in answer.content.decode()
    assert not Step.objects.exists()


def test_lost_files_are_named(officer, part):
    answer = sent(officer, page_of(part, "report"), figure="", text="x" * 5001, proof=SimpleUploadedFile("a.pdf", PDF))
    assert "刚才选的文件没有收下，请重新选择" in words(answer)


def test_reporting_done_waits_for_acceptance(officer, part, as_):
    sent(officer, page_of(part, "report"), text="55 项已全部竣工", done="on")
    shown = words(officer.get(page_of(part)))
    assert "已报结" in shown
    assert page_of(part, "report") not in officer.get(page_of(part)).content.decode()
    again = sent(officer, page_of(part, "view"), reason="请尽快认定")
    assert again.status_code == 303
    assert "待认定" in words(as_("hq_clerk").get("/plan/parts/reported/"))


@pytest.mark.parametrize("name", ["hq_clerk", "leader", "auditor", "city_officer"])
def test_nobody_reports_for_another_unit(name, part, as_):
    client, before = as_(name), JournalEntry.objects.count()
    answer = client.post(page_of(part, "report"), {"text": "代报", "key": "k"})
    assert answer.status_code in (403, 404)
    assert JournalEntry.objects.count() == before


def test_evidence_of_a_foreign_part_is_not_found(officer, part, as_, region):
    sent(officer, page_of(part, "report"), text="推进", proof=SimpleUploadedFile("a.pdf", PDF))
    file = part.steps.get().evidence.get()
    url = reverse("plan:evidence", args=[part.pk, file.pk])
    assert as_("hq_clerk").get(url).status_code == 200
    assert as_("county_clerk").get(url).status_code == 404
    other = part_of(region, "竣工55项", "450200")
    assert as_("hq_clerk").get(reverse("plan:evidence", args=[other.pk, file.pk])).status_code == 404


def test_hostile_words_of_a_report_are_shown_and_not_carried_out(officer, part, as_):
    sent(officer, page_of(part, "report"), text=HOSTILE, difficulty=HOSTILE, request=HOSTILE)
    for url in (page_of(part), reverse("plan:task", args=[part.task_id]), "/plan/parts/?view=all"):
        body = as_("hq_clerk").get(url).content.decode()
        assert HOSTILE not in body
        assert "&lt;script&gt;" in body
