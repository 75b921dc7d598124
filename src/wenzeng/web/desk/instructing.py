"""交办: an instruction becomes a task with a unit and a day, on its own paper, followed like every other."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.office.services import clock, files
from wenzeng.mechanisms.people import access as people
from wenzeng.mechanisms.people.declare import HQ_DESK, UnitKind
from wenzeng.mechanisms.plan import access
from wenzeng.mechanisms.plan.declare import Assignment
from wenzeng.mechanisms.plan.queries.standing import part_rows
from wenzeng.mechanisms.plan.services import sources
from wenzeng.web.desk.forms import Instruction
from wenzeng.web.desk.homes.parts import titled
from wenzeng.web.shell.acts import act
from wenzeng.web.shell.asking import person_of

INSTRUCTED = frozenset({UnitKind.DEPARTMENT, UnitKind.COMPANY, UnitKind.CITY, UnitKind.TEAM})
"""Kinds of units that a leader instructs directly; what lies below a city is the city's to hand down."""


@require_http_methods(["GET", "HEAD", "POST"])
def instruct(request: HttpRequest) -> HttpResponse:
    """Give an instruction; one opened from a red item brings its unit and words along."""
    person = person_of(request)
    if person.role not in HQ_DESK | {"leader"}:
        raise Refused("forbidden", "只有自治区领导和指挥部办公室可以交办。")
    units = people.visible_to(person).filter(kind__in=INSTRUCTED, until=None)
    form = Instruction(request.POST or None, initial=_about(person, request.GET.get("part", "")))
    form.offer(units)
    page = {"title": "交办", "submit": "交办", "sub": "交办后即成为一项任务，由承办单位报进展，指挥部办公室认定。"}
    home = reverse("desk:home")
    return act(request, form, lambda said: _enter(person, said), done="已交办", leads_to=home, page=page)


def _about(person: Any, part: str) -> dict[str, Any]:
    """The words and the unit of the part that the instruction is about."""
    if not part.isascii() or not part.isdigit() or len(part) > 18:
        return {}
    held = access.parts_visible_to(person).filter(pk=int(part))
    return next(
        ({"unit": row.unit.code, "text": f"抓紧办理：{titled(row)}"} for row in part_rows(held, clock.today())), {}
    )


def _enter(person: Any, said: dict[str, Any]) -> None:
    """Keep the words as the paper that the task comes from, and set the task to work."""
    at = clock.now()
    text, unit = " ".join(said["text"].split()), said["unit"]
    lines = [text, f"承办单位：{unit.name}", f"时限：{said['due'] or '未定'}", f"{person.name}　{at.date()}"]
    stored = files.store("\n".join(lines).encode(), f"交办-{at:%Y%m%d-%H%M%S}.txt", by=person, at=at)
    sources.enter_work(
        kind="instruction",
        title=f"交办：{text}"[:100],
        number="",
        issuer=person.unit.name,
        issued=at.date(),
        file=stored,
        tasks=[Assignment(title=text, lead=unit.name, deadline=said["due"])],
        by=person,
        at=at,
    )
