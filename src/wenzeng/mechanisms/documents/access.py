"""Who sees which paper: whoever issued it, whoever it is addressed to, and whoever sees the whole region."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from wenzeng.mechanisms.documents.models import Paper
from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.people.access import scope
from wenzeng.mechanisms.people.declare import ADMINISTRATORS, OUTSIDE
from wenzeng.mechanisms.people.models import Person, Unit


def visible_to(person: Person) -> QuerySet[Paper]:
    """The papers that concern the person, newest first."""
    papers = Paper.objects.select_related("issuer")
    held = scope(person)
    if held.whole:
        return papers
    if person.role in ADMINISTRATORS:
        return papers.none()
    units = Unit.objects.filter(pk=person.unit_id) if person.role in OUTSIDE else held.units()
    return papers.filter(Q(issuer=person.unit_id) | Q(addressees__in=units)).distinct()


def obtain(person: Person, pk: int) -> Paper:
    """One paper; refuses what does not concern the person as not found."""
    held = visible_to(person).filter(pk=pk).first()
    if held is None:
        raise Refused("not_found", "没有这份公文，或您无权查看。")
    return held


def can_take_back(person: Person, paper: Paper) -> bool:
    """Whether the person may enter the signed file: somebody of the unit that issued it."""
    return paper.issuer_id == person.unit_id and scope(person).inside
