"""The home of a city, county or park: its tasks, its rank with the very tasks that counted, and the units below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse

from wenzeng.mechanisms.people import access as people
from wenzeng.mechanisms.people.declare import UnitKind
from wenzeng.mechanisms.plan.queries.standing import city_ranks
from wenzeng.web.desk.asked import Day
from wenzeng.web.desk.homes import department, tiles
from wenzeng.web.desk.homes.parts import titled
from wenzeng.web.shell import subjects, tables
from wenzeng.web.shell.tables import CLAUSE, DATE, STATE, Column, Empty, Listing, State

IN_TIME, LATE = State("按时办结"), State("逾期办结")
WAITS, OWED = State("按时报结，待认定"), State("到期未办结", "open")


@dataclass(frozen=True, slots=True)
class Place:
    """A unit's rank in words: where it stands, what it is made of, how it compares."""

    rank: str
    among: str
    made_of: str
    median: str
    few: bool


def answer(request: HttpRequest, person: Any, day: Day) -> HttpResponse:
    """The page of an area's officer."""
    unit = person.unit
    held = department.rows(person, day)
    counted = [row for row in held if row.unit.pk == unit.pk and counts(row, day)]
    shown = [tables.show(request, listing(), counted)]
    below = people.visible_to(person).filter(kind=UnitKind.COUNTY, path__startswith=unit.path, until=None)
    if unit.kind == UnitKind.CITY:
        shown.append(tables.show(request, tiles.ranking("所辖县（市、区）按时率"), city_ranks(day.on, below)))
    more = {"place": place(unit, _peers(person, day)), "formula": tiles.FORMULA, "area": True}
    return department.reply(request, person, day, held, more, *shown)


def _peers(person: Any, day: Day) -> Sequence[Any]:
    """The ranking that the unit stands in: of the cities, or of its like under the same city."""
    unit = person.unit
    if unit.kind == UnitKind.CITY:
        return city_ranks(day.on)
    peers = people.visible_to(person).filter(kind=unit.kind, parent=unit.parent_id, until=None)
    return city_ranks(day.on, peers)


def place(unit: Any, ranks: Sequence[Any]) -> Place | None:
    """The unit's own line of the ranking, in words; the lines of others are not shown here."""
    own = next((row for row in ranks if row.unit.pk == unit.pk), None)
    if own is None:
        return None
    ranked = sum(row.rank is not None for row in ranks)
    return Place(
        rank=f"第 {own.rank} 位" if own.rank else "暂不排名",
        among=f"{ranked} 个单位参加排名" if own.rank else "还没有到期的任务",
        made_of=f"已到期 {own.due} 项，按时办结 {own.in_time} 项，按时率 {tiles.percent(own.share)}"
        + (f"；另有 {own.waiting} 项按时报结、待认定" if own.waiting else ""),
        median=f"中位数 {tiles.percent(own.median)}" if own.median is not None else "中位数未定",
        few=own.few and own.due > 0,
    )


def counts(row: Any, day: Day) -> bool:
    """Whether a part counts in the rank: its day is over, and it is neither withdrawn nor paused."""
    held_up = row.paused and row.state != "accepted"
    return row.due is not None and row.due < day.on and row.state != "withdrawn" and not held_up


def outcome(row: Any) -> State:
    """How a part counted: by the day of the report that was accepted."""
    if row.state == "accepted":
        return LATE if row.overdue_days else IN_TIME
    return WAITS if row.state == "reported" and not row.overdue_days else OWED


def listing() -> Listing:
    """The very tasks that the share is made of."""
    return Listing(
        name="counted",
        title="计入排名的任务",
        columns=[
            Column("clause", "条款", CLAUSE, link=_part, sort=None),
            Column("title", "任务", value=titled, link=_part),
            Column("due", "时限", DATE),
            Column("reported", "报结", DATE, unknown="未报"),
            Column("accepted", "认定", DATE, unknown="未认定"),
            Column("counted", "计为", STATE, value=outcome, sort=None),
        ],
        order="due",
        empty=Empty("还没有计入排名的任务", "任务到期后列在这里，按时办结的计入分子。"),
        prefix="k-",
        size=20,
    )


def _part(row: Any) -> str:
    return subjects.url(f"part:{row.pk}")
