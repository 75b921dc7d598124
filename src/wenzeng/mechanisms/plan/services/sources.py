"""Work that other papers set (批示, meetings, inspections, letters): a document of its kind with its paper, in force at once.

It has one measure, named after the kind, and one task for each assignment, so that all that works for policy works for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from wenzeng.library.policy.plan import RHYTHMS
from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.office.models import StoredFile
from wenzeng.mechanisms.office.services import journal
from wenzeng.mechanisms.people.access import need_desk
from wenzeng.mechanisms.people.models import Unit
from wenzeng.mechanisms.plan.declare import SOURCES, Assignment, Resolution, tools
from wenzeng.mechanisms.plan.models import (
    Document,
    HeadingVersion,
    Measure,
    MeasureVersion,
    Mention,
    MentionVersion,
    Task,
    TaskVersion,
)
from wenzeng.mechanisms.plan.services import versions, work


@transaction.atomic
def enter_work(
    *,
    kind: str,
    title: str,
    number: str = "",
    issuer: str,
    issued: date,
    file: StoredFile,
    tasks: Sequence[Assignment],
    by: Any,
    at: datetime,
) -> Document:
    """Enter what a paper sets: the HQ office for everybody, a city for its counties and parks, which it then rules on.

    Refuses an unknown kind, a paper entered before, a task without a known unit or, of a city, for a unit not its own.
    """
    keeper = by.unit if by.role == "city_officer" else None
    if not keeper and (kind != "instruction" or by.role != "leader"):  # a leader gives instructions himself
        need_desk(by)
    held = [_checked(n, task) for n, task in enumerate(tasks, 1)]
    if kind not in SOURCES or kind == "policy":
        raise Refused("invalid", "请选择来源：批示、会议、督查检查或来函。政策文件请走收文。", "来源")
    for value, where in ((title, "标题"), (issuer, "发文机关")):
        if not value.strip():
            raise Refused("invalid", f"请填写{where}。", where)
    if not held:
        raise Refused("invalid", "请至少写一项任务。", "任务")
    units = _units(held)
    if keeper:
        _need_below(keeper, units)
    document, spans = _document(kind, title.strip()[:500], held, file, keeper, by, at)
    heading: dict[str, Any] = {
        "title": title.strip()[:500],
        "number": number.strip(),
        "issuer": issuer.strip(),
        "issued": issued,
    }
    versions.first(HeadingVersion, document, by=by, at=at, origins=dict.fromkeys(heading, "hand"), **heading)
    mentions = _mentions(document, units, by, at)
    measure = _measure(document, kind, title.strip()[:500], by, at)
    for position, (task, span) in enumerate(zip(held, spans, strict=True), 1):
        _task(measure, position, task, span, mentions, by, at)
    opened = work.open_parts(document, by=by, at=at)
    detail = {"kind": kind, "title": heading["title"], "tasks": len(held), "parts": opened, "sha256": file.digest}
    journal.record("plan.enter_work", f"document:{document.pk}", by=by, at=at, detail=detail)
    return document


def _checked(n: int, task: Assignment) -> Assignment:
    where = f"第 {n} 项任务"
    title = task.title.strip().rstrip("。")
    if not title or len(title) > 500:
        raise Refused("invalid", f"{where}：请写明内容，不超过 500 字。", where)
    if not task.lead.strip():
        raise Refused("invalid", f"{where}：请写明牵头单位。", where)
    if task.every and task.every not in RHYTHMS:
        raise Refused("invalid", f"{where}：请选择频次。", where)
    joint = tuple(
        dict.fromkeys(name.strip() for name in task.joint if name.strip() and name.strip() != task.lead.strip())
    )
    return Assignment(title, task.lead.strip(), joint, task.deadline, task.every, task.code)


def _units(tasks: Sequence[Assignment]) -> dict[str, Resolution]:
    """What each name stands for; refuses one that nobody knows, with what may be meant."""
    names: dict[str, Resolution] = {}
    for n, task in enumerate(tasks, 1):
        if task.code:
            names[task.lead] = Resolution((task.code,), "unit")
        note = [name for name in (task.lead, *task.joint) if name not in names]
        for name, found in zip(note, tools().resolve(note), strict=True):
            if not found.codes:
                raise Refused("invalid", f"第 {n} 项任务：单位“{name}”不在单位库中，请改用规范名称。", f"第 {n} 项任务")
            names.setdefault(name, found)
    return names


def _need_below(keeper: Unit, units: dict[str, Resolution]) -> None:
    """Refuse units that do not lie below the area that sets the work."""
    own = set(Unit.objects.filter(path__startswith=keeper.path).exclude(pk=keeper.pk).values_list("code", flat=True))
    for name, found in units.items():
        if not own.issuperset(found.codes):
            raise Refused("forbidden", f"{keeper.short_name}只能给所辖县区、园区布置任务，“{name}”不在其中。", name)


def _document(
    kind: str, title: str, tasks: Sequence[Assignment], file: StoredFile, keeper: Unit | None, by: Any, at: datetime
) -> tuple[Document, list[tuple[int, int]]]:
    """The document with the text that its tasks make, and where each stands in it."""
    text, spans = f"{title}。\n", []
    for task in tasks:
        spans.append((len(text), len(text) + len(task.title)))
        text += f"{task.title}。\n"
    head = {"title": title, "measures": [{"number": SOURCES[kind], "notes": []}], "unread": [], "references": []}
    taken = {"received_at": at, "received_by": by, "adopted_at": at, "adopted_by": by, "state": "adopted"}
    taken["keeper"] = keeper
    try:
        with transaction.atomic():
            document = Document.objects.create(kind=kind, file=file, source_text=text, compiled=head, **taken)
    except IntegrityError:
        raise Refused("conflict", "这份文件已经登记过，请到文件列表中查看。", file.name) from None
    return document, spans


def _mentions(document: Document, units: dict[str, Resolution], by: Any, at: datetime) -> dict[str, Mention]:
    known = {u.code: u for u in Unit.objects.filter(code__in={c for r in units.values() for c in r.codes})}
    out = {}
    for position, (name, found) in enumerate(units.items(), 1):
        mention = out[name] = Mention.objects.create(document=document, written=name[:200], position=position)
        version = versions.first(MentionVersion, mention, by=by, at=at, kind=found.kind)
        versions.set_mention_units(version, [known[code] for code in found.codes if code in known])
    return out


def _measure(document: Document, kind: str, title: str, by: Any, at: datetime) -> Measure:
    measure = Measure.objects.create(document=document, position=1)
    words: dict[str, Any] = {
        "number": SOURCES[kind],
        "path": [SOURCES[kind]],
        "title": title,
        "text": document.source_text,
    }
    place: dict[str, Any] = {"span_start": 0, "span_end": len(document.source_text), "lead_origin": "decided"}
    versions.first(MeasureVersion, measure, by=by, at=at, **words, **place)
    return measure


def _task(
    measure: Measure,
    position: int,
    given: Assignment,
    span: tuple[int, int],
    mentions: dict[str, Mention],
    by: Any,
    at: datetime,
) -> None:
    task = Task.objects.create(measure=measure, position=position)
    version = versions.first(
        TaskVersion,
        task,
        by=by,
        at=at,
        title=given.title,
        text=given.title,
        span_start=span[0],
        span_end=span[1],
        sentence=position,
        kind="recurring" if given.every else "once",
        every=given.every,
        deadline=given.deadline,
        deadline_origin="decided" if given.deadline else "",
    )
    leads = [(mentions[given.lead].pk, True), *((mentions[name].pk, False) for name in given.joint)]
    versions.set_units(version, leads)
