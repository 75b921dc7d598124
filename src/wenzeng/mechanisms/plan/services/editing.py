"""Corrections of a plan: each is one act, keeps the sentence, and after adoption needs a reason."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from wenzeng.library.policy.plan import KINDS, RHYTHMS
from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.office.services import journal
from wenzeng.mechanisms.people.access import need_desk
from wenzeng.mechanisms.people.models import Unit
from wenzeng.mechanisms.people.services import register
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
from wenzeng.mechanisms.plan.queries import sentences
from wenzeng.mechanisms.plan.services import versions, work
from wenzeng.mechanisms.plan.services.versions import (
    altered,
    carry_units,
    need_reason,
    revise,
    set_mention_units,
    set_units,
)


@transaction.atomic
def correct_heading(
    document: Document,
    *,
    title: str,
    number: str,
    issuer: str,
    issued: date | None,
    reason: str = "",
    expected: int | None = None,
    by: Any,
    at: datetime,
) -> HeadingVersion:
    """Correct what stands on the head; a field that differs from the text's is marked as entered by hand."""
    need_desk(by)
    words = need_reason(document, reason)
    current = document.versions.get(valid_to=None)
    values = {"title": title.strip(), "number": number.strip(), "issuer": issuer.strip(), "issued": issued}
    if not values["title"]:
        raise Refused("invalid", "标题不能为空。", "标题")
    origins = dict(current.origins)
    for key, value in values.items():
        if value != getattr(current, key):
            origins[key] = "hand"
    after = revise(current, by=by, at=at, reason=words, expected=expected, origins=origins, **values)
    _journal("plan.correct_heading", document, by, at, words, {"altered": altered(current, after)})
    return after


@transaction.atomic
def correct_task(
    task: Task,
    *,
    title: str,
    kind: str,
    every: str,
    deadline: date | None,
    reason: str = "",
    expected: int | None = None,
    by: Any,
    at: datetime,
) -> TaskVersion:
    """Correct a task's words and terms. A changed deadline is HQ's decision; words and place in the text stay."""
    need_desk(by)
    words = need_reason(task.measure.document, reason)
    current = task.versions.get(valid_to=None)
    _check_terms(title, kind, every)
    values: dict[str, Any] = {"title": title.strip(), "kind": kind, "every": every, "deadline": deadline}
    if deadline != current.deadline:
        values |= {"deadline_origin": "decided" if deadline else "", "when": ""}
    after = revise(current, by=by, at=at, reason=words, expected=expected, **values)
    carry_units(current, after)
    work.follow(task, reason=words, redated=deadline != current.deadline, by=by, at=at)
    _journal(
        "plan.correct_task",
        task.measure.document,
        by,
        at,
        words,
        {"task": task.pk, "title": after.title, "altered": altered(current, after)},
        task,
    )
    return after


def _check_terms(title: str, kind: str, every: str) -> None:
    if not title.strip():
        raise Refused("invalid", "任务内容不能为空。", "任务")
    if len(title.strip()) > 500:
        raise Refused("invalid", "任务内容超过 500 字，请拆成几项。", "任务")
    if kind not in KINDS:
        raise Refused("invalid", "请选择任务性质。", "性质")
    if every and every not in RHYTHMS:
        raise Refused("invalid", "请选择频次。", "频次")
    if kind == "recurring" and not every:
        raise Refused("invalid", "定期任务须选择频次。", "频次")


@transaction.atomic
def add_task(
    measure: Measure,
    *,
    title: str,
    kind: str,
    every: str,
    deadline: date | None,
    sentence: int,
    reason: str = "",
    by: Any,
    at: datetime,
) -> Task:
    """Add a task to a sentence of a measure; the sentence is kept as its source."""
    need_desk(by)
    words = need_reason(measure.document, reason)
    _check_terms(title, kind, every)
    start, end = sentence_span(measure, sentence)
    position = (measure.tasks.order_by("-position").values_list("position", flat=True).first() or 0) + 1
    task = Task.objects.create(measure=measure, position=position)
    versions.first(
        TaskVersion,
        task,
        by=by,
        at=at,
        reason=words,
        title=title.strip(),
        kind=kind,
        every=every,
        deadline=deadline,
        deadline_origin="decided" if deadline else "",
        sentence=sentence,
        span_start=start,
        span_end=end,
        text=measure.document.source_text[start:end],
    )
    work.follow(task, reason=words, by=by, at=at)
    _journal("plan.add_task", measure.document, by, at, words, {"task": task.pk, "title": title.strip()}, task)
    return task


def sentence_span(measure: Measure, sentence: int) -> tuple[int, int]:
    """Where the n-th sentence of a measure's body stands. Refuses a number that the body does not have."""
    current = measure.versions.get(valid_to=None)
    source = measure.document.source_text
    places = sentences.begins(source, current.span_start, current.span_end, current.title)
    found = sentences.span(source, places, sentence, current.span_end)
    if found is None:
        raise Refused("invalid", f"措施{current.number}没有第 {sentence} 句。", "句")
    return found


