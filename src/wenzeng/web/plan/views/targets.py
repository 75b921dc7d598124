"""Targets: the list of all with where they stand, the page of one with its way and figures, and the acts on both."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.office.services import clock
from wenzeng.mechanisms.people.access import need_desk, scope
from wenzeng.mechanisms.plan import access
from wenzeng.mechanisms.plan.declare import COURSES, LIGHTS, ORIGINS
from wenzeng.mechanisms.plan.queries.standing import target_standings
from wenzeng.mechanisms.plan.queries.standing.targets import Way
from wenzeng.mechanisms.plan.services import targets
from wenzeng.web.plan import forms_targets as forms
from wenzeng.web.plan import parts, shares
from wenzeng.web.plan import standing_listings as listings
from wenzeng.web.plan.course_line import Spot, drawing
from wenzeng.web.plan.filters import AsOf
from wenzeng.web.plan.reading import end_of, need_inside
from wenzeng.web.plan.work_listings import lamps_counted
from wenzeng.web.shell import tables
from wenzeng.web.shell.acts import act
from wenzeng.web.shell.asking import person_of
from wenzeng.web.shell.figures import day
from wenzeng.web.shell.screen import Action

STEPS_OF_WAY = 24
"""Pieces in which a way is drawn: enough for twelve months of unequal weight."""


@require_GET
def table(request: HttpRequest) -> HttpResponse:
    """All targets that the person sees, now or as of a day."""
    person, today = person_of(request), clock.today()
    need_inside(person)
    wanted = AsOf().read(request.GET.get("as_of", ""))
    on = wanted if end_of(wanted, today) and wanted else today
    rows = target_standings(_seen(person), on)
    listing = replace(listings.TARGETS, filters=[*listings.TARGETS.filters, AsOf()])
    kept = tables.show(request, listing, rows).rows
    listing = replace(listing, coverage=f"{kept.count()} 个目标：{lamps_counted(kept)}。")
    context = {} if on == today else {"as_of": day(on)}
    return tables.answer(request, listing, rows, context)


def _seen(person: Any) -> list[Any]:
    """The targets of the tasks that the person sees; those of no task for who sees all."""
    tasks = access.tasks_visible_to(person).filter(measure__document__state="adopted").prefetch_related("targets")
    held = [target for task in tasks for target in task.targets.all()]
    if scope(person).whole:
        measures = access.measures_visible_to(person).filter(document__state="adopted").prefetch_related("targets")
        held += [target for measure in measures for target in measure.targets.all() if target.task_id is None]
    return held


def obtain(person: Any, pk: int) -> Any:
    """A target of a task that the person sees."""
    need_inside(person)
    held = access.obtain_target(person, pk)
    if held.task_id:
        access.obtain_task(person, held.task_id)
    return held


@require_GET
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """One target: its way as a line and as a table, each unit's share, and every figure that was reported."""
    person, today = person_of(request), clock.today()
    held = obtain(person, pk)
    wanted = AsOf().read(request.GET.get("as_of", ""))
    until = end_of(wanted, today)
    on = wanted if until and wanted else today
    standing = next(iter(target_standings([held], on)), None)
    if standing is None:
        raise Refused("not_found", "这个目标在这一天不在计划中。")
    seen = access.parts_visible_to(person).filter(task=held.task_id).values_list("unit", flat=True)
    reported = held.actuals.filter(unit__in=seen, day__lte=on).select_related("unit", "by").order_by("-day", "-at")
    figures = list(reported if until is None else reported.filter(at__lte=until))
    way = _pieces(standing.way)
    shown = tables.show(request, listings.FIGURES, figures)
    divided_rows = shares.rows(person, held, on)
    divided = tables.show(request, shares.listing(standing, divided_rows), divided_rows)
    context = {
        "title": standing.what,
        "crumbs": [("目标", reverse("plan:targets"))],
        "target": standing,
        "bar": parts.bar(standing),
        "lamp": LIGHTS[standing.light.colour],
        "shape": COURSES[standing.shape],
        "origin": ORIGINS[standing.origin],
        "way": way,
        "drawing": drawing(way, _wholes(figures), on, standing.unit),
        "actions": _actions(person, held) if until is None else [],
    }
    context |= {} if until is None else {"as_of": day(on)}
    return tables.reply(request, "plan/target.html", context, shown, divided)


