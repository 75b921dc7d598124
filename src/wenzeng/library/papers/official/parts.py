"""The parts of a paper in the order of its pages: the one list from which Word, PDF and plain text are made.

Widths are counted in full characters of the text (28 to a line): a Latin sign takes half of one.
"""

from __future__ import annotations

from dataclasses import dataclass

from wenzeng.library.papers.formal import long_date
from wenzeng.library.papers.official.content import Block, Heading, Official, Paragraph, Table, cleaned

CHARACTERS = 28
LINES = 22
"""每面排 22 行，每行排 28 个字."""

DEMO_MARK = "演示数据"
DEMO_NOTE = "演示数据，不作办事依据"

_SHORT = 8
"""Most characters of a cell that is centred."""

_DATE_INDENT = 4.0
"""With a seal to come, the date ends four characters from the right."""


@dataclass(frozen=True, slots=True)
class Part:
    """A line of the paper: ``kind`` says how it is set, ``indent`` where it ends, in characters from the right.

    ``label`` opens it in 黑体. A table brings its ``rows``, the first of which is its head, and ``widths``.
    """

    kind: str
    text: str = ""
    label: str = ""
    indent: float = 0.0
    rows: tuple[tuple[str, ...], ...] = ()
    widths: tuple[int, ...] = ()


def parts(paper: Official) -> list[Part]:
    """All parts of the paper, clean, in the order in which they are read."""
    whole = cleaned(paper)
    found = [Part("head", whole.head), Part("issue", whole.issue), Part("number", whole.number)]
    found += [Part("title", line) for line in whole.title.split("\n")]
    found.append(Part("to", f"{whole.addressee}：" if whole.addressee else ""))
    found += [made for block in whole.blocks for made in _block(block)]
    found += _list_of_annexes(whole)
    found += _signature(whole)
    notes = (*whole.notes, DEMO_NOTE) if whole.demo else whole.notes
    found += [Part("note", f"（{note}）") for note in notes]
    found += _annexes(whole)
    found += _imprint(whole)
    return [each for each in found if each.text or each.label or each.rows]


def width(text: str) -> float:
    """How many full characters wide a text is."""
    return sum(0.5 if ord(sign) < 0x250 else 1.0 for sign in text)


def short_columns(rows: tuple[tuple[str, ...], ...]) -> list[bool]:
    """For each column of a table, whether its cells are short enough to be centred; others read from the left."""
    return [all(width(cell) <= _SHORT for cell in column) for column in zip(*rows, strict=True)]


def _block(block: Block) -> list[Part]:
    if isinstance(block, Heading):
        return [Part(f"h{min(max(block.level, 1), 3)}", block.text)]
    if isinstance(block, Paragraph):
        return [Part("p", block.text, label=block.label)]
    return [Part("table_title", block.title), _table(block)]


def _table(table: Table) -> Part:
    shares = table.widths or (1,) * len(table.columns)
    return Part("table", rows=(table.columns, *table.rows), widths=shares)


def _list_of_annexes(paper: Official) -> list[Part]:
    if len(paper.annexes) == 1:
        return [Part("annex_list", f"附件：{paper.annexes[0].title}")]
    lines = [f"{n}. {annex.title}" for n, annex in enumerate(paper.annexes, 1)]
    return [
        Part("annex_list" if n == 0 else "annex_next", ("附件：" if n == 0 else "") + x) for n, x in enumerate(lines)
    ]


def _signature(paper: Official) -> list[Part]:
    """署名 centred over 成文日期; a long name moves both to the left, so that it ends one character from the edge."""
    if paper.day is None:
        return [Part("signer", paper.signer, indent=2.0)]
    day = long_date(paper.day)
    over = (width(paper.signer) - width(day)) / 2
    end = max(_DATE_INDENT, over + 1.0)
    return [Part("signer", paper.signer, indent=end - over), Part("day", day, indent=end)]


def _annexes(paper: Official) -> list[Part]:
    found = []
    for number, annex in enumerate(paper.annexes, 1):
        found.append(Part("annex_mark", "附件" if len(paper.annexes) == 1 else f"附件{number}"))
        found.append(Part("annex_title", annex.title))
        found += [made for block in annex.blocks for made in _block(block)]
    return found


def _imprint(paper: Official) -> list[Part]:
    """The 版记: 抄送, then 印发机关 and the day of printing. A letter has neither rules nor printer."""
    copies = Part("copies", f"抄送：{paper.copies.rstrip('。')}。" if paper.copies else "")
    if paper.form == "letter" or not paper.printer or paper.day is None:
        return [copies]
    return [copies, Part("printed", f"{long_date(paper.day)}印发", label=paper.printer)]
