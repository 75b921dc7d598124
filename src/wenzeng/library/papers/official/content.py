"""What an official paper says, apart from how it looks: frozen, and the same again from its JSON.

Every text is made clean here, once: what a file cannot hold or a reader cannot see never reaches Word or PDF, and a
line break within a text becomes a paragraph (in a title, a meaningful break; elsewhere a blank).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any, Literal

from wenzeng.library.papers.formal import safe

Form = Literal["letter", "bulletin", "minutes"]
"""信函格式; 通报 with a red head and its red rule; 纪要格式."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (一、黑体), 2 (（一）楷体) or 3 (1. 仿宋); its number is part of the text."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the text; ``label`` stands before it in 黑体, as 时间：or 出席：in minutes."""

    text: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table under its title. ``widths`` are shares of the text's width; without them the columns are even."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...] = ()
    title: str = ""


Block = Heading | Paragraph | Table


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex (附件) on pages of its own; the paper itself lists it by its title."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Official:
    """An official paper. ``head`` is the red line (发文机关标志 or 纪要标志); ``title`` may hold one meaningful break.

    ``issue`` is the running number of a periodical (第12期); ``notes`` stand in brackets below the date (附注); ``copies``
    and ``printer`` make the 版记 with the day of printing, which is ``day``. ``code`` is printed on every page, so that
    anyone who holds one page can have it verified. ``demo`` marks every page as 演示数据.
    """

    form: Form
    head: str
    title: str
    blocks: tuple[Block, ...]
    number: str = ""
    issue: str = ""
    addressee: str = ""
    signer: str = ""
    day: date | None = None
    notes: tuple[str, ...] = ()
    annexes: tuple[Annex, ...] = field(default=())
    copies: str = ""
    printer: str = ""
    code: str = ""
    demo: bool = False


_UNSEEN = re.compile("[\u00ad\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]")
_BLANKS = re.compile(r"[ \t\xa0\u2000-\u200a\u202f\u205f]+")


def clean(text: str) -> str:
    """The text as both files can hold it: no control signs, nothing invisible, blanks not more than one at a time."""
    return _BLANKS.sub(" ", _UNSEEN.sub("", safe(text))).strip()


def one_line(text: str) -> str:
    """The clean text on one line."""
    return " ".join(clean(text).split("\n"))


def cleaned(paper: Official) -> Official:
    """The paper with every text clean, and every line of a paragraph a paragraph."""
    return replace(
        paper,
        head=one_line(paper.head),
        title="\n".join(part for part in map(one_line, safe(paper.title).split("\n")) if part),
        blocks=_blocks(paper.blocks),
        number=one_line(paper.number),
        issue=one_line(paper.issue),
        addressee=one_line(paper.addressee),
        signer=one_line(paper.signer),
        notes=tuple(filter(None, map(one_line, paper.notes))),
        annexes=tuple(Annex(one_line(each.title), _blocks(each.blocks)) for each in paper.annexes),
        copies=one_line(paper.copies),
        printer=one_line(paper.printer),
        code=one_line(paper.code),
    )


def _blocks(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(made for block in blocks for made in _clean_block(block))


def _clean_block(block: Block) -> list[Block]:
    if isinstance(block, Heading):
        return [Heading(block.level, one_line(block.text))]
    if isinstance(block, Table):
        rows = tuple(tuple(map(one_line, row)) for row in block.rows)
        return [Table(tuple(map(one_line, block.columns)), rows, block.widths, one_line(block.title))]
    lines = [line for line in map(one_line, clean(block.text).split("\n")) if line] or [""]
    first = Paragraph(lines[0], one_line(block.label))
    rest: list[Block] = [Paragraph(line) for line in lines[1:]]
    return [first, *rest] if first.text or first.label else rest


def as_json(paper: Official) -> dict[str, Any]:
    """The paper as plain values, to be frozen."""
    values = asdict(paper)
    values["day"] = paper.day.isoformat() if paper.day else None
    values["blocks"] = [_tagged(block) for block in paper.blocks]
    values["annexes"] = [{"title": a.title, "blocks": [_tagged(b) for b in a.blocks]} for a in paper.annexes]
    return values


def from_json(values: dict[str, Any]) -> Official:
    """The paper again from its plain values."""
    known = dict(values)
    known["day"] = date.fromisoformat(values["day"]) if values["day"] else None
    known["blocks"] = tuple(_untagged(block) for block in values["blocks"])
    known["annexes"] = tuple(Annex(a["title"], tuple(_untagged(b) for b in a["blocks"])) for a in values["annexes"])
    known["notes"] = tuple(values["notes"])
    return Official(**known)


def _tagged(block: Block) -> dict[str, Any]:
    return {"block": type(block).__name__.lower(), **asdict(block)}


def _untagged(values: dict[str, Any]) -> Block:
    made = {key: value for key, value in values.items() if key != "block"}
    return _MAKE[values["block"]](made)


def _table(values: dict[str, Any]) -> Table:
    rows = tuple(tuple(row) for row in values["rows"])
    return Table(tuple(values["columns"]), rows, tuple(values["widths"]), values["title"])


_MAKE: dict[str, Callable[[dict[str, Any]], Block]] = {
    "heading": lambda values: Heading(**values),
    "paragraph": lambda values: Paragraph(**values),
    "table": _table,
}
