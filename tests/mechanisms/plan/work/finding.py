"""What tests of the work look for: a unit's part in a task, a file that proves, the thresholds as declared."""

from __future__ import annotations

from wenzeng.mechanisms.plan.models import Document, Part
from wenzeng.mechanisms.plan.queries.rules import Rule

PDF = b"%PDF-1.4 "
RULE = Rule(red_overdue_days=7, red_behind_points=10, yellow_ahead_days=7, few_due=5)


def the_part(document: Document, unit: str, words: str = "开工项目") -> Part:
    """The part of a unit in the task whose title holds some words."""
    held = Part.objects.filter(task__measure__document=document, unit__code=unit, task__versions__valid_to=None)
    return held.get(task__versions__title__contains=words)
