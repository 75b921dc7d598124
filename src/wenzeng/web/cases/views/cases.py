"""One case: its page, and the page of each act that its table declares; the files that prove a step."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from wenzeng.mechanisms.casework import access
from wenzeng.mechanisms.casework.declare import Act
from wenzeng.mechanisms.casework.queries import cases, letters
from wenzeng.mechanisms.casework.services import acting
from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.office.services import clock, files
from wenzeng.web.cases import bridge, reading
from wenzeng.web.cases.forms import Acting
from wenzeng.web.cases.sheets import Sheet, sheet
from wenzeng.web.cases.views.letters import answer
from wenzeng.web.shell import subjects, tables
from wenzeng.web.shell.asking import person_of
from wenzeng.web.shell.screen import screen


@require_GET
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """The case: what it is about, how its clock stands, what happened, and what the person may do."""
    person, today = person_of(request), clock.today()
    held = access.obtain(person, pk)
    context = {
        "title": held.title,
        "crumbs": [("督办", reverse("cases:table")), (held.mark, None)],
        "case": held,
        "shown": cases.rows_of(person, [held], today)[0],
        "turn": reading.whose_turn(held),
        "source": subjects.url(held.subject),
        "now": bridge.now(person, held.subject, today),
        "facts": reading.facts(held.kind, held.facts),
        "clock": reading.clock(held, today),
        "count": request.GET.get("count") == "1",
        "events": reading.events(person, held),
        "others": reading.others(person, held, today),
        "actions": reading.actions(person, held),
    }
    return screen(request, "cases/case.html", context)


@require_http_methods(["GET", "POST"])
def act(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """An act that the case's table declares: what it needs, and its letter where it has one."""
    person, today = person_of(request), clock.today()
    held = access.obtain(person, pk)
    doing = next((each for each in held.kind.acts if each.code == code and not each.opens), None)
    if doing is None:
        raise Refused("not_found", "没有这一步。")
    if why := access.refusal(person, doing, held.issuer, held.addressed):
        raise Refused("forbidden", f"“{doing.label}”{why}。")
    form = _form(request, held, doing)
    shown = {
        "title": f"{doing.label}：{held.title}",
        "crumbs": [("督办", reverse("cases:table")), (held.mark, reverse("cases:case", args=[pk]))],
        "case": held,
        "clause": held.clause,
        "source": subjects.url(held.subject),
        "clock": reading.clock(held, today),
        "doing": doing,
        "submit": doing.label,
        "cancel": reverse("cases:case", args=[pk]),
    }

    @transaction.atomic
    def do() -> str:
        given, expected = form.given(), form.cleaned_data["expected"]
        at = clock.now()
        acting.act(held, code, given, expected=expected, key=form.cleaned_data["key"], by=person, at=at)
        bridge.undertake(held, by=person, at=at)
        return reverse("cases:case", args=[pk])

    def show(status: int) -> HttpResponse:
        paper = _sheet(held, doing, form, today) if doing.paper else None
        return screen(request, "cases/act.html", {**shown, "form": form, "sheet": paper}, status=status)

    return answer(request, form, do, show, f"已{doing.label}")


def _form(request: HttpRequest, held: Any, doing: Act) -> Acting:
    """The form of an act, with the words of its letter as drafted."""
    today = clock.today()
    starts = held.kind.clock_started_by(doing.code)
    due = held.due
    if starts and doing.code != "issue":
        due = cases.limit_of(starts, today)
    pieces = letters.pieces_of(held, doing, today) if doing.paper else ()
    data = request.POST if request.method == "POST" else None
    sent = request.FILES if request.method == "POST" else None
    return Acting(
        data,
        sent,
        needs=doing.needs,
        pieces=pieces,
        units=[held.addressed, *held.addressed.children.filter(until=None)],
        initial={"expected": held.steps_taken, "due": due},
    )


def _sheet(held: Any, doing: Act, form: Acting, today: Any) -> Sheet:
    way = access.way(held.kind, held.issuer, held.addressed)
    assert way is not None, "a case is opened only where there is a way"
    due = form.cleaned_data.get("due") if form.is_bound else form.initial["due"]
    known = letters.values_of(held, today, form.typed(), due)
    letter = held.kind.letter(doing.paper, way)
    return sheet(letter, way, known, issuer=held.issuer, addressed=held.addressed, on=today, form=form)


@require_GET
def evidence(request: HttpRequest, pk: int) -> HttpResponse:
    """A file that proves a step, as it came."""
    held = access.obtain_file(person_of(request), pk)
    return tables.as_it_came(files.read(held.file), held.name)
