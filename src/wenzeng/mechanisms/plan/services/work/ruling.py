"""What is ruled on a part from above: done or sent back, paused, a new deadline, a view, its end; each with its reason.

The HQ office rules on parts of the plan, the unit that handed it down on the others; nobody accepts what he reported himself.
A view (研判意见) is a step as well and never repaints a lamp.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.office.services import journal
from wenzeng.mechanisms.plan.access import need_ruler, need_viewer
from wenzeng.mechanisms.plan.models import Part, Step
from wenzeng.mechanisms.plan.services.work import parts, steps, telling

_RUNNING = frozenset({"open", "returned", "reported"})
_ANY = frozenset({"open", "returned", "reported", "accepted", "withdrawn"})
_REPORTED = frozenset({"reported"})


def _record(act: str, step: Step, **more: Any) -> Step:
    if step.kind != "view":
        telling.ruled(step)
    journal.record(act, f"part:{step.part_id}", by=step.by, at=step.at, detail=steps.detail(step, **more))
    return step


@transaction.atomic
def accept(part: Part, *, text: str = "", expected: int | None = None, by: Any, at: datetime) -> Step:
    """Accept a reported part as done (认定办结)."""
    need_ruler(by, part)
    held = steps.lock(part, _REPORTED, expected=expected)
    if held.steps.filter(kind="report").order_by("-number")[0].by_id == by.pk:
        raise Refused("forbidden", "报结的人不能自己认定，请由办公室另一人认定。")
    words = steps.words_of(text, "意见")
    return _record("plan.accept", steps.write(held, "accept", state="accepted", text=words, by=by, at=at))


@transaction.atomic
def send_back(part: Part, *, reason: str, expected: int | None = None, by: Any, at: datetime) -> Step:
    """Send a reported part back to its unit, which then has to report again."""
    need_ruler(by, part)
    held = steps.lock(part, _REPORTED, expected=expected)
    words = steps.words_of(reason, "退回理由", 4)
    return _record("plan.send_back", steps.write(held, "return", state="returned", text=words, by=by, at=at))


@transaction.atomic
def pause(part: Part, *, reason: str, by: Any, at: datetime) -> Step:
    """Stop a part's clock: no lamp is shown until it runs again."""
    need_ruler(by, part)
    held = steps.lock(part, _RUNNING)
    if is_paused(held):
        raise Refused("conflict", "这项承办已在暂停中。")
    words = steps.words_of(reason, "暂停理由", 4)
    return _record("plan.pause", steps.write(held, "pause", text=words, by=by, at=at))


@transaction.atomic
def resume(part: Part, *, reason: str, due: date | None = None, by: Any, at: datetime) -> Step:
    """Let a paused part run again. Its deadline stands, unless a new one is set with it."""
    need_ruler(by, part)
    held = steps.lock(part, _RUNNING)
    if not is_paused(held):
        raise Refused("conflict", "这项承办没有暂停，不必恢复。")
    words = steps.words_of(reason, "恢复理由", 4)
    before = held.due
    moved: dict[str, Any] = {"due": due} if due else {}
    step = steps.write(held, "resume", text=words, **moved, by=by, at=at)
    return _record("plan.resume", step, **_moved(before, due))


@transaction.atomic
def extend(part: Part, *, due: date, reason: str, by: Any, at: datetime) -> Step:
    """Set a new deadline for one unit's part; the task's own stays."""
    need_ruler(by, part)
    held = steps.lock(part, _RUNNING)
    if due == held.due:
        raise Refused("invalid", f"新时限与现时限 {due} 相同，没有改动。", "新时限")
    if held.above and held.above.due and due > held.above.due:
        raise Refused("invalid", f"新时限不能晚于上级承办的时限 {held.above.due}。", "新时限")
    words = steps.words_of(reason, "调整理由", 4)
    before = held.due
    return _record("plan.extend", steps.write(held, "extend", text=words, due=due, by=by, at=at), **_moved(before, due))


@transaction.atomic
def withdraw(part: Part, *, reason: str, by: Any, at: datetime) -> None:
    """Take a part back from its unit, with all that was handed down from it."""
    need_ruler(by, part)
    held = steps.lock(part, _RUNNING)
    words = steps.words_of(reason, "撤销理由", 4)
    step = parts.end(held, "withdraw", words, by, at)
    journal.record("plan.withdraw", f"part:{held.pk}", by=by, at=at, detail=steps.detail(step))


@transaction.atomic
def add_view(part: Part, *, text: str, by: Any, at: datetime) -> Step:
    """Add a view (研判意见) beside the lamp, which it never changes."""
    need_viewer(by)
    held = steps.lock(part, _ANY)
    words = steps.words_of(text, "研判意见", 2)
    return _record("plan.add_view", steps.write(held, "view", text=words, by=by, at=at))


def is_paused(part: Part) -> bool:
    """Whether the last word on a part's clock was to stop it."""
    last = part.steps.filter(kind__in=["pause", "resume", "reopen"]).order_by("-number").first()
    return last is not None and last.kind == "pause"


def _moved(before: date | None, due: date | None) -> dict[str, Any]:
    return {"altered": {"时限": [str(before or ""), str(due)]}} if due else {}
