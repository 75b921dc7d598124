"""From a file to a draft: received, compiled by a job, laid down as items in their first version."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from wenzeng.mechanisms.office.declare import Progress, Refused
from wenzeng.mechanisms.office.models import Job, StoredFile
from wenzeng.mechanisms.office.services import files, journal, work
from wenzeng.mechanisms.people.access import need_desk
from wenzeng.mechanisms.people.models import Unit
from wenzeng.mechanisms.plan.declare import Resolution, tools
from wenzeng.mechanisms.plan.models import (
    Blank,
    BlankVersion,
    Document,
    HeadingVersion,
    Measure,
    MeasureVersion,
    Mention,
    MentionVersion,
    Target,
    TargetVersion,
    Task,
    TaskVersion,
)
from wenzeng.mechanisms.plan.queries import sentences
from wenzeng.mechanisms.plan.services import versions

AWARDS = ("caps", "conditions", "shares", "programmes")
"""What a measure's version keeps of the compiled plan as it is."""

KNOWN = "这份文件已经收过，请到文件列表中查看它的计划。"
_LINE = 80


@transaction.atomic
def receive(data: bytes, name: str, *, issued: date | None, by: Any, at: datetime) -> Job:
    """Keep a file that came in and ask for its compilation. Refuses one whose plan is at hand already."""
    need_desk(by)
    stored = files.store(data, name, by=by, at=at)
    held = Document.objects.filter(file=stored).exclude(state="discarded").first()
    if held:
        raise Refused("conflict", KNOWN, name)
    payload = {"file": stored.pk, "name": name, "issued": issued.isoformat() if issued else None, "at": at.isoformat()}
    asked = work.ask("plan.compile", payload, by=by, label=f"编译《{_short(name)}》")
    journal.record(
        "plan.receive", f"file:{stored.digest[:16]}", by=by, at=at, detail={"name": name, "size": stored.size}
    )
    return asked


def _short(name: str) -> str:
    """A name that a line can hold, its ending kept."""
    return name if len(name) <= _LINE else f"{name[: _LINE - 20]}…{name[-19:]}"


def compiled(stored: StoredFile, name: str, issued: date | None, progress: Progress) -> dict[str, Any]:
    """The plan that the compiler makes of a stored file, in the published form."""
    progress(1, 3, "读取文件、编译计划")
    return tools().compile(files.read(stored), name, issued)


@transaction.atomic
def lay_down(stored: StoredFile, plan: dict[str, Any], *, by: Any, at: datetime) -> Document:
    """A draft from a compiled plan: every item in its first version. All or nothing."""
    try:
        with transaction.atomic():
            document = Document.objects.create(
                file=stored, source_text=plan["source_text"], compiled=plan, received_at=at, received_by=by
            )
    except IntegrityError:
        raise Refused("conflict", KNOWN, stored.name) from None
    _heading(document, plan, by=by, at=at)
    mentions = _mentions(document, plan, by=by, at=at)
    for position, part in enumerate(plan["measures"], 1):
        _Layer(document, mentions, by, at).measure(position, part)
    journal.record(
        "plan.lay_down",
        f"document:{document.pk}",
        by=by,
        at=at,
        detail={"title": plan["title"], "measures": len(plan["measures"]), "sha256": stored.digest},
    )
    return document


def _heading(document: Document, plan: dict[str, Any], *, by: Any, at: datetime) -> None:
    issued = plan.get("issued")
    values = {
        "title": plan["title"][:500],
        "number": plan.get("document_number") or "",
        "issuer": plan.get("issuer") or "",
    }
    origins = {key: "text" for key, value in {**values, "issued": issued}.items() if value}
    day = date.fromisoformat(issued) if issued else None
    versions.first(HeadingVersion, document, by=by, at=at, issued=day, origins=origins, **values)


def _written(plan: dict[str, Any]) -> dict[str, Resolution]:
    """Every unit name of the plan once, in the order of the text, with what it stands for in its own note."""
    names: dict[str, Resolution] = {}
    for measure in plan["measures"]:
        note = list(dict.fromkeys([*measure["responsible_units"], *measure["lead_units"]]))
        for written, found in zip(note, tools().resolve(note), strict=True):
            names.setdefault(written, found)
    for measure in plan["measures"]:
        for task in measure["tasks"]:
            new = [written for written in task["units"] if written not in names]
            names.update(zip(new, tools().resolve(new), strict=True) if new else ())
    return names


def _mentions(document: Document, plan: dict[str, Any], *, by: Any, at: datetime) -> dict[str, Mention]:
    out: dict[str, Mention] = {}
    units = {u.code: u for u in Unit.objects.all()}
    for position, (written, found) in enumerate(_written(plan).items(), 1):
        mention = out[written] = Mention.objects.create(document=document, written=written[:200], position=position)
        known = [units[code] for code in found.codes if code in units]
        version = versions.first(MentionVersion, mention, by=by, at=at, kind=found.kind if known else "unknown")
        versions.set_mention_units(version, known)
    return out


