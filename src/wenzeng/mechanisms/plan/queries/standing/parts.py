"""Parts as they stand on a day: state, deadline, days overdue, lamp with reasons; computed from their steps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from wenzeng.library.policy.plan import KINDS, RHYTHMS
from wenzeng.library.schedule.clocks import months_after
from wenzeng.library.schedule.periods import Period
from wenzeng.mechanisms.people.models import Unit
from wenzeng.mechanisms.plan.declare import OUTCOME_AFTER, PART_STATES
from wenzeng.mechanisms.plan.models import MeasureVersion, Part, Step, Target, TaskVersion
from wenzeng.mechanisms.plan.queries import rules
from wenzeng.mechanisms.plan.queries.moments import standing
from wenzeng.mechanisms.plan.queries.rows import clause
from wenzeng.mechanisms.plan.queries.standing.days import end_of
from wenzeng.mechanisms.plan.queries.standing.lights import ORDER, Clock, Light, dark, lamp
from wenzeng.mechanisms.plan.queries.standing.targets import Gathered, TargetStanding

AT_WORK = frozenset({"open", "returned"})
"""States in which the unit itself has to act."""


@dataclass(slots=True)
class Course:
    """What the steps of a part come to."""

    due: date | None
    state: str = "open"
    reported: date | None = None
    accepted: date | None = None
    paused: date | None = None
    asked: int = 0
    last: int | None = None

    def take(self, kind: str, day: date, due: date | None) -> None:
        """Go on by one step."""
        match kind:
            case "report":
                self.state, self.reported = "reported", day
            case "return":
                self.state, self.reported = "returned", None
            case "accept":
                self.state, self.accepted = "accepted", day
            case "withdraw" | "drop":
                self.state = "withdrawn"
            case "reopen":
                self.state, self.reported, self.paused, self.due = "open", None, None, due
            case "extend":
                self.due = due
            case "pause":
                self.paused = day
            case "resume":
                self.paused, self.due = None, due or self.due
            case "ask":
                self.asked += 1


@dataclass(frozen=True)
class Below:
    """What was handed down from a part: how many parts, how many of them done, how many late."""

    total: int = 0
    accepted: int = 0
    overdue: int = 0


@dataclass(frozen=True)
class PartRow:
    """A unit's part in a task, on a day."""

    pk: int
    task: int
    measure: int
    document: int
    clause: str
    title: str
    kind_name: str
    unit: Unit
    lead: bool
    period: str
    due: date | None
    first_due: date | None
    state: str
    light: Light
    reported: date | None
    accepted: date | None
    paused: date | None
    overdue_days: int
    last_step: Step | None
    steps_taken: int
    targets: tuple[TargetStanding, ...]
    above: int | None
    keeper: int | None
    below: Below = field(default=Below())

    @property
    def state_name(self) -> str:
        """The word for its state."""
        return "暂停" if self.paused and self.state != "accepted" else PART_STATES[self.state]

    @property
    def period_name(self) -> str:
        """The period of an instance in words; empty for what is done once."""
        return Period.parse(self.period).label if self.period else ""

    @property
    def target(self) -> TargetStanding | None:
        """The target that stands worst."""
        return min(self.targets, key=lambda t: ORDER.index(t.light.colour), default=None)

    @property
    def by_hq(self) -> bool:
        """Whether the HQ office rules on it, and no unit that handed it down or set it."""
        return self.above is None and self.keeper is None

    @property
    def waits_for_unit(self) -> bool:
        """Whether the unit itself has to act."""
        return self.state in AT_WORK

    @property
    def is_late(self) -> bool:
        """Whether the unit still owes it after its day."""
        return self.waits_for_unit and not self.paused and self.overdue_days > 0


def part_rows(parts: QuerySet[Part], on: date) -> list[PartRow]:
    """Parts as they stand at the end of a day, in their order; those opened later are left out."""
    reader = _Reader(parts, on, rules.rule(on))
    last = [course.last for course in reader.courses.values() if course.last]
    return reader.rows(Step.objects.select_related("by", "unit").in_bulk(last))


def counted_rows(parts: QuerySet[Part], on: date, rule: rules.Rule | None = None) -> list[PartRow]:
    """The same for counting: without the last step, which thousands of rows need not read."""
    return _Reader(parts, on, rule or rules.rule(on)).rows({})


_LONG = ("item__document__compiled", "item__document__source_text")


