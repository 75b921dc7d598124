"""The page of one part, and the list of reported parts from which they are accepted, one by one or several at once."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.office.services import clock
from wenzeng.mechanisms.plan import access
from wenzeng.mechanisms.plan.declare import LIGHTS
from wenzeng.mechanisms.plan.queries.standing import part_rows
from wenzeng.mechanisms.plan.services import work
from wenzeng.web.plan import deeds, parts
from wenzeng.web.plan import work_listings as listings
from wenzeng.web.plan.filters import AsOf
from wenzeng.web.plan.reading import end_of, need_inside
from wenzeng.web.shell import subjects, tables
from wenzeng.web.shell.asking import person_of
from wenzeng.web.shell.figures import day
from wenzeng.web.shell.screen import Action, screen
from wenzeng.web.shell.ways import SeeOther


@require_GET
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """One part: lamp with its rule, clock, targets, what was handed down, what happened; the form of progress beside."""
    person, today = person_of(request), clock.today()
    held = access.obtain_part(person, pk)
    wanted = AsOf().read(request.GET.get("as_of", ""))
    until = end_of(wanted, today)
    on = wanted if until and wanted else today
    row = parts.row_of(person, held, on)
    if row is None:
        raise Refused("not_found", f"{on} 还没有这一项。任务于 {day(held.opened_at)} 下到本单位。")
    now = until is None
    reports = now and row.waits_for_unit and access.can_report(person, held)
    context = {
        "title": row.title,
        "crumbs": [("任务办理", reverse("plan:parts")), (row.unit.short_name, _parts_of(row.unit))],
        "part": held,
        "row": row,
        "tone": listings.TONES[row.light.colour],
        "lamp": LIGHTS[row.light.colour],
        "reasons": "；".join(row.light.reasons),
        "rule": parts.rule(on),
        "left": parts.left(row.due, on, shown="count" in request.GET),
        "above": _above(person, held),
        "bars": [parts.bar(standing) for standing in row.targets],
        "below": parts.handed_down(person, held, on),
        "events": parts.events(held, until),
        "form": parts.progress_form(person, held, parts.url(held)) if reports else None,
        "actions": _actions(person, held, row) if now else [],
    }
    return screen(request, "plan/part.html", context | ({} if now else {"as_of": day(on)}))


def _actions(person: Any, held: Any, row: Any) -> list[Action]:
    acts = deeds.actions(person, held, row.paused is not None)
    if row.state == "accepted" and access.can_report(person, held) and parts.asks_outcome(held):
        acts.insert(0, Action("填报成效", reverse("plan:part_outcome", args=[held.pk]), main=True))
    owed = row.waits_for_unit and held.unit_id != person.unit_id
    return [*acts, *(subjects.actions(person, f"part:{held.pk}") if owed else ())]


def _parts_of(unit: Any) -> str:
    return f"{reverse('plan:parts')}?view=all&unit={unit.pk}"


def _above(person: Any, part: Any) -> Any:
    """The part from which this one was handed down, where the person sees it."""
    return access.parts_visible_to(person).filter(pk=part.above_id).select_related("unit").first()


@require_http_methods(["GET", "POST"])
def reported(request: HttpRequest) -> HttpResponse:
    """Reported parts that wait for this person: open one, or accept several at once."""
    person = person_of(request)
    need_inside(person)
    if request.method == "POST":
        _accept(request, person)
        return SeeOther(request.get_full_path())
    rows = part_rows(access.parts_visible_to(person).filter(pk__in=parts.waiting(person)), clock.today())
    return tables.answer(request, listings.REPORTED, rows, template="plan/reported.html")


def _accept(request: HttpRequest, person: Any) -> None:
    """Accept what was ticked, each by itself, as the person saw it; one refused does not keep the others."""
    chosen, done, refused = request.POST.getlist("parts"), 0, []
    for each in chosen:
        pk, _, seen = each.partition(":")
        try:
            part = access.obtain_part(person, int(pk) if pk.isdecimal() else 0)
            expected = int(seen) if seen.isdecimal() else None
            work.accept(part, text=request.POST.get("text", ""), expected=expected, by=person, at=clock.now())
            done += 1
        except Refused as refusal:
            refused.append(refusal.message)
    if done:
        messages.success(request, f"已认定办结 {done} 项")
    if refused:
        messages.error(request, f"{len(refused)} 项没有认定：{'；'.join(dict.fromkeys(refused))}")
    if not chosen:
        messages.error(request, "没有勾选。请先勾选要认定的任务。")
