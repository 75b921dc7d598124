"""Long and daily work of the plan: compiling a document; instances of recurring tasks, lamps, requests for outcomes."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from wenzeng.mechanisms.office.declare import Progress, job
from wenzeng.mechanisms.office.models import StoredFile
from wenzeng.mechanisms.plan.queries.standing import follow_ups_due
from wenzeng.mechanisms.plan.services import drafting, work


@job("plan.compile", "编译政策文件")
def compile_document(payload: dict[str, Any], progress: Progress, by: Any) -> dict[str, Any]:
    """Compile a stored file and lay its draft down; the result leads to the review."""
    stored = StoredFile.objects.get(pk=payload["file"])
    issued = date.fromisoformat(payload["issued"]) if payload["issued"] else None
    plan = drafting.compiled(stored, payload["name"], issued, progress)
    progress(2, 3, f"编出措施 {len(plan['measures'])} 条，正在登记")
    document = drafting.lay_down(stored, plan, by=by, at=datetime.fromisoformat(payload["at"]))
    return {
        "document": document.pk,
        "measures": len(plan["measures"]),
        "url_name": "plan:review",
        "url_args": [document.pk],
    }


@job("plan.daily", "每日：开期、亮灯、回访")
def daily(payload: dict[str, Any], progress: Progress, by: Any) -> dict[str, Any]:
    """What each day brings: periods that open, lamps that turn, done parts to be asked. Done twice a day it adds nothing."""
    at = datetime.fromisoformat(payload["at"])
    day = timezone.localdate(at)
    progress(0, 3, "开出定期任务本期")
    opened = work.open_instances(day, by=by, at=at)
    progress(1, 3, "记录灯色变化")
    turned = work.record_lights(day, by=by, at=at)
    progress(2, 3, "发出成效回访")
    due = follow_ups_due(day)
    for part, months in due:
        work.ask_outcome(part, months=months, by=by, at=at)
    return {"opened": opened, "turned": turned, "asked": len(due)}
