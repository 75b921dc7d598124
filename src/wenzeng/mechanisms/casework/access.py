"""Who sees which case and proposal, and who may take which act: decided here alone, from scope and declared relation."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from wenzeng.mechanisms.casework.declare import WHO, Act, CaseType, Way, Who, case_types
from wenzeng.mechanisms.casework.models import Case, CaseFile, Proposal
from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.people.access import scope
from wenzeng.mechanisms.people.declare import INSIDE, UnitKind
from wenzeng.mechanisms.people.models import Person, Unit

OFFICERS = INSIDE - {"leader", "auditor"}
"""Roles that act for their unit; leaders and auditors look on."""


def visible_to(person: Person) -> QuerySet[Case]:
    """Cases of the person's area and unit; one that has not gone out is seen by the issuing unit alone."""
    held = scope(person)
    if held.whole:
        return Case.objects.all()
    units = held.units()
    concerned = Q(issuer__in=units) | Q(addressed__in=units)
    return Case.objects.filter(Q(issuer=person.unit_id, issuer__in=units) | concerned & Q(issued_at__isnull=False))


def obtain(person: Person, pk: int) -> Case:
    """One case; refuses what the person does not see as not found."""
    found = visible_to(person).select_related("issuer", "addressed").filter(pk=pk).first()
    if found is None:
        raise Refused("not_found", "没有这件督办事项，或您无权查看。")
    return found


def obtain_file(person: Person, pk: int) -> CaseFile:
    """One evidence file of a case that the person sees."""
    found = CaseFile.objects.filter(step__case__in=visible_to(person), pk=pk).select_related("file").first()
    if found is None:
        raise Refused("not_found", "没有这份材料，或您无权查看。")
    return found


def proposals_visible_to(person: Person) -> QuerySet[Proposal]:
    """Proposals are the issuing unit's matter, and open to whoever sees the whole region."""
    held = scope(person)
    own = Proposal.objects.filter(issuer=person.unit_id, issuer__in=held.units())
    return Proposal.objects.all() if held.whole else own


def obtain_proposal(person: Person, pk: int) -> Proposal:
    """One proposal; refuses what the person does not see as not found."""
    found = proposals_visible_to(person).select_related("issuer", "addressed").filter(pk=pk).first()
    if found is None:
        raise Refused("not_found", "没有这条督办建议，或您无权查看。")
    return found


def relations(person: Person, issuer: Unit, addressed: Unit) -> frozenset[Who]:
    """How a person stands to a case between two units."""
    if person.role not in OFFICERS:
        return frozenset()
    found = set()
    if person.unit_id == issuer.pk:
        found.add(Who.ISSUER)
        if _leads(person, issuer):
            found.add(Who.ISSUER_LEAD)
    if person.unit_id == addressed.pk:
        found.add(Who.ADDRESSED)
    return frozenset(found)


def _leads(person: Person, unit: Unit) -> bool:
    """Only the HQ office has a lead of its own among the roles; elsewhere the officers act for theirs."""
    return unit.kind != UnitKind.HQ or person.role == "hq_lead"


def hears(person: Person, turn: Who, unit: Unit) -> bool:
    """Whether somebody at a unit is told that it is the unit's turn."""
    return person.role in OFFICERS and (turn != Who.ISSUER_LEAD or _leads(person, unit))


def refusal(person: Person, act: Act, issuer: Unit, addressed: Unit) -> str:
    """Why the person may not take an act on a case between two units; empty where allowed."""
    if act.who in relations(person, issuer, addressed):
        return ""
    unit = addressed if act.who == Who.ADDRESSED else issuer
    return f"须由{unit.short_name}办理（{WHO[act.who]}）"


def acts_open_to(person: Person, held: Case) -> list[Act]:
    """The acts that the person may take on a case as it stands."""
    known = relations(person, held.issuer, held.addressed)
    return [act for act in held.kind.acts_from(held.state) if act.who in known]


def way(kind: CaseType, issuer: Unit, addressed: Unit) -> Way | None:
    """The declared way by which a unit may issue such a case to another; None where there is none."""
    below = addressed.path.startswith(issuer.path) and addressed.pk != issuer.pk
    fits = (
        each
        for each in kind.ways
        if each.issuer == issuer.kind
        and addressed.kind in each.addressed
        and each.central == addressed.central_in_region
        and (below or not each.below)
    )
    return next(fits, None)


def issuer_kinds() -> list[str]:
    """The kinds of units that issue cases at all."""
    return sorted({each.issuer for kind in case_types() for each in kind.ways})


def can_issue(person: Person) -> bool:
    """Whether the person's unit issues cases at all."""
    return person.role in OFFICERS and person.unit.kind in issuer_kinds()
