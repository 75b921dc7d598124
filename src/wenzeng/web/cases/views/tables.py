"""The list of cases: what waits for me, for a reply, what is late, what is done; the way to the proposals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from wenzeng.mechanisms.casework import access
from wenzeng.mechanisms.casework.declare import Who
from wenzeng.mechanisms.casework.queries import cases
from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.office.services import clock
from wenzeng.mechanisms.people.access import scope
from wenzeng.web.cases import listings
from wenzeng.web.shell import tables
from wenzeng.web.shell.asking import person_of


@dataclass(frozen=True, slots=True)
class Tab:
    """A way to look at the list."""

    word: str
    url: str
    count: int
    current: bool


def need_inside(person: Any) -> None:
    """Refuse whoever stands outside the administration: supervision is its own matter."""
    if not scope(person).inside:
        raise Refused("forbidden", "督办只对行政单位开放。")


@require_GET
def table(request: HttpRequest) -> HttpResponse:
    """The cases that the person sees; first what is the person's own move."""
    person = person_of(request)
    need_inside(person)
    rows = cases.case_rows(person, clock.today())
    views = _views(rows)
    asked = request.GET.get("view", "")
    name = asked if asked in views else next((key for key, (_, held) in views.items() if held), "all")
    kept = views[name][1]
    context = {"tabs": tabs(request, person, views, name)}
    return tables.answer(request, listings.cases(kept), kept, context, "cases/list.html")


def _views(rows: Sequence[Any]) -> dict[str, tuple[str, list[Any]]]:
    waiting = [row for row in rows if row.turn == Who.ADDRESSED]
    return {
        "mine": ("待我办", [row for row in rows if row.mine]),
        "late": ("逾期未回复", sorted((row for row in waiting if row.over), key=lambda row: -row.over)),
        "waiting": ("待回复", [row for row in waiting if not row.over]),
        "open": ("在办", [row for row in rows if not row.case.standing.final]),
        "closed": ("已了结", [row for row in rows if row.case.standing.final]),
        "all": ("全部", list(rows)),
    }


def tabs(request: HttpRequest, person: Any, views: dict[str, tuple[str, list[Any]]], name: str) -> list[Tab]:
    """The ways to look at supervision; proposals come first for whoever sees them."""
    base = reverse("cases:table")
    found = [Tab(word, f"{base}?view={key}", len(held), key == name) for key, (word, held) in views.items()]
    if access.can_issue(person) or scope(person).whole:
        count = cases.open_proposals(person).count()
        found.insert(0, Tab("建议", reverse("cases:proposals"), count, name == "proposed"))
    return found


def tabs_of(request: HttpRequest, person: Any, name: str) -> list[Tab]:
    """The same, for another page of supervision."""
    return tabs(request, person, _views(cases.case_rows(person, clock.today())), name)
