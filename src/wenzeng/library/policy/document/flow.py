"""A text that grows piece by piece while places in it are remembered; shared by the readers of Word and web pages."""

from __future__ import annotations

from wenzeng.library.policy.document.source import Table
from wenzeng.library.policy.passage import Span


class Flow:
    """Paragraphs and table cells written one after another; knows the length so far."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.length = 0
        self.tables: list[Table] = []

    def write(self, text: str) -> Span:
        """Append a text and say where it stands."""
        start = self.length
        self._parts.append(text)
        self.length += len(text)
        return start, self.length

    @property
    def text(self) -> str:
        """All that was written."""
        return "".join(self._parts)
