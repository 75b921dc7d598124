"""Sessions (登录状态): opened at the first request, written at most once a minute, ended with a reason.

Django's session knows who somebody is; this knows whether that still holds. All times are the wall clock's.
"""

from __future__ import annotations

import hashlib
from datetime import date, datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.office.services import journal
from wenzeng.mechanisms.people.declare import IDLE, LONGEST, PASSWORD_AGE, SEEN_EVERY
from wenzeng.mechanisms.people.models import Person, Sitting


def digest(key: str) -> str:
    """What stands in the table for a session's key."""
    return hashlib.sha256(key.encode()).hexdigest()


def barred(person: Person, today: date) -> str:
    """Why an account may not be used on a day; empty where it may."""
    if not person.is_active:
        return "disabled"
    if person.valid_until and today > person.valid_until:
        return "expired"
    return "" if person.role else "no_post"


def admit(key: str, person: Person, *, address: str, agent: str, today: date) -> str:
    """Let a request of a session in: empty; or the reason why the session has ended."""
    now, found = timezone.now(), digest(key)
    held = Sitting.objects.filter(key=found).first()
    if held is None:
        held = Sitting(key=found, person=person, address=address, agent=agent[:200], since=now, seen_at=now)
        with transaction.atomic():  # a browser's first requests come side by side
            Sitting.objects.bulk_create([held], ignore_conflicts=True)
    why = held.ended_why or barred(person, today) or _over(held, now)
    if why:
        end(key, why)
    elif now - held.seen_at >= SEEN_EVERY:
        with transaction.atomic():
            Sitting.objects.filter(pk=held.pk).update(seen_at=now)
    return why


def gone(key: str) -> str:
    """Why a session ended that Django no longer knows; empty where nobody signed in with it."""
    held = Sitting.objects.filter(key=digest(key)).first()
    why = held.ended_why or _over(held, timezone.now()) if held else ""
    if held and why != held.ended_why:
        end(key, why)
    return why


def _over(held: Sitting, now: datetime) -> str:
    if now - held.since >= LONGEST:
        return "longest"
    return "idle" if now - held.seen_at >= IDLE else ""


def must_change(person: Person) -> bool:
    """Whether the person has to set a new password before anything else."""
    old = PASSWORD_AGE and person.password_since and timezone.now() - person.password_since > PASSWORD_AGE
    return person.must_change or bool(old)


@transaction.atomic
def end(key: str, why: str) -> None:
    """End the session with this key; one that has ended keeps its first reason."""
    Sitting.objects.filter(key=digest(key), ended_at=None).update(ended_at=timezone.now(), ended_why=why)


@transaction.atomic
def end_all(person: Person, why: str) -> None:
    """End every session of a person, those included that have not been seen yet."""
    Person.objects.filter(pk=person.pk).update(epoch=F("epoch") + 1)
    Sitting.objects.filter(person=person, ended_at=None).update(ended_at=timezone.now(), ended_why=why)


@transaction.atomic
def renew(old: str, new: str, person: Person) -> None:
    """Go on under a session's new key after all sessions were ended: the one in which the person asked for that."""
    Sitting.objects.filter(key=digest(old), person=person).update(key=digest(new), ended_at=None, ended_why="")


@transaction.atomic
def end_others(person: Person, *, at: datetime) -> None:
    """End every session of a person, as the person asks; ``renew`` lets the one go on in which that was asked."""
    end_all(person, "elsewhere")
    journal.record("people.end_sessions", f"person:{person.username}", by=person, at=at)


@transaction.atomic
def end_one(person: Person, pk: int, *, at: datetime) -> None:
    """End one of the own sessions elsewhere. Refuses another's as not found."""
    held = Sitting.objects.filter(pk=pk, person=person, ended_at=None)
    if not held.update(ended_at=timezone.now(), ended_why="elsewhere"):
        raise Refused("not_found", "没有这次登录，或它已经结束。")
    journal.record("people.end_sessions", f"person:{person.username}", by=person, at=at, detail={"one": pk})