class _Reader:
    """Reads all that rows of some parts need, in a fixed number of queries."""

    def __init__(self, parts: QuerySet[Part], on: date, rule: rules.Rule) -> None:
        now, self.on, self.rule = end_of(on), on, rule
        self.parts = list(parts.filter(opened_at__lte=now).select_related("task"))
        self.units = Unit.objects.in_bulk({p.unit_id for p in self.parts})
        tasks = {p.task_id for p in self.parts}
        self.tasks = {v.item_id: v for v in TaskVersion.objects.filter(standing(now), item__in=tasks)}
        measures = MeasureVersion.objects.filter(standing(now), item__tasks__in=tasks)
        measures = measures.select_related("item__document").defer("text", *_LONG)
        self.measures = {m.item_id: m for m in measures.distinct()}
        self.targets = Gathered(Target.objects.filter(task__in=tasks).values_list("pk", flat=True), on, rule)
        self.below = _handed_down({p.pk for p in self.parts}, on)
        self.courses = courses(self.parts, on)

    def rows(self, last: dict[int, Step]) -> list[PartRow]:
        """One row for each part whose task stood on the day, with its last step from those given."""
        known = [p for p in self.parts if p.task_id in self.tasks and p.task.measure_id in self.measures]
        return [self._row(p, last.get(self.courses[p.pk].last or 0)) for p in known]

    def _row(self, part: Part, last: Step | None) -> PartRow:
        task, course, measure = self.tasks[part.task_id], self.courses[part.pk], self.measures[part.task.measure_id]
        targets = [] if part.period else self.targets.of_part(part.task_id, part.unit_id, part.lead)
        clock = _clock(course, self.on)
        return PartRow(
            pk=part.pk,
            task=part.task_id,
            measure=part.task.measure_id,
            document=measure.item.document_id,
            clause=clause(measure, task.sentence),
            title=task.title,
            kind_name=f"{KINDS[task.kind]}·{RHYTHMS[task.every]}" if task.every else KINDS[task.kind],
            unit=self.units[part.unit_id],
            lead=part.lead,
            period=part.period,
            due=course.due,
            first_due=part.first_due,
            state=course.state,
            light=_light(course, clock, targets, self.rule),
            reported=course.reported,
            accepted=course.accepted,
            paused=course.paused,
            overdue_days=clock.overdue,
            last_step=last,
            steps_taken=part.steps_taken,
            targets=tuple(targets),
            above=part.above_id,
            keeper=measure.item.document.keeper_id,
            below=self.below.get(part.pk, Below()),
        )


def courses(parts: Iterable[Part], on: date) -> dict[int, Course]:
    """What the steps of each part come to at the end of a day."""
    held = {p.pk: Course(p.first_due) for p in parts}
    taken = Step.objects.filter(part__in=list(held), at__lte=end_of(on)).order_by("part", "number")
    for pk, part, kind, at, due in taken.values_list("pk", "part", "kind", "at", "due"):
        held[part].take(kind, timezone.localdate(at), due)
        held[part].last = pk
    return held


def _clock(course: Course, on: date) -> Clock:
    return Clock(on, course.due, course.reported)


def _light(course: Course, clock: Clock, targets: list[TargetStanding], rule: rules.Rule) -> Light:
    if course.state == "withdrawn":
        return dark("已撤销")
    if course.state == "accepted":
        late = f"，逾期 {clock.overdue} 天" if clock.overdue else ""
        return Light("green", (f"{course.accepted} 认定办结{late}",))
    if course.paused:
        return dark(f"自 {course.paused} 起暂停")
    return lamp(clock, [t.gap for t in targets], rule)


def _handed_down(above: set[int], on: date) -> dict[int, Below]:
    """What was handed down from some parts."""
    parts = list(Part.objects.filter(above__in=above, opened_at__lte=end_of(on)))
    held = courses(parts, on) if parts else {}
    counts: dict[int, list[int]] = defaultdict(lambda: [0, 0, 0])
    for part in parts:
        course = held[part.pk]
        if course.state != "withdrawn":
            count = counts[part.above_id or 0]
            count[0] += 1
            count[1] += course.state == "accepted"
            count[2] += course.state in AT_WORK and not course.paused and _clock(course, on).overdue > 0
    return {pk: Below(*count) for pk, count in counts.items()}


def late(on: date, units: QuerySet[Unit] | None = None) -> list[PartRow]:
    """Parts that their units still owe after their day, the longest overdue first."""
    held = Part.objects.filter(Q(due__lt=on) | Q(first_due__lt=on))
    if units is not None:
        held = held.filter(unit__in=units)
    rows = [row for row in part_rows(held, on) if row.is_late]
    return sorted(rows, key=lambda row: -row.overdue_days)


def follow_ups_due(on: date) -> list[tuple[Part, int]]:
    """Done parts that are to be asked for their outcome, with the months since; once after each span."""
    done = Part.objects.filter(state="accepted", above=None, period="").select_related("task__measure", "unit")
    held = courses(done, on)
    out = []
    for part in done:
        course = held[part.pk]
        if course.accepted and course.asked < len(OUTCOME_AFTER):
            months = OUTCOME_AFTER[course.asked]
            if months_after(course.accepted, months) <= on:
                out.append((part, months))
    return out
