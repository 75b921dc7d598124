"""The paper as PDF, set by Typst from ``official.typ``: the content goes in as data and never as markup.

The same content gives the same bytes: the compiler is handed its time (the day of the paper), its two faces, and
nothing of the machine.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from functools import cache
from importlib import resources

import typst

from wenzeng.library.papers.official.content import Official, cleaned
from wenzeng.library.papers.official.faces import fonts, need
from wenzeng.library.papers.official.parts import DEMO_MARK, Part, parts, short_columns, width
from wenzeng.library.papers.official.text import text


def pdf(paper: Official) -> bytes:
    """The paper as a PDF file. Refuses characters that the faces lack."""
    return typst.compile(
        _template(),
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={"paper": _data(paper)},
        timestamp=_moment(paper),
        pdf_standards=["a-2u"],
    )


def pages_as_png(paper: Official, points_per_inch: float = 72) -> list[bytes]:
    """The pages as pictures, for a look at the paper before it is issued."""
    made = typst.Compiler(_template(), font_paths=fonts(), ignore_system_fonts=True).compile(
        format="png", ppi=points_per_inch, sys_inputs={"paper": _data(paper)}
    )
    return made if isinstance(made, list) else [made or b""]


@cache
def _template() -> bytes:
    return (resources.files(__package__) / "official.typ").read_bytes()


def _moment(paper: Official) -> datetime:
    day = paper.day
    return datetime(day.year, day.month, day.day, tzinfo=UTC) if day else datetime(1980, 1, 1, tzinfo=UTC)


def _data(paper: Official) -> str:
    whole = cleaned(paper)
    need(text(whole) + whole.code)
    values = {
        "form": whole.form,
        "title": whole.title.replace("\n", ""),
        "head_width": width(whole.head),
        "code": whole.code,
        "demo": whole.demo,
        "demo_mark": DEMO_MARK,
        "parts": [_part(part) for part in parts(whole)],
    }
    return json.dumps(values, ensure_ascii=False)


def _part(part: Part) -> dict[str, object]:
    return {**asdict(part), "short": short_columns(part.rows)}
