"""Who sees which document, measure, task: decided here alone, from the person's scope."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.people.access import Scope, scope
from wenzeng.mechanisms.people.declare import ADMINISTRATORS, HQ_DESK, INSIDE, UnitKind
from wenzeng.mechanisms.people.models import Person, Unit
from wenzeng.mechanisms.plan.models import (
    Blank,
    Document,
    Measure,
    MeasureUnit,
    Mention,
    Part,
    Target,
    Task,
    TaskUnit,
)

T = TypeVar("T", bound=Model)

LONG = ("task__measure__document__compiled", "task__measure__document__source_text")
"""What a part need not bring along of its document."""


_ANSWER = INSIDE - {"leader", "auditor"}
"""Roles that answer for their unit's parts: a leader instructs, an auditor reads."""

_BELOW = (UnitKind.COUNTY, UnitKind.PARK, UnitKind.TEAM)
"""Units to which an area hands its part down."""


def visible_to(person: Person) -> QuerySet[Document]:
    """Issued documents for everyone but the three administrators; drafts for the HQ office alone.

    Other papers that set work (批示, meetings, letters) are no public words: those see them whose units have part in it.
    """
    if person.role in ADMINISTRATORS:
        return Document.objects.none()
    held = scope(person)
    if held.desk:
        return Document.objects.exclude(state="discarded")
    issued = Document.objects.filter(state="adopted")
    if held.whole:
        return issued
    public = Q(kind="policy")
    return issued.filter(public | _has_part(held, "task__measure__document") if held.inside else public)


def _has_part(held: Scope, place: str) -> Q:
    """Condition that a unit in scope has a part under the thing; ``place`` leads from the part to the thing."""
    parts = Part.objects.filter(**{place: OuterRef("pk")}, unit__in=held.units()).exclude(state="withdrawn")
    return Q(Exists(parts))


def obtain(person: Person, pk: int) -> Document:
    """One document; refuses what the person does not see as not found."""
    return _one(visible_to(person), pk, "没有这份文件，或您无权查看。")


def measures_visible_to(person: Person) -> QuerySet[Measure]:
    """Measures of the documents the person sees: they are the document's own words."""
    return Measure.objects.filter(document__in=visible_to(person))


def obtain_measure(person: Person, pk: int) -> Measure:
    """One measure; refuses what the person does not see as not found."""
    return _one(measures_visible_to(person).select_related("document"), pk, "没有这条措施，或您无权查看。")


def tasks_visible_to(person: Person) -> QuerySet[Task]:
    """Tasks by area and subject: all for HQ, leader, auditor; else those that name a unit in scope, or whose part it has.

    A unit is named by the measure's note or the task's own; a part may also have been handed down to it.
    """
    held = scope(person)
    tasks = Task.objects.filter(measure__document__in=visible_to(person))
    if held.whole:
        return tasks
    if not held.inside:
        return Task.objects.none()
    units = held.units()
    named = Q(mention__versions__valid_to=None, mention__versions__units__in=units)
    by_measure = MeasureUnit.objects.filter(named, version__valid_to=None, version__item=OuterRef("measure"))
    by_task = TaskUnit.objects.filter(named, version__valid_to=None, version__item=OuterRef("pk"))
    return tasks.filter(Q(Exists(by_measure)) | Q(Exists(by_task)) | _has_part(held, "task"))


def obtain_task(person: Person, pk: int) -> Task:
    """One task; refuses what the person does not see as not found."""
    return _one(tasks_visible_to(person).select_related("measure__document"), pk, "没有这项任务，或您无权查看。")


def parts_visible_to(person: Person) -> QuerySet[Part]:
    """Parts by area and subject: all for HQ, leader, auditor; own and below for the others; all of a task for its lead."""
    held = scope(person)
    if held.whole:
        return Part.objects.all()
    if not held.inside:
        return Part.objects.none()
    leads = Part.objects.filter(unit=held.unit, lead=True).exclude(state="withdrawn")
    return Part.objects.filter(Q(unit__in=held.units()) | Q(task__in=leads.values("task")))


