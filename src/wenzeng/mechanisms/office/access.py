"""Who sees which job: its owner alone."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from wenzeng.mechanisms.office.declare import Refused
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
