"""The one way in which a step is taken: the part is locked, its state looked at, the step numbered and written.

Two people who act at once act one after the other; the second finds the state that the first left, and is told so.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.plan.access import LONG
from wenzeng.mechanisms.plan.declare import PART_STATES
from wenzeng.mechanisms.plan.models import Part, Step

LONGEST = 5000
"""Longest text of a step, in characters."""

AT_WORK = frozenset({"open", "returned"})
"""States in which the unit itself has to act."""


def taken(part: Part, key: str | None) -> Step | None:
    """The step that was taken with this key before; refuses a key that belongs to another part."""
    held = Step.objects.filter(key=key).first() if key else None
    if held and held.part_id != part.pk:
        raise Refused("conflict", "这份表单已用于另一项承办，请刷新页面后重填。")
    return held


def hold(part: Part) -> Part:
    """The part as it stands now, held until the act is through."""
    held = Part.objects.select_for_update(of=("self",)).defer(*LONG)
    return held.select_related("task__measure__document__keeper", "unit", "above__unit").get(pk=part.pk)


def need(held: Part, states: frozenset[str], expected: int | None = None) -> None:
    """Refuse where a part does not allow the step; ``expected`` is the number of steps that the person had on screen."""
    if held.state not in states:
        raise Refused("conflict", f"这项承办现为“{PART_STATES[held.state]}”，不能办理此事；他人可能刚办过，请刷新。")
    if expected is not None and expected != held.steps_taken:
        raise Refused("conflict", "这项承办刚有新的办理记录，您看到的不是最新内容。请刷新后再办。")


def lock(part: Part, states: frozenset[str], *, expected: int | None = None) -> Part:
    """The part, held, in a state that allows the step."""
    held = hold(part)
    need(held, states, expected)
    return held


def write(held: Part, kind: str, *, state: str | None = None, by: Any, at: datetime, **words: Any) -> Step:
    """Write a step on a locked part, which with it may change its state or deadline."""
    changes: dict[str, Any] = {"steps_taken": held.steps_taken + 1}
    if state:
        changes["state"] = state
    if "due" in words:
        changes["due"] = words["due"]
    known = Part.objects.filter(pk=held.pk, state=held.state, steps_taken=held.steps_taken)
    if not known.update(**changes):
        raise Refused("conflict", "这项承办刚被他人办理，请刷新后再办。")
    for name, value in changes.items():
        setattr(held, name, value)
    return Step.objects.create(part=held, number=held.steps_taken, kind=kind, at=at, by=by, unit=by.unit, **words)


def words_of(text: str, what: str, least: int = 0) -> str:
    """A text, trimmed; refuses one that is too short or too long."""
    trimmed = text.strip()
    if len(trimmed) < least:
        raise Refused("invalid", f"请写明{what}（至少 {least} 个字）。", what)
    if len(trimmed) > LONGEST:
        raise Refused("too_large", f"{what}超过 {LONGEST} 字，请精简，或作为材料上传。", what)
    return trimmed


def detail(step: Step, **more: Any) -> dict[str, Any]:
    """What the journal keeps of a step."""
    part = step.part
    known = {
        "document": part.task.measure.document_id,
        "task": part.task_id,
        "unit": part.unit.code,
        "step": step.number,
    }
    return {**known, **({"reason": step.text} if step.text else {}), **more}
