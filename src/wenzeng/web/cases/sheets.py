"""A letter as it will look: head, title, paragraphs with their figures locked, and in a form the words to be edited."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from wenzeng.mechanisms.casework.declare import Letter, Way
from wenzeng.mechanisms.casework.queries import letters
from wenzeng.mechanisms.casework.queries.letters import Piece
from wenzeng.web.cases.forms import WORDS


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: its words cut into (text, whether it is a figure), or the field in which they are edited."""

    label: str
    parts: Sequence[tuple[str, bool]]
    field: Any = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A letter on screen."""

    head: str
    title: str
    to: str
    lines: Sequence[Line]
    signer: str
    day: str
    promised: bool


def sheet(
    letter: Letter,
    way: Way,
    known: Mapping[str, str],
    *,
    issuer: Any,
    addressed: Any,
    on: date,
    form: Any = None,
    words: Mapping[str, str] | None = None,
) -> Sheet:
    """The letter; with a form, its passages that may be edited are fields."""
    return Sheet(
        head=letters.head(way, issuer) + letter.mark,
        title=letters.title(letter, known),
        to=addressed.name if letter.form == "letter" else "",
        lines=[_line(piece, form) for piece in letters.pieces(letter, known, words)],
        signer=letters.head(way, issuer),
        day=letters.long_day(on),
        promised=letter.commitments,
    )


def _line(piece: Piece, form: Any) -> Line:
    field = form[f"{WORDS}{piece.code}"] if form is not None and not piece.locked else None
    return Line(piece.label, list(_parts(piece)), field)


def _parts(piece: Piece) -> Iterable[tuple[str, bool]]:
    """The words, with every figure told apart."""
    figures = [re.escape(each) for each in sorted(piece.figures, key=len, reverse=True) if len(each) < LONG]
    if not figures:
        yield piece.text, False
        return
    for part in re.split(f"({'|'.join(figures)})", piece.text):
        if part:
            yield part, any(re.fullmatch(each, part) for each in figures)


LONG = 40
"""A fact from here on is a sentence, which is not told apart within its paragraph."""
