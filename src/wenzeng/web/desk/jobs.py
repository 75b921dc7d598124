"""Each person's own long work: progress, result, cancelling."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from wenzeng.mechanisms.office import access
from wenzeng.mechanisms.office.services import work
from wenzeng.web.shell import tables
from wenzeng.web.shell.asking import person_of
from wenzeng.web.shell.screen import by_htmx, screen
from wenzeng.web.shell.tables import DATE, NUMBER, STATE, Choice, Column, Empty, Listing, Search, State
from wenzeng.web.shell.ways import SeeOther

STATES = {
    "queued": State("排队中", "open"),
    "running": State("进行中", "open"),
    "done": State("已完成"),
    "failed": State("未完成", "open"),
    "cancelled": State("已取消"),
}
JOBS = Listing(
    name="jobs",
    title="后台任务",
    columns=[
        Column("label", "任务", link=lambda job: reverse("desk:job", args=[job.pk])),
        Column("state", "状态", STATE, words=STATES),
        Column("percent", "进度", NUMBER, unit="%", value=lambda job: job.percent, sort=None),
        Column("message", "说明", sort=None),
        Column("created_at", "提交", DATE),
        Column("finished_at", "结束", DATE),
    ],
    filters=[
        Choice("state", "状态", {state: shown.word for state, shown in STATES.items()}),
        Search("名称", keys=("label",)),
    ],
    order="-created_at",
    empty=Empty("您还没有后台任务", "编译文件等超过两秒的事会在这里显示进度和结果。"),
)
UNDER_WAY = frozenset({"queued", "running"})
WORDS = {"plan.compile": ("步", "核对计划")}
"""Of a kind of work: what its steps are counted in, and what its result is called."""


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """The person's own long work, newest first."""
    return tables.answer(request, JOBS, access.visible_to(person_of(request)))


@require_GET
def job(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One piece of long work with its progress; htmx asks for the progress alone."""
    held = access.obtain(person_of(request), str(pk))
    shown = {"job": _shown(held)}
    if by_htmx(request):
        return render(request, "shell/components/job.html", shown)
    crumbs = [("后台任务", reverse("desk:jobs"))]
    return screen(request, "desk/job.html", {"title": held.label, "crumbs": crumbs, "held": held, **shown})


@require_POST
def cancel(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask one's own work to stop."""
    held = access.obtain(person_of(request), str(pk))
    work.cancel(held, by=person_of(request))
    messages.success(request, f"已要求取消“{held.label}”" if held.under_way else f"“{held.label}”已经结束，不用取消")
    return SeeOther(reverse("desk:job", args=[pk]))


def _shown(held: Any) -> Mapping[str, Any]:
    """A job as the shell's component takes it."""
    unit, result = WORDS.get(held.name, ("行", "看结果"))
    place = held.result.get("where") if held.state == "failed" else ""
    failed = held.message + (f"（{place}）" if place else "")
    leads_on = held.state == "done" and "url_name" in held.result
    return {
        "id": held.pk,
        "label": held.label,
        "running": held.state in UNDER_WAY,
        "percent": held.percent,
        "done": held.total if held.state == "done" else held.done,
        "total": held.total,
        "unit": unit,
        "message": STATES[held.state].word + (f"：{held.message}" if held.message else "")
        if held.state != "failed"
        else "",
        "url": reverse("desk:job", args=[held.pk]),
        "cancel_url": "" if held.cancel_asked else reverse("desk:cancel", args=[held.pk]),
        "result_url": reverse(held.result["url_name"], args=held.result.get("url_args", ())) if leads_on else "",
        "result_label": result,
        "failed": failed if held.state == "failed" else "",
    }
