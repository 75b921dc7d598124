"""The parts of every official paper: dates, safe text, and a blank file that is ours."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

from docx.oxml.ns import qn
from docx.shared import Pt

from wenzeng.library.papers.blank import FANGSONG, HEI, blank
from wenzeng.library.papers.formal import CENTRE, file_bytes, long_date, safe, shape, write


def test_dates_have_no_leading_zero() -> None:
    assert long_date(date(2022, 9, 5)) == "2022年9月5日"


def test_safe_text_keeps_what_can_be_read() -> None:
    assert safe("〔三·1〕“增长”\t10%\n<&>") == "〔三·1〕“增长”\t10%\n<&>"
    assert safe("a\x00b\x0cc\x7fd\u2028e\rf") == "abcd\ne\nf"


def test_a_written_run_bears_face_size_and_hint() -> None:
    paragraph = blank().add_paragraph()
    run = write(paragraph, "〔一〕", HEI, 12)
    fonts = run._element.rPr.rFonts
    assert (fonts.get(qn("w:eastAsia")), fonts.get(qn("w:hint")), run.font.size) == (HEI, "eastAsia", Pt(12))


def test_a_shaped_paragraph_has_an_exact_line() -> None:
    paragraph = blank().add_paragraph()
    shape(paragraph, CENTRE, 28.95)
    assert paragraph.alignment == CENTRE
    assert paragraph.paragraph_format.line_spacing == Pt(28.95)


def test_the_blank_is_a4_upright_and_falls_back_to_fangsong() -> None:
    document = blank()
    section = document.sections[0]
    assert (section.page_width.twips, section.page_height.twips) == (11906, 16838)
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}//{qn('w:rFonts')}")
    assert defaults.get(qn("w:eastAsia")) == FANGSONG


def test_the_official_faces_name_their_substitutes() -> None:
    with ZipFile(BytesIO(file_bytes(blank(), "空白", date(2022, 10, 24)))) as package:
        fonts = package.read("word/fontTable.xml").decode()
        properties = package.read("docProps/core.xml").decode()
    assert 'w:name="仿宋_GB2312"><w:altName w:val="仿宋"/>' in fonts
    assert "空白" in properties
    assert "2022-10-24T00:00:00Z" in properties
