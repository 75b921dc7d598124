"""Who sees which document, measure, task: decided here alone, from the person's scope."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.people.access import scope
from wenzeng.mechanisms.people.declare import ADMINISTRATORS
from wenzeng.mechanisms.people.models import Person
from wenzeng.mechanisms.plan.models import Blank, Document, Measure, MeasureUnit, Mention, Target, Task, TaskUnit

T = TypeVar("T", bound=Model)


def visible_to(person: Person) -> QuerySet[Document]:
    """Issued documents for everyone but the three administrators; drafts for the HQ office alone."""
    if person.role in ADMINISTRATORS:
        return Document.objects.none()
    if scope(person).desk:
        return Document.objects.exclude(state="discarded")
    return Document.objects.filter(state="adopted")


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
    """Tasks by area and subject: all for HQ, leader, auditor; else those whose measure or own note names a unit in scope."""
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
    return tasks.filter(Exists(by_measure) | Exists(by_task))


def obtain_task(person: Person, pk: int) -> Task:
    """One task; refuses what the person does not see as not found."""
    return _one(tasks_visible_to(person).select_related("measure__document"), pk, "没有这项任务，或您无权查看。")


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
