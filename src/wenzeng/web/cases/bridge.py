"""Where the plan and its cases meet: late parts become proposals, commitments become tasks. Neither knows the other.

The words that a case freezes about its part are composed here, from the part as it stands on the day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from wenzeng.mechanisms.casework import access as cases_access
from wenzeng.mechanisms.casework.declare import Earlier, Situation, Subject, Who
from wenzeng.mechanisms.casework.queries import cases
from wenzeng.mechanisms.casework.queries.letters import long_day
from wenzeng.mechanisms.casework.services import promising, proposing
from wenzeng.mechanisms.casework.services.proposing import Candidate
from wenzeng.mechanisms.documents.access import obtain as obtain_paper
from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.people import queries as people
from wenzeng.mechanisms.plan import access as plan_access
from wenzeng.mechanisms.plan.declare import SOURCES, Assignment
from wenzeng.mechanisms.plan.queries.documents import document_rows
from wenzeng.mechanisms.plan.queries.standing import part_rows
from wenzeng.mechanisms.plan.services.sources import enter_work

OWED = ("open", "returned")
"""States in which a unit still owes its part."""

LIT = ("red", "yellow")
"""Lamps that a rule may look at."""

LONGEST_MATTER = 30
"""Signs of a matter in a title: 2号小标宋 takes two lines of it."""


@transaction.atomic
def renew(person: Any, *, by: Any, at: datetime) -> tuple[int, int]:
    """Bring the proposals of a person's unit in line with the plan; gives how many are new and how many lapsed."""
    on = timezone.localdate(at)
    issuer = person.unit
    before, dismissed = cases.earlier(issuer, on), cases.dismissed(issuer, on)
    numbers = _numbers(person)
    candidates = []
    for siblings in _by_matter(_owed(person, on)):
        worst, rungs, past = siblings[0], [], {}
        for row in siblings:
            rungs += before.get(f"part:{row.pk}", [])
            past.update(dismissed.get(f"part:{row.pk}", {}))
        about = _subject(worst, numbers, rungs, on, len(siblings))
        candidates.append(Candidate(_situation(worst, rungs, past), about, worst.unit))
    return proposing.renew(issuer, candidates, by=by, at=at)


def _situation(row: Any, rungs: Iterable[tuple[Earlier, Any]], dismissed: Mapping[str, int]) -> Situation:
    return Situation(
        f"part:{row.pk}",
        row.unit.central_in_region,
        row.light.colour,
        row.overdue_days,
        "；".join(row.light.reasons),
        tuple(rung for rung, _ in rungs),
        dismissed,
    )


def _by_matter(rows: Iterable[Any]) -> Iterable[list[Any]]:
    """Parts that are one matter: a unit's instances of a recurring task, the longest overdue first.

    Nobody gets a letter for each day of a daily report that is owed.
    """
    held: dict[tuple[int, int], list[Any]] = {}
    for row in sorted(rows, key=lambda row: -row.overdue_days):
        if row.light.colour in LIT:
            held.setdefault((row.task, row.unit.pk), []).append(row)
    return held.values()


def renew_all(*, by: Any, at: datetime) -> int:
    """The daily round: every issuing unit, seen through one of its officers; gives the number of new proposals."""
    first = [
        officer
        for kind in cases_access.issuer_kinds()
        for unit in people.of_kind(kind)
        for officer in people.officers(unit)[:1]
    ]
    return sum(renew(officer, by=by, at=at)[0] for officer in first if officer.unit.kind in cases_access.issuer_kinds())


def need_owed(person: Any, reference: str, on: date) -> None:
    """Refuse to press on what has been reported or done since it was proposed."""
    if _row(person, reference, on).state not in OWED:
        raise Refused("conflict", "这项任务已报结或已办结，原建议不再适用。请按规则重新检查。")


def _row(person: Any, reference: str, on: date) -> Any:
    """A part by its reference (part:12), as it stands on a day."""
    kind, _, key = reference.partition(":")
    if kind != "part" or not key.isdecimal():
        raise Refused("not_found", "请从一项任务的承办页发起督办。")
    part = plan_access.obtain_part(person, int(key))
    row = next(iter(part_rows(plan_access.parts_visible_to(person).filter(pk=part.pk), on)), None)
    if row is None:
        raise Refused("not_found", "没有这项承办，或您无权查看。")
    return row


def now(person: Any, reference: str, on: date) -> str:
    """How the part that a case is about stands on a day, in words; empty where the person does not see it."""
    try:
        row = _row(person, reference, on)
    except Refused:
        return ""
    day = f" {row.accepted}" if row.accepted else ""
    return f"{row.state_name}{day}：{'；'.join(row.light.reasons)}"


