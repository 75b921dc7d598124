"""The paper as Word: the editable original, to be opened, signed and sealed in the office.

Faces are those of the standard, by their official names; every line has its exact height (22 to a page) and every
character of the text its pitch (28 to a line), so that nothing hangs on a grid that a program may leave out.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.section import _Footer, _Header
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from wenzeng.library.papers.blank import FANGSONG, HEI, KAI, SONG, TITLE, blank
from wenzeng.library.papers.formal import (
    CENTRE,
    LEFT,
    RIGHT,
    SIZE_2,
    SIZE_3,
    SIZE_4,
    SIZE_5,
    file_bytes,
    page_numbers,
    shape,
    write,
)
from wenzeng.library.papers.official.content import Official, cleaned
from wenzeng.library.papers.official.parts import DEMO_MARK, Part, parts, width
from wenzeng.library.papers.official.word_tables import WIDTH, attributed, imprint, table

LINE = 28.95
PITCH = 15.75
RED = RGBColor(0xC8, 0x16, 0x1D)
JUSTIFIED = WD_ALIGN_PARAGRAPH.JUSTIFY


def word(paper: Official) -> bytes:
    """The paper as a .docx file."""
    whole = cleaned(paper)
    document = blank()
    _furnish(document, whole)
    held = parts(whole)
    for place, part in enumerate(held):
        before = held[place - 1].kind if place else ""
        if part.kind == "head" and whole.form == "letter":
            _letter_head(document, part)
        elif part.kind in {"copies", "printed"}:
            continue
        else:
            _WRITE[part.kind](document, part, whole)
        _space_after(document, part, held[place + 1].kind if place + 1 < len(held) else "", whole, before)
    imprint(document, [part for part in held if part.kind in {"copies", "printed"}], whole)
    return file_bytes(document, whole.title.replace("\n", ""), whole.day or date(1980, 1, 1))


def _furnish(document: WordDocument, paper: Official) -> None:
    """Page numbers with the code at the inner edge; the demo's mark; a letter's rules on its first page alone."""
    note = f"查验码 {paper.code}" if paper.code else ""
    page_numbers(document, WIDTH, note)
    section = document.sections[0]
    section.header_distance = Mm(16)
    headers = [section.header, section.even_page_header]
    if paper.form == "letter":
        section.different_first_page_header_footer = True
        headers.append(section.first_page_header)
        _letter_foot(section.first_page_footer, note)
    for header in headers:
        header.is_linked_to_previous = False
        if paper.demo:
            _demo_mark(header)


def _demo_mark(header: _Header) -> None:
    shape(header.paragraphs[0], RIGHT, 15)
    mark = write(header.paragraphs[0], DEMO_MARK, HEI, SIZE_5)
    mark._element.get_or_add_rPr().append(attributed("w:bdr", val="single", sz="4", space="0", color="auto"))


def _letter_head(document: WordDocument, part: Part) -> None:
    """The name in the header of the first page, its top 30 mm below the edge, over the double rule of 170 mm."""
    section = document.sections[0]
    header = section.first_page_header
    name = header.add_paragraph()
    size = min(30.0, WIDTH.pt / max(width(part.text), 1))
    shape(name, CENTRE, size * 1.3)
    name.paragraph_format.space_before = Pt(Mm(30).pt - Mm(16).pt - 15)
    write(name, part.text, TITLE, size).font.color.rgb = RED
    _widen(name)
    _border(name, "bottom", "thickThinSmallGap", 24, space=11)


def _letter_foot(footer: _Footer, note: str) -> None:
    """The double rule 20 mm above the lower edge; the first page has no number."""
    footer.is_linked_to_previous = False
    line = footer.paragraphs[0]
    shape(line, LEFT, SIZE_3)
    if note:
        write(line, note, SONG, 9)
    rule = footer.add_paragraph()
    shape(rule, LEFT, 4)
    _widen(rule)
    _border(rule, "bottom", "thinThickSmallGap", 24)


def _widen(paragraph: Paragraph) -> None:
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(-7)


def _line(
    document: WordDocument,
    text: str,
    face: str = FANGSONG,
    alignment: WD_ALIGN_PARAGRAPH = JUSTIFIED,
    *,
    first: float = 0,
) -> Paragraph:
    """A line of the text at the pitch of 28; ``first`` indents its first line by so many characters."""
    paragraph = document.add_paragraph()
    shape(paragraph, alignment, LINE)
    if first:
        paragraph.paragraph_format.first_line_indent = Pt(first * PITCH)
    if text:
        _pitched(paragraph, text, face)
    return paragraph


def _pitched(paragraph: Paragraph, text: str, face: str) -> None:
    run = write(paragraph, text, face, SIZE_3)
    run._element.get_or_add_rPr().insert_element_before(
        attributed("w:spacing", val=str(round((PITCH - SIZE_3) * 20))), "w:w", "w:kern", "w:position", "w:sz", "w:szCs"
    )


def _head(document: WordDocument, part: Part, paper: Official) -> None:
    """The red name, its top 35 mm below the upper edge of the text; Word drops space before the first line, so a line
    of that height stands there."""
    shape(document.add_paragraph(), LEFT, Mm(35).pt)
    line = document.add_paragraph()
    size = min(40.0, WIDTH.pt / max(width(part.text), 1))
    shape(line, CENTRE, size * 1.2)
    write(line, part.text, TITLE, size).font.color.rgb = RED


def _number(document: WordDocument, part: Part, paper: Official) -> None:
    if paper.form == "letter":
        _line(document, part.text, alignment=RIGHT)
        return
    _line(document, "")
    _line(document, part.text, alignment=CENTRE)


def _title(document: WordDocument, part: Part, paper: Official) -> None:
    line = document.add_paragraph(style="Title")
    shape(line, CENTRE, 36, keep_with_next=True)
    write(line, part.text, TITLE, SIZE_2)


def _heading(face: str) -> Callable[[WordDocument, Part, Official], None]:
    def heading(document: WordDocument, part: Part, paper: Official) -> None:
        _line(document, part.text, face, first=2).paragraph_format.keep_with_next = True

    return heading


def _paragraph(document: WordDocument, part: Part, paper: Official) -> None:
    paragraph = _line(document, "", first=2)
    if part.label:
        _pitched(paragraph, part.label, HEI)
    if part.text:
        _pitched(paragraph, part.text, FANGSONG)


def _to(document: WordDocument, part: Part, paper: Official) -> None:
    _line(document, part.text, alignment=LEFT)


def _table_title(document: WordDocument, part: Part, paper: Official) -> None:
    line = document.add_paragraph()
    shape(line, CENTRE, LINE, keep_with_next=True)
    write(line, part.text, HEI, SIZE_4)


def _annex_list(document: WordDocument, part: Part, paper: Official) -> None:
    line = _line(document, part.text, alignment=LEFT)
    line.paragraph_format.left_indent = Pt(5 * PITCH)
    if part.kind == "annex_list":
        line.paragraph_format.first_line_indent = Pt(-3 * PITCH)


def _from_right(document: WordDocument, part: Part, paper: Official) -> None:
    line = _line(document, part.text, alignment=RIGHT)
    line.paragraph_format.right_indent = Pt(part.indent * PITCH)
    line.paragraph_format.keep_with_next = part.kind == "signer"


def _annex_mark(document: WordDocument, part: Part, paper: Official) -> None:
    _line(document, part.text, HEI, LEFT).paragraph_format.page_break_before = True


def _space_after(document: WordDocument, part: Part, following: str, paper: Official, before: str) -> None:
    """The blank lines and the red rule of the standard, between one part and the next."""
    headed = {"head", "issue", "number"}
    if part.kind in headed and following not in headed:
        if paper.form == "bulletin":
            _border(document.paragraphs[-1], "bottom", "single", 12, space=8)
        for _ in range(1 if paper.form == "letter" else 2):
            _line(document, "")
    if part.kind == "title" and following != "title":
        _line(document, "")
    if part.kind == "annex_mark":
        _line(document, "")
    if following == "annex_list":
        _line(document, "")
    if following == "signer":
        for _ in range(2):
            _line(document, "").paragraph_format.keep_with_next = True
        closing = document.paragraphs[-3]
        closing.paragraph_format.keep_with_next = True


_WRITE: dict[str, Callable[[WordDocument, Part, Official], None]] = {
    "head": _head,
    "issue": _number,
    "number": _number,
    "title": _title,
    "to": _to,
    "h1": _heading(HEI),
    "h2": _heading(KAI),
    "h3": _heading(FANGSONG),
    "p": _paragraph,
    "table_title": _table_title,
    "table": table,
    "annex_list": _annex_list,
    "annex_next": _annex_list,
    "signer": _from_right,
    "day": _from_right,
    "note": _paragraph,
    "annex_mark": _annex_mark,
    "annex_title": _title,
}


def _border(paragraph: Paragraph, side: str, style: str, eighths: int, space: int = 1) -> None:
    borders = OxmlElement("w:pBdr")
    borders.append(attributed(f"w:{side}", val=style, sz=str(eighths), space=str(space), color="C8161D"))
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:snapToGrid", "w:spacing", "w:ind", "w:jc"
    )
