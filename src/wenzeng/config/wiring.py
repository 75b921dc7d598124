"""The one place where the floors are joined: tools and registers to mechanisms, sources to the shell's frame."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from wenzeng import measures
from wenzeng.library import geo, units
from wenzeng.library.policy import child
from wenzeng.mechanisms.office.access import visible_to as jobs_visible_to
from wenzeng.mechanisms.office.services import clock
from wenzeng.mechanisms.people import queries as people
from wenzeng.mechanisms.people.declare import ADMINISTRATORS, HQ_DESK, OUTSIDE, UnitEntry, UnitKind
from wenzeng.mechanisms.plan import declare as plan
from wenzeng.web.shell import context, subjects

_KINDS = {
    "government": UnitKind.CITY,
    "hq": UnitKind.HQ,
    "department": UnitKind.DEPARTMENT,
    "company": UnitKind.COMPANY,
    "team": UnitKind.TEAM,
}

_PAGES = {
    "document": "plan:document",
    "measure": "plan:measure",
    "task": "plan:task",
    "unit": "office:unit",
}
"""The page that shows each kind of subject."""


def join() -> None:
    """Hand everything over; called once, when the addresses are loaded."""
    plan.equip(plan.Tools(compile=compile_document, resolve=resolve))
    context.fill(
        demo=lambda: clock.installation().demo,
        business_date=clock.today,
        person=_person,
        nav=_nav,
        running=_running,
        links=_links,
    )
    subjects.know(_PAGES)


def compile_document(data: bytes, name: str, issued: date | None) -> dict[str, Any]:
    """The plan of a document, made in a child process with limits."""
    return child.compile_in_child(data, name, issued)


def register() -> units.Register:
    """The register of units as it stands: what the package of measures declares, and what HQ has entered since."""
    declared = {u.code: u for u in measures.units()}
    words: dict[str, list[str]] = {}
    for alias, code in people.aliases():
        words.setdefault(code, []).append(alias)
    known = [replace(u, aliases=tuple({*u.aliases, *words.get(code, ())})) for code, u in declared.items()]
    entered = [
        units.Unit(u.code, u.name, u.short_name, "department", geo.REGION, tuple(words.get(u.code, ())))
        for u in people.entered_units()
        if u.code not in declared
    ]
    return units.Register([*known, *entered], measures.groups())


def resolve(written: Sequence[str]) -> list[plan.Resolution]:
    """What the names of one note stand for."""
    found = register().resolve_note(list(written))
    return [plan.Resolution(r.units, r.kind, r.suggestions) for r in found]


def unit_entries() -> Iterable[UnitEntry]:
    """The register that the package of measures declares, in official order, as people takes it."""
    for position, unit in enumerate(measures.units(), 1):
        kind, parent = _KINDS[unit.kind], geo.REGION
        if unit.kind == "government":
            area = geo.area(unit.code)
            kind, parent = UnitKind(area.level), area.parent
        yield UnitEntry(
            code=unit.code,
            name=unit.name,
            short_name=unit.short,
            kind=kind,
            parent=parent or None,
            position=position * 10,
            aliases=unit.aliases,
            central_in_region=unit.central_in_region,
            area=unit.area if unit.kind == "team" else None,
        )


def _person(request: HttpRequest) -> context.Who | None:
    user: Any = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return None
    return context.Who(user.name, user.unit_name, reverse("office:me"))


def _nav(request: HttpRequest) -> list[context.Entry]:
    user: Any = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return []
    entries = []
    if user.role not in OUTSIDE | ADMINISTRATORS:
        entries.append(context.Entry("任务", reverse("plan:tasks"), phone=True))
    if user.role not in ADMINISTRATORS:
        entries.append(context.Entry("措施", reverse("plan:measures"), phone=True))
        entries.append(context.Entry("文件", reverse("plan:documents"), phone=True))
    entries.append(context.Entry("单位", reverse("office:units"), phone=True))
    if user.role in HQ_DESK:
        entries.append(context.Entry("收文", reverse("plan:upload")))
    return entries


def _running(request: HttpRequest) -> int:
    user: Any = getattr(request, "user", None)
    return (
        jobs_visible_to(user).filter(state__in=["queued", "running"]).count() if user and user.is_authenticated else 0
    )


def _links() -> context.Links:
    return context.Links(
        home=reverse("desk:home"),
        search=reverse("plan:search"),
        jobs=reverse("desk:jobs"),
        sign_in=reverse("office:sign_in"),
        sign_out=reverse("office:sign_out"),
    )
