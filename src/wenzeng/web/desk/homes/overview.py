"""How the whole stands: measures with lamp and next date, targets against today's due, what changed in a week."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse

from wenzeng.mechanisms.plan import access
from wenzeng.mechanisms.plan.declare import LIGHTS
from wenzeng.mechanisms.plan.queries.documents import document_rows
from wenzeng.mechanisms.plan.queries.standing import target_standings
from wenzeng.web.desk.asked import Day
from wenzeng.web.desk.homes.parts import TONES
from wenzeng.web.shell import figures, subjects
from wenzeng.web.shell.figures import Pace, exact, figure
from wenzeng.web.shell.tables import CLAUSE, DATE, NUMBER, STATE, Column, Empty, Listing, State

LAMPS = {light: State(word, TONES[light]) for light, word in LIGHTS.items()}
_WORST = ("red", "yellow", "green", "none")
MOST_PACES = 6
"""So many targets stand beside the lines; all stand on the page of targets."""


def _measure(row: Any) -> str:
    return reverse("plan:measure", args=[row.pk])


def measures(person: Any, rows: list[Any]) -> Listing:
    """The measures; of which document, where several are in force."""
    columns = [
        Column("clause", "条款", CLAUSE, link=_measure, sort=None),
        Column("title", "措施", link=_measure, sort=None),
        Column("light", "灯", STATE, value=lambda row: row.light.colour, words=LAMPS, sort=None),
        Column("why", "缘由", value=lambda row: "；".join(row.light.reasons), sort=None),
        Column("lead", "牵头", sort=None),
        Column("next_date", "下一时限", DATE, unknown="无", sort=None),
        Column("overdue", "逾期", NUMBER, unit="项", sort=None),
        Column("open", "在办", NUMBER, unit="项", sort=None),
        Column("done", "办结", NUMBER, unit="项", sort=None),
    ]
    if len({row.document for row in rows}) > 1:
        names = {row.pk: row.head.number or row.head.title for row in document_rows(person)}
        columns.append(Column("document", "文件", value=lambda row: names.get(row.document, ""), sort=None))
    return Listing(
        name="measures",
        title="各项措施",
        columns=columns,
        empty=Empty(
            "还没有在用的计划", "收文、核对并采用后，这里列出各项措施的灯和时限。", ("看文件", "/plan/documents/")
        ),
        prefix="m-",
    )


def _subject(row: Any) -> str:
    return subjects.url(row.subject)


CHANGES = Listing(
    name="changes",
    title="一周变化",
    columns=[
        Column("when", "时间", DATE, sort=None),
        Column("clause", "条款", CLAUSE, link=_subject, sort=None),
        Column("title", "事项", link=_subject, sort=None),
        Column("what", "变化", sort=None),
        Column("who", "经办", sort=None),
    ],
    empty=Empty("一周内没有变化", "报进展、认定、退回、调整时限和灯色变化会列在这里。"),
    size=8,
    prefix="c-",
)
TOLD = ("报结", "认定办结", "退回", "调整时限", "暂停", "恢复", "撤销", "分解", "→")
"""Words by which changes are counted; an arrow is a lamp that turned."""


def changes(rows: Iterable[Any]) -> Listing:
    """What changed, with how often what did."""
    found = Counter(next((word for word in TOLD if word in row.what), "其他") for row in rows)
    said = "，".join(f"{'灯色变化' if word == '→' else word} {number}" for word, number in found.most_common())
    return replace(CHANGES, coverage=f"{said}。" if said else "")


@dataclass(frozen=True, slots=True)
class Reached:
    """A target with its bar; without figures there is no bar, and a word says what is missing."""

    name: str
    mark: str
    url: str
    said: str
    coverage: str
    tone: str
    pace: Pace | None


def number(value: Any, like: Any = None) -> str:
    """An exact number as short as it can be said, at most two decimals; none beside a whole number ``like`` it."""
    held, whole = exact(value), exact(like)
    if held is None:
        return ""
    if whole is not None and whole.denominator == 1:
        return figure(held)
    return next((figure(held, n) for n in (0, 1) if (held * 10**n).denominator == 1), figure(held, 2))


def reached(row: Any) -> Reached:
    """Where a target stands today."""
    have = number(row.actual) or "未报"
    due = f"，应达 {number(row.expected, row.goal)}" if row.expected is not None else ""
    coverage = f"含 {row.covered}/{row.of} 个单位" if row.of and row.covered < row.of else ""
    return Reached(
        row.what,
        row.clause,
        reverse("plan:target", args=[row.pk]),
        f"{have} / {number(row.goal)} {row.unit}{due}".strip(),
        coverage,
        TONES[row.light.colour],
        figures.pace(row.actual, row.goal, row.expected),
    )


def targets(person: Any, day: Day) -> list[Any]:
    """The targets in force on the day, those with figures first, the worst lamp on top."""
    held = access.measures_visible_to(person).filter(document__state="adopted").prefetch_related("targets")
    rows = target_standings([target for measure in held for target in measure.targets.all()], day.on)
    return sorted(rows, key=lambda row: (row.actual is None, _WORST.index(row.light.colour), row.pk))
