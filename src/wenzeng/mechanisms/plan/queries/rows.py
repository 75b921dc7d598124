"""The plan as rows: every task with its clause, units, deadline, targets and state."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from wenzeng.library.policy.plan import KINDS, RHYTHMS
from wenzeng.mechanisms.people.models import Person, Unit
from wenzeng.mechanisms.plan.access import tasks_visible_to
from wenzeng.mechanisms.plan.declare import OPS
from wenzeng.mechanisms.plan.models import (
    BlankVersion,
    HeadingVersion,
    MeasureVersion,
    MentionVersion,
    TargetVersion,
    Task,
    TaskVersion,
)
from wenzeng.mechanisms.plan.queries.moments import standing


@dataclass(frozen=True)
class Who:
    """A unit name of the plan: as shown, as written, and the units it stands for (ids)."""

    mention: int
    shown: str
    written: str
    kind: str
    units: tuple[int, ...]
    lead: bool


@dataclass(frozen=True)
class TaskRow:
    """One line of the plan. ``clause`` is measure · sentence; ``open`` counts questions nobody has settled."""

    pk: int
    revision: int
    document: int
    document_number: str
    document_title: str
    issuer: str
    issued: date | None
    measure: int
    measure_number: str
    measure_title: str
    clause: str
    sentence: int
    title: str
    kind: str
    every: str
    who: tuple[Who, ...]
    lead_origin: str
    deadline: date | None
    when: str
    deadline_origin: str
    targets: tuple[TargetVersion, ...]
    blanks: tuple[BlankVersion, ...]
    adopted: bool
    span: tuple[int, int]

    @property
    def place(self) -> tuple[int, int, int, int]:
        """Where it stands: document, measure, sentence, first character; what the plan is ordered by."""
        return self.document, self.measure, self.sentence, self.span[0]

    @property
    def lead(self) -> str:
        """The lead, as shown; a task of groups alone has none, its units answer each for itself."""
        return "、".join(w.shown for w in self.who if w.lead) or ("各自负责" if self.who else "")

    @property
    def joint(self) -> str:
        """The other responsible units, as shown."""
        return "、".join(w.shown for w in self.who if not w.lead)

    @property
    def presumed(self) -> bool:
        """Whether the lead is only 推定 (the text names none, HQ has not confirmed)."""
        return self.lead_origin == "assumption" and any(w.lead for w in self.who)

    @property
    def kind_name(self) -> str:
        """The word for its kind, with its rhythm."""
        return f"{KINDS[self.kind]}·{RHYTHMS[self.every]}" if self.every else KINDS[self.kind]

    @property
    def deadline_shown(self) -> str:
        """Its deadline, as a day or as written; empty where the text has none."""
        return self.deadline.isoformat() if self.deadline else self.when

    @property
    def target_shown(self) -> str:
        """Its targets in one line."""
        return "；".join(f"{t.what} {target_words(t)}" for t in self.targets)

    @property
    def open_count(self) -> int:
        """Questions that nobody has settled."""
        return sum(b.state == "open" for b in self.blanks)

    @property
    def left_count(self) -> int:
        """Questions left open with an owner and a date."""
        return sum(b.state == "left" for b in self.blanks)

    @property
    def state(self) -> str:
        """待核对, 待定, 留待, 推定牵头, or 已采用: the most urgent first."""
        if self.open_count:
            return "待定"
        if not self.adopted:
            return "待核对"
        return "留待" if self.left_count else "推定牵头" if self.presumed else "已采用"


def target_words(target: TargetVersion) -> str:
    """A target's number with sign and unit: ``≥ 95 项``."""
    whole, _, fraction = target.value.partition(".")
    number = f"{int(whole):,}" + (f".{fraction}" if fraction else "")
    sign = "" if target.op == "=" else OPS[target.op] + " "
    return f"{sign}{number} {target.unit}".strip()


def task_rows(person: Person, *, as_of: datetime | None = None, tasks: QuerySet[Task] | None = None) -> list[TaskRow]:
    """The tasks that a person sees (or some of them), in the order of their documents, current or as of a moment."""
    held = tasks_visible_to(person) if tasks is None else tasks
    document = "item__measure__document"
    heavy = (f"{document}__compiled", f"{document}__source_text")  # else each row brings the whole text along
    versions = TaskVersion.objects.filter(standing(as_of), item__in=held, dropped=False)
    versions = versions.select_related(document).defer(*heavy)
    rows = list(
        versions.prefetch_related("units").order_by(
            "item__measure__document", "item__measure__position", "sentence", "span_start", "item__position"
        )
    )
    documents = {v.item.measure.document_id for v in rows}
    return _Gathered(documents, as_of).rows(rows)


