"""Closing a period (关账): its figures are computed once, as of the end of its last day, and frozen."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from wenzeng.library.schedule.periods import Period
from wenzeng.mechanisms.bulletins.access import need_drafter
from wenzeng.mechanisms.bulletins.models import Closing
from wenzeng.mechanisms.bulletins.queries.freezing import frozen
from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.office.services import journal
from wenzeng.mechanisms.people.models import Person


@transaction.atomic
def close(period: Period, *, by: Person, at: datetime) -> Closing:
    """Close a period for the person's unit. Refuses one that is closed already, or not over yet."""
    need_drafter(by)
    today = timezone.localdate(at)
    if period.last >= today:
        raise Refused("invalid", f"{period.label}到 {period.last} 才结束，现在是 {today}，还不能关账。", "期别")
    closed = Refused("conflict", f"{period.label}已经关账，数字已冻结，不能重来。", "期别")
    if Closing.objects.filter(issuer=by.unit, period=period.code).exists():
        raise closed
    kept = {"period": period.code, "kind": period.kind, "day": period.last, "frozen": frozen(by.unit, period, today)}
    try:
        with transaction.atomic():
            held = Closing.objects.create(issuer=by.unit, closed_at=at, by=by, **kept)
    except IntegrityError:  # a colleague was quicker
        raise closed from None
    detail = {"period": period.code, "issuer": by.unit.code, "missing": held.frozen["missing"]}
    journal.record("bulletins.close", f"closing:{held.pk}", by=by, at=at, detail=detail)
    return held
