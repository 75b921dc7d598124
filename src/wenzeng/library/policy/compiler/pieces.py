"""Pieces (分项): a task cut at 、 and 和 where its objects have numbers or rhythms of their own: 打造100个A、1000个B;
旬监测、月调度."""

from __future__ import annotations

from itertools import pairwise

from wenzeng.library.policy.compiler import kinds, verbs
from wenzeng.library.policy.compiler.drafts import Draft, Marks
from wenzeng.library.policy.compiler.sentences import Stretch, cut, starting_in

_SHORTEST = 3


def pieces(text: str, depth: list[int], item: Draft, marks: Marks) -> list[Stretch]:
    """The stretches of the tasks that a draft holds: mostly one, the whole of it."""
    start, end = item.stretch
    if item.rule:
        return [(start, end)]
    own = marks.targets[starting_in(marks.targets, (start, end))]
    if len(own) > 1:
        return _by_number(text, depth, (start, end), own)
    for clause in item.clauses:
        listed = cut(text, depth, (clause.start, clause.end), "、")
        rhythms = [kinds.named_rhythm(text[s:e]) for s, e in listed] if len(listed) > 1 else []
        if len(set(rhythms)) > 1:
            return _by_rhythm(listed, rhythms, (start, end))
    return [(start, end)]


def _by_number(text: str, depth: list[int], stretch: Stretch, own: tuple[int, ...]) -> list[Stretch]:
    if "分别" in text[stretch[0] : stretch[1]]:
        return [stretch]
    out, start = [], stretch[0]
    for before, after in pairwise(own):
        place = next((i for i in range(before, after) if depth[i] == 0 and _parts(text, i)), -1)
        if place - start >= _SHORTEST:
            out.append((start, place))
            start = place + 1
    return [*out, (start, stretch[1])]


def _parts(text: str, place: int) -> bool:
    """Whether a mark, or 和 before a number or a verb, parts two objects."""
    if text[place] in "、，":
        return True
    after = place + 1
    return text[place] in "和及" and (text[after : after + 1].isdigit() or bool(verbs.verb_at(text, after, len(text))))


def _by_rhythm(listed: list[Stretch], rhythms: list[str | None], stretch: Stretch) -> list[Stretch]:
    out: list[Stretch] = []
    for i, (start, end) in enumerate(listed):
        if i and rhythms[i] == rhythms[i - 1]:
            out[-1] = out[-1][0], end
        else:
            out.append((start, end))
    out[0] = stretch[0], out[0][1]
    out[-1] = out[-1][0], stretch[1]
    return out
