"""Acts on a document: its head, the names of its units, its blanks, its leads; adoption and discarding."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from wenzeng.mechanisms.office.services import clock
from wenzeng.mechanisms.people import queries as people
from wenzeng.mechanisms.people.access import need_desk
from wenzeng.mechanisms.people.declare import UnitEntry, UnitKind
from wenzeng.mechanisms.people.services import register
from wenzeng.mechanisms.plan import access
from wenzeng.mechanisms.plan.queries.documents import measure_page
from wenzeng.mechanisms.plan.queries.obstacles import obstacles
from wenzeng.mechanisms.plan.services import adoption, editing, figures
from wenzeng.web.plan import forms, questions
from wenzeng.web.plan.acting import back_to, bound, in_force, page
from wenzeng.web.shell import forms as shell_forms
from wenzeng.web.shell.acts import act
from wenzeng.web.shell.asking import person_of

TEMPLATE = "plan/act.html"
acting = require_http_methods(["GET", "POST"])

AFTER_THE_DECLARED = 50_000
"""Place in official order of a unit that HQ enters: after those that the package of measures declares."""

REGION = "450000"


def _by(request: HttpRequest, data: dict[str, Any]) -> dict[str, Any]:
    return {"by": person_of(request), "at": clock.now(), "reason": data["reason"]}


@acting
def heading(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct what stands on the head."""
    need_desk(person_of(request))
    held = access.obtain(person_of(request), pk)
    back = back_to(request, "document", pk)
    form = questions.heading_form(request, held, back)

    def do(data: dict[str, Any]) -> None:
        values = {key: data[key] for key in ("title", "number", "issuer", "issued")}
        editing.correct_heading(held, **values, expected=data["expected"], **_by(request, data))

    shown = page("更正文头", "更正", held, sub="与原文不同的项，来源记为“手工录入”。")
    return act(request, form, do, done="已更正文头", leads_to=back, page=shown, template=TEMPLATE)


