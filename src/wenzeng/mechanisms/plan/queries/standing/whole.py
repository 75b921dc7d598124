"""All parts of the plan as they stand on a day, read once for each state of the journal.

Every act writes a journal row as its last statement, so the journal's head names the state of everything: as long as it
is the same, what was read before still holds. A head is unique, also across roll-backs. Inside an act nothing is kept: its
own row is still to come.
"""

from __future__ import annotations

from collections import OrderedDict
from datetime import date

from django.db import connection

from wenzeng.mechanisms.office.queries.journal import head
from wenzeng.mechanisms.plan.models import Part
from wenzeng.mechanisms.plan.queries.standing.parts import PartRow, counted_rows

_MOST = 4
_kept: OrderedDict[tuple[str, date], tuple[PartRow, ...]] = OrderedDict()


def whole(on: date) -> tuple[PartRow, ...]:
    """A row for each part, for counting: without last steps."""
    if connection.in_atomic_block:
        return tuple(counted_rows(Part.objects.all(), on))
    key = (head(), on)
    rows = _kept.get(key)
    if rows is None:
        rows = _kept[key] = tuple(counted_rows(Part.objects.all(), on))
        while len(_kept) > _MOST:
            _kept.popitem(last=False)
    return rows
