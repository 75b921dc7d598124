"""The breakdown of a policy document into tasks (任务分解表), as a Word table to be sent round and signed.

Each measure is a band across the table and not a merged first cell: a merged cell prints its text once and leaves the
pages after it without, while a band keeps to its first task and leaves the width to the text of the tasks.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Length, Mm, Pt
from docx.table import Table, _Cell, _Row

from wenzeng.library.papers.blank import FANGSONG, HEI, KAI, TITLE, blank
from wenzeng.library.papers.formal import (
    CENTRE,
    LEFT,
    RIGHT,
    SIZE_2,
    SIZE_5,
    file_bytes,
    long_date,
    page_numbers,
    shape,
    write,
)

HEADING = "任务分解表"
DEMO = "演示数据"
PRESUMED = "（推定）"
PRESUMED_NOTE = "“推定”指原文未写牵头，列首位者暂作牵头。"
OPEN_NOTE = "“待定”指原文未写明、须由有关单位确定的事项。"
NONE = "—"

LINE = 15.0
WIDTH = Mm(225)
"""GB/T 9704 turned on its side: a text block of 225 by 156 mm."""


@dataclass(frozen=True, slots=True)
class About:
    """What the paper is made from, and when. ``filters`` says in words which tasks were chosen, empty for all."""

    title: str
    number: str | None
    issuer: str | None
    issued: date | None
    as_of: date
    demo: bool
    filters: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One task. Rows that follow one another with the same ``measure`` stand under one band."""

    number: int
    measure: str
    task: str
    lead: str
    lead_presumed: bool
    joint: tuple[str, ...]
    deadline: str | None
    target: str
    clause: str
    open_question: str = ""


@dataclass(frozen=True, slots=True)
class _Column:
    heading: str
    width: Length
    alignment: WD_ALIGN_PARAGRAPH
    text: Callable[[Row], str]


_COLUMNS = (
    _Column("序号", Mm(11), CENTRE, lambda row: str(row.number)),
    _Column("任务", Mm(69), LEFT, lambda row: row.task),
    _Column("牵头单位", Mm(31), LEFT, lambda row: (row.lead or NONE) + (PRESUMED if row.lead_presumed else "")),
    _Column("配合单位", Mm(41), LEFT, lambda row: "、".join(row.joint) or NONE),
    _Column("完成时限", Mm(32), CENTRE, lambda row: _deadline(row.deadline)),
    _Column("目标", Mm(18), CENTRE, lambda row: row.target or NONE),
    _Column("条款", Mm(23), CENTRE, lambda row: row.clause),
)


def breakdown(about: About, rows: Sequence[Row]) -> bytes:
    """The breakdown as a .docx file."""
    document = blank()
    _lay_landscape(document)
    _write_head(document, about, len(rows))
    _write_table(document, rows)
    _write_notes(document, rows)
    page_numbers(document, WIDTH, _source(about))
    return file_bytes(document, f"{about.title}{HEADING}", about.as_of)


def _lay_landscape(document: WordDocument) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(36)
    section.top_margin = section.bottom_margin = Mm(27)
    section.header_distance, section.footer_distance = Mm(14), Mm(14)


def _write_head(document: WordDocument, about: About, count: int) -> None:
    heading = document.add_paragraph(style="Title")
    shape(heading, CENTRE, 32)
    write(heading, HEADING, TITLE, SIZE_2)
    for text in (_basis(about), _state(about, count)):
        line = document.add_paragraph()
        shape(line, CENTRE, 18)
        write(line, text, KAI, 12)
    document.paragraphs[-1].paragraph_format.space_after = Pt(6)
    if about.demo:
        section = document.sections[0]
        for header in (section.header, section.even_page_header):
            header.is_linked_to_previous = False
            shape(header.paragraphs[0], RIGHT, LINE)
            mark = write(header.paragraphs[0], DEMO, HEI, SIZE_5)
            mark._element.get_or_add_rPr().append(_rule("w:bdr"))


def _basis(about: About) -> str:
    return f"依据：《{about.title}》" + (f"（{about.number}）" if about.number else "")