class _Layer:
    """Lays down one measure with all that it holds."""

    def __init__(self, document: Document, mentions: dict[str, Mention], by: Any, at: datetime) -> None:
        self.document, self.mentions, self.by, self.at = document, mentions, by, at
        single = MentionVersion.objects.filter(item__document=document, kind="unit")
        self.single = set(single.values_list("item__written", flat=True))

    def measure(self, position: int, part: dict[str, Any]) -> None:
        """The measure, then its tasks, targets, blanks."""
        measure = Measure.objects.create(document=self.document, position=position)
        leads = part["lead_units"]
        presumed = self._first_single(part["responsible_units"]) if not leads else None
        start, end = part["span"]
        version = versions.first(
            MeasureVersion,
            measure,
            by=self.by,
            at=self.at,
            number=part["number"],
            path=part["path"],
            title=part["title"][:500],
            text=part["text"],
            span_start=start,
            span_end=end,
            lead_origin="text" if leads else "assumption" if presumed else "",
            awards={key: part[key] for key in AWARDS},
        )
        note = list(dict.fromkeys([*part["responsible_units"], *leads]))
        held = set(leads) or {presumed}
        self._units(version, note, held)
        places = sentences.begins(self.document.source_text, start, end, version.title)
        tasks = [self._task(measure, n, places, note, held, task) for n, task in enumerate(part["tasks"], 1)]
        for target in part["targets"]:
            self._target(measure, _holder(tasks, target["span"]), target)
        for blank in part["blanks"]:
            self._blank(measure, _holder(tasks, blank["span"]), blank)

    def _first_single(self, names: list[str]) -> str | None:
        """The first that is one unit: a group never leads, its members answer each for itself."""
        return next((name for name in names if name in self.single), None)

    def _units(self, version: MeasureVersion | TaskVersion, names: list[str], leads: set[str | None]) -> None:
        versions.set_units(version, [(self.mentions[n].pk, n in leads) for n in names])

    def _task(
        self,
        measure: Measure,
        position: int,
        places: list[int],
        note: list[str],
        leads: set[str | None],
        part: dict[str, Any],
    ) -> tuple[Task, tuple[int, int]]:
        """A task; it has unit rows of its own only where its units are not its measure's."""
        task = Task.objects.create(measure=measure, position=position)
        start, end = part["span"]
        day, when = _when(part["deadline"])
        version = versions.first(
            TaskVersion,
            task,
            by=self.by,
            at=self.at,
            title=part["text"][:500],
            text=part["text"],
            span_start=start,
            span_end=end,
            sentence=sentences.number(places, start),
            verb=part["verb"][:50],
            object=part["object"][:500],
            kind=part["kind"],
            every=part["every"] or "",
            deadline=day,
            when=when,
            deadline_origin="text" if part["deadline"] else "",
        )
        own = list(dict.fromkeys(part["units"]))
        if own and own != note:
            self._units(version, own, {next((n for n in own if n in leads), self._first_single(own))})
        return task, (start, end)

    def _target(self, measure: Measure, task: Task | None, part: dict[str, Any]) -> None:
        target = Target.objects.create(measure=measure, task=task)
        day, when = _when(part["deadline"])
        start, end = part["span"]
        versions.first(
            TargetVersion,
            target,
            by=self.by,
            at=self.at,
            what=part["what"][:200],
            value=str(part["value"]),
            unit=part["unit"][:40],
            op=part["op"],
            deadline=day,
            when=when,
            origin="text",
            text=self.document.source_text[start:end],
            span_start=start,
            span_end=end,
        )

    def _blank(self, measure: Measure, task: Task | None, part: dict[str, Any]) -> None:
        blank = Blank.objects.create(measure=measure, task=task)
        start, end = part["span"]
        mention = self.mentions.get(part["unit"] or "")
        owner = None
        if mention:
            owner = mention.versions.get(valid_to=None).units.first()
        versions.first(
            BlankVersion,
            blank,
            by=self.by,
            at=self.at,
            what=part["what"][:200],
            text=part["text"],
            span_start=start,
            span_end=end,
            state="open",
            owner=owner,
        )


def _holder(tasks: list[tuple[Task, tuple[int, int]]], span: list[int]) -> Task | None:
    """The task whose words hold this place."""
    return next((task for task, (start, end) in tasks if start <= span[0] and span[1] <= end), None)


def _when(deadline: str | None) -> tuple[date | None, str]:
    """A deadline as a day where it is one, else as written."""
    if not deadline:
        return None, ""
    try:
        return date.fromisoformat(deadline), ""
    except ValueError:
        return None, deadline[:100]
