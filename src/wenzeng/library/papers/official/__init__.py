"""Official papers (公文): letters, bulletins and minutes by GB/T 9704-2012, as Word and as PDF with the same text.

A caller declares the content and renders it; it never touches a page. The order of a paper's parts stands in one place
(``parts``), from which both files and the plain text are made.
"""

from wenzeng.library.papers.official.content import (
    Annex,
    Block,
    Form,
    Heading,
    Official,
    Paragraph,
    Table,
    as_json,
    from_json,
)

__all__ = ["Annex", "Block", "Form", "Heading", "Official", "Paragraph", "Table", "as_json", "from_json"]
