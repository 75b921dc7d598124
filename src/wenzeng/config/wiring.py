"""The one place where the floors are joined: tools and registers to mechanisms, sources to the shell's frame."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from wenzeng import measures
from wenzeng.config import waiting
from wenzeng.library import geo, units
from wenzeng.library.policy import child
from wenzeng.measures.m15_city_targets import supervision
from wenzeng.mechanisms.casework import declare as casework
from wenzeng.mechanisms.office.access import visible_to as jobs_visible_to
from wenzeng.mechanisms.office.queries import inbox
from wenzeng.mechanisms.office.services import clock
from wenzeng.mechanisms.people import queries as people
from wenzeng.mechanisms.people.declare import ADMINISTRATORS, OUTSIDE, ROLES, UnitEntry, UnitKind
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
    "part": "plan:part",
    "target": "plan:target",
    "parameter": "office:parameter",
    "case": "cases:case",
    "paper": "papers:paper",
    "bulletin": "bulletins:desk",
    "unit": "office:unit",
}
"""The page that shows each kind of subject."""


@dataclass(frozen=True)
class Door:
    """An entry of the navigation: its word, its page, for which roles, whether also at the foot of a phone,
    and whether also before sign-in."""

    label: str
    page: str
    roles: frozenset[str]
    phone: bool = False
    public: bool = False


_READERS = frozenset(ROLES) - ADMINISTRATORS
_INSIDE = _READERS - OUTSIDE
_DOORS = (
    Door("办理", "plan:parts", _INSIDE, phone=True),
    Door("督办", "cases:table", _INSIDE, phone=True),
    Door("通报", "bulletins:bulletins", _INSIDE, phone=True),
    Door("目标", "plan:targets", _INSIDE),
    Door("排名", "plan:ranks", _INSIDE),
    Door("计划", "plan:tasks", _INSIDE, phone=True),
    Door("措施", "plan:measures", _READERS, phone=True),
    Door("文件", "plan:documents", _READERS, phone=True),
    Door("人员", "office:persons", ADMINISTRATORS, phone=True),
    Door("日志", "office:journal", frozenset({"audit_admin"}), phone=True),
)
"""The navigation, in order."""

_FOOT = (
    Door("单位", "office:units", frozenset(ROLES)),
    Door("计划变动", "plan:changes", _INSIDE),
    Door("公文", "papers:papers", _INSIDE),
    Door("查验公文", "papers:verify", frozenset(ROLES), public=True),
    Door("工作日历", "office:calendar", frozenset(ROLES)),
    Door("参数", "office:parameters", frozenset(ROLES) - OUTSIDE),
)
"""What is looked up now and then."""


def join() -> None:
    """Hand everything over; called once, when the addresses are loaded."""
    plan.equip(plan.Tools(compile=compile_document, resolve=resolve))
    casework.equip(supervision.TYPES, supervision.RULES)
    context.fill(
        demo=lambda: clock.installation().demo,
        business_date=clock.today,
        person=_person,
        nav=_entries(_DOORS),
        foot=_entries(_FOOT),
        running=_running,
        unread=_unread,
        links=_links,
    )
    subjects.know(_PAGES, [waiting.supervise])
    waiting.join()


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


def _entries(doors: Sequence[Door]) -> Callable[[HttpRequest], list[context.Entry]]:
    """The entries of a bar that the person in front of it may open."""

    def entries(request: HttpRequest) -> list[context.Entry]:
        user: Any = getattr(request, "user", None)
        role = user.role if user is not None and user.is_authenticated else None
        shown = [door for door in doors if (door.public if role is None else role in door.roles)]
        return [context.Entry(door.label, reverse(door.page), phone=door.phone) for door in shown]

    return entries


def _running(request: HttpRequest) -> int:
    user: Any = getattr(request, "user", None)
    return (
        jobs_visible_to(user).filter(state__in=["queued", "running"]).count() if user and user.is_authenticated else 0
    )


def _unread(request: HttpRequest) -> int:
    user: Any = getattr(request, "user", None)
    return inbox.unread(user) if user and user.is_authenticated else 0


def _links() -> context.Links:
    return context.Links(
        home=reverse("desk:home"),
        search=reverse("plan:search"),
        inbox=reverse("desk:inbox"),
        jobs=reverse("desk:jobs"),
        sign_in=reverse("office:sign_in"),
        sign_out=reverse("office:sign_out"),
    )
