"""The screens of supervision: who gets in, lists and their files, several at once, words that stay words, one act for one form."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.region import HOSTILE
from tests.web.cases.late import PDF, issue, now, part_of, proposed, send
from tests.web.reading import by_htmx, form_of, queries, separated, words
from wenzeng.mechanisms.casework.models import Case, CaseStep, Proposal
from wenzeng.mechanisms.documents.models import Paper
from wenzeng.mechanisms.office.models import JournalEntry
from wenzeng.mechanisms.plan.services import work
from wenzeng.web.cases import bridge

pytestmark = pytest.mark.django_db
ISSUING = ("hq_clerk", "hq_lead", "city_officer", "other_city")


def test_every_list_shows_and_exports(late, as_):
    clerk = as_("hq_clerk")
    issue(clerk, "450200")
    for view in ("mine", "late", "waiting", "open", "closed", "all", "nonsense"):
        assert clerk.get(f"/cases/?view={view}").status_code == 200
    shown = by_htmx(clerk, "/cases/?view=all", "list-cases")
    assert "提醒函 2023-1" in shown
    rows = separated(clerk.get("/cases/?view=all&export=csv").content)
    assert any("提醒函 2023-1" in cell for row in rows for cell in row)
    assert clerk.get("/cases/proposals/?export=xlsx").status_code == 200


def test_pages_ask_few_questions_however_many_cases(late, as_):
    clerk = as_("hq_clerk")
    issue(clerk, "450200")
    before = queries(clerk, "/cases/?view=all"), queries(clerk, "/cases/proposals/")
    issue(clerk, "dept.gxt")
    issue(clerk, "dept.czt")
    after = queries(clerk, "/cases/?view=all"), queries(clerk, "/cases/proposals/")
    assert after == before
    assert max(after) < 30


def test_foreign_things_are_not_found(late, as_):
    clerk = as_("hq_clerk")
    case = issue(clerk, "450200")
    send(as_("city_officer"), f"/cases/{case.pk}/reply/", text="已办", files=[])
    for name in ("other_city", "county_clerk", "other_department", "firm_clerk", "system_admin"):
        client = as_(name)
        for url in (f"/cases/{case.pk}/", f"/cases/{case.pk}/reply/", f"/cases/proposals/{proposed('dept.gxt').pk}/"):
            assert client.get(url).status_code in (403, 404), (name, url)
            assert client.post(url, {"text": "x"}).status_code in (403, 404, 405), (name, url)
    for name in ("leader", "auditor"):
        assert as_(name).get(f"/cases/{case.pk}/").status_code == 200
        assert as_(name).get(f"/cases/{case.pk}/accept/").status_code == 403
    for name in ("firm_clerk", "bank_officer", "system_admin"):
        assert as_(name).get("/cases/").status_code == 403


def test_only_issuing_units_look_again_and_open_by_hand(late, as_, region):
    part = part_of(late, "450200")
    for name in set(region.people) - set(ISSUING):
        assert as_(name).post("/cases/proposals/renew/").status_code == 403, name
        assert as_(name).get(f"/cases/new/?subject=part:{part.pk}").status_code == 403, name
    assert as_("other_city").get(f"/cases/new/?subject=part:{part.pk}").status_code == 404
    assert as_("city_officer").get(f"/cases/new/?subject=part:{part.pk}").status_code == 403
    for wrong in ("", "part:", "part:x", "part:999999", "task:1"):
        assert as_("hq_clerk").get(f"/cases/new/?subject={wrong}").status_code == 404


def test_the_same_form_thrice_is_one_act(late, as_):
    clerk, city = as_("hq_clerk"), as_("city_officer")
    url = f"/cases/proposals/{proposed('450200').pk}/"
    sent = {**form_of(clerk.get(url).content.decode()), "do": "issue"}
    assert [clerk.post(url, sent).status_code for _ in range(3)] == [303] * 3
    case = Case.objects.get()
    url = f"/cases/{case.pk}/reply/"
    sent = {**form_of(city.get(url).content.decode()), "text": "已办"}
    sent.pop("files")
    assert [city.post(url, sent).status_code for _ in range(3)] == [303] * 3
    assert CaseStep.objects.filter(case=case, act="reply").count() == 1
    assert Paper.objects.count() == 1


def test_an_older_page_is_refused_and_keeps_the_words(late, as_):
    clerk, lead = as_("hq_clerk"), as_("hq_lead")
    case = issue(clerk, "450200")
    send(as_("city_officer"), f"/cases/{case.pk}/reply/", text="已办")
    url = f"/cases/{case.pk}/return/"
    sent = {**form_of(clerk.get(url).content.decode()), "text": "缺清单", "due": "2023-01-30"}
    assert send(lead, f"/cases/{case.pk}/accept/").status_code == 303
    answer = clerk.post(url, sent)
    assert answer.status_code == 409
    assert "已有人办理" in words(answer) and "缺清单" in words(answer)


def test_several_are_urged_at_once(late, as_):
    clerk = as_("hq_clerk")
    Proposal.objects.update(type="urge", rule="urge")
    held = list(Proposal.objects.filter(issuer__code="hq.office"))
    assert f"一并催办 {len(held)} 项" in words(clerk.get("/cases/proposals/"))
    page = clerk.get("/cases/proposals/issue/")
    assert len(held) > 2
    sent = {**form_of(page.content.decode()), "chosen": [held[0].pk, held[1].pk]}
    assert clerk.post("/cases/proposals/issue/", sent).status_code == 303
    assert Case.objects.filter(type="urge", state="waiting").count() == 2
    assert not Paper.objects.exists()
    assert clerk.post("/cases/proposals/issue/", {**sent, "chosen": []}).status_code == 400
    assert as_("other_city").get("/cases/proposals/issue/").status_code == 303


def test_what_was_done_meanwhile_is_not_pressed_on(late, as_):
    clerk, held, part = as_("hq_clerk"), proposed("450200"), part_of(late, "450200")
    work.report_progress(part, text="已竣工55项", done=True, by=late.people["city_officer"], at=now())
    answer = send(clerk, f"/cases/proposals/{held.pk}/", do="issue")
    assert answer.status_code == 409
    assert "原建议不再适用" in words(answer)
    assert not Case.objects.exists()
    clerk.post("/cases/proposals/renew/")
    held.refresh_from_db()
    assert held.state == "lapsed"


def test_a_proposal_is_left_aside_with_a_reason(late, as_):
    clerk, held = as_("hq_clerk"), proposed("450200")
    assert send(clerk, f"/cases/proposals/{held.pk}/dismiss/", reason="不").status_code == 400
    assert send(clerk, f"/cases/proposals/{held.pk}/dismiss/", reason="已电话沟通").status_code == 303
    answer = clerk.get(f"/cases/proposals/{held.pk}/")
    assert answer.status_code == 409
    assert "已电话沟通" in words(answer)
    assert bridge.renew(late.people["hq_clerk"], by=late.people["hq_clerk"], at=held.proposed_at) == (0, 0)


def test_figures_in_a_letter_cannot_be_edited(late, as_):
    clerk, held = as_("hq_clerk"), proposed("450200")
    url = f"/cases/proposals/{held.pk}/"
    answer = send(clerk, url, do="issue", words_demand="请某市抓紧。")
    assert answer.status_code == 400
    assert "数据和名称不能改" in words(answer)
    assert not Case.objects.exists() and not Paper.objects.exists()
    sly = send(clerk, url, do="issue", words_standing="一切顺利。")
    assert sly.status_code == 303
    assert "一切顺利" not in Paper.objects.get().text


def test_script_stays_words_in_every_field(late, as_):
    lead, city = as_("hq_lead"), as_("city_officer")
    address = f"/cases/new/?subject=part:{part_of(late, '450200').pk}&type=talk"
    setting = {"hour": HOSTILE, "place": HOSTILE, "persons": HOSTILE, "words_agenda": HOSTILE, "do": "issue"}
    assert send(lead, address, **setting).status_code == 303
    case = Case.objects.get()
    minutes = {"held_on": HOSTILE, "present": HOSTILE, "text": HOSTILE, "promise_1_text": HOSTILE}
    promise = {"promise_1_unit": "450203", "promise_1_due": "二月底"}
    case_url = f"/cases/{case.pk}/"
    lead.post(f"{case_url}hold/", {})
    refused = send(lead, f"{case_url}hold/", **minutes, **promise)
    assert HOSTILE not in refused.content.decode()
    move = send(lead, f"{case_url}move/", text=HOSTILE, due="2023-02-01")
    assert move.status_code == 303
    for client in (lead, city):
        html = client.get(case_url).content.decode()
        assert HOSTILE not in html
        assert "&lt;script&gt;" in html
    assert HOSTILE in Paper.objects.first().text, "in a paper it is text like any other"


def test_what_is_uploaded_must_be_what_it_says(late, as_):
    clerk, city = as_("hq_clerk"), as_("city_officer")
    case = issue(clerk, "450200")
    for name, data in (("x.exe", b"MZ"), ("x.pdf", b"<html>"), ("x.svg", b"<svg/>")):
        answer = send(city, f"/cases/{case.pk}/reply/", text="已办", files=[SimpleUploadedFile(name, data)])
        assert answer.status_code == 400, name
    many = [SimpleUploadedFile(f"{n}.pdf", PDF) for n in range(11)]
    assert send(city, f"/cases/{case.pk}/reply/", text="已办", files=many).status_code == 400
    case.refresh_from_db()
    assert case.state == "waiting"


def test_every_act_on_screen_is_in_the_journal(late, as_):
    clerk = as_("hq_clerk")
    case = issue(clerk, "450200")
    acts = set(JournalEntry.objects.filter(subject=f"case:{case.pk}").values_list("act", flat=True))
    assert acts == {"casework.draft", "casework.issue"}
    assert JournalEntry.objects.filter(act="casework.take_up").exists()


def test_the_daily_round_serves_every_issuing_unit(late, as_):
    Proposal.objects.all().delete()
    system = late.people["hq_lead"]
    new = bridge.renew_all(by=system, at=now())
    issuers = set(Proposal.objects.values_list("issuer__code", flat=True))
    assert new == Proposal.objects.count()
    assert issuers == {"hq.office", "450200"}
