"""What each day brings without anybody asking: periods that open, lamps that turn, proposals of supervision, mail.

The worker watches the business date; when it has moved, or a new day has begun, the rounds are asked for as jobs, once.
"""

from __future__ import annotations

import logging
import threading
from datetime import datetime
from typing import Any

from django.db import close_old_connections, transaction
from django.utils import timezone

from wenzeng.mechanisms.office.declare import Progress, job
from wenzeng.mechanisms.office.models import Job
from wenzeng.mechanisms.office.services import clock, work
from wenzeng.mechanisms.people.services import register
from wenzeng.web.cases import bridge

_log = logging.getLogger(__name__)
_PAUSE = 10
"""Seconds between two looks at the date."""


def ask(at: datetime) -> int:
    """Ask for the rounds of a moment that have not been asked for: daily ones, and mail each hour. Gives how many."""
    day = timezone.localdate(at).isoformat()
    # In this order: proposals of supervision look at the day's lamps, mail tells what both have brought.
    slots = {"plan.daily": day, "cases.renew": day, "office.mail": f"{day} {timezone.localtime(at):%H}"}
    asked = Job.objects.filter(name__in=slots, payload__slot__in=set(slots.values())).values_list(
        "name", "payload__slot"
    )
    due = [slot for slot in slots.items() if slot not in set(asked)]
    if not due:
        return 0
    with transaction.atomic():
        system = register.system_account(at)
        for name, slot in due:
            work.ask(name, {"at": at.isoformat(), "slot": slot}, by=system)
    return len(due)


@job("cases.renew", "每日：提出督办建议")
def renew(payload: dict[str, Any], _progress: Progress, by: Any) -> dict[str, Any]:
    """Proposals of supervision from what is late as of a moment."""
    return {"proposed": bridge.renew_all(by=by, at=datetime.fromisoformat(payload["at"]))}


def watch() -> threading.Thread:
    """Ask for the rounds as the days go by, in a thread that ends with the process."""
    thread = threading.Thread(target=_watch, name="daily", daemon=True)
    thread.start()
    return thread


def _watch() -> None:
    pause = threading.Event()
    while True:
        try:
            ask(clock.now())
        except Exception:  # the database may be busy or away for a while: the next look comes soon
            _log.exception("the daily rounds could not be asked for")
        close_old_connections()
        pause.wait(_PAUSE)
