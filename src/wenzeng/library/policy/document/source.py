"""What a reader hands to the compiler: the text that all spans count in, and the tables found in it."""

from __future__ import annotations

from dataclasses import dataclass

from wenzeng.library.policy.passage import Span
from wenzeng.library.policy.plan import Unread

Row = tuple[Span, ...]
"""The cells of a table row as stretches of the text; a merged cell stands in every place it covers."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a .docx or .html file: where it stands in the text, and its rows."""

    span: Span
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A document as text. ``published`` is the date that a web page gives beside the text, as written."""

    text: str
    kind: str
    tables: tuple[Table, ...] = ()
    published: str | None = None
    unread: tuple[Unread, ...] = ()
