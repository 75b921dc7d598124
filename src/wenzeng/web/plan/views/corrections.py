"""Acts on tasks and targets: correct, assign, add, drop. Each has one page; the sentence stands above its form."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from wenzeng.mechanisms.office.services import clock
from wenzeng.mechanisms.people.access import need_desk
from wenzeng.mechanisms.plan import access
from wenzeng.mechanisms.plan.services import editing, figures
from wenzeng.web.plan import forms
from wenzeng.web.plan.acting import back_to, bound, in_force, page, seen
from wenzeng.web.plan.reading import rows_of
from wenzeng.web.plan.words import joined, sentences_of
from wenzeng.web.shell.acts import act
from wenzeng.web.shell.asking import person_of

TEMPLATE = "plan/act.html"
acting = require_http_methods(["GET", "POST"])


def _by(request: HttpRequest, data: dict[str, Any]) -> dict[str, Any]:
    return {"by": person_of(request), "at": clock.now(), "reason": data["reason"]}


def _words(version: Any) -> str:
    return joined(version.text)


@acting
def task(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct a task's words and terms."""
    need_desk(person_of(request))
    held = access.obtain_task(person_of(request), pk)
    document, now = held.measure.document, held.versions.get(valid_to=None)
    back = back_to(request, "task", pk)
    values = {"title": now.title, "kind": now.kind, "every": now.every, "deadline": now.deadline}
    form = forms.Terms(**bound(request, back, now.revision, **values), in_force=in_force(document))

    def do(data: dict[str, Any]) -> None:
        terms = {key: data[key] for key in values}
        editing.correct_task(held, **terms, expected=data["expected"], **_by(request, data))

    shown = page("更正任务", "更正", document, words=_words(now))
    return act(request, form, do, done="已更正任务", leads_to=back, page=shown, template=TEMPLATE)


@acting
def assign(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a task units of its own, or give it back its measure's."""
    need_desk(person_of(request))
    held = access.obtain_task(person_of(request), pk)
    document, now = held.measure.document, held.versions.get(valid_to=None)
    back = back_to(request, "task", pk)
    who = next((row.who for row in rows_of(person_of(request), pk=pk)), ())
    near = [each.units[0] for each in who if each.kind == "unit" and each.units]
    own = now.units.exists()
    form = forms.Assignment(
        **bound(request, back, now.revision), in_force=in_force(document), person=person_of(request), first=near
    )
    codes = {unit.pk: code for code, unit in form.units.items()}
    if own:
        form.initial["lead"] = next((codes.get(each.units[0]) for each in who if each.lead and each.units), "")
        form.initial["joint"] = [codes[pk] for each in who if not each.lead for pk in each.units if pk in codes]

    def do(data: dict[str, Any]) -> None:
        lead = form.units[data["lead"]] if data["lead"] else None
        joint = [unit for unit in form.chosen(data["joint"]) if unit != lead]
        editing.assign(held, lead=lead, joint=joint, expected=data["expected"], **_by(request, data))

    said = (
        "现由" + "、".join(each.shown for each in who) + "承担" + ("" if own else "（按措施）")
        if who
        else "现无责任单位"
    )
    shown = page("分派责任单位", "分派", document, words=_words(now), sub=said)
    return act(request, form, do, done="已分派责任单位", leads_to=back, page=shown, template=TEMPLATE)


@acting
def add_task(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a task to a sentence of a measure."""
    need_desk(person_of(request))
    held = access.obtain_measure(person_of(request), pk)
    document, now = held.document, held.versions.get(valid_to=None)
    back = back_to(request, "measure", pk)
    form = forms.NewTask(
        **bound(request, back, held.tasks.count(), kind="once"),
        in_force=in_force(document),
        sentences=sentences_of(held, now),
    )

    @transaction.atomic
    def do(data: dict[str, Any]) -> None:
        seen(data["expected"], held.tasks.count())
        terms = {key: data[key] for key in ("title", "kind", "every", "deadline", "sentence")}
        editing.add_task(held, **terms, **_by(request, data))

    shown = page("增加任务", "增加", document, words=_words(now), mark=now.number)
    return act(request, form, do, done="已增加任务", leads_to=back, page=shown, template=TEMPLATE)


@acting
def drop_task(request: HttpRequest, pk: int) -> HttpResponse:
    """Strike a task from the plan."""
    need_desk(person_of(request))
    held = access.obtain_task(person_of(request), pk)
    document, now = held.measure.document, held.versions.get(valid_to=None)
    back = back_to(request, "measure", held.measure_id)
    form = forms.Dropping(**bound(request, back, now.revision), in_force=in_force(document))

    def do(data: dict[str, Any]) -> None:
        editing.drop_task(held, expected=data["expected"], **_by(request, data))

    shown = page("删去任务", "删去", document, words=_words(now), sub=f"“{now.title}”不再列入计划；各版本和理由留存。")
    return act(request, form, do, done="已删去任务", leads_to=back, page=shown, template=TEMPLATE)


@acting
def add_target(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a task a target that HQ decided."""
    need_desk(person_of(request))
    held = access.obtain_task(person_of(request), pk)
    document, now = held.measure.document, held.versions.get(valid_to=None)
    back = back_to(request, "task", pk)
    form = forms.TargetTerms(**bound(request, back, held.targets.count(), op=">="), in_force=in_force(document))

    @transaction.atomic
    def do(data: dict[str, Any]) -> None:
        seen(data["expected"], held.targets.count())
        figures.add_target(held, **_target_terms(data), **_by(request, data))

    shown = page("增加目标", "增加", document, words=_words(now), sub="来源记为“指挥部定”。")
    return act(request, form, do, done="已增加目标", leads_to=back, page=shown, template=TEMPLATE)


@acting
def target(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct a target."""
    need_desk(person_of(request))
    held = access.obtain_target(person_of(request), pk)
    document, now = held.measure.document, held.versions.get(valid_to=None)
    back = _of_target(request, held)
    values = {"what": now.what, "op": now.op, "value": now.value, "unit": now.unit, "deadline": now.deadline}
    form = forms.TargetTerms(**bound(request, back, now.revision, **values), in_force=in_force(document))

    def do(data: dict[str, Any]) -> None:
        figures.correct_target(held, **_target_terms(data), expected=data["expected"], **_by(request, data))

    shown = page("更正目标", "更正", document, words=_words(now), sub="改动后来源记为“指挥部定”。")
    return act(request, form, do, done="已更正目标", leads_to=back, page=shown, template=TEMPLATE)


@acting
def drop_target(request: HttpRequest, pk: int) -> HttpResponse:
    """Strike a target."""
    need_desk(person_of(request))
    held = access.obtain_target(person_of(request), pk)
    document, now = held.measure.document, held.versions.get(valid_to=None)
    back = _of_target(request, held)
    form = forms.Dropping(**bound(request, back, now.revision), in_force=in_force(document))

    def do(data: dict[str, Any]) -> None:
        figures.drop_target(held, expected=data["expected"], **_by(request, data))

    shown = page("删去目标", "删去", document, words=_words(now), sub=f"“{now.what}”不再列入计划；各版本和理由留存。")
    return act(request, form, do, done="已删去目标", leads_to=back, page=shown, template=TEMPLATE)


def _target_terms(data: dict[str, Any]) -> dict[str, Any]:
    return {key: data[key] for key in ("what", "op", "value", "unit", "deadline")}


def _of_target(request: HttpRequest, held: Any) -> str:
    """A target's own page is its task's, else its measure's."""
    return back_to(request, "task", held.task_id) if held.task_id else back_to(request, "measure", held.measure_id)
