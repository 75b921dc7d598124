"""Acts on the working calendar: lay it down once, change days with a reason."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from wenzeng.library.schedule import holidays
from wenzeng.mechanisms.office.access import need_keeper
from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.office.models import CalendarDay
from wenzeng.mechanisms.office.services import journal

LONGEST = 31
"""Most days that one change covers: a holiday with its weekends, not a year by a slip of the hand."""

_FASTER = "您打开此页后，这些日子已被他人改动。请刷新后核对再改。"


@transaction.atomic
def lay_down(*, by: Any, at: datetime) -> int:
    """Enter the published days into an empty table; leaves a calendar that stands alone. Gives the number of days."""
    if CalendarDay.objects.exists():
        return 0
    entries = holidays.in_force(holidays.published())
    CalendarDay.objects.bulk_create(
        CalendarDay(
            day=entry.day,
            working=entry.working,
            name=entry.name,
            notice=entry.notice,
            provisional=entry.provisional,
            valid_from=at,
            by=by,
        )
        for entry in entries.values()
    )
    detail = {"days": len(entries), "until": str(holidays.known_until())}
    journal.record("office.lay_down_calendar", "calendar:region", by=by, at=at, detail=detail)
    return len(entries)


@transaction.atomic
def change(
    first: date,
    last: date,
    *,
    working: bool,
    name: str,
    notice: str,
    reason: str,
    provisional: bool = False,
    expected: int | None = None,
    by: Any,
    at: datetime,
) -> int:
    """Hold the days from ``first`` to ``last`` to be off or worked. Gives the number of days that change by it.

    ``expected`` is the newest row that the person saw; refuses where one of these days was changed since.
    """
    need_keeper(by)
    _check(first, last, working, name, notice, reason)
    held = {row.day: row for row in CalendarDay.objects.filter(day__range=(first, last), valid_to=None)}
    if expected is not None and any(row.pk > expected for row in held.values()):
        raise Refused("conflict", _FASTER)
    terms = {"working": working, "name": name.strip(), "notice": notice.strip(), "provisional": provisional}
    days = [day for day in _range(first, last) if day not in held or _differs(held[day], terms)]
    if not days:
        raise Refused("invalid", "这些日子已是如此，没有可改的。", "第一天")
    closed = CalendarDay.objects.filter(pk__in=[held[day].pk for day in days if day in held], valid_to=None)
    closed.update(valid_to=at)
    rows = [CalendarDay(day=day, **terms, reason=reason.strip(), valid_from=at, by=by) for day in days]
    try:
        with transaction.atomic():
            CalendarDay.objects.bulk_create(rows)
    except IntegrityError:
        raise Refused("conflict", _FASTER) from None
    detail = {**terms, "days": [str(day) for day in days], "reason": reason.strip()}
    journal.record("office.change_calendar", f"calendar:{first}", by=by, at=at, detail=detail)
    return len(days)


def _check(first: date, last: date, working: bool, name: str, notice: str, reason: str) -> None:
    if last < first:
        raise Refused("invalid", "最后一天早于第一天，请核对。", "最后一天")
    if (last - first).days >= LONGEST:
        raise Refused("invalid", f"一次最多改 {LONGEST} 天，请分次改。", "最后一天")
    if not name.strip() and (not working or any(day.weekday() >= 5 for day in _range(first, last))):
        raise Refused("invalid", "请写节日或调休的名称，如“国庆节”。", "名称")
    if not notice.strip():
        raise Refused("invalid", "请写依据的通知及文号。", "依据")
    if not reason.strip():
        raise Refused("invalid", "请写改动的理由。", "理由")


def _range(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def _differs(row: CalendarDay, terms: dict[str, Any]) -> bool:
    return any(getattr(row, key) != value for key, value in terms.items())
