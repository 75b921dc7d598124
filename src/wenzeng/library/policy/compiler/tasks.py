"""Cutting (拆解): which clauses of a sentence make one task. A task is one commitment, a verb with its object and its
own result; lead-ins wait for the clause they serve, and ``joins`` says whether a clause goes on with the task before."""

from __future__ import annotations

import re

from wenzeng.library.policy.compiler import benefits, kinds
from wenzeng.library.policy.compiler.clauses import HEAD, LEAD, NOUN, SUBJECT, WAY, Clause, ends_as_lead
from wenzeng.library.policy.compiler.drafts import Draft, Marks, is_means, opens
from wenzeng.library.policy.compiler.joins import joins
from wenzeng.library.policy.compiler.pieces import pieces

_TAKES_SUBJECT = re.compile(
    r"(?:[^，]{1,3}后)?(?:企业|单位|个人|用人单位|纳税人)?(?:均|都|也|还|一律|原则上)?(?:应|要|须|可|必须"
    r"|予以|给予|按|享受|由|优先|不得|免|减)"
)

_MAY = re.compile(r"可(?!能)[^，]{0,10}(?:给予|享受|申请|申领|获得?)")
_PARTY = re.compile(r"(?:企业|机构|单位|个人|人员|主体|商户|平台|[^或]者)$")


def draft(text: str, depth: list[int], parts: list[list[Clause]], marks: Marks) -> list[Draft]:
    """The tasks of a sentence, covering it from its first word to its last; ``parts`` lie between semicolons."""
    drafts: list[Draft] = []
    for part in parts:
        _read_part(text, part, marks, drafts)
    for item in drafts:
        item.pieces = pieces(text, depth, item, marks)
    return drafts


def _read_part(text: str, part: list[Clause], marks: Marks, drafts: list[Draft]) -> None:
    first = len(drafts)
    pending: list[Clause] = []
    for i, clause in enumerate(part):
        if i < len(part) - 1 and _leads_on(text, part, i, pending):
            pending.append(clause)
            continue
        following = part[i + 1] if i + 1 < len(part) else None
        current = drafts[-1] if len(drafts) > first else None
        if current is None and drafts and _goes_on(text[(pending or [clause])[0].start : clause.end]):
            current = drafts[-1]
        if current is not None and joins(text, current, pending, clause, following, marks):
            _extend(text, current, pending, clause)
        else:
            drafts.append(_begin(text, pending, clause))
        pending = []


def _goes_on(words: str) -> bool:
    """Whether what stands behind a semicolon only says more: 其中…, 所需资金由…."""
    return words.startswith("其中") or benefits.is_detail(words)


def _leads_on(text: str, part: list[Clause], place: int, pending: list[Clause]) -> bool:
    """Whether a clause only leads to the next: a lead-in, or a noun that waits for its verb."""
    clause, following = part[place], part[place + 1]
    if clause.role == LEAD or clause.mark == "：" or (clause.role == NOUN and pending):
        return True
    if clause.role == SUBJECT and any(_names(text, c) for c in pending) and _concerns(text, part, place):
        return True
    if any(_is_party(text, c) for c in pending) and _MAY.match(text, following.start, following.end):
        return True
    if clause.role == NOUN or (clause.role == SUBJECT and "的" in clause.said(text)[-12:]):
        waiting = (c for c in part[place + 1 : place + 5] if c.role not in (NOUN, LEAD))
        verb = next(waiting, following)
        if _TAKES_SUBJECT.match(text, verb.start, verb.end):
            return True
    if clause.role not in (NOUN, SUBJECT) or place:
        return False
    return following.role == NOUN or (following.role == LEAD and text[following.end - 1] == "的")


def _names(text: str, clause: Clause) -> bool:
    """对…的, 经许可的机构, …: a lead-in that names whom the sentence is about."""
    return clause.topic == "对" or _is_party(text, clause)


def _is_party(text: str, clause: Clause) -> bool:
    return not clause.topic and _PARTY.search(text, max(clause.start, clause.end - 4), clause.end) is not None


def _concerns(text: str, part: list[Clause], place: int) -> bool:
    """对A，符合B的企业，…; 对A的企业，因B受损，…给予: whom or what case the sentence goes on to name."""
    clause = part[place]
    if "的" in clause.said(text)[-16:] and ends_as_lead(text, clause):
        return True
    return any(benefits.given(c.said(text)) for c in part[place + 1 : place + 3]) and not benefits.given(
        clause.said(text)
    )


def _begin(text: str, pending: list[Clause], clause: Clause) -> Draft:
    run = [*pending, clause]
    return Draft(
        run,
        rule=kinds.grants(text[run[0].start : clause.end]),
        open=opens(text, clause),
        topic=any(c.topic for c in pending),
        verb=clause if clause.role in (HEAD, WAY) else None,
        actor=next((c.actor for c in reversed(run) if c.actor), None),
    )


def _extend(text: str, current: Draft, pending: list[Clause], clause: Clause) -> None:
    run = [*pending, clause]
    was_open = current.open
    current.rule = current.rule or kinds.grants(text[run[0].start : clause.end])
    current.clauses.extend(run)
    current.open = clause.role == WAY or (was_open and is_means(clause))
    if clause.role == HEAD and (current.verb is None or (was_open and opens(text, current.verb))):
        current.verb = clause
    current.actor = current.actor or clause.actor