@acting
def mention(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what a name in the document stands for."""
    need_desk(person_of(request))
    held = access.obtain_mention(person_of(request), pk)
    back = back_to(request, "review", held.document_id)
    form = questions.meaning_form(request, held, back)

    def do(data: dict[str, Any]) -> None:
        units = _meant(form, data)
        editing.resolve_mention(held, units, expected=data["expected"], **_by(request, data))

    shown = page(f"“{held.written}”是谁", "对应", held.document, words=held.written)
    return act(request, form, do, done=f"已对应“{held.written}”", leads_to=back, page=shown, template=TEMPLATE)


def _meant(form: forms.Meaning, data: dict[str, Any]) -> list[Any]:
    """The units that the answer names; none where the name is only a name."""
    meaning = data["meaning"]
    if meaning in forms.GROUPS:
        return list(people.of_kind(forms.GROUPS[meaning][0]))
    if meaning == "chosen":
        return form.chosen(data["units_chosen"])
    return [form.suggested[meaning]] if meaning in form.suggested else []


@acting
def enter_unit(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter a unit that the register lacks, and let the name stand for it."""
    need_desk(person_of(request))
    held = access.obtain_mention(person_of(request), pk)
    now = held.versions.get(valid_to=None)
    back = back_to(request, "review", held.document_id)
    values = {"name": held.written, "short_name": held.written, "code": f"doc{held.document_id}.u{held.position}"}
    form = forms.NewUnit(**bound(request, back, now.revision, **values), in_force=in_force(held.document))

    @transaction.atomic
    def do(data: dict[str, Any]) -> None:
        words = _by(request, data)
        entry = UnitEntry(
            code=data["code"],
            name=data["name"],
            short_name=data["short_name"],
            kind=UnitKind(data["kind"]),
            parent=REGION,
            position=AFTER_THE_DECLARED,
            aliases=(held.written,),
            central_in_region=data["central"],
        )
        unit = register.enter_unit(entry, by=words["by"], at=words["at"])
        editing.resolve_mention(held, [unit], expected=data["expected"], **words)

    shown = page("登记新单位", "登记并对应", held.document, words=held.written, sub="只登记单位库中确实没有的单位。")
    done = f"已登记新单位，并对应“{held.written}”"
    return act(request, form, do, done=done, leads_to=back, page=shown, template=TEMPLATE)


@acting
def fill(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what a blank is filled with."""
    need_desk(person_of(request))
    held = access.obtain_blank(person_of(request), pk)
    back = back_to(request, "measure", held.measure_id)
    form = questions.filling_form(request, held, back)

    def do(data: dict[str, Any]) -> None:
        values = {key: data[key] for key in ("answer", "day", "origin", "expected") if key in data}
        figures.fill_blank(held, **values, **_by(request, data))

    now = held.versions.get(valid_to=None)
    shown = page(f"填定“{now.text}”", "填定", held.measure.document, words=questions.around(held, now), mark=now.text)
    return act(request, form, do, done=f"已填定“{now.text}”", leads_to=back, page=shown, template=TEMPLATE)


@acting
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    """Leave a blank open, with the unit that answers and the day."""
    need_desk(person_of(request))
    held = access.obtain_blank(person_of(request), pk)
    back = back_to(request, "measure", held.measure_id)
    form = questions.leaving_form(request, held, back)

    def do(data: dict[str, Any]) -> None:
        values = {"owner": form.units[data["owner"]], "due": data["due"], "expected": data["expected"]}
        figures.leave_blank(held, **values, **_by(request, data))

    now = held.versions.get(valid_to=None)
    shown = page(
        f"“{now.text}”留待答复", "留待", held.measure.document, words=questions.around(held, now), mark=now.text
    )
    return act(request, form, do, done=f"已留待“{now.text}”", leads_to=back, page=shown, template=TEMPLATE)


@acting
def lead(request: HttpRequest, pk: int) -> HttpResponse:
    """Name the lead of a measure: the presumed one or another of those listed."""
    need_desk(person_of(request))
    held = access.obtain_measure(person_of(request), pk)
    back = back_to(request, "measure", pk)
    shown_measure = measure_page(held)
    who = shown_measure.who if shown_measure else ()
    now = held.versions.get(valid_to=None)
    listed = [(each.mention, each.shown) for each in who if each.kind == "unit"]
    standing = next((each.mention for each in who if each.lead), None)
    form = forms.Lead(
        **bound(request, back, now.revision, lead=standing), in_force=in_force(held.document), listed=listed
    )

    def do(data: dict[str, Any]) -> None:
        chosen = access.obtain_mention(person_of(request), data["lead"])
        editing.confirm_lead(held, chosen, expected=data["expected"], **_by(request, data))

    shown = page(
        "确认牵头单位", "确认牵头", held.document, words="、".join(each.written for each in who), mark=now.number
    )
    return act(request, form, do, done="已确认牵头单位", leads_to=back, page=shown, template=TEMPLATE)


@acting
def adopt(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a plan in force, after a question that says what follows."""
    need_desk(person_of(request))
    held = access.obtain(person_of(request), pk)
    left = obstacles(held)
    say = "采用后各责任单位即可看到自己的任务；以后每处改动都须写明理由，记入日志，采用不能撤回。"
    if left:
        say = f"还有 {len(left)} 处须先确定：" + "；".join(f"{each.place}{each.what}" for each in left[:5]) + "。"

    def do(data: dict[str, Any]) -> None:
        adoption.adopt(held, by=person_of(request), at=clock.now())

    shown = {**page("采用这份计划？", "采用计划", held), "say": say}
    form = shell_forms.Form({} if request.method == "POST" else None)
    to = reverse("plan:document", args=[pk])
    return act(request, form, do, done="计划已采用", leads_to=to, page=shown, template="shell/confirm.html")


@acting
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a draft up."""
    need_desk(person_of(request))
    held = access.obtain(person_of(request), pk)
    form = forms.Dropping(**bound(request, ""), in_force=False)

    def do(data: dict[str, Any]) -> None:
        adoption.discard(held, reason=data["reason"], by=person_of(request), at=clock.now())

    shown = {**page("弃用这份草稿？", "弃用草稿", held), "say": "草稿及已做的核对不再使用；同一文件可以重新收文编译。"}
    to = reverse("plan:documents")
    return act(request, form, do, done="草稿已弃用", leads_to=to, page=shown, template="shell/confirm.html")
