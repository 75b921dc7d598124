"""The HQ office's home: at most ten decisions, targets, the 14 cities, the measures, and what changed in a week."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from wenzeng.mechanisms.plan.queries.standing import changes_between, city_ranks, measure_standings
from wenzeng.web.desk.asked import Day
from wenzeng.web.desk.homes import decisions, overview, tiles
from wenzeng.web.desk.lines import all_of, listing
from wenzeng.web.shell import tables

TITLE = "今天要定的事"


def answer(request: HttpRequest, person: Any, day: Day) -> HttpResponse:
    """The page; of a past day, how things stood, without decisions."""
    waiting = [] if day.past else decisions.lines(person, day.on)
    groups = decisions.groups(waiting)
    lists = whole(request, person, day)
    lines = tables.show(request, listing(TITLE), waiting)
    targets = overview.targets(person, day)
    context = {
        "title": f"{day.on} 的情况" if day.past else TITLE,
        "sub": said(day, all_of(groups), waiting),
        "day": day,
        "as_of": day.stands,
        "table": None if day.past else lines,
        "groups": groups,
        "rule": decisions.RULE,
        "paces": [overview.reached(target) for target in targets[: overview.MOST_PACES]],
        "targets": len(targets),
        "tiles": tiles.tiles(lists["ranking"].rows),
        "tiles_rule": tiles.RULE,
    }
    return tables.reply(request, "desk/homes/hq.html", context, lines, *lists.values())


def whole(request: HttpRequest, person: Any, day: Day) -> dict[str, tables.Shown]:
    """The lists that show the whole region: measures, ranking, changes."""
    standing = measure_standings(person, day.on)
    changed = changes_between(person, day.week_ago, day.on)
    return {
        "measures": tables.show(request, overview.measures(person, standing), standing),
        "ranking": tables.show(request, tiles.ranking("各市按时率"), city_ranks(day.on)),
        "changes": tables.show(request, overview.changes(changed), changed),
    }


def said(day: Day, shown: list[Any], waiting: list[Any]) -> str:
    """The line below the title."""
    if day.past:
        return f"{day.words}　只看情况，不办事"
    red = sum(line.tone == "red" for line in waiting)
    count = f"{len(waiting)} 件" + (f"，列出 {len(shown)} 件" if len(shown) < len(waiting) else "")
    return f"{day.words}　　{count}" + (f"，其中红灯 {red} 件" if red else "")
