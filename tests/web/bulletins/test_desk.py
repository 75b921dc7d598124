"""The desk: four actions up to 送审, one to sign, two to take the signed file back; figures locked; foreign drafts not found."""

from __future__ import annotations

import hashlib
import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx import Document

from tests.region import HOSTILE
from wenzeng.mechanisms.bulletins.models import Bulletin
from wenzeng.mechanisms.documents.models import Paper
from wenzeng.mechanisms.office.services import files


@pytest.fixture
def draft(as_):
    as_("hq_clerk").post(reverse("bulletins:start"))
    return Bulletin.objects.get()


def url(name, bulletin, *more):
    return reverse(f"bulletins:{name}", args=[bulletin.pk, *more])


def page(answer):
    return answer.content.decode()


def fields(client, bulletin):
    """The values of the editing form as a browser would send them back."""
    form = client.get(url("edit", bulletin)).context["form"]
    return {name: form[name].value() for name in form.fields}


def test_monday_in_four_actions_one_signature_and_two_to_take_back(as_, office):
    clerk, lead = as_("hq_clerk"), as_("hq_lead")
    listed = page(clerk.get(reverse("bulletins:bulletins")))
    assert "编发2022年12月上旬通报" in listed
    clerk.post(reverse("bulletins:start"))  # 1: closed and composed
    held = Bulletin.objects.get()
    sent = fields(clerk, held)  # 2: the text opened for editing
    sent["text_demands"] = "请于⟦办结期限 改不了⟧前办结。"
    assert clerk.post(url("edit", held), sent).status_code == 303  # 3: saved
    assert clerk.post(url("move", held, "submit")).status_code == 303  # 4: submitted
    assert lead.post(url("sign", held)).status_code == 303  # 1: signed, numbered, issued
    paper = Paper.objects.get()
    assert "请于2022年12月19日前办结。" in paper.text
    back = reverse("papers:take_back", args=[paper.pk])
    assert clerk.get(back).status_code == 200  # 1: the form
    signed = {
        "number": paper.number,
        "dated": "2022-12-12",
        "file": SimpleUploadedFile("签.docx", files.read(paper.word)),
    }
    assert clerk.post(back, signed).status_code == 303  # 2: taken back
    assert paper.signings.get().differences == []


def test_every_figure_is_locked_and_opens_its_rows(as_, draft):
    clerk = as_("hq_clerk")
    shown = page(clerk.get(url("desk", draft)))
    assert shown.count("wz-locked") >= 10 and "⟦" not in shown
    assert "contenteditable" not in shown
    opened = page(clerk.get(url("desk", draft), {"figure": "按时办结率"}))
    assert "按时办结 1 ÷ 到期 2" in opened
    rows = page(
        clerk.get(url("desk", draft), {"figure": "逾期任务数"}, headers={"HX-Request": "true", "HX-Target": "src"})
    )
    assert rows.lstrip().startswith("<aside") and "南宁市：" in rows and "href=" in rows
    assert clerk.get(url("desk", draft), {"figure": HOSTILE}).status_code == 200


def test_what_a_check_stops_cannot_be_submitted(as_, draft):
    clerk = as_("hq_clerk")
    sent = fields(clerk, draft)
    clerk.post(url("edit", draft), {**sent, "text_demands": f"⟦乱写⟧{HOSTILE}"})
    shown = page(clerk.get(url("desk", draft)))
    assert "送审（检查未过）" in shown and "没有来源：乱写" in shown and HOSTILE not in shown
    assert clerk.post(url("move", draft, "submit")).status_code == 400
    older = clerk.post(url("edit", draft), sent)
    assert older.status_code == 409 and "别人已保存" in page(older)


def test_files_of_a_draft_and_of_an_issued_one(as_, draft):
    clerk = as_("hq_clerk")
    words = "\n".join(p.text for p in Document(BytesIO(clerk.get(url("word", draft)).content)).paragraphs)
    assert "（送审稿）" in words and "⟦" not in words
    assert clerk.get(url("pdf", draft)).content.startswith(b"%PDF")
    clerk.post(url("move", draft, "submit"))
    as_("hq_lead").post(url("sign", draft))
    paper = Paper.objects.get()
    for name, stored in (("word", paper.word), ("pdf", paper.pdf)):
        given = as_("city_officer").get(url(name, draft)).content
        assert hashlib.sha256(given).hexdigest() == stored.digest


