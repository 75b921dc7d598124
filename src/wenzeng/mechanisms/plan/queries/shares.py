"""Whose figures make up a target: units with a course of their own; else the areas that answer for the task; else all who do.

A part that leads, or that is the only one, speaks for the whole; every other for its share.
"""

from __future__ import annotations

from wenzeng.mechanisms.people.declare import AREA_KINDS
from wenzeng.mechanisms.plan.models import Course, Part


def speaks_for_whole(part: Part) -> bool:
    """Whether the figures of a part are the whole's."""
    if Course.objects.filter(target__task=part.task_id, unit=part.unit_id, valid_to=None).exists():
        return False
    if part.lead:
        return True
    others = Part.objects.filter(task=part.task_id, above=None).exclude(state="withdrawn").exclude(unit=part.unit_id)
    return part.above_id is None and not others.exists()


def contributors(courses: set[int], parts: list[tuple[int, str, bool]]) -> list[int]:
    """Ids of the units whose figures add up; ``parts`` are (unit, kind of unit, lead) of a task, in their order."""
    if courses:
        return sorted(courses)
    areas = [unit for unit, kind, lead in parts if kind in AREA_KINDS and not lead]
    return list(dict.fromkeys(areas or [unit for unit, _, lead in parts if not lead]))