def obtain_part(person: Person, pk: int) -> Part:
    """One part; refuses what the person does not see as not found."""
    held = parts_visible_to(person).select_related("task__measure__document__keeper", "unit", "above__unit")
    return _one(held.defer(*LONG), pk, "没有这项承办，或您无权查看。")


def can_report(person: Person, part: Part) -> bool:
    """Whether a person answers for a part: who works at its unit, and nobody else."""
    return person.unit_id == part.unit_id and person.role in _ANSWER


def ruler(part: Part) -> Unit | None:
    """The unit that rules on a part: the one that handed it down, or that set the work; none: the HQ office."""
    return part.above.unit if part.above else part.task.measure.document.keeper


def ruled_by(person: Person) -> QuerySet[Part]:
    """The parts on which a person rules, as ``can_accept`` has it."""
    if person.role in HQ_DESK:
        return Part.objects.filter(above=None, task__measure__document__keeper=None)
    if person.role not in _ANSWER:
        return Part.objects.none()
    set_here = Q(above=None, task__measure__document__keeper=person.unit_id)
    return Part.objects.filter(Q(above__unit=person.unit_id) | set_here)


def can_accept(person: Person, part: Part) -> bool:
    """Whether a person rules on a part: the HQ office, or who works at the unit that gave it."""
    unit = ruler(part)
    return person.role in HQ_DESK if unit is None else person.unit_id == unit.pk and person.role in _ANSWER


def can_hand_down(person: Person, part: Part) -> bool:
    """Whether a person may hand a part down: who answers for it, where there is somebody below."""
    return can_report(person, part) and below(part).exists()


def can_view(person: Person) -> bool:
    """Whether a person may add a view: who stands inside and does not audit."""
    return person.role in INSIDE - {"auditor"}


def below(part: Part) -> QuerySet[Unit]:
    """Units to which a part may be handed down: counties, parks and teams of its area."""
    unit = part.unit
    if unit.kind not in (UnitKind.CITY, UnitKind.COUNTY):
        return Unit.objects.none()
    near = Q(path__startswith=unit.path) | Q(area=unit)
    return Unit.objects.filter(near, kind__in=_BELOW, until=None).exclude(pk=unit.pk)


def need_reporter(person: Person, part: Part) -> None:
    """Refuse whoever does not answer for a part."""
    if not can_report(person, part):
        raise Refused("forbidden", f"这项承办由{part.unit.short_name}办理和填报，其他单位不能代报。")


def need_ruler(person: Person, part: Part) -> None:
    """Refuse whoever does not rule on a part."""
    if not can_accept(person, part):
        unit = ruler(part)
        who = unit.short_name if unit else "指挥部办公室"
        raise Refused("forbidden", f"这项承办由{who}认定和调整，您不能办理此事。")


def need_viewer(person: Person) -> None:
    """Refuse whoever may not add a view."""
    if not can_view(person):
        raise Refused("forbidden", "您的岗位不能填写研判意见。")


def obtain_target(person: Person, pk: int) -> Target:
    """One target of a measure that the person sees."""
    held = Target.objects.filter(measure__in=measures_visible_to(person)).select_related("measure__document", "task")
    return _one(held, pk, "没有这个目标，或您无权查看。")


def obtain_blank(person: Person, pk: int) -> Blank:
    """One blank of a measure that the person sees."""
    held = Blank.objects.filter(measure__in=measures_visible_to(person)).select_related("measure__document", "task")
    return _one(held, pk, "没有这处留白，或您无权查看。")


def obtain_mention(person: Person, pk: int) -> Mention:
    """One unit name of a document that the person sees."""
    held = Mention.objects.filter(document__in=visible_to(person)).select_related("document")
    return _one(held, pk, "没有这个单位名称，或您无权查看。")


def _one(held: QuerySet[T], pk: int, message: str) -> T:
    found = held.filter(pk=pk).first()
    if found is None:
        raise Refused("not_found", message)
    return found