@pytest.mark.parametrize(
    "who", ["city_officer", "department_officer", "leader", "auditor", "firm_clerk", "system_admin"]
)
def test_a_draft_is_not_found_by_others(as_, draft, who):
    client = as_(who)
    for name in ("desk", "compare", "word", "pdf", "edit", "register", "send_out", "correct"):
        assert client.get(url(name, draft)).status_code == 404
    assert client.post(url("sign", draft)).status_code == 404
    assert client.post(url("move", draft, "submit")).status_code == 404
    assert draft.title.split("\n")[0] not in page(client.get(reverse("bulletins:bulletins")))


def test_who_received_it_reads_it_without_the_rows_behind(as_, draft):
    as_("hq_clerk").post(url("move", draft, "submit"))
    as_("hq_lead").post(url("sign", draft))
    shown = page(as_("city_officer").get(url("desk", draft), {"figure": "到期数"}))
    assert "柳州市" in shown and "wz-locked" not in shown and "关账" not in shown
    assert "wz-locked" in page(as_("leader").get(url("desk", draft)))


def test_the_steps_are_those_of_the_state_and_the_role(as_, draft):
    def labels(who):
        return set(re.findall(r"wz-btn[^>]*>([^<]+)<", page(as_(who).get(url("desk", draft)))))

    assert {"送审", "改文字", "转 OA 办理"} <= labels("hq_clerk")
    as_("hq_clerk").post(url("move", draft, "submit"))
    assert "签发" not in labels("hq_clerk") and "签发" in labels("hq_lead")
    assert as_("hq_clerk").post(url("sign", draft)).status_code == 403
    assert as_("hq_clerk").post(url("move", draft, "submit")).status_code == 409
    assert as_("hq_lead").post(url("move", draft, "send_back"), {"text": ""}).status_code == 400
    assert as_("hq_lead").post(url("move", draft, "send_back"), {"text": "改要求"}).status_code == 303
    assert as_("hq_lead").post(url("move", draft, "sign")).status_code == 404


def test_the_way_through_the_oa(as_, draft):
    clerk = as_("hq_clerk")
    assert "期号" in page(clerk.get(url("send_out", draft)))
    assert clerk.post(url("send_out", draft)).status_code == 303
    exported = clerk.get(url("word", draft)).content
    sent = {"number": "桂工信发〔2022〕8号", "dated": "2022-12-13", "file": SimpleUploadedFile("回.docx", exported)}
    assert clerk.post(url("register", draft), {**sent, "number": "8"}).status_code == 400
    sent["file"] = SimpleUploadedFile("回.docx", exported)
    assert clerk.post(url("register", draft), sent).status_code == 303
    assert "桂工信发〔2022〕8号" in page(as_("city_officer").get(reverse("bulletins:bulletins")))


def test_correcting_an_issued_one(as_, draft):
    as_("hq_clerk").post(url("move", draft, "submit"))
    as_("hq_lead").post(url("sign", draft))
    done = as_("hq_clerk").post(url("correct", draft), {"text": "要求有误"}, follow=True)
    assert "更正通报" in page(done)
    assert Bulletin.objects.count() == 2
    assert as_("hq_clerk").post(url("correct", draft), {"text": "又一次"}).status_code == 409


def test_nothing_to_compare_with_is_said(as_, draft):
    assert "没有可比的上期" in page(as_("hq_clerk").get(url("compare", draft)))


def test_a_second_start_is_refused(as_, draft):
    assert as_("hq_clerk").post(reverse("bulletins:start")).status_code == 409
    assert as_("leader").post(reverse("bulletins:start")).status_code == 403


def test_a_department_countersigns_from_its_home(as_, draft):
    clerk, asked = as_("hq_clerk"), as_("department_officer")
    clerk.post(url("move", draft, "submit"))
    assert asked.get(url("desk", draft)).status_code == 404
    code = "dept.gxt"
    assert "会签单位" in page(clerk.get(url("ask", draft))) and code in page(clerk.get(url("ask", draft)))
    assert clerk.post(url("ask", draft), {}).status_code == 400
    assert clerk.post(url("ask", draft), {"units": [code]}).status_code == 303
    assert "未答复" in page(clerk.get(url("desk", draft)))
    assert draft.title.split("\n")[0] in page(asked.get("/"))
    desk = page(asked.get(url("desk", draft)))
    assert "会签" in desk and "送会签" not in desk and "wz-locked" not in desk
    assert asked.post(url("answer", draft), {"answer": "object", "text": ""}).status_code == 400
    done = asked.post(url("answer", draft), {"answer": "agree", "text": HOSTILE}, follow=True)
    assert done.status_code == 200 and "已答复会签" in page(done)
    assert asked.get(url("answer", draft)).status_code == 404
    shown = page(clerk.get(url("desk", draft)))
    assert "同意" in shown and HOSTILE not in shown
    assert as_("hq_lead").post(url("sign", draft)).status_code == 303
