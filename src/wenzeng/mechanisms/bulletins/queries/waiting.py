"""What of the bulletins waits for a person: a period that is over and has none, and those on which it is the person's move."""

from __future__ import annotations

from datetime import date

from wenzeng.library.schedule.periods import Period, last_closed
from wenzeng.mechanisms.bulletins.access import asked_of, can, may, visible_to
from wenzeng.mechanisms.bulletins.declare import DRAFTERS, MOVES, SIGNERS
from wenzeng.mechanisms.bulletins.models import Bulletin
from wenzeng.mechanisms.people.models import Person


def to_write(person: Person, on: date) -> Period | None:
    """The last 旬 that is over, where the person writes bulletins and nobody has begun this one."""
    if not may(person, DRAFTERS):
        return None
    period = last_closed("ten_day", on)
    begun = Bulletin.objects.filter(issuer=person.unit_id, period=period.code).exists()
    return None if begun else period


def moves(person: Person, bulletin: Bulletin) -> list[str]:
    """The steps that the person may take now, in the order of the way."""
    return [act for act in MOVES if can(person, bulletin, act)]


def mine(person: Person) -> list[Bulletin]:
    """Bulletins under way on which it is the person's move: the signer's once submitted, a writer's before.

    Of one that is out for countersign also the units that have not answered yet.
    """
    under_way = visible_to(person).exclude(state="issued")
    first = {"draft", "countersign", "outside"} if not may(person, SIGNERS) else {"review", "signing"}
    return [held for held in under_way if (held.state in first and moves(person, held)) or asked_of(person, held)]
