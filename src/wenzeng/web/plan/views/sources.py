"""Work that other papers set: the form of an instruction, a meeting, an inspection or a letter with its tasks."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.office.services import clock, files
from wenzeng.mechanisms.people.access import need_desk
from wenzeng.mechanisms.people.access import visible_to as units_visible_to
from wenzeng.mechanisms.plan.declare import Assignment
from wenzeng.mechanisms.plan.services import sources
from wenzeng.web.plan import forms_sources as forms
from wenzeng.web.shell.asking import person_of
from wenzeng.web.shell.refusals import status
from wenzeng.web.shell.screen import screen
from wenzeng.web.shell.ways import SeeOther

SAYS = "登记即生效：各单位名下立刻有任务，按时限亮灯。政策文件请走“收文”。"


@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """The paper and its tasks; another line is added by a button that sends the form, so that no script is needed."""
    person = person_of(request)
    need_desk(person)
    sent = request.method == "POST"
    adding = "add" in request.POST
    count = _count(request.POST.get("lines", "")) + (forms.MORE_ROWS if adding else 0)
    paper = forms.Paper(request.POST if sent else None, request.FILES if sent and not adding else None)
    lines = forms.lines(request.POST if sent else None, count)
    code = 200
    if sent and not adding:
        code = 400
        if _holds(paper, lines):
            try:
                document = _enter(person, paper.cleaned_data, lines)
            except Refused as refusal:
                code = status(refusal.code)
                paper.add_error(None, refusal.message)
            else:
                messages.success(request, f"已登记，{sum(line.filled for line in lines)} 项任务生效")
                return SeeOther(reverse("plan:document", args=[document.pk]))
    if adding:
        paper = forms.Paper(initial=request.POST.dict())
        lines = forms.lines(None, count, request.POST)
    context = {
        "title": "登记批示、会议、督查、来函",
        "sub": SAYS,
        "crumbs": [("任务办理", reverse("plan:parts"))],
        "form": paper,
        "lines": lines,
        "count": count,
        "units": units_visible_to(person).filter(kind__in=forms.KINDS, until=None),
        "cancel": reverse("plan:parts"),
    }
    return screen(request, "plan/source_form.html", context, part="lines", status=code)


def _count(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 4 else forms.FIRST_ROWS


def _holds(paper: forms.Paper, lines: list[forms.TaskLine]) -> bool:
    """Whether paper and lines hold; each is looked at, so that all faults are said at once."""
    held = [paper.is_valid(), *(line.is_valid() for line in lines)]
    if not any(line.filled for line in lines):
        paper.add_error(None, "请至少写一项任务。")
        return False
    return all(held)


@transaction.atomic
def _enter(person: Any, paper: dict[str, Any], lines: list[forms.TaskLine]) -> Any:
    given, at = paper.pop("file"), clock.now()
    stored = files.store(given.read(), given.name, by=person, at=at)
    tasks = [
        Assignment(line["words"], line["lead"], tuple(line["joint"]), line["due"], line["every"])
        for line in forms.said(lines)
    ]
    return sources.enter_work(**paper, file=stored, tasks=tasks, by=person, at=at)
