"""What a unit reports: progress in words, figures, difficulties, requests and evidence; or that its part is done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from wenzeng.library import evidence
from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.office.services import files as store
from wenzeng.mechanisms.office.services import journal
from wenzeng.mechanisms.plan.access import need_reporter
from wenzeng.mechanisms.plan.declare import Figure, Report
from wenzeng.mechanisms.plan.models import Evidence, Part, Step
from wenzeng.mechanisms.plan.services import actuals
from wenzeng.mechanisms.plan.services.work import steps, telling


@transaction.atomic
def report_progress(
    part: Part,
    *,
    text: str = "",
    figures: Sequence[Figure] = (),
    difficulty: str = "",
    request: str = "",
    files: Iterable[tuple[str, bytes]] = (),
    done: bool = False,
    key: str | None = None,
    by: Any,
    at: datetime,
) -> Step:
    """Report on a part; with ``done``, that it is finished and waits for acceptance.

    ``files`` are (name, bytes) as uploaded. The same ``key`` sent again gives the step that was taken.
    """
    need_reporter(by, part)
    held = steps.hold(part)
    known = steps.taken(held, key)
    if known:
        return known
    steps.need(held, steps.AT_WORK)
    words = {
        "text": steps.words_of(text, "进展", 2 if done else 0),
        "difficulty": steps.words_of(difficulty, "困难"),
        "request": steps.words_of(request, "请求"),
    }
    attached = list(files)
    if not any(words.values()) and not figures and not attached:
        raise Refused("invalid", "没有可报的内容：请写进展，或填数值，或附材料。", "进展")
    step = steps.write(
        held, "report" if done else "progress", state="reported" if done else None, key=key, by=by, at=at, **words
    )
    for figure in figures:
        actuals.enter(held, step, figure)
    named = attach(step, attached, by=by, at=at)
    if done:
        telling.ruler_of(step)
    act = "plan.report" if done else "plan.progress"
    values = [{"target": f.target, "value": f.value} for f in figures]
    journal.record(act, f"part:{held.pk}", by=by, at=at, detail=steps.detail(step, figures=values, files=named))
    return step


def attach(step: Step, files: Sequence[tuple[str, bytes]], *, by: Any, at: datetime) -> list[dict[str, str]]:
    """Keep the files that prove a step; refuses more than are taken, or one of the wrong kind, before any is kept."""
    if len(files) > evidence.MOST:
        raise Refused("too_many", f"一次最多附 {evidence.MOST} 个文件，现有 {len(files)} 个。", "佐证材料")
    named = [(evidence.check(name, data), data) for name, data in files]
    kept = []
    for name, data in named:
        stored = store.store(data, name, by=by, at=at)
        Evidence.objects.create(step=step, file=stored, name=name)
        kept.append({"name": name, "sha256": stored.digest})
    return kept


@transaction.atomic
def report_many(reports: Sequence[tuple[Part, Report]], *, by: Any, at: datetime) -> tuple[list[Step], list[Refused]]:
    """Report on many parts at once, as from a workbook: good rows go in together, refused ones are named by part."""
    done, refused = [], []
    for part, report in reports:
        try:
            with transaction.atomic():
                done.append(report_progress(part, **vars(report), by=by, at=at))
        except Refused as refusal:
            refused.append(Refused(refusal.code, refusal.message, f"part:{part.pk}"))
    return done, refused
