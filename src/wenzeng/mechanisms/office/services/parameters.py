"""The act on a parameter: set its value from a day on, with the ground for it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from wenzeng.mechanisms.office.access import need_keeper
from wenzeng.mechanisms.office.declare import ORIGINS, Refused, parameters
from wenzeng.mechanisms.office.models import ParameterValue
from wenzeng.mechanisms.office.queries import parameters as standing
from wenzeng.mechanisms.office.services import journal


@transaction.atomic
def set_value(
    name: str,
    text: str,
    *,
    since: date,
    origin: str,
    reason: str,
    expected: int | None = None,
    by: Any,
    at: datetime,
) -> ParameterValue:
    """Set a parameter from ``since`` on. ``expected`` counts the values that the person saw; refuses if one was added.

    A figure that the document itself gives is not set here: whoever wants another one amends the document.
    """
    need_keeper(by)
    held = next((each for each in parameters() if each.name == name), None)
    if held is None:
        raise Refused("not_found", "没有这个参数。")
    if held.fixed:
        raise Refused("forbidden", f"这个数由文件原文规定（{held.clause}），改动请修订文件。")
    if origin not in ORIGINS or origin == "text":
        raise Refused("invalid", "请选择数值的来源。", "来源")
    if not reason.strip():
        raise Refused("invalid", "请写依据或理由。", "依据或理由")
    value = held.written(held.read(text))
    now = standing.standing(name, since)
    if (now.text, now.origin) == (value, origin) and now.why == reason.strip():
        raise Refused("invalid", "数值和依据都没有改动。", "数值")
    terms = {"value": value, "since": since, "origin": origin, "reason": reason.strip(), "at": at, "by": by}
    row = _added(name, expected, terms)
    detail = {"from": now.text, "to": value, "since": str(since), "origin": origin, "reason": reason.strip()}
    journal.record("office.set_parameter", f"parameter:{name}", by=by, at=at, detail=detail)
    return row


def _added(name: str, expected: int | None, terms: dict[str, Any]) -> ParameterValue:
    """The new row. Its number is taken once, so that of two persons at the same moment one is told."""
    faster = Refused("conflict", "您打开此页后，这个参数已被他人改动。请刷新后核对再改。")
    number = ParameterValue.objects.filter(name=name).count()
    if expected is not None and number != expected:
        raise faster
    try:
        with transaction.atomic():
            return ParameterValue.objects.create(name=name, nth=number + 1, **terms)
    except IntegrityError:
        raise faster from None
