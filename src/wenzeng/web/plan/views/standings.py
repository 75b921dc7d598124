"""How units stand among their like, and what changed between two days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.office.services import clock
from wenzeng.mechanisms.people.access import obtain as obtain_unit
from wenzeng.mechanisms.people.access import scope
from wenzeng.mechanisms.people.access import visible_to as units_visible_to
from wenzeng.mechanisms.people.declare import UnitKind
from wenzeng.mechanisms.plan import access
from wenzeng.mechanisms.plan.queries import rules
from wenzeng.mechanisms.plan.queries.rows import TaskRow
from wenzeng.mechanisms.plan.queries.standing import changes_between, city_ranks, part_rows
from wenzeng.web.plan import standing_listings
from wenzeng.web.plan import work_listings as listings
from wenzeng.web.plan.filters import AsOf, Fits
from wenzeng.web.plan.reading import need_inside, rows_in_force
from wenzeng.web.plan.views.work import View
from wenzeng.web.shell import tables
from wenzeng.web.shell.asking import person_of
from wenzeng.web.shell.figures import day, figure
from wenzeng.web.shell.tables import Choice

WEEK = dt.timedelta(days=7)


def _is_due(row: Any, on: dt.date) -> bool:
    return bool(row.due and row.due < on and not (row.paused and row.state != "accepted"))


COUNTED: dict[str, tuple[str, Callable[[Any, dt.date], bool]]] = {
    "due": ("已到期", _is_due),
    "in_time": ("按时办结", lambda row, on: _is_due(row, on) and row.state == "accepted" and not row.overdue_days),
    "waiting": (
        "按时报结待认定",
        lambda row, on: _is_due(row, on) and row.state == "reported" and not row.overdue_days,
    ),
    "late": ("逾期未报结", lambda row, on: row.is_late),
    "red": ("红灯", lambda row, on: row.light.colour == "red"),
}
"""What a figure of the ranking counts."""


def _on(request: HttpRequest) -> dt.date:
    """The day asked for; no day to come."""
    today = clock.today()
    wanted = AsOf().read(request.GET.get("as_of", ""))
    return min(wanted, today) if wanted else today


@require_GET
def ranks(request: HttpRequest) -> HttpResponse:
    """The cities of the region, or the counties of a city; why a unit stands where it does is one click away."""
    person, on = person_of(request), _on(request)
    need_inside(person)
    among = _among(person)
    name = request.GET.get("of", "")
    name = name if name in among else next(iter(among))
    rows = city_ranks(on, among[name][1])
    middle = next((row.median for row in rows if row.median is not None), None)
    median = f"中位数 {figure(middle, 1, -2)}%。" if middle is not None else ""
    due = sum(row.rank is not None for row in rows)
    listing = replace(
        standing_listings.ranks(set(scope(person).units().values_list("pk", flat=True))),
        coverage=f"{len(rows)} 个单位中 {due} 个有到期任务。{median}到期不足 {rules.rule(on).few_due} 项的标明。",
        filters=[AsOf()],
        current=lambda row: row.unit.pk == person.unit_id,
    )
    tabs = [View(word, f"{request.path}?of={key}", units.count(), key == name) for key, (word, units) in among.items()]
    context = {"as_of": day(on), "tabs": tabs if len(tabs) > 1 else []}
    return tables.answer(request, listing, rows, context, template="plan/ranks.html")


def _among(person: Any) -> dict[str, tuple[str, Any]]:
    """Who is ranked with whom: a city sees the cities and its own counties, a county its neighbours, others the cities."""
    units, unit = units_visible_to(person).filter(until=None), person.unit
    cities = ("各设区市", units.filter(kind=UnitKind.CITY))
    if unit.kind == UnitKind.CITY:
        below = units.filter(kind=UnitKind.COUNTY, path__startswith=unit.path)
        return {"cities": cities, "below": ("所辖县（市、区）", below)}
    if unit.kind in (UnitKind.COUNTY, UnitKind.PARK):
        return {"beside": (f"同级{unit.get_kind_display()}", units.filter(kind=unit.kind, parent=unit.parent_id))}
    return {"cities": cities}


@require_GET
def rank(request: HttpRequest, code: str) -> HttpResponse:
    """The parts that a figure of the ranking counts."""
    person, on = person_of(request), _on(request)
    need_inside(person)
    unit = obtain_unit(person, code)
    if not scope(person).units().filter(pk=unit.pk).exists():
        raise Refused("forbidden", f"{unit.short_name}的任务明细只对本单位和上级开放；名次见排名表。")
    rows = part_rows(access.parts_visible_to(person).filter(unit=unit).exclude(state="withdrawn"), on)
    counted = [Fits("counted", "计入", lambda row, test: test(row, on), pairs=_pairs())]
    listing = replace(listings.PARTS, name="counted", title=f"{unit.short_name}：名次由来", filters=[*counted, AsOf()])
    kept = tables.show(request, listing, rows).rows
    listing = replace(listing, coverage=listings.parts_counted(kept))
    context = {"as_of": day(on), "crumbs": [("排名", reverse("plan:ranks"))]}
    return tables.answer(request, listing, rows, context)


def _pairs() -> list[tuple[str, str, Any]]:
    return [(key, word, test) for key, (word, test) in COUNTED.items()]


@require_GET
def changes(request: HttpRequest) -> HttpResponse:
    """What changed after the end of one day until the end of another: by default within the last week."""
    person, today = person_of(request), clock.today()
    need_inside(person)
    first, last = (AsOf().read(request.GET.get(name, "")) for name in ("from", "to"))
    last = min(last or today, today)
    first = min(first or last - WEEK, last)
    rows = _by_measure(person, changes_between(person, first, last))
    names = list(dict.fromkeys(row["measure"] for row in rows))
    measure = Choice("measure", "措施", [(name, name) for name in names])
    listing = replace(
        standing_listings.movements(first, last),
        filters=[measure],
        coverage=f"{day(first)} 日终到 {day(last)} 日终，{len(rows)} 处变化。只列改变状态、时限、目标和灯色的，不列一般进展。",
    )
    context = {"as_of": day(last), "first": day(first), "last": day(last)}
    return tables.answer(request, listing, rows, context, template="plan/changes.html")


def _by_measure(person: Any, found: Iterable[Any]) -> list[dict[str, Any]]:
    """Changes in the order of the documents, each with its measure; what no longer stands in the plan comes last."""
    places = {row.clause: row for row in rows_in_force(person)}
    rows = [vars(each) | {"measure": _measure(places.get(each.clause), each.clause)} for each in found]
    return sorted(rows, key=lambda row: places[row["clause"]].place if row["clause"] in places else LAST)


LAST = (10**9, 0, 0, 0)


def _measure(row: TaskRow | None, clause: str) -> str:
    number = clause.split("·", maxsplit=1)[0]
    return f"{number}、{row.measure_title}" if row and row.measure_title else number
