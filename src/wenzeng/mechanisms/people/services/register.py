"""The register of units and persons: entered through acts, never by hand in the database."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import Q

from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.office.services import journal
from wenzeng.mechanisms.people.declare import ROLES, SYSTEM, UnitEntry
from wenzeng.mechanisms.people.models import Person, Post, Unit, UnitAlias, UnitName
from wenzeng.mechanisms.people.services import passwords


@transaction.atomic
def enter_units(entries: Iterable[UnitEntry], *, by: Person, at: datetime) -> int:
    """Enter units, parents before children; those already there get new aliases only. Gives the number entered."""
    known = {u.code: u for u in Unit.objects.all()}
    new: list[str] = []
    for entry in entries:
        unit = known.get(entry.code)
        if unit is None:
            unit = known[entry.code] = _enter(entry, known)
            new.append(entry.code)
        _alias(unit, entry.aliases)
    if new:
        journal.record("people.enter_units", "units", by=by, at=at, detail={"codes": new})
    return len(new)


@transaction.atomic
def enter_unit(entry: UnitEntry, *, by: Person, at: datetime) -> Unit:
    """Enter one unit, as when a document names one that nobody knew. Refuses a code or name that is taken."""
    if Unit.objects.filter(code=entry.code).exists():
        raise Refused("conflict", f"单位代码 {entry.code} 已被使用。", "单位代码")
    if Unit.objects.filter(name=entry.name, until=None).exists():
        raise Refused("conflict", f"单位“{entry.name}”已在单位库中，请直接选择。", "名称")
    unit = _enter(entry, {u.code: u for u in Unit.objects.filter(code__in=[entry.parent, entry.area])})
    _alias(unit, entry.aliases)
    journal.record("people.enter_unit", f"unit:{unit.code}", by=by, at=at, detail={"name": entry.name})
    return unit


def _enter(entry: UnitEntry, known: dict[str, Unit]) -> Unit:
    if entry.parent and entry.parent not in known:
        raise Refused("invalid", f"上级单位 {entry.parent} 不存在。", entry.code)
    parent = known[entry.parent] if entry.parent else None
    unit = Unit.objects.create(
        code=entry.code,
        name=entry.name,
        short_name=entry.short_name,
        kind=entry.kind,
        parent=parent,
        path=(parent.path if parent else "") + entry.code + "/",
        area=known.get(entry.area) if entry.area else None,
        position=entry.position,
        central_in_region=entry.central_in_region,
        synthetic=entry.synthetic,
    )
    UnitName.objects.create(unit=unit, name=unit.name, short_name=unit.short_name)
    return unit


def _alias(unit: Unit, aliases: Iterable[str]) -> None:
    held = set(unit.aliases.values_list("alias", flat=True))
    UnitAlias.objects.bulk_create(UnitAlias(unit=unit, alias=a) for a in dict.fromkeys(aliases) if a not in held)


@transaction.atomic
def learn_alias(unit: Unit, alias: str, *, by: Person, at: datetime) -> None:
    """Remember a word that a document uses for a unit; one that is another unit's already stays that one's."""
    if (
        UnitAlias.objects.filter(alias=alias).exists()
        or Unit.objects.filter(Q(name=alias) | Q(short_name=alias)).exists()
    ):
        return
    _alias(unit, [alias])
    journal.record("people.learn_alias", f"unit:{unit.code}", by=by, at=at, detail={"alias": alias})


@transaction.atomic
def appoint(
    username: str,
    name: str,
    role: str,
    unit: Unit,
    password: str,
    *,
    by: Person,
    at: datetime,
    synthetic: bool = False,
    hasher: str = "default",
) -> Person:
    """Make a person with a post: the system's own way to its first people. Refuses a taken username, a weak password.

    Administrators make accounts and give posts by two hands: ``accounts.create`` and ``posts.give``.
    ``hasher`` other than the default is for random passwords only: what nobody can guess needs no slow hash.
    """
    if by.username != SYSTEM:
        raise Refused("forbidden", "账号和岗位分两步办：系统管理员建账号，安全管理员授予岗位。")
    if role not in ROLES:
        raise Refused("invalid", f"没有角色 {role}。", "角色")
    if Person.objects.filter(username=username).exists():
        raise Refused("conflict", f"账号 {username} 已存在。", "账号")
    person = Person(username=username, name=name, role=role, unit=unit, synthetic=synthetic)
    passwords.check(password, person)
    person.password = make_password(password, hasher=hasher)
    person.save()
    Post.objects.create(person=person, role=role, unit=unit, since=at)
    journal.record("people.appoint", f"person:{username}", by=by, at=at, detail={"role": role, "unit": unit.code})
    return person


@transaction.atomic
def system_account(at: datetime) -> Person:
    """The system's own account, made with its unit at first start."""
    held: Any = Person.objects.filter(username=SYSTEM).select_related("unit").first()
    if held:
        return held
    unit = Unit.objects.create(
        code=SYSTEM, name="系统", short_name="系统", kind="hq", path=f"{SYSTEM}/", position=9_999_999
    )
    UnitName.objects.create(unit=unit, name=unit.name, short_name=unit.short_name)
    person = Person(username=SYSTEM, name="系统", role="system_admin", unit=unit, is_active=False)
    person.set_unusable_password()
    person.save()
    Post.objects.create(person=person, role=person.role, unit=unit, since=at)
    journal.record("people.appoint", f"person:{SYSTEM}", by=person, at=at, detail={"role": person.role})
    return person
