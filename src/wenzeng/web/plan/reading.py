"""What the plan's screens gather, each in a fixed number of queries: measures with counts, targets and blanks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, QuerySet
from django.utils import timezone

from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.people.access import scope
from wenzeng.mechanisms.people.access import visible_to as units_visible_to
from wenzeng.mechanisms.people.declare import ADMINISTRATORS
from wenzeng.mechanisms.plan.access import measures_visible_to, tasks_visible_to
from wenzeng.mechanisms.plan.queries.documents import MeasurePage
from wenzeng.mechanisms.plan.queries.rows import TaskRow, Who, mention_versions, task_rows, who


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure in a list."""

    page: MeasurePage
    tasks: int
    targets: int
    open: int

    @property
    def presumed(self) -> bool:
        """Whether its lead is only 推定."""
        return self.page.version.lead_origin == "assumption"

    @property
    def joint(self) -> str:
        """Its other responsible units, as shown."""
        return "、".join(each.shown for each in self.page.who if not each.lead)


@dataclass(slots=True)
class Points:
    """Targets and blanks by the measure they stand in, in the order of the text."""

    targets: dict[int, list[Any]] = field(default_factory=lambda: defaultdict(list))
    blanks: dict[int, list[Any]] = field(default_factory=lambda: defaultdict(list))

    def open(self, measure: int) -> list[Any]:
        """The blanks of a measure that nobody has settled."""
        return [blank for blank in self.blanks[measure] if blank.state == "open"]


def need_reader(person: Any) -> None:
    """Refuse the three administrators: they see no business data."""
    if person.role in ADMINISTRATORS:
        raise Refused("forbidden", "管理员账号不看业务数据。请用业务账号登录。")


def need_inside(person: Any) -> None:
    """Refuse whoever stands outside the administration."""
    need_reader(person)
    if not scope(person).inside:
        raise Refused("forbidden", "任务由责任单位承担，只对承担单位开放。已印发的措施可在“措施”中查看。")


def end_of(day: date | None, today: date) -> datetime | None:
    """The moment whose plan a day asks for: its end; None (now) from today on."""
    if day is None or day >= today:
        return None
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min)) - timedelta(microseconds=1)


def rows_in_force(person: Any, as_of: datetime | None = None) -> list[TaskRow]:
    """The tasks that a person sees of the documents in force, now or at a moment."""
    held = tasks_visible_to(person).filter(measure__document__state="adopted")
    if as_of is not None:
        held = held.filter(measure__document__adopted_at__lte=as_of)
    return task_rows(person, as_of=as_of, tasks=held)


def rows_of(person: Any, as_of: datetime | None = None, **where: Any) -> list[TaskRow]:
    """The tasks that a person sees of one document or measure, now or at a moment."""
    return task_rows(person, as_of=as_of, tasks=tasks_visible_to(person).filter(**where))


def measure_rows(person: Any) -> list[MeasureRow]:
    """The measures of the documents in force, with what they hold."""
    held = measures_visible_to(person).filter(document__state="adopted")
    tasks, targets = (_counted(held, name) for name in ("tasks", "targets"))
    blanks = _counted(held, "blanks", blanks__versions__state="open")
    measures = held.select_related("document").prefetch_related("versions__units", "document__versions")
    measures = measures.defer("document__compiled", "document__source_text")
    current = list(measures.order_by("-document__adopted_at", "document", "position"))
    mentions = {m.item_id: m for m in mention_versions({m.document_id for m in current})}
    return [
        MeasureRow(page, tasks.get(page.pk, 0), targets.get(page.pk, 0), blanks.get(page.pk, 0))
        for page in (_page(measure, mentions) for measure in current)
        if page
    ]


def _page(measure: Any, mentions: dict[int, Any]) -> MeasurePage | None:
    version, head = _standing(measure.versions.all()), _standing(measure.document.versions.all())
    if version is None or head is None:
        return None
    named = [who(mentions[u.mention_id], u.lead) for u in version.units.all() if u.mention_id in mentions]
    return MeasurePage(measure.pk, version, measure.document, head, tuple(named))


def _standing(versions: Iterable[Any]) -> Any:
    return next((v for v in versions if v.valid_to is None and not v.dropped), None)


def _counted(measures: QuerySet[Any], name: str, **where: Any) -> dict[int, int]:
    current = {f"{name}__versions__valid_to": None, f"{name}__versions__dropped": False, **where}
    return dict(measures.filter(**current).order_by().values_list("pk").annotate(n=Count(f"{name}__versions")))


def points(person: Any, **where: Any) -> Points:
    """Targets and blanks of some measures that a person sees."""
    out = Points()
    held = measures_visible_to(person).filter(**where)
    for measure in held.prefetch_related("targets__versions", "blanks__versions__owner"):
        for kept, items in ((out.targets, measure.targets.all()), (out.blanks, measure.blanks.all())):
            versions = [version for item in items if (version := _standing(item.versions.all()))]
            kept[measure.pk] = sorted(versions, key=lambda version: version.span_start)
    return out


def units_meant(person: Any, named: Iterable[Who]) -> dict[int, Any]:
    """The units that names stand for, by id, in official order."""
    ids = {pk for each in named for pk in each.units}
    return {unit.pk: unit for unit in units_visible_to(person).filter(pk__in=ids)}
