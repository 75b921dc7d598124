"""Grants (给予): which clauses of a sentence belong to money or a right that is given, from whom it concerns to how it
is paid. Their numbers are conditions, sums and ceilings, never targets."""

from __future__ import annotations

from wenzeng.library.policy.compiler import benefits, kinds
from wenzeng.library.policy.compiler.clauses import HEAD, LEAD, NOUN, SUBJECT, Clause
from wenzeng.library.policy.compiler.sentences import Stretch, covered


def zones(text: str, parts: list[list[Clause]]) -> list[Stretch]:
    """The stretches of a sentence that grant something. ``parts`` are its clauses between semicolons."""
    out: list[Stretch] = []
    for clauses in parts:
        last = -1
        for i in range(len(clauses)):
            if i <= last or not _gives(text, clauses, i):
                continue
            first = _first(clauses, i, last)
            last = _last(text, clauses, i)
            out.append((clauses[first].start, clauses[last].end))
    concerned = [
        (c.start, c.end)
        for clauses in parts
        for c in clauses
        if c.role == LEAD and c.topic == "对" and not covered(out, c.start)
    ]
    return sorted(out + concerned)


def _gives(text: str, clauses: list[Clause], place: int) -> bool:
    words = clauses[place].said(text)
    if not benefits.given(words):
        return benefits.is_detail(words) and benefits.has_sum(words)
    start = place
    while start > 0 and clauses[start - 1].role in (LEAD, NOUN) and place - start < 3:
        start -= 1
    return kinds.is_rule(text[clauses[start].start : clauses[place].end])


def _first(clauses: list[Clause], place: int, floor: int) -> int:
    """Back over whom it concerns: lead-ins and subjects, with what they are to have done."""
    first, named = place, bool(clauses[place].topic)
    while first - 1 > floor and clauses[first - 1].role in (LEAD, NOUN, SUBJECT):
        if named and clauses[first - 1].role == SUBJECT:
            break
        first -= 1
        named = named or bool(clauses[first].topic)
    return first


def _last(text: str, clauses: list[Clause], place: int) -> int:
    last = place
    while last + 1 < len(clauses):
        clause = clauses[last + 1]
        words = clause.said(text)
        if not (benefits.is_detail(words) or (clause.role != HEAD and benefits.has_sum(words))):
            break
        last += 1
    return last
