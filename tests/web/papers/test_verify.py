"""/verify and the papers' screens: genuine or not ours, no text given out, foreign papers not found, files as issued."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.library.papers.official import samples
from tests.region import HOSTILE, TODAY, moment
from wenzeng.library.papers.official import Paragraph
from wenzeng.mechanisms.documents.services import issuing
from wenzeng.mechanisms.office.services import files
from wenzeng.mechanisms.people.models import Unit
from wenzeng.web.papers import verification

SECRET = "内部掌握的数字"
CONTENT = replace(samples.LETTER, title=f"关于{HOSTILE}的函", blocks=(Paragraph(SECRET),), number="", code="")
MADE = {"kind": "supervision", "series": "桂办函", "figures": {}}


@pytest.fixture(autouse=True)
def fresh():
    cache.clear()


@pytest.fixture
def paper(region):
    lead = region.people["hq_lead"]
    city = Unit.objects.get(code="450200")
    return issuing.issue(
        CONTENT, **MADE, issuer=lead.unit, subject="case:1", addressees=[city], by=lead, at=moment(TODAY)
    )


def ask(**given):
    return Client().post(reverse("papers:verify"), given)


def page(answer):
    return answer.content.decode()


def test_anyone_may_verify_by_code_or_by_file(paper):
    by_code = Client().get(reverse("papers:verify"), {"code": paper.code.lower()})
    by_file = ask(file=SimpleUploadedFile("收到的.docx", files.read(paper.word)))
    for answer in (by_code, by_file):
        assert answer.status_code == 200
        assert "是本平台印发的公文</b>" in page(answer)
        assert paper.number in page(answer) and paper.issuer.name in page(answer)
        assert SECRET not in page(answer) and HOSTILE not in page(answer)


def test_what_is_not_ours_is_said_to_be_none(paper):
    changed = files.read(paper.word) + b" "
    for answer in (ask(code="ABCD-EFGH-JKMN"), ask(file=SimpleUploadedFile("x.docx", changed)), ask(code=HOSTILE)):
        assert "不是本平台印发的公文" in page(answer)
        assert paper.number not in page(answer) and HOSTILE not in page(answer)


def test_a_corrected_paper_says_so(paper, region):
    right = issuing.correct(
        paper, CONTENT, series="桂办函", figures={}, reason="误写", by=region.people["hq_lead"], at=moment(TODAY)
    )
    answer = page(ask(code=paper.code))
    assert "已被更正" in answer and right.number in answer


def test_nothing_asked_is_an_error_and_too_much_is_refused(paper):
    assert ask().status_code == 400
    answers = [ask(code="ABCD").status_code for _ in range(verification.MOST + 1)]
    assert answers == [200] * verification.MOST + [429]


def test_the_files_are_given_as_issued(paper, as_):
    for name, stored in (("papers:word", paper.word), ("papers:pdf", paper.pdf)):
        answer = as_("city_officer").get(reverse(name, args=[paper.pk]))
        assert hashlib.sha256(answer.content).hexdigest() == stored.digest
        assert "attachment" in answer["Content-Disposition"]


def test_a_paper_is_not_found_by_whom_it_does_not_concern(paper, as_):
    for who in ("county_clerk", "firm_clerk", "other_city", "system_admin"):
        for name in ("papers:paper", "papers:word", "papers:pdf", "papers:take_back"):
            assert as_(who).get(reverse(name, args=[paper.pk])).status_code == 404
        assert paper.number not in page(as_(who).get(reverse("papers:papers")))


def test_the_paper_s_page_escapes_what_was_typed(paper, as_):
    answer = page(as_("city_officer").get(reverse("papers:paper", args=[paper.pk])))
    assert SECRET in answer and "<svg" in answer
    assert HOSTILE not in answer
    assert "登记签发件" not in answer


def test_the_issuer_takes_the_signed_file_back(paper, as_):
    clerk = as_("hq_clerk")
    where = reverse("papers:take_back", args=[paper.pk])
    sent = {"number": paper.number, "dated": "2022-10-25"}
    assert clerk.post(where, {**sent, "file": SimpleUploadedFile("签.exe", b"MZ")}).status_code == 400
    done = clerk.post(where, {**sent, "file": SimpleUploadedFile("签发.docx", files.read(paper.word))}, follow=True)
    assert "数字与印发时冻结的全部一致" in page(done)
    signed = paper.signings.get()
    given = clerk.get(reverse("papers:signed", args=[paper.pk, signed.pk]))
    assert given.content == files.read(paper.word)
    assert clerk.get(reverse("papers:signed", args=[paper.pk, signed.pk + 1])).status_code == 404
    assert as_("city_officer").post(where, sent).status_code == 403
