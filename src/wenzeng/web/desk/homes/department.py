"""The home of a unit that carries tasks: what came back, what is late or due, letters to answer, what waits for its word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from wenzeng.mechanisms.plan import access
from wenzeng.mechanisms.plan.queries.standing import part_rows
from wenzeng.web.desk import sources
from wenzeng.web.desk.asked import Day
from wenzeng.web.desk.homes.parts import line as part_line
from wenzeng.web.desk.homes.parts import named, of_unit
from wenzeng.web.desk.lines import Group, Line, all_of, listing
from wenzeng.web.shell import tables
from wenzeng.web.shell.screen import Action

TITLE = "我的任务"
NEAR = timedelta(days=7)
MOST = 5
"""So many tasks that are under way and not yet due stand on the home; all stand in the list of tasks."""


def answer(request: HttpRequest, person: Any, day: Day) -> HttpResponse:
    """The page of a department, company or team."""
    return reply(request, person, day, rows(person, day), {})


def rows(person: Any, day: Day) -> list[Any]:
    """The parts of the unit and those it handed down; others that it may see are not its own to carry."""
    held = access.parts_visible_to(person).filter(Q(unit=person.unit_id) | Q(pk__in=access.ruled_by(person)))
    return part_rows(held, day.on)


def reply(
    request: HttpRequest, person: Any, day: Day, held: Sequence[Any], more: dict[str, Any], *lists: tables.Shown
) -> HttpResponse:
    """The unit's lines, with what an area's home shows beside them."""
    groups = [group for group in grouped(person, day, held) if group.lines]
    lines = tables.show(request, listing(TITLE), all_of(groups))
    red = sum(line.tone == "red" for line in all_of(groups))
    context = {
        "title": TITLE,
        "sub": f"{day.words}　　{person.unit.name}" + (f"，红灯 {red} 件" if red else ""),
        "day": day,
        "as_of": day.stands,
        "table": lines,
        "groups": groups,
        "carried": sum(row.unit.pk == person.unit_id for row in held),
        **more,
    }
    return tables.reply(request, "desk/homes/unit.html", context, lines, *lists)


def grouped(person: Any, day: Day, held: Sequence[Any]) -> list[Group]:
    """The unit's lines under their headings, the most urgent first."""
    mine = of_unit(held, person.unit)
    own = {row.pk for row in mine}
    open_ = [row for row in mine if row.waits_for_unit]
    back = [row for row in open_ if row.state == "returned"]
    late = [row for row in open_ if row.is_late and row not in back]
    near = day.on + NEAR
    soon = [row for row in open_ if row.due and day.on <= row.due <= near and row not in back]
    rest = [row for row in open_ if row not in [*back, *late, *soon]]
    below = [row for row in held if row.state == "reported" and (row.above in own or row.keeper == person.unit_id)]
    answered = [row for row in mine if row.state == "reported"]
    more = (f"全部 {len(rest)} 件", reverse("plan:parts")) if len(rest) > MOST else None
    under_way = Group("在办", _lines(rest[:MOST], day, "在办", "报进展"), f"{len(rest)} 件", more)
    turns = [] if day.past else _turns(person, day)
    groups = [
        Group("退回，须重报", _lines(back, day, "退回", "重报")),
        Group("须答复的函件", [each for each in turns if each.kind == "letter"]),
        Group("已逾期", _lines(late, day, "逾期", "报进展")),
        Group("七天内到期", _lines(soon, day, "将到期", "报进展")),
        Group("督办待定", [each for each in turns if each.kind != "letter"]),
        Group("等我认定", [named(row, day.on, "等我认定", "已报结", "认定", row.reported) for row in below]),
        under_way,
        Group("已报结，等上级认定", [named(row, day.on, "已报结", "等认定", "", row.reported) for row in answered]),
    ]
    return [replace(group, lines=[_still(each) for each in group.lines]) for group in groups] if day.past else groups


def _lines(rows: Iterable[Any], day: Day, kind: str, act: str) -> list[Line]:
    """Parts as lines whose act leads straight to the form."""
    held = [(row.pk, part_line(row, day.on, kind, act, "牵头" if row.lead else "配合")) for row in rows]
    return [replace(each, action=Action(act, reverse("plan:part_report", args=[pk]))) for pk, each in held]


def _turns(person: Any, day: Day) -> list[Line]:
    """What other mechanisms ask of the unit: letters to answer, supervision of its own to decide."""
    return [held for ask in sources.held().turns for held in ask(person, day.on)]


def _still(held: Line) -> Line:
    """A line of a past day: nothing to act on."""
    return replace(held, action=None)
