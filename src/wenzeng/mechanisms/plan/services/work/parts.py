"""Parts come to be, and follow the plan: opened at adoption, opened, ended or moved by each recorded change after it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from wenzeng.library.schedule.periods import Period
from wenzeng.mechanisms.office.services import journal
from wenzeng.mechanisms.plan.models import Document, Part, Step, Task, TaskVersion
from wenzeng.mechanisms.plan.queries import responsible
from wenzeng.mechanisms.plan.services.work import instances, steps, telling

CHANGED = "按计划调整"
"""Reason of what follows from a change of the plan, where the change itself gives none."""

_ENDED = frozenset({"accepted", "withdrawn"})


@dataclass(frozen=True)
class Due:
    """A part as the plan wants it: the task's deadline, or the period from which its own follows."""

    lead: bool
    deadline: date | None
    period: Period | None = None

    @property
    def due(self) -> date | None:
        """The day on which it falls due."""
        return instances.due(self.period) if self.period else self.deadline


Wanted = dict[tuple[int, str], Due]
"""Parts that a task ought to have, by unit and period."""


@transaction.atomic
def open_parts(document: Document, *, by: Any, at: datetime) -> int:
    """Open the parts of all tasks of a document in force; gives their number. What is open already stays as it is."""
    versions = list(_standing(Task.objects.filter(measure__document=document)))
    opened = len(_open(_wanted(versions, timezone.localdate(at)), at))
    telling.in_force(document, by=by, at=at)
    journal.record("plan.open_parts", f"document:{document.pk}", by=by, at=at, detail={"parts": opened})
    return opened


def _standing(tasks: Iterable[Task]) -> Any:
    held = TaskVersion.objects.filter(item__in=tasks, valid_to=None, dropped=False)
    return held.select_related("item__measure__document").defer(
        "item__measure__document__compiled", "item__measure__document__source_text"
    )


def _wanted(versions: list[TaskVersion], day: date) -> dict[int, Wanted]:
    """The parts that tasks ought to have on a day: one for each unit, or for each unit and period."""
    units = responsible.of_tasks(versions)
    known: dict[int, set[str]] = defaultdict(set)
    for task, code in Part.objects.filter(task__in=units).exclude(period="").values_list("task", "period").distinct():
        known[task].add(code)
    out: dict[int, Wanted] = {}
    for version in versions:
        recurring = instances.recurs(version)
        periods = instances.opened(version, day, known[version.item_id]) if recurring else {"": None}
        out[version.item_id] = {
            (unit, code): Due(lead, version.deadline, period)
            for code, period in periods.items()
            for unit, lead in units[version.item_id].items()
        }
    return out


def _open(wanted: dict[int, Wanted], at: datetime) -> list[Part]:
    """Open those that are not there yet. Somebody else may open the same ones at this moment, to the same effect."""
    held = set(Part.objects.filter(task__in=wanted).values_list("task", "unit", "period"))
    missing = [
        (task, unit, period, part)
        for task, parts in wanted.items()
        for (unit, period), part in parts.items()
        if (task, unit, period) not in held
    ]
    dues = {(task, period): part.due for (task, period), part in {(t, p): part for t, _, p, part in missing}.items()}
    new = []
    for task, unit, period, part in missing:
        due = dues[task, period]
        terms = {"lead": part.lead, "first_due": due, "due": due, "opened_at": at}
        new.append(Part(task_id=task, unit_id=unit, period=period, **terms))
    Part.objects.bulk_create(new, ignore_conflicts=True, batch_size=500)
    return new


@transaction.atomic
def open_instances(day: date, *, by: Any, at: datetime) -> int:
    """Open what has fallen to recurring tasks until a day, also where days were missed; gives the number of parts."""
    tasks = Task.objects.filter(measure__document__state="adopted")
    opened = len(_open(_wanted([v for v in _standing(tasks) if instances.recurs(v)], day), at))
    if opened:
        journal.record("plan.open_instances", f"day:{day}", by=by, at=at, detail={"parts": opened})
    return opened


def follow_document(document: Document, *, reason: str, by: Any, at: datetime) -> None:
    """Let the parts of all tasks of a document follow, as after a change of what a unit name stands for."""
    _follow(list(Task.objects.filter(measure__document=document)), reason, by=by, at=at)


def follow(task: Task, *, reason: str = "", redated: bool = False, by: Any, at: datetime) -> None:
    """Let the parts of a task follow a change of its units, rhythm or deadline; the act around it writes the journal.

    Only where the task itself was ``redated`` do its parts get its deadline: one set for a single unit else stays.
    """
    _follow([task], reason, redated, by=by, at=at)


def _follow(tasks: list[Task], reason: str, redated: bool = False, *, by: Any, at: datetime) -> None:
    if not tasks or tasks[0].measure.document.state != "adopted":
        return
    with transaction.atomic():
        wanted: dict[int, Wanted] = {task.pk: {} for task in tasks}
        wanted |= _wanted(list(_standing(tasks)), timezone.localdate(at))
        held = Part.objects.select_for_update(of=("self",)).filter(task__in=tasks).order_by("pk")
        words = reason.strip() or CHANGED
        for part in held:
            _adjust(part, wanted[part.task_id].get((part.unit_id, part.period)), words, redated, by, at)
        new = {(p.task_id, p.unit_id, p.period) for p in _open(wanted, at)}
        held = Part.objects.filter(task__in=tasks, above=None).select_related("unit")
        telling.opened([p for p in held if (p.task_id, p.unit_id, p.period) in new], by=by, at=at)


def _adjust(part: Part, wanted: Due | None, reason: str, redated: bool, by: Any, at: datetime) -> None:
    """One part: ended where its unit no longer answers, taken up again, led or dated anew. What is done stays done.

    What a unit handed down is its own matter until its own part ends, and then ends with it.
    """
    if part.above_id is not None:
        return
    if wanted is None:
        if part.state not in _ENDED and not _of_the_past(part, at):
            end(part, "drop", reason, by, at)
        return
    if part.lead != wanted.lead:
        Part.objects.filter(pk=part.pk).update(lead=wanted.lead)
    if part.state == "withdrawn" and _dropped(part):
        telling.unit_of(steps.write(part, "reopen", state="open", text=reason, due=wanted.due, by=by, at=at))
    elif redated and part.state not in _ENDED and not part.period and wanted.due != part.due:
        telling.unit_of(steps.write(part, "extend", text=reason, due=wanted.due, by=by, at=at))


def _dropped(part: Part) -> bool:
    """Whether it was the plan that ended a part; what a person withdrew stays withdrawn."""
    last = part.steps.filter(kind__in=["withdraw", "drop"]).order_by("-number").first()
    return last is not None and last.kind == "drop"


def _of_the_past(part: Part, at: datetime) -> bool:
    """Whether a period that is over belongs to the time when the unit still answered."""
    return bool(part.period) and instances.is_over(part.period, timezone.localdate(at))


def end(part: Part, kind: str, reason: str, by: Any, at: datetime) -> Step:
    """End a part, withdrawn by a person or dropped from the plan, and with it all that was handed down from it."""
    step = steps.write(part, kind, state="withdrawn", text=reason, by=by, at=at)
    telling.ruled(step)
    for below in Part.objects.select_for_update(of=("self",)).filter(above=part).exclude(state__in=_ENDED):
        end(below, kind, reason, by, at)
    return step
