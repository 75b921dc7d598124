"""Handing down (分解下达): a city gives its part to counties, parks and teams below it, each of which answers to the city."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.office.services import journal
from wenzeng.mechanisms.people.models import Unit
from wenzeng.mechanisms.plan.access import below, need_reporter
from wenzeng.mechanisms.plan.models import Part
from wenzeng.mechanisms.plan.services.work import steps, telling


@transaction.atomic
def hand_down(
    part: Part, *, units: Sequence[Unit], due: date | None = None, text: str = "", by: Any, at: datetime
) -> list[Part]:
    """Open a part of the same task for units below, due with the part above or earlier."""
    need_reporter(by, part)
    held = steps.lock(part, steps.AT_WORK)
    chosen = list(dict.fromkeys(units))
    last = _due(held, due)
    _check(held, chosen)
    new = [
        Part(task=held.task, unit=u, period=held.period, above=held, lead=False, first_due=last, due=last, opened_at=at)
        for u in chosen
    ]
    opened = Part.objects.bulk_create(new)
    names = "、".join(u.short_name for u in chosen)
    words = steps.words_of(text, "要求")
    step = steps.write(held, "hand_down", text=f"分解到{names}。{words}".strip(), by=by, at=at)
    telling.opened(opened, by=by, at=at)
    codes = [u.code for u in chosen]
    journal.record(
        "plan.hand_down", f"part:{held.pk}", by=by, at=at, detail=steps.detail(step, units=codes, due=str(last))
    )
    return opened


def _due(above: Part, due: date | None) -> date | None:
    if due is None:
        return above.due
    if above.due and due > above.due:
        raise Refused("invalid", f"分解的时限不能晚于本单位的时限 {above.due}。", "时限")
    return due


def _check(above: Part, units: list[Unit]) -> None:
    if not units:
        raise Refused("invalid", "请选择要分解到的单位。", "单位")
    allowed = set(below(above).values_list("pk", flat=True))
    foreign = [u.short_name for u in units if u.pk not in allowed]
    if foreign:
        raise Refused("invalid", f"{'、'.join(foreign)}不在本单位辖内，不能分解到。", "单位")
    taken = Part.objects.filter(task=above.task, period=above.period, unit__in=units).select_related("unit")
    names = "、".join(p.unit.short_name for p in taken)
    if names:
        raise Refused("conflict", f"{names}已承办这项任务，请去掉后再分解。", "单位")
