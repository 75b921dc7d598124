"""What was promised in a talk becomes work: the screen makes the task elsewhere and says here what it is called."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from wenzeng.mechanisms.casework.models import Commitment
from wenzeng.mechanisms.office.services import journal
from wenzeng.mechanisms.people.models import Person


@transaction.atomic
def tie(held: Commitment, subject: str, *, by: Person, at: datetime) -> None:
    """Note what a commitment has become (task:12). What is tied already stays as it is."""
    if not Commitment.objects.filter(pk=held.pk, subject=None).update(subject=subject):
        return
    case = held.step.case_id
    journal.record("casework.tie", f"case:{case}", by=by, at=at, detail={"commitment": held.number, "subject": subject})
