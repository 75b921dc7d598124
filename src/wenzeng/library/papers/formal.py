"""Words, paragraphs, pages and bytes of an official paper: every run names its own face, every text is made safe.

Page numbers, faces and sizes follow GB/T 9704-2012; the same content always gives the same bytes, because an issued
paper is kept with its SHA-256 and must be able to prove itself.
"""

import re
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import _Footer
from docx.shared import Length, Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from wenzeng.library.papers.blank import LATIN, SONG

LEFT: Final = WD_ALIGN_PARAGRAPH.LEFT
CENTRE: Final = WD_ALIGN_PARAGRAPH.CENTER
RIGHT: Final = WD_ALIGN_PARAGRAPH.RIGHT

SIZE_2: Final = 22.0
SIZE_3: Final = 16.0
SIZE_4: Final = 14.0
SIZE_5: Final = 10.5
"""The Chinese sizes 二号, 三号, 四号, 五号 in points."""

_UNSAFE = re.compile(
    "[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
"""What XML cannot carry, and marks that turn the order of what is read."""

_LINE_BREAK = re.compile(r"\r\n?|[\u2028\u2029]")
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def safe(text: str) -> str:
    """The text without what a Word file cannot or must not hold; line breaks are kept as one sign."""
    return _UNSAFE.sub("", _LINE_BREAK.sub("\n", text))


def long_date(day: date) -> str:
    """成文日期 is written in Arabic figures without leading zeros: 2022年9月30日."""
    return f"{day.year}年{day.month}月{day.day}日"


def write(paragraph: Paragraph, text: str, face: str, size: float) -> Run:
    """Add words in a face. The hint makes quotation marks and 〔〕 Chinese, which Word else takes for Latin."""
    run = paragraph.add_run(safe(text))
    run.font.size = Pt(size)
    run.font.name = LATIN
    fonts = run._element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), face)
    fonts.set(qn("w:hint"), "eastAsia")
    return run


def shape(paragraph: Paragraph, alignment: WD_ALIGN_PARAGRAPH, line: float, *, keep_with_next: bool = False) -> None:
    """Alignment and exact line height in points, with nothing before or after."""
    paragraph.alignment = alignment
    layout = paragraph.paragraph_format
    layout.space_before = layout.space_after = Pt(0)
    layout.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    layout.line_spacing = Pt(line)
    layout.keep_with_next = keep_with_next


def page_numbers(document: WordDocument, width: Length, note: str) -> None:
    """`— 1 —` in 四号 Song, one character in from the outer edge; ``note`` stands at the inner edge of each page."""
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    _number_line(section.footer, width, note, number_first=False)
    _number_line(section.even_page_footer, width, note, number_first=True)


def _number_line(footer: _Footer, width: Length, note: str, *, number_first: bool) -> None:
    footer.is_linked_to_previous = False
    paragraph = footer.paragraphs[0]
    shape(paragraph, LEFT, SIZE_3)
    paragraph.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
    if number_first:
        _number(paragraph, "\u3000", "")
        write(paragraph, f"\t{note}", SONG, 9)
    else:
        write(paragraph, f"{note}\t", SONG, 9)
        _number(paragraph, "", "\u3000")


def _number(paragraph: Paragraph, before: str, after: str) -> None:
    write(paragraph, f"{before}— ", SONG, SIZE_4)
    for kind, instruction in (("begin", ""), ("", "PAGE"), ("separate", ""), ("", "1"), ("end", "")):
        run = write(paragraph, "", SONG, SIZE_4)
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText" if instruction == "PAGE" else "w:t")
            mark.text = instruction
        run._element.append(mark)
    write(paragraph, f" —{after}", SONG, SIZE_4)


def file_bytes(document: WordDocument, title: str, day: date) -> bytes:
    """The finished file. Properties and the times inside follow from the content: equal content is equal bytes."""
    properties = document.core_properties
    properties.title = safe(title)
    properties.author = properties.last_modified_by = "稳增"
    properties.created = properties.modified = datetime(day.year, day.month, day.day, tzinfo=UTC)
    properties.revision = 1
    raw = BytesIO()
    document.save(raw)
    out = BytesIO()
    with ZipFile(raw) as source, ZipFile(out, "w") as target:
        for name in source.namelist():
            entry = ZipInfo(name, _ZIP_EPOCH)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0
            target.writestr(entry, source.read(name))
    return out.getvalue()
