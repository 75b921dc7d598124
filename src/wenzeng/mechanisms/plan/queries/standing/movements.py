"""What changed between two days: steps taken, terms of the plan altered, lamps that turned; as far as a person sees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, OuterRef, Q, Subquery

from wenzeng.mechanisms.people.models import Person
from wenzeng.mechanisms.plan.access import parts_visible_to, tasks_visible_to, visible_to
from wenzeng.mechanisms.plan.declare import LIGHTS, STEPS
from wenzeng.mechanisms.plan.models import (
    HeadingVersion,
    LightChange,
    MeasureVersion,
    Part,
    Step,
    TargetVersion,
    TaskVersion,
)
from wenzeng.mechanisms.plan.queries.rows import clause, target_words
from wenzeng.mechanisms.plan.queries.standing.days import end_of

_TOLD = ("report", "accept", "return", "pause", "resume", "extend", "hand_down", "withdraw", "drop", "reopen")
"""Steps that change how a part stands; mere progress does not."""


@dataclass(frozen=True)
class Movement:
    """One change: when, who, what, where in the document, and the thing that it happened to."""

    when: datetime
    who: str
    what: str
    clause: str
    title: str
    subject: str


def changes_between(person: Person, a: date, b: date) -> list[Movement]:
    """What changed after the end of one day until the end of another, newest first."""
    span = (end_of(a), end_of(b))
    found = [*_adopted(person, span), *_steps(person, span), *_lights(person, span), *_terms(person, span)]
    return sorted(found, key=lambda m: m.when, reverse=True)


_Span = tuple[datetime, datetime]


class _Places:
    """Clause and title of tasks as they stand now, also of dropped ones."""

    def __init__(self, tasks: set[int]) -> None:
        held = TaskVersion.objects.filter(item__in=tasks, valid_to=None).select_related("item")
        self.tasks = {v.item_id: v for v in held}
        measures = {v.item.measure_id for v in self.tasks.values()}
        self.measures = {m.item_id: m for m in MeasureVersion.objects.filter(item__in=measures, valid_to=None)}

    def of(self, task: int) -> tuple[str, str]:
        """Clause mark and title."""
        version = self.tasks[task]
        return clause(self.measures[version.item.measure_id], version.sentence), version.title


def _adopted(person: Person, span: _Span) -> Iterator[Movement]:
    held = visible_to(person).filter(state="adopted", adopted_at__gt=span[0], adopted_at__lte=span[1])
    titles = dict(HeadingVersion.objects.filter(item__in=held, valid_to=None).values_list("item", "title"))
    for document in held.select_related("adopted_by__unit").defer("compiled", "source_text"):
        who = document.adopted_by.unit.short_name if document.adopted_by else ""
        subject, when = f"document:{document.pk}", document.adopted_at or span[1]
        yield Movement(when, who, "采用", "", titles[document.pk], subject)


def _steps(person: Person, span: _Span) -> Iterator[Movement]:
    held = Step.objects.filter(part__in=parts_visible_to(person), kind__in=_TOLD, at__gt=span[0], at__lte=span[1])
    rows = list(held.select_related("part__unit", "unit"))
    places = _Places({s.part.task_id for s in rows})
    for step in rows:
        due = f" {step.due}" if step.due else ""
        words = f"{step.part.unit.short_name}：{STEPS[step.kind]}{due}"
        yield Movement(step.at, step.unit.short_name, words, *places.of(step.part.task_id), f"part:{step.part_id}")


def _lights(person: Person, span: _Span) -> Iterator[Movement]:
    """Lamps that turned; the first lamp of a part is no change."""
    seen = LightChange.objects.filter(part__in=parts_visible_to(person), at__gt=span[0], at__lte=span[1])
    turned = list(seen.select_related("part__unit").order_by("at", "pk"))
    before = _lamps_at(span[0], {change.part_id for change in turned})
    places = _Places({change.part.task_id for change in turned})
    for change in turned:
        old = before.get(change.part_id)
        before[change.part_id] = change.light
        if old is not None:
            words = f"{change.part.unit.short_name}：{LIGHTS[old]} → {LIGHTS[change.light]}（{change.reason}）"
            yield Movement(change.at, "系统", words, *places.of(change.part.task_id), f"part:{change.part_id}")


def _lamps_at(moment: datetime, parts: set[int]) -> dict[int, str]:
    """The lamp of each part at a moment, where it had one."""
    held = LightChange.objects.filter(part=OuterRef("pk"), at__lte=moment).order_by("-at", "-pk")
    known = Part.objects.filter(pk__in=parts).annotate(lamp=Subquery(held.values("light")[:1]))
    return dict(known.exclude(lamp=None).values_list("pk", "lamp"))


def _terms(person: Person, span: _Span) -> Iterator[Movement]:
    """Tasks and targets whose terms were altered."""
    tasks = tasks_visible_to(person).filter(measure__document__state="adopted")
    # What a draft went through before its adoption is not told.
    in_force = Q(valid_from__gt=F("item__measure__document__adopted_at"))
    changed = in_force & Q(valid_from__gt=span[0]) & Q(valid_from__lte=span[1])
    versions = list(TaskVersion.objects.filter(changed, item__in=tasks).select_related("by__unit"))
    values = list(TargetVersion.objects.filter(changed, item__task__in=tasks).select_related("by__unit", "item"))
    places = _Places({v.item_id for v in versions} | {v.item.task_id or 0 for v in values})
    for version in versions:
        word = "增加任务" if version.revision == 1 else "删去任务" if version.dropped else "改动任务"
        yield Movement(
            version.valid_from, version.by.unit.short_name, word, *places.of(version.item_id), f"task:{version.item_id}"
        )
    for value in values:
        word = "删去目标" if value.dropped else f"目标改为 {target_words(value)}"
        subject = f"target:{value.item_id}"
        yield Movement(value.valid_from, value.by.unit.short_name, word, *places.of(value.item.task_id or 0), subject)
