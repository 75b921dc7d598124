"""Reads of units and persons."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db.models import Case, CharField, Q, QuerySet, Value, When
from django.utils import timezone

from wenzeng.mechanisms.people.declare import ADDRESS_TRIES, ADMINISTRATORS, IDLE, LOCK, LONGEST, TRIES
from wenzeng.mechanisms.people.models import Deputation, Person, Post, SignIn, Sitting, Unit, UnitAlias


def cast() -> QuerySet[Person]:
    """The demo's people, one for each role and city, in official order."""
    return Person.objects.filter(synthetic=True, is_active=True).exclude(role="").select_related("unit")


def person(username: str) -> Person | None:
    """A person by username."""
    return Person.objects.filter(username=username).select_related("unit").first()


def by_codes(codes: list[str]) -> QuerySet[Unit]:
    """Units of these codes, in official order."""
    return Unit.objects.filter(code__in=codes)


def of_kind(kind: str) -> QuerySet[Unit]:
    """Units of a kind that still exist, in official order."""
    return Unit.objects.filter(kind=kind, until=None)


def aliases() -> list[tuple[str, str]]:
    """(word, code) for every word that documents use for a unit."""
    return list(UnitAlias.objects.values_list("alias", "unit__code"))


def entered_units() -> QuerySet[Unit]:
    """The bodies that documents may name: everything but firms, parks and demo units."""
    return Unit.objects.filter(synthetic=False, until=None, kind__in=["hq", "department", "company", "team"])


def officers(unit: Unit, on: date | None = None) -> QuerySet[Person]:
    """Who gets a unit's messages: who holds a post there, acting in it or not, and on a day also who stands in."""
    here = Post.objects.filter(unit=unit, until=None).exclude(role__in=ADMINISTRATORS)
    near = Q(posts__in=here)
    if on is not None:
        near |= Q(deputations__in=in_force(on).filter(post__in=here))
    return Person.objects.filter(near, is_active=True).distinct()


def posts_at(unit: Unit) -> QuerySet[Post]:
    """The posts held at a unit by people whose accounts are in use."""
    return unit.posts.filter(until=None, person__is_active=True).select_related("person")


def in_force(day: date) -> QuerySet[Deputation]:
    """The deputations that hold on a day: begun, not over, not revoked, for a post that still is."""
    days = {"first__lte": day, "last__gte": day}
    return Deputation.objects.filter(revoked_at=None, post__until=None, post__person__is_active=True, **days)


def open_posts(person: Person) -> QuerySet[Post]:
    """The posts that a person holds, oldest first."""
    return person.posts.filter(until=None).select_related("unit")


def stood_in_for(person: Person, day: date) -> QuerySet[Deputation]:
    """The posts that a person may act from as a deputy on a day."""
    return in_force(day).filter(deputy=person).select_related("post__unit", "post__person")


def deputies_of(person: Person) -> QuerySet[Deputation]:
    """Who stands or stood in for a person, latest first."""
    return Deputation.objects.filter(post__person=person).select_related("post__unit", "deputy__unit")


def open_sittings(person: Person) -> QuerySet[Sitting]:
    """The sessions of a person that another request could go on with, last used first."""
    now = timezone.now()
    return person.sittings.filter(ended_at=None, seen_at__gt=now - IDLE, since__gt=now - LONGEST)


def wrong_in_a_row(username: str, now: datetime) -> int:
    """How many wrong passwords an account has had without a right one or an unlocking between, within the lock's time."""
    recent = SignIn.objects.filter(username=username, at__gt=now - LOCK)
    found = recent.values_list("outcome", flat=True)[:TRIES]
    return next((n for n, outcome in enumerate(found) if outcome != "wrong"), len(found))


def locked_until(username: str, address: str, now: datetime) -> datetime | None:
    """Until when neither account nor address may try again; None where they may.

    Somebody else's right password does not clear an address: an attacker may own an account.
    """
    since = now - 2 * LOCK  # a lock that holds now began at most one lock ago, with tries at most one before that
    account = SignIn.objects.filter(username=username, at__gt=since)
    place = SignIn.objects.filter(address=address, outcome="wrong", at__gt=since) if address else SignIn.objects.none()
    ends = [_lock_end(list(account[:TRIES]), TRIES), _lock_end(list(place[:ADDRESS_TRIES]), ADDRESS_TRIES)]
    return max((end for end in ends if end and end > now), default=None)


def _lock_end(tries: Sequence[SignIn], limit: int) -> datetime | None:
    """The end of the lock that the last tries, newest first, brought about."""
    if len(tries) < limit or any(each.outcome != "wrong" for each in tries) or tries[0].at - tries[-1].at >= LOCK:
        return None
    return tries[0].at + LOCK


def locked_usernames(now: datetime) -> set[str]:
    """The accounts that are locked."""
    names = SignIn.objects.filter(outcome="wrong", at__gt=now - LOCK).values_list("username", flat=True)
    return {name for name in set(names) if locked_until(name, "", now)}


def with_state(persons: QuerySet[Person], day: date, now: datetime) -> QuerySet[Person]:
    """The same accounts, each with ``state``: a key of ``STATES``."""
    return persons.annotate(
        state=Case(
            When(is_active=False, then=Value("disabled")),
            When(valid_until__lt=day, then=Value("expired")),
            When(username__in=locked_usernames(now), then=Value("locked")),
            When(role="", then=Value("no_post")),
            When(must_change=True, then=Value("first")),
            default=Value("in_use"),
            output_field=CharField(),
        )
    )
