"""One line of a home: lamp or word, what and why, whose, since or until when, and one action; and the list as a file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from wenzeng.web.shell.screen import Action
from wenzeng.web.shell.tables import CLAUSE, DATE, Column, Empty, Listing

LAMPS = frozenset({"red", "yellow", "green", "grey"})


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to do or to decide. ``tone`` makes its word a lamp; ``since`` says how long it has been waiting.

    ``kind`` is the group it stands under, ``rest`` what stands below its day: days left or gone.
    """

    kind: str
    word: str
    what: str
    url: str
    why: str
    owner: str
    when: date | None
    action: Action | None = None
    tone: str = ""
    rest: str = ""
    mark: str = ""
    since: date | None = None

    @property
    def is_lamp(self) -> bool:
        """Whether its word is a lamp."""
        return self.tone in LAMPS

    @property
    def waiting_since(self) -> date:
        """What lines of one kind are ordered by: the longest waiting first."""
        return self.since or self.when or date.max


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under one heading; ``more`` leads to those that are not shown (word, address)."""

    title: str
    lines: Sequence[Line]
    note: str = ""
    more: tuple[str, str] | None = None

    @property
    def said(self) -> str:
        """How many there are, unless the group says something else."""
        return self.note or f"{len(self.lines)} 件"


LINES = Listing(
    name="lines",
    title="我的任务",
    columns=[
        Column("kind", "类别"),
        Column("word", "状态"),
        Column("mark", "条款", CLAUSE),
        Column("what", "事项"),
        Column("why", "缘由"),
        Column("owner", "责任"),
        Column("when", "期限", DATE),
        Column("rest", "说明"),
    ],
    empty=Empty("没有等您办的事"),
)


def listing(title: str) -> Listing:
    """The list of a home's lines as a file, under the title of the home."""
    return replace(LINES, title=title)


def days(on: date, due: date | None) -> str:
    """How a day stands to today, in words: 剩 3 天, 今天到期, 逾期 2 天."""
    if due is None:
        return ""
    left = (due - on).days
    return f"剩 {left} 天" if left > 0 else f"逾期 {-left} 天" if left else "今天到期"


def all_of(groups: Iterable[Group]) -> list[Line]:
    """The lines of all groups, one after the other."""
    return [line for group in groups for line in group.lines]
