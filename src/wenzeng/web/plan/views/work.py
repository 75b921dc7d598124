"""Tasks as they are carried out: the list of all parts that a person sees, the page of one part, its evidence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.office.services import clock, files
from wenzeng.mechanisms.people.access import scope
from wenzeng.mechanisms.people.declare import AREA_KINDS
from wenzeng.mechanisms.plan import access
from wenzeng.mechanisms.plan.queries.standing import part_rows
from wenzeng.web.plan import work_listings as listings
from wenzeng.web.plan.filters import AsOf
from wenzeng.web.plan.parts import waiting
from wenzeng.web.plan.reading import need_inside
from wenzeng.web.shell import tables
from wenzeng.web.shell.asking import person_of
from wenzeng.web.shell.figures import day
from wenzeng.web.shell.screen import Action

WORST = {"red": 0, "yellow": 1, "none": 2, "green": 3}
DONE = frozenset({"accepted", "withdrawn"})


@dataclass(frozen=True, slots=True)
class View:
    """A way to look at the parts: its word, its address, how many it holds."""

    word: str
    url: str
    count: int
    current: bool


@require_GET
def table(request: HttpRequest) -> HttpResponse:
    """All parts that the person sees; what the own unit carries comes first, then what waits for the person."""
    person, today = person_of(request), clock.today()
    need_inside(person)
    wanted = AsOf().read(request.GET.get("as_of", ""))
    on = wanted if wanted and wanted < today else today
    rows = part_rows(access.parts_visible_to(person), on)
    views = _views(person, rows)
    asked = request.GET.get("view", "")
    name = asked if asked in views else next((key for key, (_, held) in views.items() if held), "all")
    kept = sorted(views[name][1], key=_urgency)
    listing = listings.parts(kept)
    shown = tables.show(request, listing, kept)
    shown = tables.show(request, replace(listing, coverage=listings.parts_counted(shown.rows)), kept)
    context = {
        "title": listing.title,
        "table": shown,
        "tabs": [
            View(word, f"{request.path}?view={key}", len(held), key == name)
            for key, (word, held) in views.items()
            if held or key == name
        ],
        "waiting": len(views["waiting"][1]),
        "actions": _actions(person),
    }
    context |= {} if on == today else {"as_of": day(on)}
    return tables.reply(request, "plan/parts.html", context, shown)


def _views(person: Any, rows: Sequence[Any]) -> dict[str, tuple[str, list[Any]]]:
    """What the own unit carries, what waits for this person's decision, what the units below carry, all."""
    mine_to_rule = set(waiting(person))
    ruled = [row for row in rows if row.pk in mine_to_rule]
    mine = [row for row in rows if row.unit.pk == person.unit_id]
    below = [row for row in rows if row.unit.pk != person.unit_id]
    views = {"mine": ("本单位", mine), "waiting": ("待我认定", ruled), "below": (_below_word(person), below)}
    if scope(person).whole:
        del views["below"]
    return {**views, "all": ("全部", list(rows))}


def _below_word(person: Any) -> str:
    """An area sees what lies in it; who leads sees who joins in."""
    return "所辖单位" if person.unit.kind in AREA_KINDS else "配合单位"


def _urgency(row: Any) -> tuple[Any, ...]:
    return row.state in DONE, WORST[row.light.colour], row.due or dt.date.max, row.pk


def _actions(person: Any) -> list[Action]:
    if scope(person).desk:
        return [Action("登记批示、会议等", reverse("plan:source_enter"))]
    return [] if scope(person).whole else [Action("Excel 批量报", reverse("plan:workbook"))]


@require_GET
def evidence(request: HttpRequest, pk: int, file: int) -> HttpResponse:
    """A file that proves a step, byte for byte, for whoever sees the part."""
    part = access.obtain_part(person_of(request), pk)
    step = part.steps.filter(evidence=file).first()
    if step is None:
        raise Refused("not_found", "没有这份材料，或您无权查看。")
    held = step.evidence.select_related("file").get(pk=file)
    return tables.as_it_came(files.read(held.file), held.name)