@transaction.atomic
def drop_task(task: Task, *, reason: str, expected: int | None = None, by: Any, at: datetime) -> None:
    """Strike a task from the plan; its versions stay. A reason is always needed."""
    need_desk(by)
    need_reason(task.measure.document, reason)
    if len(reason.strip()) < 4:
        raise Refused("invalid", "删去任务须写明理由（至少 4 个字）。", "理由")
    current = task.versions.get(valid_to=None)
    after = revise(current, by=by, at=at, reason=reason.strip(), expected=expected, dropped=True)
    carry_units(current, after)
    work.follow(task, reason=reason, by=by, at=at)
    _journal(
        "plan.drop_task", task.measure.document, by, at, reason.strip(), {"task": task.pk, "title": after.title}, task
    )


@transaction.atomic
def assign(
    task: Task,
    *,
    lead: Unit | None,
    joint: list[Unit],
    reason: str = "",
    expected: int | None = None,
    by: Any,
    at: datetime,
) -> TaskVersion:
    """Assign a task to units of its own: one lead, the others jointly. Empty gives it back its measure's units."""
    need_desk(by)
    document = task.measure.document
    words = need_reason(document, reason)
    if joint and lead is None:
        raise Refused("invalid", "请先选定牵头单位；配合单位不能没有牵头。", "牵头单位")
    current = task.versions.get(valid_to=None)
    after = revise(current, by=by, at=at, reason=words, expected=expected)
    units = list(dict.fromkeys([*([lead] if lead else []), *joint]))
    set_units(after, [(_mention_of(document, unit, by=by, at=at).pk, unit == lead) for unit in units])
    work.follow(task, reason=words, by=by, at=at)
    _journal("plan.assign", document, by, at, words, {"task": task.pk, "units": [u.code for u in units]}, task)
    return after


def _mention_of(document: Document, unit: Unit, *, by: Any, at: datetime) -> Mention:
    """The document's word for exactly this unit; one entered by hand where it has none."""
    for version in MentionVersion.objects.filter(item__document=document, valid_to=None, kind="unit", units=unit):
        return version.item
    position = document.mentions.count() + 1
    mention, made = Mention.objects.get_or_create(
        document=document, written=unit.short_name, defaults={"position": position}
    )
    if made:
        set_mention_units(versions.first(MentionVersion, mention, by=by, at=at, kind="unit"), [unit])
    return mention


@transaction.atomic
def confirm_lead(
    measure: Measure, mention: Mention, *, reason: str = "", expected: int | None = None, by: Any, at: datetime
) -> MeasureVersion:
    """HQ names the lead of a measure: the presumed one or another of those listed; 推定 ends."""
    need_desk(by)
    words = need_reason(measure.document, reason)
    current = measure.versions.get(valid_to=None)
    rows = [(u.mention_id, u.mention_id == mention.pk) for u in current.units.all()]
    if mention.pk not in {pk for pk, _ in rows}:
        raise Refused("invalid", "牵头单位须是这条措施列出的责任单位。", "牵头单位")
    after = revise(current, by=by, at=at, reason=words, expected=expected, lead_origin="decided")
    set_units(after, rows)
    work.follow_document(measure.document, reason=words, by=by, at=at)
    _journal(
        "plan.confirm_lead", measure.document, by, at, words, {"measure": measure.pk, "lead": mention.written}, measure
    )
    return after


@transaction.atomic
def resolve_mention(
    mention: Mention, units: list[Unit], *, reason: str = "", expected: int | None = None, by: Any, at: datetime
) -> MentionVersion:
    """Say which units a name stands for; none means an actor that is named only and reports through others.

    A name that the register did not know is remembered for the next document where it is one unit's.
    """
    need_desk(by)
    words = need_reason(mention.document, reason)
    current = mention.versions.get(valid_to=None)
    kind = {0: "named", 1: "unit"}.get(len(units), "group")
    after = revise(current, by=by, at=at, reason=words, expected=expected, kind=kind)
    set_mention_units(after, units)
    work.follow_document(mention.document, reason=words, by=by, at=at)
    if len(units) == 1 and current.kind == "unknown":
        register.learn_alias(units[0], mention.written, by=by, at=at)
    detail = {"written": mention.written, "units": [u.code for u in units]}
    _journal("plan.resolve_mention", mention.document, by, at, words, detail)
    return after


def _journal(
    act: str,
    document: Document,
    by: Any,
    at: datetime,
    reason: str,
    detail: dict[str, Any],
    item: Task | Measure | None = None,
) -> None:
    subject = f"{type(item).__name__.lower()}:{item.pk}" if item else f"document:{document.pk}"
    journal.record(act, subject, by=by, at=at, detail={"document": document.pk, "reason": reason, **detail})
