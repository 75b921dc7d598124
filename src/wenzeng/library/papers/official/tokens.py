"""Figures locked in a text: each stands as ⟦key⟧, and only its frozen words can take that place.

Whoever edits the text may move a figure or leave it out; what is typed behind the key is not read, so that a figure can
be seen while it is edited and yet never be typed over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from wenzeng.library.papers.official.content import Annex, Block, Heading, Official, Paragraph, Table

_TOKEN = re.compile("⟦([^⟦⟧]*)⟧")
_BRACKETS = re.compile("[⟦⟧]")


def token(key: str) -> str:
    """The place of a figure."""
    return f"⟦{key}⟧"


def keys(text: str) -> list[str]:
    """The keys of the figures in a text, in order."""
    return [_key(found) for found in _TOKEN.findall(text)]


def bare(text: str) -> str:
    """The text as kept: of each figure its key alone."""
    return _TOKEN.sub(lambda found: token(_key(found[1])), text)


def seen(text: str, figures: Mapping[str, str]) -> str:
    """The text as edited: behind each key the words that will stand there."""
    return _TOKEN.sub(lambda found: token(f"{_key(found[1])} {_words(figures, _key(found[1]))}"), text)


def pieces(text: str) -> list[tuple[str, str]]:
    """(words, key) in order; the key of plain words is empty."""
    parts = _TOKEN.split(text)
    found = [(part, "") if place % 2 == 0 else ("", _key(part)) for place, part in enumerate(parts)]
    return [piece for piece in found if any(piece)]


def broken(text: str) -> bool:
    """Whether a bracket of a figure has lost its other half."""
    return bool(_BRACKETS.search(_TOKEN.sub("", text)))


def fill(paper: Official, figures: Mapping[str, str]) -> Official:
    """The paper with every figure in its place; a key without a figure stays as it is, to be seen."""

    def put(text: str) -> str:
        return _TOKEN.sub(lambda found: figures.get(_key(found[1]), found[0]), text)

    return each_text(paper, put)


def each_text(paper: Official, change: Callable[[str], str]) -> Official:
    """The paper with title, text and annexes passed through a function."""
    return replace(
        paper,
        title=change(paper.title),
        blocks=tuple(_changed(block, change) for block in paper.blocks),
        annexes=tuple(Annex(change(a.title), tuple(_changed(b, change) for b in a.blocks)) for a in paper.annexes),
    )


def _changed(block: Block, change: Callable[[str], str]) -> Block:
    if isinstance(block, Heading):
        return Heading(block.level, change(block.text))
    if isinstance(block, Paragraph):
        return Paragraph(change(block.text), block.label)
    rows = tuple(tuple(map(change, row)) for row in block.rows)
    return Table(block.columns, rows, block.widths, change(block.title))


def _words(figures: Mapping[str, str], key: str) -> str:
    return figures[key] or "（空）" if key in figures else "（没有来源）"


def _key(inside: str) -> str:
    return inside.strip().split(" ")[0]
