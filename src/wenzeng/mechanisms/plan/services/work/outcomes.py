"""What came of it (回访成效): a done part is asked for its outcome after 6 and 12 months, and its unit answers.

Done and effective are two facts: an accepted part stays accepted whatever the answer.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.office.services import journal
from wenzeng.mechanisms.plan.access import need_reporter
from wenzeng.mechanisms.plan.models import Part, Step
from wenzeng.mechanisms.plan.services.work import steps, telling
from wenzeng.mechanisms.plan.services.work.progress import attach

_DONE = frozenset({"accepted"})


@transaction.atomic
def ask_outcome(part: Part, *, months: int, by: Any, at: datetime) -> Step:
    """Ask the unit of a done part for its outcome."""
    held = steps.lock(part, _DONE)
    step = steps.write(held, "ask", text=f"办结已满 {months} 个月，请填报成效。", by=by, at=at)
    telling.unit_of(step)
    journal.record("plan.ask_outcome", f"part:{held.pk}", by=by, at=at, detail=steps.detail(step))
    return step


@transaction.atomic
def report_outcome(
    part: Part, *, text: str, files: Iterable[tuple[str, bytes]] = (), key: str | None = None, by: Any, at: datetime
) -> Step:
    """Answer what came of a done part, with evidence."""
    need_reporter(by, part)
    held = steps.lock(part, _DONE)
    known = steps.taken(part, key)
    if known:
        return known
    words = steps.words_of(text, "成效", 4)
    last = held.steps.filter(kind__in=["ask", "outcome"]).order_by("-number").first()
    if last is None or last.kind != "ask":
        raise Refused("conflict", "这项承办现在没有待答的回访。")
    step = steps.write(held, "outcome", text=words, key=key, by=by, at=at)
    named = attach(step, list(files), by=by, at=at)
    journal.record("plan.report_outcome", f"part:{held.pk}", by=by, at=at, detail=steps.detail(step, files=named))
    return step