class _Gathered:
    """All that rows need of their documents, read in a fixed number of queries."""

    def __init__(self, documents: Iterable[int], as_of: datetime | None) -> None:
        ids = list(documents)
        now = standing(as_of)
        self.headings = {h.item_id: h for h in HeadingVersion.objects.filter(now, item__in=ids)}
        measures = MeasureVersion.objects.filter(now, item__document__in=ids).prefetch_related("units")
        self.measures = {m.item_id: m for m in measures}
        self.mentions = {m.item_id: m for m in mention_versions(ids, as_of)}
        self.targets = _by_task(TargetVersion.objects.filter(now, item__measure__document__in=ids, dropped=False))
        self.blanks = _by_task(BlankVersion.objects.filter(now, item__measure__document__in=ids, dropped=False))

    def rows(self, versions: list[TaskVersion]) -> list[TaskRow]:
        """One row for each version."""
        return [self._row(v) for v in versions if v.item.measure_id in self.measures]

    def who(self, rows: Iterable[tuple[int, bool]]) -> tuple[Who, ...]:
        """Unit names with what they stand for."""
        out = []
        for key, lead in rows:
            mention = self.mentions.get(key)
            if mention:
                out.append(who(mention, lead))
        return tuple(out)

    def _row(self, version: TaskVersion) -> TaskRow:
        task, measure = version.item, self.measures[version.item.measure_id]
        heading = self.headings[task.measure.document_id]
        own = [(u.mention_id, u.lead) for u in version.units.all()]
        return TaskRow(
            pk=task.pk,
            revision=version.revision,
            document=task.measure.document_id,
            document_number=heading.number,
            document_title=heading.title,
            issuer=heading.issuer,
            issued=heading.issued,
            measure=task.measure_id,
            measure_number=measure.number,
            measure_title=measure.title,
            clause=clause(measure, version.sentence),
            sentence=version.sentence,
            title=version.title,
            kind=version.kind,
            every=version.every,
            who=self.who(own or [(u.mention_id, u.lead) for u in measure.units.all()]),
            lead_origin=measure.lead_origin,
            deadline=version.deadline,
            when=version.when,
            deadline_origin=version.deadline_origin,
            targets=tuple(self.targets[task.pk]),
            blanks=tuple(self.blanks[task.pk]),
            adopted=task.measure.document.state == "adopted",
            span=(version.span_start, version.span_end),
        )


def who(mention: MentionVersion, lead: bool) -> Who:
    """A unit name of the plan, shown by its unit's short name where it stands for one."""
    units = list(mention.units.all())
    shown = units[0].short_name if mention.kind == "unit" and units else mention.item.written
    return Who(mention.item_id, shown, mention.item.written, mention.kind, tuple(u.pk for u in units), lead)


def mention_versions(documents: Iterable[int], as_of: datetime | None = None) -> QuerySet[MentionVersion]:
    """What the unit names of some documents stand for, in the order of the text."""
    held = MentionVersion.objects.filter(standing(as_of), item__document__in=list(documents))
    return held.select_related("item").prefetch_related("units").order_by("item__position")


def _by_task(versions: QuerySet) -> dict[int | None, list]:
    out: dict[int | None, list] = defaultdict(list)
    for version in versions.select_related("item", *(["owner"] if versions.model is BlankVersion else [])).order_by(
        "span_start"
    ):
        out[version.item.task_id].append(version)
    return out


def clause(measure: MeasureVersion, sentence: int) -> str:
    """The clause mark's words: measure · sentence, with the numbers above it where levels nest."""
    path = measure.path or [measure.number]
    return f"{''.join(path[-2:])}·{sentence}" if sentence else "".join(path[-2:])


def chosen(
    rows: list[TaskRow], *, unit: Unit | None = None, month: str = "", kind: str = "", state: str = "", words: str = ""
) -> list[TaskRow]:
    """Rows that fit: a unit is responsible, the deadline lies in a month (YYYY-MM), kind, state, all words occur."""
    wanted = words.split()
    return [
        row
        for row in rows
        if (unit is None or any(unit.pk in w.units for w in row.who))
        and (not month or (row.deadline is not None and row.deadline.isoformat().startswith(month)))
        and (not kind or row.kind == kind)
        and (not state or row.state == state)
        and all(_holds(row, w) for w in wanted)
    ]


def _holds(row: TaskRow, word: str) -> bool:
    """Whether a word of any length, two characters or one, occurs in what the row shows."""
    shown = (row.title, row.measure_title, row.lead, row.joint, row.target_shown, row.document_number, row.clause)
    return any(word in s for s in shown)
