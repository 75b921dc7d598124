"""Other documents that a text names, by title, by number or by both."""

from __future__ import annotations

import re

from wenzeng.library.policy.compiler.header import NUMBER
from wenzeng.library.policy.compiler.lines import Lines
from wenzeng.library.policy.passage import Passage
from wenzeng.library.policy.plan import Reference

_TITLE = re.compile(r"《([^《》]{2,200}(?:《[^《》]{2,200}》[^《》]{0,120})?)》")
_BRACKETED_NUMBER = re.compile(rf"\s*[（(]\s*({NUMBER.pattern})\s*[）)]")


def find_references(lines: Lines, start: int, end: int) -> tuple[Reference, ...]:
    """References in order; a number right behind a title belongs to it."""
    passage = lines.clean(start, end)
    out: list[Reference] = []
    place = 0
    for title in _TITLE.finditer(passage.text):
        out += _bare(passage, place, title.start())
        number = _BRACKETED_NUMBER.match(passage.text, title.end())
        place = number.end() if number else title.end()
        out.append(Reference(number[1] if number else None, title[1], passage.span(title.start(), place)))
    return tuple(out + _bare(passage, place, len(passage.text)))


def _bare(passage: Passage, start: int, end: int) -> list[Reference]:
    return [
        Reference(f.group(), "", passage.span(f.start(), f.end())) for f in NUMBER.finditer(passage.text, start, end)
    ]