def _state(about: About, count: int) -> str:
    parts = (
        f"{long_date(about.issued)}印发" if about.issued else "",
        f"数据截至{long_date(about.as_of)}",
        f"任务{count}项",
        about.filters,
        DEMO if about.demo else "",
    )
    return "\u3000".join(part for part in parts if part)


def _source(about: About) -> str:
    return f"来源：{about.issuer or ''}《{about.title}》原文"


def _deadline(written: str | None) -> str:
    iso = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", written or "")
    return long_date(date(*map(int, iso.groups()))) if iso else written or NONE


def _write_table(document: WordDocument, rows: Sequence[Row]) -> None:
    measures = [(measure, tuple(tasks)) for measure, tasks in groupby(rows, key=lambda row: row.measure)]
    table = document.add_table(rows=1 + len(measures) + len(rows), cols=len(_COLUMNS))
    _frame_table(table)
    lines = iter(table.rows)
    _write_column_heads(_lay_row(next(lines)))
    for measure, tasks in measures:
        _write_band(_lay_row(next(lines)), measure)
        for task in tasks:
            _write_task(_lay_row(next(lines)), task)


def _write_column_heads(row: _Row) -> None:
    _mark(row, "w:tblHeader")
    for cell, column in zip(row.cells, _COLUMNS, strict=True):
        _fill(cell, column.heading, HEI, CENTRE)


def _write_band(row: _Row, measure: str) -> None:
    cell = row.cells[0].merge(row.cells[-1])
    _fill(cell, measure, HEI, LEFT)
    cell.paragraphs[0].paragraph_format.keep_with_next = True
    _shade(cell)


def _write_task(row: _Row, task: Row) -> None:
    for cell, column in zip(row.cells, _COLUMNS, strict=True):
        _fill(cell, column.text(task), FANGSONG, column.alignment)
    if task.open_question:
        question = row.cells[1].add_paragraph()
        shape(question, LEFT, LINE)
        write(question, f"待定：{task.open_question}", KAI, SIZE_5)


def _lay_row(row: _Row) -> _Row:
    """A row does not break over pages: a task torn in two is read as two."""
    _mark(row, "w:cantSplit")
    for cell, column in zip(row.cells, _COLUMNS, strict=True):
        cell.width = column.width
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    return row


def _fill(cell: _Cell, text: str, face: str, alignment: WD_ALIGN_PARAGRAPH) -> None:
    shape(cell.paragraphs[0], alignment, LINE)
    write(cell.paragraphs[0], text, face, SIZE_5)


def _write_notes(document: WordDocument, rows: Sequence[Row]) -> None:
    notes = []
    if any(row.lead_presumed for row in rows):
        notes.append(PRESUMED_NOTE)
    if any(row.open_question for row in rows):
        notes.append(OPEN_NOTE)
    for number, note in enumerate(notes, 1):
        line = document.add_paragraph()
        shape(line, LEFT, LINE + 2)
        lead = "注：" if number == 1 else "\u3000\u3000"
        write(line, f"{lead}{number}. {note}" if len(notes) > 1 else f"{lead}{note}", FANGSONG, SIZE_5)


def _mark(row: _Row, tag: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(tag))


def _frame_table(table: Table) -> None:
    """Fixed widths, thin rules of half a point all round, text a little off the rules."""
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for grid, column in zip(table.columns, _COLUMNS, strict=True):
        grid.width = column.width
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(_rule(f"w:{side}"))
    table._tbl.tblPr.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
    margins = OxmlElement("w:tblCellMar")
    for side, width in (("top", "50"), ("left", "57"), ("bottom", "50"), ("right", "57")):
        margins.append(_attributed(f"w:{side}", w=width, type="dxa"))
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook")


def _shade(cell: _Cell) -> None:
    shade = _attributed("w:shd", val="clear", color="auto", fill="F2F2F2")
    cell._tc.get_or_add_tcPr().insert_element_before(shade, "w:noWrap", "w:tcMar", "w:vAlign")


def _rule(tag: str) -> BaseOxmlElement:
    return _attributed(tag, val="single", sz="4", space="0", color="auto")


def _attributed(tag: str, **attributes: str) -> BaseOxmlElement:
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element
