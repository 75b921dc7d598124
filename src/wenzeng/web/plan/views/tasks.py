"""The plan table over all documents in force, and the page of one task."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.office.services import clock
from wenzeng.mechanisms.people.access import scope
from wenzeng.mechanisms.people.access import visible_to as units_visible_to
from wenzeng.mechanisms.plan import access
from wenzeng.mechanisms.plan.queries import changes
from wenzeng.mechanisms.plan.queries.rows import TaskRow
from wenzeng.web.plan import listings, paper
from wenzeng.web.plan.filters import AsOf
from wenzeng.web.plan.reading import end_of, need_inside, rows_in_force, rows_of, units_meant
from wenzeng.web.plan.words import sentence
from wenzeng.web.shell import tables
from wenzeng.web.shell.asking import person_of
from wenzeng.web.shell.figures import day, local
from wenzeng.web.shell.screen import Action, screen


@require_GET
def table(request: HttpRequest) -> HttpResponse:
    """All tasks in force that the person sees, now or as of a day; as Word in the form that is sent round."""
    person = person_of(request)
    need_inside(person)
    wanted = AsOf().read(request.GET.get("as_of", ""))
    rows = rows_in_force(person, end_of(wanted, clock.today()))
    meant = {pk for row in rows for each in row.who for pk in each.units}
    named = Q(pk__in=meant) | Q(code=request.GET.get("unit", ""))
    listing = listings.tasks(rows, units_visible_to(person).filter(named))
    kept = tables.show(request, listing, rows).rows
    shown = tables.show(request, replace(listing, note=listings.counts(kept)), rows)
    if request.GET.get("export") == "docx":
        return paper.breakdown_of(list(kept), shown.conditions, wanted or clock.today(), clock.installation().demo)
    context = {"title": listing.title, "table": shown, "word_url": shown.url(export="docx", page="")}
    if wanted:
        context["as_of"] = day(wanted)
    return tables.reply(request, "shell/list_page.html", context, shown)


@dataclass(frozen=True, slots=True)
class Answering:
    """A unit name of a task with the units it stands for."""

    role: str
    name: str
    written: str
    units: Sequence[Any]
    kind: str


@require_GET
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """One task: its sentence, who answers, by when, how much, what is open, and what happened."""
    person = person_of(request)
    held = access.obtain_task(person, pk)
    rows = rows_of(person, measure__document=held.measure.document)
    place = next((n for n, row in enumerate(rows) if row.pk == pk), None)
    if place is None:
        raise Refused("not_found", "这项任务已从计划中删去。经过见文件的改动记录。")
    row = rows[place]
    context = {
        "title": row.title,
        "crumbs": _crumbs(row),
        "basis": row.document_number or row.document_title,
        "task": row,
        "quote": sentence(held.measure, row),
        "answering": _answering(person, row),
        "events": _events(held, row),
        "before": rows[place - 1] if place else None,
        "after": rows[place + 1] if place + 1 < len(rows) else None,
        "rest": _rest(row.deadline, clock.today()),
        "desk": scope(person).desk,
        "actions": _actions(row) if scope(person).desk else [],
    }
    return screen(request, "plan/task.html", context)


def _crumbs(row: TaskRow) -> list[tuple[str, str]]:
    measure = f"{row.measure_number}、{row.measure_title}" if row.measure_title else row.measure_number
    return [("任务", reverse("plan:tasks")), (measure, reverse("plan:measure", args=[row.measure]))]


def _actions(row: TaskRow) -> list[Action]:
    acts = (("更正", "task_correct"), ("分派", "task_assign"), ("加目标", "target_add"), ("删去", "task_drop"))
    return [Action(word, reverse(f"plan:{name}", args=[row.pk])) for word, name in acts]


def _answering(person: Any, row: TaskRow) -> list[Answering]:
    units = units_meant(person, row.who)
    return [
        Answering(
            "牵头" if each.lead else "配合",
            each.shown,
            each.written,
            [unit for pk, unit in units.items() if pk in each.units],
            each.kind,
        )
        for each in row.who
    ]


def _events(held: Any, row: TaskRow) -> list[dict[str, Any]]:
    """What happened, newest first; the deadline stands above, the issue of the document below."""
    ahead = [{"when": row.deadline, "what": "时限", "ahead": True}] if row.deadline else []
    done = [
        {
            "when": local(change.at),
            "what": "：".join(
                filter(None, (f"{change.who}（{change.unit}）{change.act}", change.altered, change.reason))
            ),
        }
        for change in changes.of_task(held)
    ]
    laid = {
        "when": local(held.measure.document.received_at),
        "what": f"收文，任务由第{row.clause.replace('·', '条第')}句编出",
    }
    return [*ahead, *done, laid]


def _rest(deadline: dt.date | None, today: dt.date) -> str:
    """How far the deadline is, in days."""
    if deadline is None:
        return ""
    days = (deadline - today).days
    return f"剩 {days} 天" if days > 0 else "今天到期" if days == 0 else f"已过 {-days} 天"
