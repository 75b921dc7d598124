"""Proposals: the list with what rules found, the decision on one, several 催办 at once, and looking again by rule."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from wenzeng.mechanisms.casework import access
from wenzeng.mechanisms.casework.declare import PROPOSAL_STATES, Given, Subject, Who, case_types, rules
from wenzeng.mechanisms.casework.queries import cases
from wenzeng.mechanisms.casework.services import proposing
from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.office.services import clock
from wenzeng.web.cases import bridge, forms, listings
from wenzeng.web.cases.views import letters
from wenzeng.web.cases.views.tables import need_inside, tabs_of
from wenzeng.web.shell import subjects, tables
from wenzeng.web.shell.acts import act
from wenzeng.web.shell.asking import person_of
from wenzeng.web.shell.screen import Action
from wenzeng.web.shell.ways import SeeOther

acting = require_http_methods(["GET", "POST"])


@require_GET
def table(request: HttpRequest) -> HttpResponse:
    """The open proposals, the gravest first."""
    person = person_of(request)
    need_inside(person)
    held = sorted(cases.open_proposals(person), key=lambda each: (-each.kind.severity, each.pk))
    context: dict[str, Any] = {"title": "督办", "tabs": tabs_of(request, person, "proposed"), "actions": []}
    if access.can_issue(person):
        ours = sum(each.kind.bulk and each.issuer_id == person.unit_id for each in held)
        context["actions"] = [Action("按规则重新检查", reverse("cases:renew"), post=True)]
        if ours:
            context["actions"].append(Action(f"一并催办 {ours} 项", reverse("cases:bulk"), main=True))
    return tables.answer(request, listings.proposals(held), held, context, "cases/list.html")


@require_POST
def renew(request: HttpRequest) -> HttpResponse:
    """Look again by rule."""
    person = person_of(request)
    if not access.can_issue(person):
        raise Refused("forbidden", "您的单位不发出督办。")
    new, lapsed = bridge.renew(person, by=person, at=clock.now())
    messages.success(request, f"已检查：新增建议 {new} 条，失效 {lapsed} 条")
    return SeeOther(reverse("cases:proposals"))


@acting
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """One proposal with its letter: issue it with one's own words, or leave it aside."""
    person = person_of(request)
    held = access.obtain_proposal(person, pk)
    if held.state != "open":
        if held.case_id:
            return SeeOther(reverse("cases:case", args=[held.case_id]))
        raise Refused("conflict", f"这条建议{PROPOSAL_STATES[held.state]}：{held.words}")
    subject = Subject(held.subject, held.clause, held.title, held.facts)
    opening = letters.opening(held.kind, held.issuer, held.addressed, subject)
    form = letters.form_of(request, opening)
    mine = Who.ISSUER in access.relations(person, held.issuer, held.addressed)
    shown = {
        "title": f"{held.kind.label}：{held.title}",
        "crumbs": [("督办", reverse("cases:table")), ("建议", reverse("cases:proposals"))],
        "why": held.reason,
        "rule": next((rule.label for rule in rules() if rule.code == held.rule), ""),
        "thresholds": held.thresholds,
        "clause": held.clause,
        "source": subjects.url(held.subject),
        "mine": mine,
        "cancel": reverse("cases:proposals"),
        "actions": [Action("不采纳", reverse("cases:dismiss", args=[pk]), dialog=True)] if mine else [],
    }

    def do() -> str:
        bridge.need_owed(person, held.subject, clock.today())
        out = request.POST.get("do") == "issue"
        case = proposing.take_up(
            held, form.given(), out=out, key=form.cleaned_data["key"], by=person, at=clock.now()
        )  # fmt: skip
        return reverse("cases:case", args=[case.pk])

    def show(code: int) -> HttpResponse:
        return letters.page_of(request, opening, form, shown, code)

    return letters.answer(request, form, do, show, f"{held.kind.label}已办")


@acting
def dismiss(request: HttpRequest, pk: int) -> HttpResponse:
    """Leave a proposal aside with a reason."""
    person = person_of(request)
    held = access.obtain_proposal(person, pk)
    if Who.ISSUER not in access.relations(person, held.issuer, held.addressed):
        raise Refused("forbidden", f"须由{held.issuer.short_name}决定。")
    form = forms.Dismissing(request.POST or None)

    def do(data: dict[str, Any]) -> None:
        proposing.dismiss(held, data["reason"], by=person, at=clock.now())

    shown = {
        "title": "不采纳这条建议？",
        "say": f"{held.addressed.short_name}　{held.title}　{held.reason}",
        "submit": "不采纳",
        "crumbs": [("督办", reverse("cases:table")), ("建议", reverse("cases:proposals"))],
    }
    to = reverse("cases:proposals")
    return act(request, form, do, done="已记为不采纳", leads_to=to, page=shown, template="shell/confirm.html")


@acting
def bulk(request: HttpRequest) -> HttpResponse:
    """Issue several proposals of a mild type at once; those ticked, with one limit."""
    person = person_of(request)
    if not access.can_issue(person):
        raise Refused("forbidden", "您的单位不发出督办。")
    mild = {kind.code for kind in case_types() if kind.bulk}
    held = [
        each for each in cases.open_proposals(person).filter(type__in=mild) if each.issuer_id == person.unit_id
    ]  # fmt: skip
    if not held:
        messages.info(request, "没有待发的催办")
        return SeeOther(reverse("cases:proposals"))
    form = forms.Bulk(request.POST or None, due=cases.usual_limit(held[0].kind, clock.today()))
    ticked = set(request.POST.getlist("chosen"))
    chosen = [each for each in held if str(each.pk) in ticked] if request.method == "POST" else held

    def do(data: dict[str, Any]) -> None:
        if not chosen:
            raise Refused("invalid", "请至少勾选一项。")
        with transaction.atomic():
            for each in chosen:
                bridge.need_owed(person, each.subject, clock.today())
                given = Given(due=data["due"])
                proposing.take_up(each, given, out=True, key=f"proposal-{each.pk}", by=person, at=clock.now())

    shown = {
        "title": f"一并催办 {len(held)} 项",
        "crumbs": [("督办", reverse("cases:table")), ("建议", reverse("cases:proposals"))],
        "held": held,
        "chosen": [each.pk for each in chosen],
        "submit": "发出催办",
    }
    to = f"{reverse('cases:table')}?view=waiting"
    done = f"已发出催办 {len(chosen)} 项"
    return act(request, form, do, done=done, leads_to=to, page=shown, template="cases/bulk.html")
