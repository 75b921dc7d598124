"""Word, PDF and content say the same; the same content is the same bytes; nothing typed becomes anything but text."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from tests.library.papers.official import samples
from wenzeng.library.papers.official import Annex, Heading, Official, Paragraph, Table, as_json, from_json
from wenzeng.library.papers.official.pdf import pages_as_png, pdf
from wenzeng.library.papers.official.text import text, text_of_word
from wenzeng.library.papers.official.word import word
from wenzeng.library.refusal import Refused

HOSTILE = '<script>alert(1)</script> ]]> &amp; </w:t> #panic("x") $x^2$ *粗* _斜_ `码` <标签> @引 \\ // -- \' " = 一 {{ 7*7 }}'
HIDDEN = "\x00\x07\x1b\x7f\u200b\u202e\ufeff\u2066\r\n\t"

words = st.text(
    st.sampled_from([*HOSTILE, *HIDDEN, *"广西柳州增长下降％%〔六·1〕，。、；：“”（）0123456789"]), max_size=60
)
block = st.one_of(
    st.builds(Heading, st.integers(1, 3), words),
    st.builds(Paragraph, words, words),
    st.builds(lambda a, b, c: Table(("序号", "单位"), ((a, b), (b, c)), (1, 3), c), words, words, words),
)
papers = st.builds(
    Official,
    form=st.sampled_from(["letter", "bulletin", "minutes"]),
    head=words,
    title=words,
    blocks=st.lists(block, max_size=5).map(tuple),
    number=words,
    issue=words,
    addressee=words,
    signer=words,
    day=st.one_of(st.none(), st.dates()),
    notes=st.lists(words, max_size=2).map(tuple),
    annexes=st.lists(st.builds(lambda title, held: Annex(title, (held,)), words, block), max_size=2).map(tuple),
    copies=words,
    printer=words,
    code=words,
    demo=st.booleans(),
)


def squeezed(written: str) -> str:
    return "".join(written.split())


@pytest.mark.parametrize("paper", samples.ALL, ids=lambda paper: paper.form)
def test_word_and_pdf_hold_the_text_of_the_content(paper):
    assert text_of_word(word(paper)) == text(paper)
    assert samples.text_of_pdf(pdf(paper)) == squeezed(text(paper))


@settings(max_examples=60, deadline=None)
@given(papers)
def test_whatever_is_typed_comes_out_as_the_same_text(paper):
    made = word(paper)
    assert squeezed(text_of_word(made)) == squeezed(text(paper))
    assert samples.text_of_pdf(pdf(paper)) == squeezed(text(paper))
    assert made == word(paper)


@pytest.mark.parametrize("field", ["head", "title", "number", "issue", "addressee", "signer", "copies", "printer"])
def test_markup_in_a_field_stays_what_it_looks_like(field):
    paper = replace(samples.BULLETIN, **{field: HOSTILE + HIDDEN})
    assert squeezed(HOSTILE) in squeezed(text(paper))
    assert squeezed(HOSTILE) in squeezed(text_of_word(word(paper)))
    assert squeezed(HOSTILE) in samples.text_of_pdf(pdf(paper))


@pytest.mark.parametrize("paper", samples.ALL, ids=lambda paper: paper.form)
def test_same_content_same_bytes(paper):
    again = from_json(as_json(paper))
    assert again == paper
    assert word(again) == word(paper)
    assert pdf(again) == pdf(paper)
    assert pdf(replace(paper, title=paper.title + "一")) != pdf(paper)


def test_a_word_file_without_macros_links_or_pictures():
    with ZipFile(BytesIO(word(samples.BULLETIN))) as package:
        names = package.namelist()
        relations = package.read("word/_rels/document.xml.rels").decode()
    assert not [name for name in names if "vba" in name or "media" in name or "embed" in name]
    assert "External" not in relations


def test_every_face_is_embedded_and_none_is_the_machine_s():
    for page in PdfReader(BytesIO(pdf(samples.BULLETIN))).pages:
        for font in page["/Resources"]["/Font"].values():
            held = font.get_object()["/DescendantFonts"][0].get_object()
            assert "/FontFile3" in held["/FontDescriptor"].get_object()
            assert held["/BaseFont"].split("+")[-1] in {"NotoSerifSC-Regular", "NotoSansSC-Regular"}


@pytest.mark.parametrize("sign", ["😀", "\U00030edd", "\ue001"])
def test_a_character_without_a_glyph_is_refused_by_name(sign):
    with pytest.raises(Refused) as refusal:
        pdf(replace(samples.LETTER, addressee=f"示例{sign}公司"))
    assert f"U+{ord(sign):04X}" in refusal.value.message


def test_pages_as_pictures():
    pages = pages_as_png(samples.BULLETIN, 30)
    assert len(pages) == len(PdfReader(BytesIO(pdf(samples.BULLETIN))).pages)
    assert all(page.startswith(b"\x89PNG") for page in pages)
