"""The list of measures in force, and the page of one measure."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.people.access import scope
from wenzeng.mechanisms.plan import access
from wenzeng.mechanisms.plan.queries.documents import MeasurePage, measure_page
from wenzeng.mechanisms.plan.queries.marks import marked
from wenzeng.web.plan import listings
from wenzeng.web.plan.reading import measure_rows, need_reader, points, rows_of, units_meant
from wenzeng.web.shell import tables
from wenzeng.web.shell.asking import person_of
from wenzeng.web.shell.screen import Action


@require_GET
def table(request: HttpRequest) -> HttpResponse:
    """The measures of all documents in force."""
    person = person_of(request)
    need_reader(person)
    rows = measure_rows(person)
    units = units_meant(person, (each for row in rows for each in row.page.who)).values()
    return tables.answer(request, listings.measures(rows, units, scope(person).inside), rows)


@require_GET
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """One measure: the document's words first, then who answers, tasks, targets, blanks, awards as read."""
    person = person_of(request)
    held = access.obtain_measure(person, pk)
    shown_measure = measure_page(held)
    if shown_measure is None:
        raise Refused("not_found", "这条措施已从计划中删去。经过见文件的改动记录。")
    rows = rows_of(person, measure=held)
    listing = replace(listings.TASKS, title="任务", order="", coverage=listings.counts(rows), empty=NO_TASKS)
    shown = tables.show(request, listing, rows)
    named = points(person, pk=pk)
    version, desk = shown_measure.version, scope(person).desk
    context = {
        "title": shown_measure.name,
        "crumbs": [("措施", reverse("plan:measures"))],
        "basis": shown_measure.head.number,
        "page": shown_measure,
        "paragraphs": marked(held.document, version.span_start, version.span_end, rows),
        "to": reverse("plan:tasks"),
        "tail": "/",
        "meant": _meant(person, shown_measure),
        "targets": named.targets[pk],
        "blanks": named.blanks[pk] if scope(person).inside else [],
        "inside": scope(person).inside,
        "desk": desk,
        "actions": _actions(shown_measure) if desk else [],
    }
    return tables.reply(request, "plan/measure.html", context, shown)


NO_TASKS = tables.Empty("没有您承担的任务", "这条措施的任务由其他单位承担。")


def _meant(person: Any, shown: MeasurePage) -> list[tuple[Any, list[Any]]]:
    """Each responsible unit name with the units that it stands for."""
    units = units_meant(person, shown.who)
    return [(each, [unit for key, unit in units.items() if key in each.units]) for each in shown.who]


def _actions(shown: MeasurePage) -> list[Action]:
    lead = "确认牵头" if shown.version.lead_origin == "assumption" else "改定牵头"
    acts = [Action("增加任务", reverse("plan:task_add", args=[shown.pk]))]
    return [Action(lead, reverse("plan:lead", args=[shown.pk])), *acts] if shown.lead else acts
