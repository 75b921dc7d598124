"""Accounts (账号): made without any right by the system administrator, switched off and on by the security administrator."""

from __future__ import annotations

import re
from datetime import date, datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.office.services import journal
from wenzeng.mechanisms.people.access import need
from wenzeng.mechanisms.people.models import Person, Post, Unit, UsedPassword
from wenzeng.mechanisms.people.services import passwords, sittings

USERNAME = re.compile(r"[a-z][a-z0-9._-]{2,59}")


@transaction.atomic
def create(
    username: str, name: str, unit: Unit, *, by: Person, at: datetime, valid_until: date | None = None
) -> tuple[Person, str]:
    """Make an account without a post, with a password for one sign-in, given once. Refuses a taken or odd username."""
    need(by, "create_account")
    if not USERNAME.fullmatch(username):
        raise Refused("invalid", "账号用 3 至 60 个小写字母、数字、点、横线，以字母开头。", "账号")
    if Person.objects.filter(username=username).exists():
        raise Refused("conflict", f"账号 {username} 已存在，请另取。", "账号")
    _future(valid_until, at)
    raw = passwords.drawn()
    now = timezone.now()
    person = Person.objects.create(
        username=username,
        name=name,
        role="",
        unit=unit,
        valid_until=valid_until,
        must_change=True,
        password=make_password(raw),
        password_since=now,
    )
    UsedPassword.objects.create(person=person, hash=person.password, since=now)
    detail = {"name": name, "unit": unit.code, "valid_until": str(valid_until or "")}
    journal.record("people.create_account", f"person:{username}", by=by, at=at, detail=detail)
    return person, raw


@transaction.atomic
def correct(person: Person, *, name: str, phone: str, valid_until: date | None, by: Person, at: datetime) -> None:
    """Correct an account's name, phone and last day. From the day after that its sessions end and sign-in is refused."""
    need(by, "correct_account", on=person)
    held = Person.objects.select_for_update().get(pk=person.pk)
    if valid_until != held.valid_until:
        _future(valid_until, at)
    before = {"name": held.name, "valid_until": str(held.valid_until or "")}
    moved = phone.strip() != held.phone
    held.name, held.phone, held.valid_until = name, phone.strip(), valid_until
    held.save(update_fields=["name", "phone", "valid_until"])
    after = {"name": name, "valid_until": str(valid_until or "")}
    detail = {"before": before, "after": after, "phone": "已改" if moved else "未改"}  # the number itself stays out
    journal.record("people.correct_account", f"person:{held.username}", by=by, at=at, detail=detail)


def _future(day: date | None, at: datetime) -> None:
    if day is not None and day < at.date():
        raise Refused("invalid", f"有效期 {day} 已过；要立即停止使用，请由安全管理员停用。", "有效期至")


@transaction.atomic
def disable(person: Person, *, reason: str, by: Person, at: datetime) -> None:
    """Switch an account off; its sessions end at once. Refuses to leave the house without a security administrator."""
    need(by, "disable", on=person)
    need_another_security(person)
    if not Person.objects.filter(pk=person.pk, is_active=True).update(is_active=False):
        raise Refused("conflict", "账号已经停用。")
    sittings.end_all(person, "disabled")
    journal.record("people.disable", f"person:{person.username}", by=by, at=at, detail={"reason": reason})


@transaction.atomic
def enable(person: Person, *, reason: str, by: Person, at: datetime) -> None:
    """Switch an account on again; its posts are as they were."""
    need(by, "disable", on=person)
    if not Person.objects.filter(pk=person.pk, is_active=False).update(is_active=True):
        raise Refused("conflict", "账号没有停用。")
    journal.record("people.enable", f"person:{person.username}", by=by, at=at, detail={"reason": reason})


def need_another_security(person: Person) -> None:
    """Refuse to take the last security administrator away: nobody could give the post again."""
    held = Post.objects.filter(role="security_admin", until=None, person__is_active=True)
    if held.filter(person=person).exists() and not held.exclude(person=person).exists():
        raise Refused("conflict", "这是唯一在岗的安全管理员，请先给另一人授予此岗位。")
