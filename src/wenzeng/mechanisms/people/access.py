"""The one place that decides what a person sees, on two axes: area (the tree of units) and subject (what a unit answers for)."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.people.declare import ADMINISTRATORS, AREA_KINDS, HQ_DESK, OUTSIDE, SYSTEM, WHOLE_REGION
from wenzeng.mechanisms.people.models import Person, Unit


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
    """The scope of a person, from role and unit."""
    return Scope(
        unit=person.unit_id,
        area=person.unit.path if person.unit.kind in AREA_KINDS else None,
        whole=person.role in WHOLE_REGION,
        inside=person.role not in OUTSIDE | ADMINISTRATORS,
        desk=person.role in HQ_DESK,
    )


def need_desk(person: Person) -> None:
    """Refuse whoever is not of the HQ office."""
    if person.role not in HQ_DESK:
        raise Refused("forbidden", "只有指挥部办公室可以办理此事。如需更正，请联系指挥部办公室。")


def visible_to(person: Person) -> QuerySet[Unit]:
    """The units that a person may look up: the administration sees all public bodies, outsiders only their own."""
    known = Unit.objects.exclude(code=SYSTEM)
    bodies = known.exclude(kind__in=["firm", "bank", "guarantee", "school"])
    if person.role in OUTSIDE:
        return known.filter(pk=person.unit_id)
    if person.role in WHOLE_REGION:
        return known
    return bodies | scope(person).units().exclude(code=SYSTEM) if scope(person).inside else bodies


def obtain(person: Person, code: str) -> Unit:
    """One unit by its code; refuses what the person does not see as not found."""
    held = visible_to(person).filter(code=code).first()
    if held is None:
        raise Refused("not_found", "没有这个单位，或您无权查看。")
    return held
