"""The history of lamps: once a day each lamp that turned is written down with the reason computed then; nothing else is."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from wenzeng.mechanisms.office.services import journal
from wenzeng.mechanisms.plan.models import LightChange, Part
from wenzeng.mechanisms.plan.queries.standing import counted_rows


@transaction.atomic
def record_lights(day: date, *, by: Any, at: datetime) -> int:
    """Write down the lamps that differ from the last ones written; gives their number."""
    held = LightChange.objects.order_by("part", "at", "pk").values_list("part", "light")
    before: dict[int, str] = dict(held)
    turned = [
        LightChange(part_id=row.pk, day=day, light=row.light.colour, reason="；".join(row.light.reasons), at=at)
        for row in counted_rows(Part.objects.all(), day)
        if before.get(row.pk) != row.light.colour
    ]
    LightChange.objects.bulk_create(turned, batch_size=500)
    if turned:
        journal.record("plan.record_lights", f"day:{day}", by=by, at=at, detail={"turned": len(turned)})
    return len(turned)
