"""The review of a plan: the document's words left, the plan of one measure right, one question to a person at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from wenzeng.mechanisms.people.access import need_desk
from wenzeng.mechanisms.plan import access
from wenzeng.mechanisms.plan.queries.documents import MeasurePage, heading, measure_pages
from wenzeng.mechanisms.plan.queries.marks import marked
from wenzeng.mechanisms.plan.queries.obstacles import Obstacle, obstacles
from wenzeng.mechanisms.plan.queries.rows import TaskRow
from wenzeng.web.plan import questions
from wenzeng.web.plan.reading import Points, points, rows_of, units_meant
from wenzeng.web.shell.asking import person_of
from wenzeng.web.shell.screen import Action, screen

MANY = 20
"""More measures than this do not fit into one line."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the person looks at: a measure, and in it perhaps a task."""

    measure: MeasurePage | None
    task: TaskRow | None


@dataclass(frozen=True, slots=True)
class Step:
    """A measure in the strip."""

    page: MeasurePage
    tasks: int
    open: int


@require_GET
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole review, or for htmx what changes with the measure and the task that are looked at."""
    need_desk(person_of(request))
    held = access.obtain(person_of(request), pk)
    pages, rows = measure_pages(held), rows_of(person_of(request), measure__document=held)
    named, left = points(person_of(request), document=held), obstacles(held)
    address = reverse("plan:review", args=[pk])
    asked, chosen = _look(request, _Draft(pages, rows, named, left))
    context = {
        **_measure(request, held, chosen, rows, address),
        **_frame(held, left),
        "steps": [_step(each, rows, named) for each in pages],
        "many": len(pages) > MANY,
        "blanks": named.blanks[chosen.measure.pk] if chosen.measure else [],
        "counts": {"tasks": len(rows), "presumed": sum(p.version.lead_origin == "assumption" for p in pages)},
        "left": [(f"{each.kind}-{each.key}", each) for each in left],
        "asked": asked,
        "question": questions.question(request, held, asked, _here(address, chosen)) if asked else None,
    }
    return screen(request, "plan/review.html", context, part="review")


def _frame(held: Any, left: Sequence[Obstacle]) -> dict[str, Any]:
    """Title and buttons; adoption waits for the last question."""
    head = heading(held)
    actions = []
    if held.state == "draft":
        refused = f"还差 {len(left)} 处" if left else ""
        adopt = Action("采用计划", reverse("plan:adopt", args=[held.pk]), main=True, dialog=True, refused=refused)
        actions = [Action("弃用草稿", reverse("plan:discard", args=[held.pk]), dialog=True), adopt]
    return {
        "title": "核对计划" if held.state == "draft" else "改动计划",
        "crumbs": [
            ("文件", reverse("plan:documents")),
            (head.number or head.title, reverse("plan:document", args=[held.pk])),
        ],
        "basis": head.number,
        "document": held,
        "head": head,
        "actions": actions,
    }


def _measure(request: HttpRequest, held: Any, chosen: Chosen, rows: Sequence[TaskRow], address: str) -> dict[str, Any]:
    """The words and the plan of the measure that is looked at."""
    if chosen.measure is None:
        return {"measure": None, "address": address}
    version, pk = chosen.measure.version, chosen.measure.pk
    own = [row for row in rows if row.measure == pk]
    lit = chosen.task.span if chosen.task else None
    units = units_meant(person_of(request), chosen.measure.who)
    return {
        "measure": chosen.measure,
        "task": chosen.task,
        "rows": own,
        "paragraphs": marked(held, version.span_start, version.span_end, own, lit),
        "meant": [(each, [unit for key, unit in units.items() if key in each.units]) for each in chosen.measure.who],
        "address": address,
        "to": f"{address}?measure={pk}&task=",
        "back": urlencode({"next": _here(address, chosen)}),
    }


@dataclass(frozen=True, slots=True)
class _Draft:
    """All that a look at a draft chooses from."""

    pages: Sequence[MeasurePage]
    rows: Sequence[TaskRow]
    named: Points
    left: Sequence[Obstacle]

    def measure_of(self, asked: Obstacle) -> MeasurePage | None:
        """The measure that a question is about: where the blank stands, or where the name occurs first."""
        if asked.kind == "blank":
            return next((p for p in self.pages if any(b.item_id == asked.key for b in self.named.blanks[p.pk])), None)
        if asked.kind == "mention":
            by_task = {row.measure for row in self.rows if any(each.mention == asked.key for each in row.who)}
            return next((p for p in self.pages if p.pk in by_task or _names(p, asked.key)), None)
        return None

    def questions_of(self, measure: MeasurePage | None) -> list[Obstacle]:
        """The open questions of a measure."""
        return [each for each in self.left if measure and self.measure_of(each) == measure]


def _names(page: MeasurePage, mention: int) -> bool:
    return any(each.mention == mention for each in page.who)


def _look(request: HttpRequest, draft: _Draft) -> tuple[Obstacle | None, Chosen]:
    """The question and the place that the address means.

    ``task`` and ``measure`` show a place with its own questions; ``ask`` a question with its place; ``after`` goes on
    with a measure's questions and then with the next ones of the document.
    """
    first = draft.pages[0] if draft.pages else None
    if task := _by_key(draft.rows, request.GET.get("task", "")):
        own = {blank.item_id for blank in task.blanks if blank.state == "open"}
        asked = next((each for each in draft.left if each.kind == "blank" and each.key in own), None)
        return asked, Chosen(_by_key(draft.pages, str(task.measure)), task)
    if measure := _by_key(draft.pages, request.GET.get("measure", "")):
        return next(iter(draft.questions_of(measure)), None), Chosen(measure, None)
    after = _by_key(draft.pages, request.GET.get("after", ""))
    wanted = questions.find(draft.left, request.GET.get("ask", ""))
    asked = wanted or next(iter([*draft.questions_of(after), *draft.left]), None)
    return asked, Chosen((asked and draft.measure_of(asked)) or after or first, None)


def _by_key(items: Sequence[Any], key: str) -> Any:
    return next((each for each in items if str(each.pk) == key), None)


def _step(each: MeasurePage, rows: Sequence[TaskRow], named: Points) -> Step:
    return Step(each, sum(row.measure == each.pk for row in rows), len(named.open(each.pk)))


def _here(address: str, chosen: Chosen) -> str:
    """Where an answered question leads on: the next one of the same measure, then of the document."""
    return f"{address}?after={chosen.measure.pk}" if chosen.measure else address
