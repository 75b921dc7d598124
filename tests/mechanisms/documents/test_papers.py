"""Papers: numbers without gaps, frozen bytes, codes that anyone can have verified, corrections by new papers."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from tests.library.papers.official import samples
from tests.mechanisms.notice import AT
from wenzeng.library.papers.official import Paragraph
from wenzeng.mechanisms.documents import access, declare
from wenzeng.mechanisms.documents.models import Paper, Series
from wenzeng.mechanisms.documents.queries import papers
from wenzeng.mechanisms.documents.services import issuing
from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.office.models import JournalEntry
from wenzeng.mechanisms.office.services import files
from wenzeng.mechanisms.people.models import Person, Unit
from wenzeng.mechanisms.people.services import register

SERIES = "桂稳工业保运行指办函"
LETTER = replace(
    samples.LETTER, blocks=(Paragraph("低于应完成数⟦差额⟧，请于⟦限期⟧前办结。"),), number="", code="", demo=False
)
FIGURES = {"差额": {"text": "8项", "of": "task:1"}, "限期": "11月7日"}


@pytest.fixture
def office(region) -> Unit:
    return Person.objects.get(username="hq_lead").unit


@pytest.fixture
def issue(region, office):
    lead = Person.objects.get(username="hq_lead")

    def make(content=LETTER, **changes):
        given = {"kind": "supervision", "series": SERIES, "issuer": office, "subject": "case:1", "figures": FIGURES}
        return issuing.issue(content, **{**given, "by": lead, "at": AT, **changes})

    return make


def test_an_issued_paper_is_numbered_frozen_and_found_again(issue):
    paper = issue()
    assert paper.number == f"{SERIES}〔2022〕1号"
    assert "低于应完成数8项，请于11月7日前办结。" in paper.text
    assert paper.code in papers.content_of(paper).code
    for stored in (paper.word, paper.pdf):
        assert hashlib.sha256(files.read(stored)).hexdigest() == stored.digest
        assert papers.by_digest(stored.digest).title == paper.title
    assert papers.by_code(paper.code.lower().replace("-", " ")).number == paper.number
    assert papers.by_code("ABCD-EFGH-JKMN") is papers.by_code("") is papers.by_digest("0" * 64) is None
    assert JournalEntry.objects.last().act == "documents.issue"


def test_numbers_have_no_gaps_even_where_an_act_fails(issue):
    first = issue()
    with pytest.raises(Refused, match="没有来源"):
        issue(replace(LETTER, blocks=(Paragraph("差⟦未知⟧"),)))
    second = issue()
    assert [first.number, second.number] == [f"{SERIES}〔2022〕{n}号" for n in (1, 2)]
    assert Series.objects.get().last == 2


def test_the_oa_may_give_the_number_now_or_later(issue):
    assert issue(number="桂工信函〔2022〕31号").number == "桂工信函〔2022〕31号"
    assert issue(number="").shown_number == issue(number="").number == ""
    assert not Series.objects.exists()
    for wrong in ("桂工信函[2022]31号", "桂工信函〔2022〕031号", "桂工信函〔2022〕第31号", "31"):
        with pytest.raises(Refused, match="不是发文字号"):
            issue(number=wrong)
    with pytest.raises(Refused, match="已经用过"):
        issue(number="桂工信函〔2022〕31号")


def test_nobody_issues_in_another_s_name_or_of_an_unknown_kind(issue):
    with pytest.raises(Refused) as refusal:
        issue(by=Person.objects.get(username="city_officer"))
    assert refusal.value.code == "forbidden"
    with pytest.raises(Refused, match="没有文种"):
        issue(kind="memo")


def test_a_correction_is_a_new_paper(issue):
    lead = Person.objects.get(username="hq_lead")
    wrong = issue()
    old = wrong.text
    better = {"series": SERIES, "figures": {**FIGURES, "差额": "9项"}, "by": lead, "at": AT}
    with pytest.raises(Refused, match="更正理由"):
        issuing.correct(wrong, LETTER, reason=" ", **better)
    right = issuing.correct(wrong, LETTER, reason="差额误写", **better)
    wrong.refresh_from_db()
    assert wrong.text == old
    assert papers.by_code(wrong.code).replaced_by == right.number
    assert papers.by_code(right.code).replaced_by == ""
    with pytest.raises(Refused, match="已经更正过"):
        issuing.correct(wrong, LETTER, reason="再改", **better)


def test_the_database_itself_keeps_a_paper(issue):
    paper = issue()
    with pytest.raises(IntegrityError), transaction.atomic():
        Paper.objects.filter(pk=paper.pk).update(title="改")
    with pytest.raises(IntegrityError), transaction.atomic():
        Paper.objects.filter(pk=paper.pk)._raw_delete("default")


def test_a_paper_is_seen_by_whom_it_concerns(issue):
    city = Unit.objects.get(code="450200")
    paper = issue(addressees=[city])
    seeing = {p.username for p in Person.objects.filter(is_active=True) if access.visible_to(p).filter(pk=paper.pk)}
    assert {"hq_clerk", "hq_lead", "city_officer"} <= seeing
    assert not seeing & {"system_admin", "firm_clerk", "other_city", "county_clerk"}
    with pytest.raises(Refused) as refusal:
        access.obtain(Person.objects.get(username="county_clerk"), paper.pk)
    assert refusal.value.code == "not_found"


@pytest.mark.sqlite
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE documents_paper SET text = '改过'",
        "UPDATE documents_paper SET figures = '{}'",
        "UPDATE documents_paper SET content = replace(content, 'letter', 'minutes')",
        "UPDATE documents_paper SET content = '{}'",
        "UPDATE documents_paper SET title = '另一份'",
        "UPDATE documents_paper SET number = '桂办〔2022〕9号'",
        "UPDATE documents_paper SET dated = '2022-10-01'",
        "UPDATE documents_paper SET code = 'AAAA-BBBB-CCCC'",
        "UPDATE documents_paper SET word_id = pdf_id",
        "UPDATE documents_paper SET pdf_id = word_id",
        "DELETE FROM documents_paper",
        "UPDATE office_journalentry SET detail = replace(detail, 'paper', '') WHERE act = 'documents.issue'",
    ],
)
def test_a_paper_changed_behind_the_program_is_named(issue, statement):
    issue()
    issue()
    assert papers.verify_papers() == papers.Verdict(2, ())
    with connection.cursor() as cursor:
        for trigger in ("documents_paper_update", "documents_paper_delete", "office_journalentry_update"):
            cursor.execute(f"DROP TRIGGER keep_{trigger}")
        cursor.execute("PRAGMA foreign_keys = OFF")
        last = " WHERE id = (SELECT max(id) FROM documents_paper)" if "documents_paper" in statement else ""
        cursor.execute(statement.replace("'paper', ''", "'dated', 'dat'") + last)
    assert len(papers.verify_papers().broken) == (1 if last else 2)


def test_a_file_changed_or_lost_is_named(issue):
    paper = issue()
    files.path(paper.pdf.digest).write_bytes(b"%PDF-1.7")
    assert "校验值不符" in papers.verify_papers().broken[0][2]
    files.path(paper.pdf.digest).unlink()
    assert "不在存储中" in papers.verify_papers().broken[0][2]


@given(st.text(max_size=30))
def test_a_typed_code_is_read_in_one_way(typed):
    assert declare.plain_code(declare.plain_code(typed)) == declare.plain_code(typed)


def test_codes_are_easy_to_type_and_read():
    code = declare.new_code()
    assert len(code) == 14 and not set(code) & set("01OIL")
    assert declare.plain_code(f" {code.lower().replace('-', '—')} ") == code


def test_the_system_account_may_issue_for_any_unit(issue):
    assert issue(by=register.system_account(AT)).pk
