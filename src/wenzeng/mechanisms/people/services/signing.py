"""Signing in by password: five wrong ones in a row lock the account, twenty the address, for a quarter of an hour.

The name typed is counted whether or not anybody bears it, so that neither answer nor lock tells who exists. Requests that
run side by side may each have one try: the worst is one more for every thread of the server.
"""

from __future__ import annotations

from datetime import date, datetime
from math import ceil

from django.contrib.auth import authenticate
from django.db import transaction
from django.utils import timezone

from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.office.services import journal
from wenzeng.mechanisms.people.access import need
from wenzeng.mechanisms.people.declare import ENDS, LOCK, TRIES
from wenzeng.mechanisms.people.models import Person, SignIn
from wenzeng.mechanisms.people.queries import locked_until, wrong_in_a_row
from wenzeng.mechanisms.people.services.sittings import barred

HINT_FROM = 3
"""After this many wrong ones in a row the answer says how many are left."""


def sign_in(username: str, password: str, *, address: str, today: date) -> Person:
    """The person whose password this is. Refuses while locked, whatever the password; says why an account is closed."""
    now = timezone.now()
    _need_open(username, address, now)
    person = authenticate(username=username, password=password)
    if not isinstance(person, Person):
        _note(username, address, now, "wrong")
        raise Refused("invalid", f"账号或口令不对。{_left(username, now)}")
    why = barred(person, today)
    _note(username, address, now, why or "ok", person)
    if why:
        raise Refused("forbidden", ENDS[why])
    return person


def confirm(person: Person, password: str, *, address: str) -> None:
    """Ask a signed-in person for the password again; wrong ones count as at sign-in."""
    now = timezone.now()
    _need_open(person.username, address, now)
    if not person.check_password(password):
        _note(person.username, address, now, "wrong", person)
        raise Refused("invalid", f"现用口令不对。{_left(person.username, now)}", "现用口令")


def clicked(person: Person, *, address: str, today: date) -> None:
    """Note a demo person's way in without password. Refuses a closed account."""
    why = barred(person, today)
    if why:
        raise Refused("forbidden", ENDS[why])
    _note(person.username, address, timezone.now(), "clicked", person)


@transaction.atomic
def unlock(person: Person, *, reason: str, by: Person, at: datetime) -> None:
    """Let a locked account try again at once."""
    need(by, "unlock", on=person)
    _note(person.username, "", timezone.now(), "unlocked", person)
    journal.record("people.unlock", f"person:{person.username}", by=by, at=at, detail={"reason": reason})


@transaction.atomic
def _note(username: str, address: str, now: datetime, outcome: str, person: Person | None = None) -> None:
    person = person or Person.objects.filter(username=username).first()
    SignIn.objects.create(at=now, username=username, person=person, address=address, outcome=outcome)


def _left(username: str, now: datetime) -> str:
    """What a wrong password is told of the lock."""
    wrong, minutes = wrong_in_a_row(username, now), LOCK.seconds // 60
    if wrong >= TRIES:
        return f"已连续错 {wrong} 次，锁定 {minutes} 分钟；急用请找安全管理员解锁。"
    if wrong >= HINT_FROM:
        return f"再错 {TRIES - wrong} 次将锁定 {minutes} 分钟。"
    return "请核对后重试；忘记口令请与系统管理员联系。"


def _need_open(username: str, address: str, now: datetime) -> None:
    until = locked_until(username, address, now)
    if until:
        minutes = ceil((until - now).total_seconds() / 60)
        raise Refused("too_many", f"口令错得太多，已锁定，{minutes} 分钟后再试；急用请找安全管理员解锁。")
