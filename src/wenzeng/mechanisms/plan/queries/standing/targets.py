"""Targets on their way: what was to be reached, where one should be, what was reported, by how many of those who ought to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from wenzeng.mechanisms.plan.models import (
    Actual,
    Course,
    HeadingVersion,
    MeasureVersion,
    Part,
    Target,
    TargetVersion,
    TaskVersion,
)
from wenzeng.mechanisms.plan.queries import rules, shares
from wenzeng.mechanisms.plan.queries.moments import standing
from wenzeng.mechanisms.plan.queries.rows import clause
from wenzeng.mechanisms.plan.queries.standing.days import end_of
from wenzeng.mechanisms.plan.queries.standing.lights import Gap, Light
from wenzeng.mechanisms.plan.queries.standing.ways import Judged, Reported, Way

RATIOS = frozenset({"%", "％", "‰", "个百分点", "百分点", "倍", "个基点"})
"""Units whose values say nothing when added up."""


@dataclass(frozen=True)
class TargetStanding:
    """A target on a day; ``share`` is the unit whose share it is, None for the whole. ``behind`` is a part of the way."""

    pk: int
    document: int
    measure: int
    task: int | None
    clause: str
    what: str
    unit: str
    op: str
    actual: str | None
    expected: Fraction | None
    behind: Fraction | None
    covered: int
    of: int
    source: str
    day: date | None
    missing: tuple[str, ...]
    way: Way
    light: Light
    share: int | None = None

    @property
    def deadline(self) -> date | None:
        """The day by which it is to be reached."""
        return self.way.goal_day

    @property
    def goal(self) -> str:
        """The value to be reached."""
        return self.way.goal

    @property
    def baseline(self) -> str:
        """The value from which it began."""
        return self.way.baseline

    @property
    def shape(self) -> str:
        """The shape of the way."""
        return self.way.shape

    @property
    def origin(self) -> str:
        """Whether the way is decided or assumed."""
        return self.way.origin

    @property
    def gap(self) -> Gap:
        """What the lamp of its part looks at."""
        return Gap(self.what, self.behind, "；".join(self.light.reasons))

    @property
    def done(self) -> Fraction | None:
        """The part of the way that is behind one."""
        if self.actual is None or Fraction(self.goal) == Fraction(self.baseline):
            return None
        start = Fraction(self.baseline)
        return (Fraction(self.actual) - start) / (Fraction(self.goal) - start)


def target_standings(targets: QuerySet[Target] | Iterable[Target], on: date) -> list[TargetStanding]:
    """How targets stand as a whole, in their order."""
    gathered = Gathered([t.pk for t in targets], on)
    return [gathered.whole(pk) for pk in gathered.order]


class Gathered:
    """All that standings of some targets need, read in a fixed number of queries."""

    def __init__(self, targets: Iterable[int], on: date, rule: rules.Rule | None = None) -> None:
        now, self.on, self.rule = end_of(on), on, rule or rules.rule(on)
        held = TargetVersion.objects.filter(standing(now), item__in=list(targets), dropped=False)
        rows = list(held.select_related("item__measure__document").defer(*_HEAVY).order_by(*_ORDER))
        self.versions = {v.item_id: v for v in rows}
        self.order = list(self.versions)
        self.by_task: dict[int | None, list[int]] = defaultdict(list)
        for v in rows:
            self.by_task[v.item.task_id].append(v.item_id)
        tasks, measures = {v.item.task_id for v in rows}, {v.item.measure_id for v in rows}
        self.tasks = {v.item_id: v for v in TaskVersion.objects.filter(standing(now), item__in=tasks - {None})}
        self.measures = {m.item_id: m for m in MeasureVersion.objects.filter(standing(now), item__in=measures)}
        documents = {v.item.measure.document_id for v in rows}
        self.issued = dict(
            HeadingVersion.objects.filter(standing(now), item__in=documents).values_list("item", "issued")
        )
        self.courses: dict[int, dict[int | None, Course]] = defaultdict(dict)
        for course in Course.objects.filter(standing(now), target__in=self.order):
            self.courses[course.target_id][course.unit_id] = course
        self._read_figures(now)
        self._read_units(tasks - {None}, now)

    def _read_figures(self, now: Any) -> None:
        """The latest figure for the whole, and of each unit for its share."""
        self.totals: dict[int, Actual] = {}
        self.figures: dict[int, dict[int, Actual]] = defaultdict(dict)
        held = Actual.objects.filter(target__in=self.order, at__lte=now, day__lte=self.on)
        for figure in held.select_related("unit").order_by("day", "at", "pk"):
            if figure.whole:
                self.totals[figure.target_id] = figure
            else:
                self.figures[figure.target_id][figure.unit_id] = figure

    def _read_units(self, tasks: set[Any], now: Any) -> None:
        parts = Part.objects.filter(task__in=tasks, above=None, opened_at__lte=now).exclude(state="withdrawn")
        rows = parts.order_by("task", "-lead", "unit__position").values_list(
            "task", "unit", "unit__kind", "lead", "unit__short_name"
        )
        self.parts: dict[int, list[tuple[int, str, bool]]] = defaultdict(list)
        self.names: dict[int, str] = {}
        for task, unit, kind, lead, name in rows:
            self.parts[task].append((unit, kind, lead))
            self.names[unit] = name

    def of_part(self, task: int, unit: int, lead: bool) -> list[TargetStanding]:
        """The standings for which one part answers: its unit's share where it has a course; the whole where it leads."""
        out = []
        alone = {u for u, _, _ in self.parts[task]} == {unit}
        for pk in self.by_task[task]:
            if unit in self.courses[pk]:
                out.append(self.share(pk, unit))
            elif lead or alone:
                out.append(self.whole(pk))
        return out

    def whole(self, pk: int) -> TargetStanding:
        """A target as a whole."""
        return self._standing(pk, self.way(pk, None), self._reported(pk), None)

    def share(self, pk: int, unit: int) -> TargetStanding:
        """One unit's share of a target."""
        figure = self.figures[pk].get(unit)
        known = Reported(figure.value, 1, 1, figure.source, figure.day) if figure else Reported(None, 0, 1)
        return self._standing(pk, self.way(pk, unit), known, unit)

    def way(self, pk: int, unit: int | None) -> Way:
        """The course that holds for the whole, or for a unit's share."""
        version, course = self.versions[pk], self.courses[pk].get(unit)
        if course:
            ends = (course.baseline, course.baseline_day, course.goal, course.goal_day)
            return Way(course.shape, *ends, course.points, course.origin)
        document = version.item.measure.document
        adopted = timezone.localdate(document.adopted_at) if document.adopted_at else None
        task = self.tasks.get(version.item.task_id or 0)
        deadline = version.deadline or (task.deadline if task else None)
        since = self.issued.get(document.pk) or adopted
        return Way("linear", "0", since, version.value, deadline, [], "assumption")

    def _reported(self, pk: int) -> Reported:
        """The whole's own figure where it is as late as the units', else the sum of theirs."""
        task = self.versions[pk].item.task_id
        units = shares.contributors({u for u in self.courses[pk] if u}, self.parts[task] if task else [])
        figures = self.figures[pk]
        known = [figures[u] for u in units if u in figures]
        total = self.totals.get(pk)
        if total and all(f.day <= total.day for f in known):
            return Reported(total.value, 1, 1, total.source or f"{total.unit.short_name}报总数", total.day)
        missing = tuple(self.names.get(u, "") for u in units if u not in figures)
        if not known:
            return Reported(None, 0, len(units) or 1, missing=missing)
        if self.versions[pk].unit in RATIOS:
            return Reported(None, len(known), len(units), missing=missing, lacking="比率不能相加，须由牵头单位报总数")
        value = _plain(sum((Decimal(f.value) for f in known), Decimal(0)))
        return Reported(value, len(known), len(units), "各单位上报合计", max(f.day for f in known), missing)

    def _standing(self, pk: int, way: Way, known: Reported, unit: int | None) -> TargetStanding:
        version = self.versions[pk]
        task, measure = self.tasks.get(version.item.task_id or 0), self.measures.get(version.item.measure_id)
        wanted = way.expected(self.on)
        judged = Judged(version.op, way, known, wanted)
        return TargetStanding(
            pk=pk,
            document=version.item.measure.document_id,
            measure=version.item.measure_id,
            task=version.item.task_id,
            clause=clause(measure, task.sentence if task else 0) if measure else "",
            what=version.what,
            unit=version.unit,
            op=version.op,
            actual=known.value,
            expected=wanted,
            behind=judged.behind,
            covered=known.covered,
            of=known.of,
            source=known.source,
            day=known.day,
            missing=known.missing,
            way=way,
            light=judged.light(version.what, self.on, self.rule),
            share=unit,
        )


_HEAVY = ("item__measure__document__compiled", "item__measure__document__source_text")
_ORDER = ("item__measure__document", "item__measure__position", "span_start", "item")


def _plain(value: Decimal) -> str:
    """An exact decimal in its shortest words."""
    words = f"{value:f}"
    return words.rstrip("0").rstrip(".") if "." in words else words
