"""The leader's home, read in two minutes: one sentence, at most seven figures, the ranking, three red items, 交办."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from wenzeng.mechanisms.people import queries as people
from wenzeng.mechanisms.plan.declare import SOURCES
from wenzeng.mechanisms.plan.queries.standing import city_ranks, late, measure_standings
from wenzeng.web.desk.asked import Day
from wenzeng.web.desk.homes import overview, tiles
from wenzeng.web.desk.homes.parts import TONES, titled
from wenzeng.web.shell import subjects, tables
from wenzeng.web.shell.figures import figure
from wenzeng.web.shell.screen import Action

GIVEN = frozenset(SOURCES.values())
"""Marks of what other papers than policy documents set: their one measure is named after the kind of paper."""

MOST_FIGURES, MOST_RED, MOST_NAMED = 7, 3, 2


@dataclass(frozen=True, slots=True)
class Key:
    """A figure: name, value with unit, what it is measured against, its lamp."""

    name: str
    value: str
    unit: str
    against: str
    tone: str
    url: str


@dataclass(frozen=True, slots=True)
class Red:
    """A red item: what, why, whose, who answers the phone, and the way to give an instruction on it."""

    row: Any
    title: str
    url: str
    why: str
    officers: Sequence[Any]
    instruct: str


def answer(request: HttpRequest, person: Any, day: Day) -> HttpResponse:
    """The page: nothing needs to be opened or chosen to read it."""
    standing = measure_standings(person, day.on)
    overdue, ranks = late(day.on), city_ranks(day.on)
    targets = overview.targets(person, day)
    measures = tables.show(request, overview.measures(person, standing), standing)
    ranking = tables.show(request, tiles.ranking("各市按时率"), ranks)
    context = {
        "title": "进展一览",
        "sub": day.words,
        "day": day,
        "as_of": day.stands,
        "actions": [] if day.past else [Action("交办", reverse("desk:instruct"), main=True)],
        "sentence": sentence(day, standing, overdue),
        "figures": figures(standing, overdue, ranks, targets),
        "bars": tiles.bars(ranks),
        "median": tiles.percent(ranks[0].median) if ranks else "",
        "reds": reds(overdue, day),
    }
    return tables.reply(request, "desk/homes/leader.html", context, ranking, measures)


def sentence(day: Day, standing: Sequence[Any], overdue: Sequence[Any]) -> str:
    """On track or not, where, whose turn: made of figures alone."""
    if not standing:
        return "还没有在用的计划，暂无进展可看。"
    given = [row for row in standing if row.clause in GIVEN]
    policy = [row for row in standing if row.clause not in GIVEN]
    red = [row.clause for row in policy if row.light.colour == "red"]
    late_given = sum(row.light.colour == "red" for row in given)
    head = f"截至 {day.on.month} 月 {day.on.day} 日，{len(policy)} 条措施"
    head += f"中 {len(red)} 条落后（{'、'.join(red)}）" if red else "均无红灯，总体在进度内"
    head += f"，批示、会议等交办 {len(given)} 件中 {late_given} 件落后" if late_given else ""
    if not overdue:
        return f"{head}；没有逾期任务。"
    places = Counter(row.unit.short_name for row in overdue).most_common()
    where = "、".join(f"{name} {number} 项" for name, number in places[:MOST_NAMED])
    turn = "、".join(dict.fromkeys(row.unit.short_name for row in overdue[:MOST_RED]))
    most = "，最多的是" if len(places) > MOST_NAMED else "："
    return f"{head}；逾期 {len(overdue)} 项{most}{where}；当前须{turn}办理。"


def figures(standing: Sequence[Any], overdue: Sequence[Any], ranks: Sequence[Any], targets: Sequence[Any]) -> list[Key]:
    """At most seven: how many measures are red, how many tasks are late, the share done in time, and targets."""
    red = sum(row.light.colour == "red" for row in standing)
    due, in_time = sum(row.due for row in ranks), sum(row.in_time for row in ranks)
    share = figure(Fraction(in_time, due), 1, -2) if due else "未到期"
    held = [
        Key("红灯措施", str(red), f"/ {len(standing)} 条", "", "red" if red else "green", reverse("plan:measures")),
        Key("逾期任务", str(len(overdue)), "项", "", "red" if overdue else "green", reverse("plan:parts")),
        Key("各市按时率", share, "%" if due else "", f"到期 {due} 项，按时 {in_time} 项", "", reverse("plan:ranks")),
    ]
    return [*held, *(_target(row) for row in targets[: MOST_FIGURES - len(held)])]


def _target(row: Any) -> Key:
    due = f"今日应达 {overview.number(row.expected, row.goal)}" if row.expected is not None else "今日应达未定"
    goal = f"目标 {overview.number(row.goal)}，{due}"
    url = reverse("plan:target", args=[row.pk])
    known = row.actual is not None
    return Key(
        row.what, overview.number(row.actual) if known else "未报", row.unit if known else "", goal,
        TONES[row.light.colour], url,
    )  # fmt: skip


def reds(overdue: Iterable[Any], day: Day) -> list[Red]:
    """The three worst, each with the persons who answer for it."""
    worst = [row for row in overdue if row.light.colour == "red"][:MOST_RED]
    return [
        Red(
            row,
            titled(row),
            subjects.url(f"part:{row.pk}"),
            "；".join(row.light.reasons),
            list(people.officers(row.unit)[:MOST_NAMED]),
            "" if day.past else f"{reverse('desk:instruct')}?part={row.pk}",
        )
        for row in worst
    ]
