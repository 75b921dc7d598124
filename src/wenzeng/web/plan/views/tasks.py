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
from wenzeng.mechanisms.plan.queries.standing import part_rows, target_standings
from wenzeng.web.plan import listings, paper
from wenzeng.web.plan.filters import AsOf
from wenzeng.web.plan.parts import STEPS, Event, bar, progress_form, steps
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
    shown = tables.show(request, replace(listing, coverage=listings.counts(kept)), rows)
    if request.GET.get("export") == "docx":
        return paper.breakdown_of(list(kept), shown.conditions, wanted or clock.today(), clock.installation().demo)
    word = shown.url(export="docx", page="") if shown.total else ""
    context = {"title": listing.title, "table": shown, "word_url": word}
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
    """One task, now or as of a day: its sentence, who answers, by when, how much, what is open, and what happened."""
    person, today = person_of(request), clock.today()
    held = access.obtain_task(person, pk)
    wanted = AsOf().read(request.GET.get("as_of", ""))
    until = end_of(wanted, today)
    on = wanted if until and wanted else today
    rows = rows_of(person, until, measure__document=held.measure.document)
    place = next((n for n, row in enumerate(rows) if row.pk == pk), None)
    if place is None:
        when = f"{on} 的计划中没有这项任务。" if until else "这项任务已从计划中删去。"
        raise Refused("not_found", f"{when}经过见文件的改动记录。")
    row, desk = rows[place], scope(person).desk and until is None
    context = {
        "title": row.title,
        "crumbs": _crumbs(row),
        "basis": row.document_number or row.document_title,
        "task": row,
        "quote": sentence(held.measure, row),
        "answering": _answering(person, row),
        **_work(person, held, on, report=until is None),
        "events": _events(person, held, row, until),
        "before": rows[place - 1] if place else None,
        "after": rows[place + 1] if place + 1 < len(rows) else None,
        "rest": _rest(row.deadline, on),
        "desk": desk,
        "actions": _actions(row) if desk else [],
    }
    return screen(request, "plan/task.html", context | ({"as_of": day(on)} if until else {}))


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


def _work(person: Any, held: Any, on: dt.date, *, report: bool) -> dict[str, Any]:
    """Each unit's part, lead first; the form of progress for who has one part to report on."""
    top = part_rows(access.parts_visible_to(person).filter(task=held, above=None), on)
    rows = _newest([row for row in top if row.state != "withdrawn"])
    own = [row for row in rows if row.unit.pk == person.unit_id]
    part = access.obtain_part(person, own[0].pk) if len(own) == 1 else None
    reports = report and part is not None and own[0].waits_for_unit and access.can_report(person, part)
    heard = sum(row.last_step is not None for row in rows)
    return {
        "answers": rows,
        "heard": f"{len(rows)} 个单位：{heard} 个有报，{len(rows) - heard} 个未报",
        "mine": person.unit_id,
        "part": own[0] if reports else None,
        "form": progress_form(person, part, reverse("plan:task", args=[held.pk])) if reports else None,
        "bars": [bar(standing) for standing in target_standings(held.targets.all(), on)],
    }


def _newest(rows: Sequence[Any]) -> list[Any]:
    """Of a recurring task the last period that has opened."""
    last = max((row.period for row in rows), default="")
    return [row for row in rows if row.period == last]


MOST_EVENTS = 30


def _events(person: Any, held: Any, row: TaskRow, until: dt.datetime | None) -> list[Event]:
    """What happened, newest first: steps of its units, changes of the plan; the deadline above, the issue below."""
    ahead = [Event(row.deadline, "时限", ahead=True)] if row.deadline else []
    changed = [
        Event(local(change.at), "：".join(filter(None, (f"{change.who}（{change.unit}）{change.act}", *_said(change)))))
        for change in changes.of_task(held)
        if until is None or change.at <= until
    ]
    parts = access.parts_visible_to(person).filter(task=held).prefetch_related(*STEPS)
    taken = [event for part in parts for event in steps(part, until)]
    document = held.measure.document
    entered = f"登记{document.get_kind_display()}，任务即日生效"
    compiled = f"收文，任务由第{row.clause.replace('·', '条第')}句编出"
    laid = Event(local(document.received_at), compiled if document.kind == "policy" else entered)
    newest = sorted([*changed, *taken], key=lambda event: event.when, reverse=True)
    return [*ahead, *newest[:MOST_EVENTS], laid]


def _said(change: changes.Change) -> tuple[str, str]:
    return change.altered, change.reason


def _rest(deadline: dt.date | None, today: dt.date) -> str:
    """How far the deadline is, in days."""
    if deadline is None:
        return ""
    days = (deadline - today).days
    return f"剩 {days} 天" if days > 0 else "今天到期" if days == 0 else f"已过 {-days} 天"
