"""Which units answer for a task: those that its own names, or else its measure's, stand for; each for itself, one lead at most.

A group in the names (各设区市) stands for its members, none of which leads; a unit named twice answers once.
"""

from __future__ import annotations

from collections.abc import Iterable

from wenzeng.mechanisms.plan.models import MeasureUnit, MentionVersion, TaskUnit, TaskVersion

Answerable = dict[int, bool]
"""Ids of units in the order of the names, with whether each leads."""


def of_tasks(versions: Iterable[TaskVersion]) -> dict[int, Answerable]:
    """For each task by id, its units, in a fixed number of queries. The versions bring their task along."""
    held = list(versions)
    own: dict[int, list[tuple[int, bool]]] = {}
    for row in TaskUnit.objects.filter(version__in=[v.pk for v in held]):
        own.setdefault(row.version_id, []).append((row.mention_id, row.lead))
    measures: dict[int, list[tuple[int, bool]]] = {}
    wanted = {v.item.measure_id for v in held if v.pk not in own}
    rows = MeasureUnit.objects.filter(version__item__in=wanted, version__valid_to=None).select_related("version")
    for measured in rows:
        measures.setdefault(measured.version.item_id, []).append((measured.mention_id, measured.lead))
    names = {v.item_id: own.get(v.pk) or measures.get(v.item.measure_id, []) for v in held}
    members = _members({mention for rows in names.values() for mention, _ in rows})
    return {task: _units(rows, members) for task, rows in names.items()}


def _members(mentions: set[int]) -> dict[int, tuple[str, list[int]]]:
    """What each name stands for: its kind and the ids of its units."""
    held = MentionVersion.objects.filter(item__in=mentions, valid_to=None).prefetch_related("units")
    return {m.item_id: (m.kind, [u.pk for u in m.units.all()]) for m in held}


def _units(rows: list[tuple[int, bool]], members: dict[int, tuple[str, list[int]]]) -> Answerable:
    out: Answerable = {}
    for mention, lead in rows:
        kind, units = members.get(mention, ("unknown", []))
        for unit in units:
            out[unit] = out.get(unit, False) or (lead and kind == "unit")
    return out
