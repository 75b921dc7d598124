"""Who sees and who moves a bulletin: drafts for those of the issuing unit who write them, issued ones as their paper.

While a draft is out for countersign, the units that were asked see it as well.
"""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from wenzeng.mechanisms.bulletins.declare import COUNTERSIGNERS, DRAFTERS, MOVES, Who
from wenzeng.mechanisms.bulletins.models import Bulletin, Countersign
from wenzeng.mechanisms.documents.access import visible_to as papers_visible_to
from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.people.models import Person


def visible_to(person: Person) -> QuerySet[Bulletin]:
    """The bulletins that a person sees, the newest period first."""
    seen = Q(state="issued", paper__in=papers_visible_to(person).values("pk"))
    if may(person, DRAFTERS):
        seen |= Q(issuer=person.unit_id)
    if person.role in COUNTERSIGNERS:
        asked = Countersign.objects.filter(bulletin=OuterRef("pk"), unit=person.unit_id)
        seen |= Q(Exists(asked), state="countersign")
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


def asked_of(person: Person, bulletin: Bulletin) -> Countersign | None:
    """The countersign that the person's unit still owes, where the bulletin is out for it."""
    if bulletin.state != "countersign" or person.role not in COUNTERSIGNERS:
        return None
    return asked(bulletin).filter(unit=person.unit_id, opinion=None).first()


def asked(bulletin: Bulletin) -> QuerySet[Countersign]:
    """The units of the last asking, in official order, with what they answered."""
    last = bulletin.steps.filter(act="ask").count()
    return bulletin.countersigns.filter(asking=last).select_related("unit", "opinion__by")


def can(person: Person, bulletin: Bulletin, act: str) -> bool:
    """Whether the person may take this step now."""
    move = MOVES[act]
    return bulletin.issuer_id == person.unit_id and bulletin.state in move.sources and may(person, move.who)
