"""Reads of units and persons."""

from __future__ import annotations

from django.db.models import QuerySet

from wenzeng.mechanisms.people.models import Person, Unit, UnitAlias


def cast() -> QuerySet[Person]:
    """The demo's people, one for each role and city, in official order."""
    return Person.objects.filter(synthetic=True, is_active=True).select_related("unit")


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
