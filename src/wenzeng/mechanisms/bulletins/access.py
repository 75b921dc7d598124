"""Who sees and who moves a bulletin: drafts for those of the issuing unit who write them, issued ones as their paper."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from wenzeng.mechanisms.bulletins.declare import DRAFTERS, MOVES, Who
from wenzeng.mechanisms.bulletins.models import Bulletin
from wenzeng.mechanisms.documents.access import visible_to as papers_visible_to
from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.people.models import Person


def visible_to(person: Person) -> QuerySet[Bulletin]:
    """The bulletins that a person sees, the newest period first."""
    seen = Q(state="issued", paper__in=papers_visible_to(person).values("pk"))
    if may(person, DRAFTERS):
        seen |= Q(issuer=person.unit_id)
    return Bulletin.objects.filter(seen).select_related("issuer", "closing", "paper", "by")


def obtain(person: Person, pk: int) -> Bulletin:
    """One bulletin; refuses what the person does not see as not found."""
    held = visible_to(person).filter(pk=pk).first()
    if held is None:
        raise Refused("not_found", "没有这份通报，或您无权查看。")
    return held


def may(person: Person, who: Who) -> bool:
    """Whether the person's role does this at a unit of the person's kind."""
    return person.role in who.get(person.unit.kind, frozenset())


def need_drafter(person: Person) -> None:
    """Refuse whoever writes no bulletins."""
    if not may(person, DRAFTERS):
        raise Refused("forbidden", "只有指挥部办公室和设区市经办可以编发通报。")


def can(person: Person, bulletin: Bulletin, act: str) -> bool:
    """Whether the person may take this step now."""
    move = MOVES[act]
    return bulletin.issuer_id == person.unit_id and bulletin.state in move.sources and may(person, move.who)
