"""Drafts (任务草稿): a task in the making, as a run of clauses, before its kind, date and units are read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from wenzeng.library.policy.compiler import lexicon
from wenzeng.library.policy.compiler.clauses import HEAD, WAY, Clause
from wenzeng.library.policy.compiler.sentences import Stretch, starting_in

_COMPLETE = re.compile("开展|进行|加强|给予|实施|为[^，]{1,12}提供")
"""A clause of means that says already what is done."""

_CALLED_ON = re.compile(
    r"(?:鼓励|支持|引导|推动|组织|指导|发动|动员|督促|协调)[^，]{2,24}(?:根据|结合|按照|立足|围绕|依托|通过)"
    r"(?:[^，]{2,24}(?:情况|实际|需求|需要|条件|特点|要求|原则|平台|渠道|优势|作用)|[^，]{2,60}(?:方式|形式|手段|途径))$"
    r"|(?:引导|组织|发动|动员|督促)[^，的]{2,40}(?:企业|机构|单位|干部|人员|部门|群众|农民|协会|工作队)$"
)
"""鼓励企业根据实际，…; 组织各级干部，…: who is called on, not yet to what."""

_MOMENT = re.compile(r"(?:抓住|抢抓)[^，]{2,30}(?:时期|机遇|窗口期|契机|时机|时节)$")
_GENERIC_OBJECT = 5
"""An object of so few characters says nothing of its own: 协调调度, 要素保障."""


@dataclass(slots=True)
class Draft:
    """A task in the making. ``rule``: it grants something; ``open``: it still waits for what it is done for;
    ``topic``: it opens with 对…; ``pieces``: what it is cut into by numbers and rhythms of its objects."""

    clauses: list[Clause]
    rule: bool = False
    open: bool = False
    topic: bool = False
    verb: Clause | None = None
    actor: Stretch | None = None
    pieces: list[Stretch] = field(default_factory=list)

    @property
    def stretch(self) -> Stretch:
        return self.clauses[0].start, self.clauses[-1].end


@dataclass(frozen=True, slots=True)
class Marks:
    """What other readers found in the sentence: where targets and deadlines begin."""

    targets: tuple[int, ...]
    deadlines: tuple[int, ...]

    def target_in(self, clauses: list[Clause]) -> bool:
        """Whether one of the clauses holds a number to be reached."""
        return any(self.targets[starting_in(self.targets, (c.start, c.end))] for c in clauses)

    def deadline_in(self, clauses: list[Clause]) -> bool:
        """Whether one of the clauses holds a date of its own."""
        return any(self.deadlines[starting_in(self.deadlines, (c.start, c.end))] for c in clauses)


def is_means(clause: Clause) -> bool:
    """加强协调调度: how, not what."""
    short = clause.end - clause.object <= _GENERIC_OBJECT
    return clause.role == HEAD and not clause.topic and clause.verb in lexicon.MEANS and short


def opens(text: str, clause: Clause) -> bool:
    """Whether a clause only begins what the next one says."""
    if clause.role == WAY:
        return not _COMPLETE.search(text, clause.object, clause.end)
    if clause.role == HEAD and (
        _CALLED_ON.match(text, clause.head, clause.end) or _MOMENT.match(text, clause.head, clause.end)
    ):
        return True
    return is_means(clause) or text[clause.end - 1] in "中等"
