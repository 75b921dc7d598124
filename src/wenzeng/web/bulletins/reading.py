"""The sheet of the desk: the parts of the paper, each figure apart, so that it is shown locked and opens its rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from wenzeng.library.papers.official import tokens
from wenzeng.library.papers.official.parts import parts
from wenzeng.mechanisms.bulletins.queries.contents import content
from wenzeng.web.shell import subjects

_AS_HEADING = {"h1", "annex_mark"}


@dataclass(frozen=True, slots=True)
class Piece:
    """Plain words, or a figure with its key; ``known`` tells one that has frozen words."""

    words: str
    key: str = ""
    known: bool = True


@dataclass(frozen=True, slots=True)
class Line:
    """A part of the sheet; ``anchor`` is the place that the outline leads to."""

    kind: str
    pieces: tuple[Piece, ...]
    rows: tuple[tuple[str, ...], ...] = ()
    anchor: str = ""


def sheet(bulletin: Any) -> list[Line]:
    """The lines of the bulletin's paper, in order."""
    figures = bulletin.closing.frozen["figures"]
    lines = []
    for number, part in enumerate(parts(content(bulletin)), 1):
        if part.kind not in {"copies", "printed"}:
            pieces = tuple(
                Piece(figures[key]["text"] if key in figures else f"⟦{key}⟧", key, key in figures)
                if key
                else Piece(plain)
                for plain, key in tokens.pieces(part.text)
            )
            anchor = f"part-{number}" if part.kind in _AS_HEADING else ""
            lines.append(Line(part.kind, pieces, part.rows, anchor))
    return lines


def outline(lines: list[Line]) -> list[tuple[str, str]]:
    """(anchor, words) of each heading."""
    return [(line.anchor, "".join(piece.words for piece in line.pieces)) for line in lines if line.anchor]


def source(bulletin: Any, key: str) -> dict[str, Any] | None:
    """Where the chosen figure comes from: its label, how it came about, and its rows with their pages."""
    held = bulletin.closing.frozen["figures"].get(key)
    if held is None:
        return None
    rows = [{**row, "url": subjects.url(row["subject"])} for row in held["rows"]]
    return {**held, "key": key, "rows": rows}
