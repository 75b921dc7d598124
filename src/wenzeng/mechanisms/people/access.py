"""The one place that decides what a person sees, on two axes: area (the tree of units) and subject (what a unit answers for).

| role | units whose work it sees (``Scope.units``) | units it may look up (``visible_to``) |
|---|---|---|
| HQ clerk and lead, leader, auditor | all | all |
| department officer | the own department | public bodies |
| city officer | the city, all below it, what is stationed there | public bodies; firms, banks, schools of the city |
| county clerk, park clerk | the county or park, all below it | public bodies; firms of the county or park |
| commissioner (a team's member) | the own team and the area it is stationed in, with all below | public bodies; firms there |
| firm, bank, guarantee institution, debtor, school | none | the own unit |
| the three administrators | none | public bodies |
| nobody's role (an account without a post) | none | none |

A deputy sees what the post stood in for sees, because scope is taken from the acting post. Of two cities neither sees
the other's counties, parks, teams or firms as work.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.office.models import JournalEntry
from wenzeng.mechanisms.people.declare import (
    ADMINISTRATORS,
    AREA_KINDS,
    DUTIES,
    HQ_DESK,
    INSIDE,
    OUTSIDE,
    SYSTEM,
    WHOLE_REGION,
    UnitKind,
)
from wenzeng.mechanisms.people.models import Deputation, Person, Post, SignIn, Unit

PRIVATE = frozenset({UnitKind.FIRM, UnitKind.BANK, UnitKind.GUARANTEE, UnitKind.SCHOOL})
"""Units that are no public bodies: found only by whom they concern."""


@dataclass(frozen=True)
class Scope:
    """What a person may see. ``area`` is the path of the area with all below it; ``unit`` answers for subjects.

    ``whole`` sees every area and subject; ``inside`` is False for firms, banks and other outsiders and for the three
    administrators, who see no business data.
    """

    unit: int
    area: str | None
    whole: bool
    inside: bool
    desk: bool

    def units(self) -> QuerySet[Unit]:
        """The units whose part of the work the person sees: the own one, and the area's."""
        if self.whole:
            return Unit.objects.all()
        if not self.inside:
            return Unit.objects.none()
        near = Q(pk=self.unit)
        if self.area:
            near |= Q(path__startswith=self.area) | Q(area__path__startswith=self.area)
        return Unit.objects.filter(near)


def scope(person: Person) -> Scope:
    """The scope of a person, from the acting post's role and unit."""
    return Scope(
        unit=person.unit_id,
        area=_area(person.unit) if person.role in INSIDE else None,
        whole=person.role in WHOLE_REGION,
        inside=person.role in INSIDE,
        desk=person.role in HQ_DESK,
    )


def _area(unit: Unit) -> str | None:
    """The path of the area a unit stands for, or is stationed in as a team is."""
    if unit.kind in AREA_KINDS:
        return unit.path
    return unit.area.path if unit.kind == UnitKind.TEAM and unit.area else None


def need_desk(person: Person) -> None:
    """Refuse whoever is not of the HQ office."""
    if person.role not in HQ_DESK:
        raise Refused("forbidden", "只有指挥部办公室可以办理此事。如需更正，请联系指挥部办公室。")


def visible_to(person: Person) -> QuerySet[Unit]:
    """The units that a person may look up: the administration sees all public bodies, outsiders only their own."""
    known = Unit.objects.exclude(code=SYSTEM)
    if person.role in WHOLE_REGION:
        return known
    if person.role in OUTSIDE:
        return known.filter(pk=person.unit_id)
    if person.role not in INSIDE | ADMINISTRATORS:
        return known.none()
    bodies = known.exclude(kind__in=PRIVATE)
    return bodies | scope(person).units().exclude(code=SYSTEM) if person.role in INSIDE else bodies


def obtain(person: Person, code: str) -> Unit:
    """One unit by its code; refuses what the person does not see as not found."""
    held = visible_to(person).filter(code=code).first()
    if held is None:
        raise Refused("not_found", "没有这个单位，或您无权查看。")
    return held


def units_to_name(person: Person) -> QuerySet[Unit]:
    """The units that an administrator may name in an account or a post: all there are, firms too."""
    known = Unit.objects.filter(until=None).exclude(code=SYSTEM)
    return known if may(person, "see_persons") else known.none()


def may(person: Person, duty: str) -> bool:
    """Whether a duty of the administrators is the person's."""
    return person.username == SYSTEM or person.role in DUTIES[duty]


def need(person: Person, duty: str, on: Person | None = None) -> None:
    """Refuse whoever does not hold the duty, and everybody who would act on himself."""
    if not may(person, duty):
        raise Refused("forbidden", "这件事不由您的岗位办理。账号找系统管理员，岗位和停用找安全管理员。")
    if on is not None and on.pk == person.pk:
        raise Refused("forbidden", "不能给自己办理，请由另一名管理员办理。")


def persons_visible_to(person: Person) -> QuerySet[Person]:
    """The accounts that an administrator looks after: all, but never the system's own."""
    if not may(person, "see_persons"):
        return Person.objects.none()
    return Person.objects.exclude(username=SYSTEM).select_related("unit")


def obtain_person(person: Person, username: str) -> Person:
    """One account; refuses whoever looks after none as not found."""
    held = persons_visible_to(person).filter(username=username).first()
    if held is None:
        raise Refused("not_found", "没有这个账号，或您无权查看。")
    return held


def obtain_post(person: Person, pk: int) -> Post:
    """A post that is still held, for who looks after accounts."""
    seen = Post.objects.filter(person__in=persons_visible_to(person), until=None)
    held = seen.select_related("person__unit", "unit").filter(pk=pk).first()
    if held is None:
        raise Refused("not_found", "没有这个岗位，或它已撤销。")
    return held


def obtain_deputation(person: Person, pk: int) -> Deputation:
    """A deputation that has not been revoked, for who looks after accounts."""
    seen = Deputation.objects.filter(deputy__in=persons_visible_to(person), revoked_at=None)
    held = seen.select_related("post__person", "deputy").filter(pk=pk).first()
    if held is None:
        raise Refused("not_found", "没有这项代理，或它已撤销。")
    return held


def journal_visible_to(person: Person) -> QuerySet[JournalEntry]:
    """The whole journal for who reads it by office; nothing for anybody else."""
    return JournalEntry.objects.all() if may(person, "read_journal") else JournalEntry.objects.none()


def sign_ins_visible_to(person: Person) -> QuerySet[SignIn]:
    """All attempts to sign in, those under names that nobody bears too, for who reads the journal."""
    return SignIn.objects.all() if may(person, "read_journal") else SignIn.objects.none()