def _pieces(way: Way) -> list[Spot]:
    """The way in pieces short enough to follow a season."""
    if way.baseline_day is None or way.goal_day is None or way.goal_day <= way.baseline_day:
        return []
    length = (way.goal_day - way.baseline_day).days
    ends = sorted({way.baseline_day + dt.timedelta(days=length * n // STEPS_OF_WAY) for n in range(STEPS_OF_WAY + 1)})
    if way.shape == "linear":
        ends = [way.baseline_day, way.goal_day]
    if way.shape == "points":
        ends = sorted({way.baseline_day, way.goal_day, *(dt.date.fromisoformat(point[0]) for point in way.points)})
    return [(each, value) for each in ends if (value := way.expected(each)) is not None]


def _wholes(figures: Sequence[Any]) -> list[Spot]:
    """The figures for the whole, by day; a later report for the same day counts."""
    held = {each.day: Fraction(each.value) for each in reversed(figures) if each.whole}
    return sorted(held.items())


def _reports(person: Any, held: Any) -> bool:
    """Whether the person's unit answers for the target's task, and the person for the unit."""
    own = access.parts_visible_to(person).filter(task=held.task_id, unit=person.unit).exclude(state="withdrawn").first()
    return own is not None and access.can_report(person, own)


def _actions(person: Any, held: Any) -> list[Action]:
    acts = []
    if _reports(person, held):
        acts.append(Action("报数", reverse("plan:target_report", args=[held.pk]), main=True))
    if scope(person).desk:
        acts.append(Action("定路径", reverse("plan:target_course", args=[held.pk])))
        acts.append(Action("分解到单位", reverse("plan:target_shares", args=[held.pk])))
        acts.append(Action("更正目标", reverse("plan:target_correct", args=[held.pk])))
        acts.append(Action("删去目标", reverse("plan:target_drop", args=[held.pk])))
    return acts


def act_page(held: Any, standing: Any, title: str, submit: str, says: str) -> dict[str, Any]:
    crumbs = [("目标", reverse("plan:targets")), (standing.what, reverse("plan:target", args=[held.pk]))]
    words = f"{standing.what} {listings.number(standing.goal)} {standing.unit}"
    return {"title": title, "submit": submit, "crumbs": crumbs, "mark": standing.clause, "words": words, "sub": says}


@require_http_methods(["GET", "POST"])
def course(request: HttpRequest, pk: int) -> HttpResponse:
    """Set the way to a target."""
    need_desk(person_of(request))
    held = obtain(person_of(request), pk)
    standing = target_standings([held], clock.today())[0]
    way = standing.way
    initial = {name: getattr(way, name) for name in ("shape", "baseline", "baseline_day", "goal", "goal_day")}
    initial["points"] = forms.written(way.shape, way.points)
    form = forms.Way(request.POST if request.method == "POST" else None, initial=initial, unit=standing.unit)

    def do(data: dict[str, Any]) -> None:
        terms: dict[str, Any] = {name: data[name] for name in ("shape", "baseline_day", "goal_day", "points", "reason")}
        terms |= {name: f"{data[name]:f}" for name in ("baseline", "goal")}
        targets.set_course(held, **terms, by=person_of(request), at=clock.now())

    page = act_page(held, standing, "定路径", "定路径", "灯按实际值与今日应达之差计算；旧路径留存。")
    back = reverse("plan:target", args=[pk])
    return act(request, form, do, done="已定路径", leads_to=back, page=page, template="plan/act.html")


@require_http_methods(["GET", "POST"])
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """Report a figure for a target."""
    person = person_of(request)
    held = obtain(person, pk)
    if not _reports(person, held):
        raise Refused("forbidden", "这个目标由承办单位报数。")
    standing = target_standings([held], clock.today())[0]
    before = listings.against(standing)
    sent = request.POST if request.method == "POST" else None
    form = forms.Reported(sent, initial={"day": clock.today()}, unit=standing.unit, before=before)

    def do(data: dict[str, Any]) -> None:
        words = {"value": f"{data['value']:f}", "day": data["day"], "source": data["source"]}
        targets.report_actual(held, **words, by=person, at=clock.now())

    page = act_page(held, standing, "报数", "提交", "报累计数。")
    back = reverse("plan:target", args=[pk])
    return act(request, form, do, done="已报数", leads_to=back, page=page, template="plan/act.html")
