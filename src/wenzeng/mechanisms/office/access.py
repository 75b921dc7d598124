"""Who sees which job: its owner alone; who keeps the calendar and the parameters: the HQ office."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from wenzeng.mechanisms.office.declare import KEEPERS, Refused
from wenzeng.mechanisms.office.models import Job


def visible_to(person: Any) -> QuerySet[Job]:
    """The person's own jobs, newest first."""
    return Job.objects.filter(owner=person)


def obtain(person: Any, pk: str) -> Job:
    """One of the person's own jobs; refuses any other as not found."""
    held = visible_to(person).filter(pk=pk).first()
    if held is None:
        raise Refused("not_found", "没有这个任务，或它不属于您。")
    return held


def keeps(person: Any) -> bool:
    """Whether the person keeps the calendar and the parameters."""
    return person.role in KEEPERS


def need_keeper(person: Any) -> None:
    """Refuse whoever may read the calendar and the parameters but not change them."""
    if not keeps(person):
        raise Refused("forbidden", "只有指挥部办公室可以改动日历和参数。如有出入，请联系指挥部办公室。")
