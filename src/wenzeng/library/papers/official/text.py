"""The plain text of a paper: from its content, and read back from its Word file. Both must be equal, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.table import Table
from docx.text.paragraph import Paragraph

from wenzeng.library.papers.official.content import Official
from wenzeng.library.papers.official.parts import Part, parts


def text(paper: Official) -> str:
    """The text, a line for each part and each row of a table; cells are set apart by a tab."""
    return "\n".join(line for part in parts(paper) for line in _lines(part))


def _lines(part: Part) -> list[str]:
    if part.kind == "table":
        return ["\t".join(row) for row in part.rows]
    if part.kind == "printed":
        return [f"{part.label}\t{part.text}"]
    return [part.label + part.text]


def text_of_word(data: bytes) -> str:
    """The text of a Word file of ours; the head of a letter stands in the header of its first page."""
    document = Document(BytesIO(data))
    section = document.sections[0]
    # The first line of every header is the demo's mark, or empty.
    first = section.first_page_header.paragraphs if section.different_first_page_header_footer else []
    lines = [paragraph.text for paragraph in first[1:] if paragraph.text.strip()]
    return "\n".join([*lines, *_body(document)])


def _body(document: WordDocument) -> Iterator[str]:
    for held in document.iter_inner_content():
        if isinstance(held, Table):
            yield from ("\t".join(cell.text for cell in dict.fromkeys(row.cells)) for row in held.rows)
        elif isinstance(held, Paragraph) and held.text.strip():
            yield held.text