def subject(person: Any, reference: str, on: date) -> tuple[Subject, Any]:
    """What a case by hand would be about: the words of a part, and the unit that answers for it."""
    row = _row(person, reference, on)
    before = cases.earlier(person.unit, on).get(reference, ())
    return _subject(row, _numbers(person), before, on), row.unit


def undertake(held: Any, *, by: Any, at: datetime) -> int:
    """Turn the commitments of a talk into tasks of the plan, with the minutes as their paper; gives their number."""
    step = held.steps.exclude(commitments=None).order_by("-number").first()
    open_ones = [] if step is None else list(step.commitments.filter(subject=None).select_related("unit"))
    if not open_ones:
        return 0
    paper = obtain_paper(by, int(step.paper.partition(":")[2]))
    tasks = [Assignment(c.text, lead=c.unit.name, deadline=c.due, code=c.unit.code) for c in open_ones]
    document = enter_work(
        kind="meeting",
        title=paper.title,
        number=paper.shown_number,
        issuer=held.issuer.name,
        issued=timezone.localdate(at),
        file=paper.word,
        tasks=tasks,
        by=by,
        at=at,
    )
    for each in open_ones:
        promising.tie(each, f"document:{document.pk}", by=by, at=at)
    return len(open_ones)


def _owed(person: Any, on: date) -> Iterable[Any]:
    """The parts on which the person's unit may press: handed out by the plan for HQ, handed down by itself for a city."""
    mine = plan_access.ruled_by(person).filter(state__in=OWED)
    return [row for row in part_rows(mine, on) if not row.paused]


def _numbers(person: Any) -> dict[int, str]:
    """The number, or else the title, of every document."""
    return {row.pk: row.head.number or f"《{row.head.title}》" for row in document_rows(person)}


def _subject(
    row: Any, numbers: Mapping[int, str], before: Iterable[tuple[Earlier, Any]], on: date, owed: int = 1
) -> Subject:
    facts = {
        "document": numbers.get(row.document, ""),
        "clause": _clause(row.clause),
        "task": row.title.rstrip("。；"),
        "matter": _matter(row.title),
        "standing": _standing(row, on, owed),
        "earlier": _earlier(before, on),
    }
    title = f"{row.title}（{row.period_name}）" if row.period else row.title
    return Subject(f"part:{row.pk}", row.clause, title[:500], facts)


def _clause(mark: str) -> str:
    """The place in its document: 六·1 is 第六条第1句; what a meeting or an instruction set is counted by items."""
    head, _, number = mark.partition("·")
    if head in SOURCES.values():
        return f"第{number}项"
    return f"第{head}条第{number}句" if number else ""


def _matter(title: str) -> str:
    """What a title says of a task: its first words up to a comma, and no more than two lines hold."""
    head = title.rstrip("。；")
    if len(head) > LONGEST_MATTER:
        head = head.replace("；", "，").split("，")[0]
    return head if len(head) <= LONGEST_MATTER else f"{head[: LONGEST_MATTER - 1]}…"


def _standing(row: Any, on: date, owed: int) -> str:
    """How a part stands, in the words of a letter; of a recurring task the period longest owed."""
    said = f"该任务{row.period_name}时限为{long_day(row.due)}，" if row.due else ""
    said += f"截至{long_day(on)}，"
    if row.overdue_days:
        said += f"已逾期{row.overdue_days}天，"
    elif row.light.colour in LIT:
        said += f"{'；'.join(row.light.reasons)}，"
    said += "尚未办结。"
    if owed > 1:
        said += f"连同此期，共有{owed}期未报。"
    if row.last_step is None:
        return f"{said}至今未报进展。"
    return f"{said}最近一次报送为{long_day(timezone.localdate(row.last_step.at))}。"


def _earlier(before: Iterable[tuple[Earlier, Any]], on: date) -> str:
    """What has gone out about the part before, in the words of a letter: the gravest."""
    out = [(rung, held) for rung, held in before if held.issued_at]
    if not out:
        return ""
    rung, held = max(out, key=lambda each: (each[0].severity, each[1].issued_at))
    word = f"此前已于{long_day(timezone.localdate(held.issued_at))}发{held.kind.label}（{held.mark}）"
    if rung.over:
        return f"{word}，超过期限{rung.over}个工作日未回复。"
    if rung.open:
        return f"{word}，{'回复已收到，正在审核' if held.standing.turn != Who.ADDRESSED else '尚在回复期限内'}。"
    return f"{word}，已办结。"
