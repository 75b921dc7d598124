"""A target divided among units: the form with a box for each, and the workbook that fills it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.office.services import clock
from wenzeng.mechanisms.people.access import need_desk
from wenzeng.mechanisms.plan.queries.standing import target_standings
from wenzeng.mechanisms.plan.services import targets
from wenzeng.web.plan import shares
from wenzeng.web.plan.standing_listings import number
from wenzeng.web.plan.views.targets import act_page, obtain
from wenzeng.web.shell import tables
from wenzeng.web.shell.acts import act
from wenzeng.web.shell.asking import person_of
from wenzeng.web.shell.refusals import status
from wenzeng.web.shell.screen import Action, screen


@dataclass(frozen=True, slots=True)
class Division:
    """What a target is divided by: its units, the shares that stand, the ends that all share."""

    held: Any
    standing: Any
    units: list[Any]
    divided: dict[int, str]
    ends: dict[str, Any]


def _division(request: HttpRequest, pk: int) -> Division:
    """A target that can be divided. Refuses one without a goal's day."""
    person, today = person_of(request), clock.today()
    need_desk(person)
    held = obtain(person, pk)
    standing = target_standings([held], today)[0]
    way = standing.way
    if way.baseline_day is None or way.goal_day is None:
        raise Refused("invalid", "这个目标还没有目标日，请先定路径，再分解到单位。")
    ends = {"baseline": "0", "baseline_day": way.baseline_day, "goal_day": way.goal_day}
    divided = {each.unit.pk: each.standing.goal for each in shares.rows(person, held, today) if each.standing}
    return Division(held, standing, shares.units_of(person, held), divided, ends)


@require_http_methods(["GET", "POST"])
def divide(request: HttpRequest, pk: int) -> HttpResponse:
    """Divide a target among the units that answer for it; a workbook fills the form, which is then looked over."""
    by = _division(request, pk)
    unit, back = by.standing.unit, reverse("plan:target", args=[pk])
    says = f"全部 {number(by.standing.goal)} {unit}，各单位从 0 起匀速，到 {by.ends['goal_day']}。"
    page = act_page(by.held, by.standing, "分解到单位", "分解", says)
    page["actions"] = [Action("下载 Excel 表", reverse("plan:target_shares_file", args=[pk]))]
    sent = request.POST if request.method == "POST" else None
    if sent and request.FILES.get("file"):
        form, code = _filled(request, by)
        return screen(request, "plan/act.html", {**page, "form": form, "cancel": back}, status=code)
    form = shares.Dividing(sent, initial=_boxes(by.divided), units=by.units, unit=unit)

    @transaction.atomic
    def do(data: dict[str, Any]) -> None:
        for each, goal in form.changed():
            terms = {**by.ends, "unit": each, "goal": f"{goal:f}", "reason": data["reason"]}
            targets.set_course(by.held, **terms, by=person_of(request), at=clock.now())

    return act(request, form, do, done="已分解到单位", leads_to=back, page=page, template="plan/act.html")


def _filled(request: HttpRequest, by: Division) -> tuple[shares.Dividing, int]:
    """The form with what the workbook says in its boxes; or with what is wrong with the workbook."""
    terms: dict[str, Any] = {"units": by.units, "unit": by.standing.unit}
    form = shares.Dividing(request.POST, request.FILES, **terms)
    if not form.is_valid() and "file" in form.errors:
        return form, 400
    given = form.cleaned_data["file"]
    try:
        read = shares.read(given.read(), given.name, by.units)
    except Refused as refusal:
        form.add_error("file", refusal.message)
        return form, status(refusal.code)
    filled = shares.Dividing(initial={**request.POST.dict(), **_boxes(read)}, **terms)
    filled.fields["file"].help_text = f"已从表中读入 {len(read)} 个单位，请核对后点“分解”。"
    return filled, 200


def _boxes(divided: Mapping[int, str]) -> dict[str, str]:
    return {f"{shares.SHARE}{unit}": goal for unit, goal in divided.items()}


@require_GET
def file(request: HttpRequest, pk: int) -> HttpResponse:
    """The workbook in which a target is divided."""
    by = _division(request, pk)
    body = shares.sheet(by.standing.what, by.standing.unit, by.divided, by.units)
    return tables.attachment(body, f"{by.standing.what}-分解到单位.xlsx")
