"""Addresses of the desk: home, messages, long work. Messages and jobs are their owner's alone."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from tests.access.doors import DESK, EVERYBODY, Door, Region
from tests.region import moment
from wenzeng.mechanisms.office.models import Job, Message
from wenzeng.mechanisms.office.services import inbox, work

AT = moment(date(2022, 10, 24))
OWNER = "county_clerk"
CANARIES = {"探针青柠消息": frozenset({OWNER}), "探针紫薇事由": frozenset({OWNER}), "探针黄槐后台": frozenset({OWNER})}


def plant(region: Region) -> None:
    """A message and a job of one person."""
    owner, system = region.people[OWNER], region.people["hq_clerk"]
    with transaction.atomic():
        inbox.send(
            [owner],
            title="探针青柠消息",
            reason="探针紫薇事由",
            subject=f"document:{region.adopted.pk}",
            by=system,
            at=AT,
        )
    work.ask("plan.compile", {}, by=owner, label="探针黄槐后台")


def _message(region: Region) -> list[Any]:
    return [Message.objects.get(title="探针青柠消息").pk]


def _job(region: Region) -> list[Any]:
    return [Job.objects.get(label="探针黄槐后台").pk]


THEIRS = frozenset({OWNER})
DOORS = (
    Door("desk:home", EVERYBODY),
    Door("desk:instruct", DESK | {"leader"}, DESK | {"leader"}),
    Door("desk:inbox", EVERYBODY),
    Door("desk:all_read", None, EVERYBODY),
    Door("desk:mail", EVERYBODY, EVERYBODY),
    Door("desk:message", THEIRS, own=_message),
    # Whoever marks a message that is not his marks none, and is told so whether or not there is one.
    Door("desk:read", None, EVERYBODY, own=_message),
    Door("desk:jobs", EVERYBODY),
    Door("desk:job", THEIRS, own=_job),
    Door("desk:cancel", None, THEIRS, own=_job),
)
