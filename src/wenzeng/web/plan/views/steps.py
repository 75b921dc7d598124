"""Steps on a part: progress in three actions, handing down, and each step of the table of deeds."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import lazy
from django.views.decorators.http import require_http_methods

from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.office.services import clock
from wenzeng.mechanisms.plan import access
from wenzeng.mechanisms.plan.services import work
from wenzeng.web.plan import forms_work as forms
from wenzeng.web.plan import parts
from wenzeng.web.plan.deeds import DEEDS, may
from wenzeng.web.shell.acts import act
from wenzeng.web.shell.asking import person_of
from wenzeng.web.shell.figures import day
from wenzeng.web.shell.ways import way_back

acting = require_http_methods(["GET", "POST"])
LOST_FILES = "刚才选的文件没有收下，请重新选择。"


def _page(request: HttpRequest, part: Any, title: str, submit: str, says: str = "") -> dict[str, Any]:
    row = parts.row_of(person_of(request), part, clock.today())
    crumbs = [("任务办理", reverse("plan:parts")), (f"{row.title}　{row.unit.short_name}", parts.url(part))]
    return {"title": title, "submit": submit, "crumbs": crumbs, "mark": row.clause, "words": row.title, "sub": says}


@acting
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """Report progress, or the part as done; what was typed is kept where something is refused."""
    person = person_of(request)
    part = access.obtain_part(person, pk)
    if not access.can_report(person, part):
        raise Refused("forbidden", "这一项由承办单位报送。您可以查看进展，或写研判意见。")
    back = way_back(request, parts.url(part))
    form = parts.progress_form(person, part, back, request)
    taken: list[Any] = []

    def do(data: dict[str, Any]) -> None:
        said = {name: data[name] for name in ("text", "difficulty", "request", "done", "key")}
        taken.append(
            work.report_progress(part, figures=form.figures(), files=data["proof"], **said, by=person, at=clock.now())
        )

    if request.FILES:
        form.fields["proof"].help_text = LOST_FILES  # shown only where something was refused: no browser keeps files
    done = lazy(lambda: _receipt(taken[0]), str)()
    return act(
        request,
        form,
        do,
        done=done,
        leads_to=back,
        page=_page(request, part, "报进展", "提交"),
        template="plan/act.html",
    )


def _receipt(step: Any) -> str:
    """What the person may note down: when, what, under which number."""
    return f"已{step.get_kind_display()}，回执 {step.part_id}-{step.number}，{day(step.at)}"


@acting
def outcome(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer what came of a part that is done."""
    person = person_of(request)
    part = access.obtain_part(person, pk)
    if not access.can_report(person, part):
        raise Refused("forbidden", "成效由承办单位填报。")
    sent = request.method == "POST"
    form = forms.Outcome(request.POST if sent else None, request.FILES if sent else None, leads_to=parts.url(part))

    def do(data: dict[str, Any]) -> None:
        said = {"text": data["text"], "files": data["proof"], "key": data["key"]}
        work.report_outcome(part, **said, by=person, at=clock.now())

    page = _page(request, part, "填报成效", "提交", "办结和见效是两件事：这里写办结以后的实际效果。")
    return act(request, form, do, done="已填报成效", leads_to=parts.url(part), page=page, template="plan/act.html")


@acting
def step(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Take a step of the table."""
    person, deed = person_of(request), DEEDS[name]
    part = access.obtain_part(person, pk)
    if not may(person, part, deed):
        raise Refused("forbidden", f"您不能对这一项{deed.word}。")
    back = way_back(request, parts.url(part))
    initial = {"expected": part.steps_taken, "next": back}
    sent = request.POST if request.method == "POST" else None
    form = deed.form(sent, initial=initial, asks=deed.asks, optional=deed.optional)

    def do(data: dict[str, Any]) -> None:
        deed.do(part, by=person, at=clock.now(), **{to: data[field] for field, to in deed.gives.items()})

    page = _page(request, part, deed.word, deed.word, deed.says)
    return act(request, form, do, done=deed.done, leads_to=back, page=page, template="plan/act.html")


@acting
def hand_down(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand a part down to several units below."""
    person = person_of(request)
    part = access.obtain_part(person, pk)
    if not access.can_hand_down(person, part):
        raise Refused("forbidden", "只有承办这一项、下面有县（市、区）、园区或工作队的单位可以下达。")
    back = way_back(request, parts.url(part))
    initial = {"due": part.due, "next": back}
    carrying = part.task.parts.filter(period=part.period).values("unit")
    below = access.below(part).exclude(pk__in=carrying)
    form = forms.HandingDown(request.POST if request.method == "POST" else None, initial=initial, below=below)

    def do(data: dict[str, Any]) -> None:
        work.hand_down(part, units=form.chosen(), due=data["due"], text=data["text"], by=person, at=clock.now())

    says = f"各单位各自答复，完成情况汇总到本项。本项时限 {day(part.due) or '未定'}。"
    page = _page(request, part, "分解下达", "下达", says)
    return act(request, form, do, done="已分解下达", leads_to=back, page=page, template="plan/act.html")
