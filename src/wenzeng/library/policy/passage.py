"""A stretch of the source as a reader reads it: cleaned, and every character still knows where it stood."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

Span = tuple[int, int]
"""Code points of the source text, end exclusive."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Cleaned text (breaks inside sentences joined) with the place of each of its characters in the source.

    ``at[i]`` is the source offset of ``text[i]``; offsets rise strictly. Cleaning only ever leaves white space
    out, so ``source[start:end]`` without white space equals the text without white space.
    """

    text: str
    at: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.text)

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """Source span of ``text[start:end]``; an empty stretch lies where its next character stands."""
        stop = len(self.text) if end is None else end
        if start >= stop:
            place = self.at[start] if start < len(self.at) else (self.at[-1] + 1 if self.at else 0)
            return place, place
        return self.at[start], self.at[stop - 1] + 1

    def part(self, start: int, end: int | None = None) -> Passage:
        """The passage of ``text[start:end]``."""
        return Passage(self.text[start:end], self.at[start:end])

    def strip(self) -> Passage:
        """Without white space at both ends."""
        start = len(self.text) - len(self.text.lstrip())
        return self.part(start, max(start, len(self.text.rstrip())))

    @staticmethod
    def joined(parts: Iterable[Passage]) -> Passage:
        """One passage of several that follow each other in the source."""
        held = list(parts)
        return Passage("".join(p.text for p in held), tuple(place for p in held for place in p.at))

    @staticmethod
    def whole(text: str, offset: int = 0) -> Passage:
        """A passage of a text as it stands, its first character at ``offset`` of the source."""
        return Passage(text, tuple(range(offset, offset + len(text))))
