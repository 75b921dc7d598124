"""GB/T 9704-2012 measured on the finished files: 22 lines of 28 characters, margins, rules, page numbers, 版记."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import pairwise

import pytest
from docx import Document
from docx.oxml.ns import qn
from pypdf import PdfReader

from tests.library.papers.official import samples
from wenzeng.library.papers.official import Annex, Paragraph
from wenzeng.library.papers.official.parts import DEMO_MARK, parts
from wenzeng.library.papers.official.pdf import pdf
from wenzeng.library.papers.official.word import word

MM = 72 / 25.4
SIGNS = "甲乙丙丁戊己庚辛壬癸子丑寅卯"


@pytest.fixture(scope="module")
def full_page():
    """(height, text) of the lines of a page full of text."""
    paper = replace(samples.BULLETIN, blocks=(Paragraph(SIGNS * 200),), annexes=())
    lines: dict[float, str] = {}
    for page, height, furniture, words in samples.shown(pdf(paper)):
        if page == 2 and not furniture and words.strip():
            lines[round(height, 1)] = lines.get(round(height, 1), "") + words.strip()
    return sorted(lines.items(), reverse=True)


def test_22_lines_of_28_characters(full_page):
    assert len(full_page) == 22
    assert {len(words) for _, words in full_page} == {28}
    steps = [above - below for (above, _), (below, _) in pairwise(full_page)]
    assert all(abs(step - 225 * MM / 22) < 0.1 for step in steps)


def test_the_text_keeps_within_the_block(full_page):
    top, bottom = (297 - 37) * MM, 35 * MM
    assert all(bottom < height < top for height, _ in full_page)


def test_pages_are_a4_and_numbered():
    data = pdf(samples.BULLETIN)
    pages = PdfReader(BytesIO(data)).pages
    assert {(round(p.mediabox.width / MM), round(p.mediabox.height / MM)) for p in pages} == {(210, 297)}
    furniture = Counter()
    for page, _, is_furniture, words in samples.shown(data):
        if is_furniture:
            furniture[page] += f"— {page} —" in words
    assert set(furniture.values()) == {1}


def test_the_first_page_of_a_letter_has_no_number_but_the_code():
    first = [words for page, _, furniture, words in samples.shown(pdf(samples.LETTER)) if page == 1 and furniture]
    assert not [words for words in first if "— 1 —" in words]
    assert samples.LETTER.code in "".join(first)
    assert DEMO_MARK in "".join(first)


def test_the_imprint_closes_the_last_page():
    pieces = [piece for piece in samples.shown(pdf(samples.BULLETIN)) if not piece[2] and piece[3].strip()]
    page, height, _, words = pieces[-1]
    assert page == max(piece[0] for piece in pieces)
    assert "2022年10月24日印发" in words
    assert 35 * MM <= height < 35 * MM + 15


def test_no_signature_stands_on_a_page_without_text():
    for length in range(4, 26):
        paper = replace(samples.LETTER, blocks=tuple(Paragraph(SIGNS) for _ in range(length)), copies="")
        pages = {
            page for page, _, furniture, words in samples.shown(pdf(paper)) if not furniture and SIGNS[2:] in words
        }
        signed = {
            page for page, _, furniture, words in samples.shown(pdf(paper)) if not furniture and "2022年" in words
        }
        assert max(signed) in pages, length


def test_word_has_the_same_page_pitch_and_margins():
    document = Document(BytesIO(word(samples.BULLETIN)))
    section = document.sections[0]
    assert (section.page_width.twips, section.page_height.twips) == (11906, 16838)
    assert (round(section.top_margin.mm), round(section.left_margin.mm)) == (37, 28)
    body = next(p for p in document.paragraphs if SIGNS in p.text)
    assert 22 * body.paragraph_format.line_spacing.pt <= 225 * MM
    spacing = int(body.runs[0]._element.rPr.find(qn("w:spacing")).get(qn("w:val"))) / 20
    assert 28 * (16 + spacing) <= 156 * MM < 29 * (16 + spacing)


def test_a_long_name_is_centred_over_the_date_and_stays_on_the_page():
    for signer in ("指挥部", samples.OFFICE, samples.OFFICE * 2):
        held = {part.kind: part for part in parts(replace(samples.LETTER, signer=signer, day=date(2022, 1, 1)))}
        assert held["day"].indent >= 4
        assert held["signer"].indent >= 1


def test_one_annex_has_no_number_two_have():
    one = [p.text for p in parts(replace(samples.BULLETIN, annexes=(Annex("甲", ()),))) if "annex" in p.kind]
    two = [p.text for p in parts(samples.BULLETIN) if "annex" in p.kind]
    assert one == ["附件：甲", "附件", "甲"]
    assert two[:3] == ["附件：1. 各市任务办理情况表", "2. 逾期任务清单", "附件1"]
