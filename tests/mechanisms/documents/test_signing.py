"""The signed file comes back: number and date are kept, every figure that differs is listed, a scan is said to be one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.library.papers.official import samples
from tests.mechanisms.notice import AT
from wenzeng.library.papers.official import Paragraph
from wenzeng.library.papers.official.pdf import pdf
from wenzeng.library.papers.official.word import word
from wenzeng.library.papers.signed import differences, read_in_child
from wenzeng.library.refusal import Refused
from wenzeng.mechanisms.documents.queries import papers
from wenzeng.mechanisms.documents.services import issuing, signing
from wenzeng.mechanisms.office.services import files
from wenzeng.mechanisms.people.models import Person

NUMBER = "桂稳工业保运行指办通报〔2022〕12号"
DAY = date(2022, 10, 26)
PAPER = replace(samples.BULLETIN, number="", code="")


@pytest.fixture
def paper(region):
    lead = Person.objects.get(username="hq_lead")
    return issuing.issue(
        PAPER, kind="bulletin", series="通报", issuer=lead.unit, subject="x", figures={}, number="", by=lead, at=AT
    )


def take(paper, data, number=NUMBER, who="hq_clerk", name="签发件.docx"):
    by = Person.objects.get(username=who)
    return signing.take_back(paper, data=data, name=name, number=number, dated=DAY, by=by, at=AT)


@pytest.mark.parametrize("make", [word, pdf])
def test_the_same_figures_with_number_and_date_differ_in_nothing(paper, make):
    signed = make(replace(papers.content_of(paper), number=NUMBER, day=DAY))
    held = take(paper, signed)
    assert (held.differences, held.unread) == ([], "")
    assert paper.shown_number == NUMBER
    assert papers.by_digest(held.file.digest).dated == DAY
    assert papers.by_digest(held.file.digest).signed


@pytest.mark.parametrize("make", [word, pdf])
def test_a_changed_figure_is_listed_with_the_words_around_it(paper, make):
    rows = tuple((*row[:3], "93.8%" if row[1] == "柳州市" else row[3], row[4]) for row in samples.RANKS.rows)
    changed = tuple(replace(b, rows=rows) if b == samples.RANKS else b for b in PAPER.blocks)
    signed = make(replace(papers.content_of(paper), blocks=changed, number=NUMBER, day=DAY))
    found = take(paper, signed).differences
    assert [(each["was"], each["now"]) for each in found] == [("83.3%", "93.8%")]
    assert "柳州市" in found[0]["around"]


def test_a_file_without_text_is_kept_for_a_person_to_compare(paper):
    held = take(paper, b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>", name="扫描.pdf")
    assert held.unread and held.differences == []
    assert files.read(held.file).startswith(b"%PDF")


def test_what_is_refused(paper):
    good = files.read(paper.word)
    for data, number, who, message in (
        (b"GIF89a", NUMBER, "hq_clerk", "PDF 或 .docx"),
        (good, "12号", "hq_clerk", "不是发文字号"),
        (good, NUMBER, "city_officer", "只有发文单位"),
    ):
        with pytest.raises(Refused, match=message):
            take(paper, data, number, who)


def test_a_number_of_another_paper_is_refused(paper, region):
    lead = Person.objects.get(username="hq_lead")
    other = issuing.issue(
        replace(PAPER, blocks=(Paragraph("另一份。"),)),
        kind="bulletin", series="通报", issuer=lead.unit, subject="y", figures={}, number=NUMBER, by=lead, at=AT,
    )  # fmt: skip
    with pytest.raises(Refused, match="另一份公文"):
        take(paper, files.read(paper.word))
    with pytest.raises(Refused, match="与所填不符"):
        take(other, files.read(other.word), number="桂办〔2022〕1号")


def test_reading_is_done_by_a_child_that_may_die():
    with pytest.raises(Refused):
        read_in_child(b"PK\x03\x04" + b"\0" * 100, "坏.docx")
    assert "83.3%" in read_in_child(word(PAPER), "好.docx")


def test_spellings_of_one_figure_are_one():
    assert not differences("增长1,234.5%，下降−2.1％", "增长1234.5%，下降-2.1%")
    found = differences("完成62项，差8项", "完成62项")
    assert [(each.was, each.now) for each in found] == [("8", "")]
