"""From a late task to its end: found by rule, decided with its letter, answered with proof, accepted; all on screen."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.web.cases.late import PDF, issue, part_of, proposed, send
from tests.web.reading import words
from wenzeng.mechanisms.casework.models import Case
from wenzeng.mechanisms.documents.models import Paper
from wenzeng.mechanisms.plan.models import Document, Part

pytestmark = pytest.mark.django_db


def test_from_late_to_accepted(late, as_):
    clerk, city = as_("hq_clerk"), as_("city_officer")
    held = proposed("450200")
    page = words(clerk.get(f"/cases/proposals/{held.pk}/"))
    assert "关于加快推进“年底前竣工55项”的提醒函" in page
    assert "已逾期16天" in page
    assert "为何建议 红灯，逾期 16 天，超过 7 天" in page
    case = issue(clerk, "450200")
    answer = send(city, f"/cases/{case.pk}/reply/", text="已竣工55项。", files=[SimpleUploadedFile("清单.pdf", PDF)])
    assert answer.status_code == 303
    shown = words(clerk.get(f"/cases/{case.pk}/?count=1"))
    assert "已竣工55项。" in shown and "清单.pdf" in shown and "起算日，不计入" in shown
    file = case.steps.get(act="reply").files.get()
    assert clerk.get(f"/cases/files/{file.pk}/").content == PDF
    assert send(clerk, f"/cases/{case.pk}/accept/").status_code == 303
    case.refresh_from_db()
    assert case.state == "closed"
    assert "提醒函 2023-1" in words(clerk.get("/cases/?view=closed"))
    assert "已办结" in words(city.get(f"/cases/{case.pk}/"))


def test_what_a_clerk_drafts_the_lead_issues(late, as_):
    clerk, lead, city = as_("hq_clerk"), as_("hq_lead"), as_("city_officer")
    address = f"/cases/new/?subject=part:{part_of(late, '450200').pk}&type=supervise"
    page = words(clerk.get(address))
    assert "送负责人签发" in page and "签发督办函" not in page
    assert send(clerk, address, do="draft", words_demand="请柳州市人民政府一周内办结。").status_code == 303
    case = Case.objects.get()
    assert city.get(f"/cases/{case.pk}/").status_code == 404
    assert "待签发" in words(lead.get("/cases/"))
    assert "请柳州市人民政府一周内办结。" in lead.get(f"/cases/{case.pk}/issue/").content.decode()
    assert send(lead, f"/cases/{case.pk}/issue/").status_code == 303
    assert "请柳州市人民政府一周内办结。" in Paper.objects.get().text
    assert "督办函 2023-1" in words(city.get(f"/cases/{case.pk}/"))


def test_a_city_presses_its_county_in_words_of_its_own(late, as_):
    city, county = as_("city_officer"), as_("county_clerk")
    case = issue(city, "450203")
    paper = Paper.objects.get()
    assert paper.number == "柳州稳工业保运行函〔2023〕1号"
    assert "主要负责同志亲自研究" in paper.text
    assert send(county, f"/cases/{case.pk}/reply/", text="已办").status_code == 303
    assert send(city, f"/cases/{case.pk}/accept/").status_code == 303


def test_a_talk_s_commitments_become_tasks(late, as_):
    lead = as_("hq_lead")
    address = f"/cases/new/?subject=part:{part_of(late, '450200').pk}"
    page = words(lead.get(address))
    assert all(word in page for word in ("催办", "提醒函", "督办函", "约谈", "挂牌督办"))
    assert "商请函" not in page
    address = lead.post(address, {"type": "talk"})["Location"]
    setting = {"hour": "上午9:30", "place": "会议室", "persons": "韦××", "do": "issue"}
    assert send(lead, address, **setting).status_code == 303
    case = Case.objects.get()
    minutes = {"held_on": "1月20日", "present": "各方", "text": "表态发言"}
    promise = {"promise_1_text": "开工20项", "promise_1_unit": "450200", "promise_1_due": "2023-02-28"}
    done = send(lead, f"/cases/{case.pk}/hold/", **minutes, **promise)
    assert done.status_code == 303, words(done)
    document = Document.objects.get(kind="meeting")
    held = case.steps.get(act="hold").commitments.get()
    assert held.subject == f"document:{document.pk}"
    assert Part.objects.filter(task__measure__document=document, unit__code="450200").exists()
    assert Paper.objects.filter(subject=f"case:{case.pk}").count() == 2
    assert "已转为任务" in words(lead.get(f"/cases/{case.pk}/"))


def test_what_a_county_promised_its_city_is_the_city_s_to_accept(late, as_):
    city, county, desk = as_("city_officer"), as_("county_clerk"), as_("hq_lead")
    address = f"/cases/new/?subject=part:{part_of(late, '450203').pk}&type=talk"
    setting = {"hour": "上午9:30", "place": "会议室", "persons": "韦××", "do": "issue"}
    assert send(city, address, **setting).status_code == 303
    case = Case.objects.get()
    minutes = {"held_on": "1月20日", "present": "各方", "text": "表态发言"}
    promise = {"promise_1_text": "开工5项", "promise_1_unit": "450203", "promise_1_due": "2023-02-28"}
    assert send(city, f"/cases/{case.pk}/hold/", **minutes, **promise).status_code == 303
    part = Part.objects.get(task__measure__document__kind="meeting")
    assert (part.unit.code, part.task.measure.document.keeper.code) == ("450203", "450200")
    assert "现状 在办" in words(city.get(f"/cases/{case.pk}/"))
    assert "已转为任务" in words(city.get(f"/cases/{case.pk}/"))
    assert "开工5项" in words(county.get("/"))
    done = {"text": "已开工5项", "done": "on", "expected": "0", "key": "a"}
    assert county.post(f"/plan/parts/{part.pk}/report/", done).status_code == 303
    assert desk.post(f"/plan/parts/{part.pk}/accept/", {"expected": "1"}).status_code == 403
    to_decide = words(desk.get("/")).partition("一周变化")[0]
    assert "开工5项" in words(city.get("/")) and "开工5项" not in to_decide
    assert city.post(f"/plan/parts/{part.pk}/accept/", {"expected": "1"}).status_code == 303
    part.refresh_from_db()
    assert part.state == "accepted"


def test_the_letter_is_looked_at_before_it_goes_out(late, as_):
    lead = as_("hq_lead")
    address = f"/cases/new/?subject=part:{part_of(late, '450200').pk}&type=talk"
    setting = {"hour": "上午9:30", "place": "三楼会议室", "persons": "韦××", "due": "2023-01-31"}
    page = send(lead, address, **setting, do="look")
    assert page.status_code == 200
    assert "2023年1月31日 上午9:30" in words(page) and "三楼会议室" in words(page)
    assert not Case.objects.exists()


def test_a_talk_without_a_promise_is_asked_for_one(late, as_):
    lead = as_("hq_lead")
    address = f"/cases/new/?subject=part:{part_of(late, '450200').pk}&type=talk"
    send(lead, address, hour="上午", place="会议室", persons="韦××", do="issue")
    case = Case.objects.get()
    answer = send(lead, f"/cases/{case.pk}/hold/", held_on="1月20日", present="各方", text="表态")
    assert answer.status_code == 400
    assert "请填写“承诺 1”" in words(answer)
    case.refresh_from_db()
    assert case.state == "called"
