"""Tables of an official paper in Word: those of the text, and the 版记, which floats to the lower edge of the last page."""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Length, Mm
from docx.table import Table

from wenzeng.library.papers.blank import FANGSONG, HEI
from wenzeng.library.papers.formal import CENTRE, LEFT, RIGHT, SIZE_4, SIZE_5, shape, write
from wenzeng.library.papers.official.content import Official
from wenzeng.library.papers.official.parts import Part, short_columns

WIDTH = Mm(156)
"""The width of the text."""


def table(document: WordDocument, part: Part, paper: Official) -> None:
    """Thin rules all round, the head on every page, no row torn over two pages."""
    made = document.add_table(rows=len(part.rows), cols=len(part.widths))
    _frame(made)
    widths = [Length(round(WIDTH * share / sum(part.widths))) for share in part.widths]
    for column, breadth in zip(made.columns, widths, strict=True):
        column.width = breadth
    short = short_columns(part.rows)
    for number, (line, row) in enumerate(zip(part.rows, made.rows, strict=True)):
        for mark in ("w:cantSplit", "w:tblHeader") if number == 0 else ("w:cantSplit",):
            row._tr.get_or_add_trPr().append(OxmlElement(mark))
        for text, cell, breadth, centred in zip(line, row.cells, widths, short, strict=True):
            cell.width = breadth
            shape(cell.paragraphs[0], CENTRE if centred or number == 0 else LEFT, 15)
            write(cell.paragraphs[0], text, HEI if number == 0 else FANGSONG, SIZE_5)


def _frame(table: Table) -> None:
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(attributed(f"w:{side}", val="single", sz="4", space="0", color="auto"))
    table._tbl.tblPr.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
    margins = OxmlElement("w:tblCellMar")
    for side, breadth in (("top", "60"), ("left", "57"), ("bottom", "60"), ("right", "57")):
        margins.append(attributed(f"w:{side}", w=breadth, type="dxa"))
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook")


def imprint(document: WordDocument, held: list[Part], paper: Official) -> None:
    """版记 in a table that floats to the lower edge of the last page; its rules are 0.35 and 0.25 mm."""
    if not held:
        return
    table = document.add_table(rows=len(held), cols=2)
    place = attributed("w:tblpPr", vertAnchor="margin", horzAnchor="margin", tblpXSpec="left", tblpYSpec="bottom")
    table._tbl.tblPr.insert_element_before(place, "w:tblOverlap", "w:tblW", "w:jc", "w:tblLayout", "w:tblLook")
    table.autofit = False
    for row, part in zip(table.rows, held, strict=True):
        copies = part.kind == "copies"
        cells = [row.cells[0].merge(row.cells[1])] if copies else list(row.cells)
        texts = [part.text] if copies else [part.label, part.text]
        for cell, text, alignment in zip(cells, texts, (LEFT, RIGHT), strict=False):
            cell.width = Mm(156) if copies else (Mm(106) if alignment == LEFT else Mm(50))
            shape(cell.paragraphs[0], alignment, 22)
            write(cell.paragraphs[0], text, FANGSONG, SIZE_4)
    if paper.form != "letter":
        borders = OxmlElement("w:tblBorders")
        for side, breadth in (("top", "8"), ("bottom", "8"), ("insideH", "6")):
            borders.append(attributed(f"w:{side}", val="single", sz=breadth, space="0", color="auto"))
        table._tbl.tblPr.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
    shape(document.add_paragraph(), LEFT, 1)


def attributed(tag: str, **attributes: str) -> BaseOxmlElement:
    """An element with attributes of Word's own name space."""
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element
