"""The business date: read by web, jobs and CLI only, handed down as ``at=``."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.office.models import Installation, JournalEntry
from wenzeng.mechanisms.office.services import journal


def installation() -> Installation:
    """The one row of this installation."""
    return Installation.objects.get_or_create(pk=1)[0]


def today() -> date:
    """The business date; where none is set, the wall clock's, but never before the last act: a clock may be set back."""
    set_day = installation().business_date
    if set_day:
        return set_day
    last = JournalEntry.objects.order_by("-seq").values_list("at", flat=True).first()
    return max(timezone.localdate(), timezone.localdate(last)) if last else timezone.localdate()


def now() -> datetime:
    """The business moment: business date, time of day of the wall clock (Asia/Shanghai)."""
    wall = timezone.localtime()
    return wall.replace(**_parts(today()))


def _parts(day: date) -> dict[str, Any]:
    return {"year": day.year, "month": day.month, "day": day.day}


@transaction.atomic
def move(day: date, *, by: Any, at: datetime) -> None:
    """Move the business date of a demo. Refuses outside the demo and backwards: a passed deadline stays passed."""
    held = Installation.objects.select_for_update().get(pk=1)
    if not held.demo:
        raise Refused("forbidden", "只有演示环境可以调整业务日期；正式环境以系统日期为准。")
    if held.business_date and day < held.business_date:
        raise Refused("invalid", f"业务日期只能向后调整，现为 {held.business_date}。", "业务日期")
    before = held.business_date
    held.business_date = day
    held.save()
    journal.record("office.move_date", "installation:1", by=by, at=at, detail={"from": str(before), "to": str(day)})


@transaction.atomic
def found(*, demo: bool, business_date: date | None) -> None:
    """Mark a new data folder as demo or real. Refuses to turn one into the other."""
    held = installation()
    if JournalEntry.objects.exists() and held.demo != demo:
        raise Refused("conflict", "这个数据目录已有数据，不能在演示与正式之间改变。请用 --data 另指定目录。")
    held.demo = demo
    held.business_date = business_date or held.business_date
    held.save()
