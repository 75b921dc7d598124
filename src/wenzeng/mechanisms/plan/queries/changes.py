"""How a plan came to be what it is: the versions of its items, newest first."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from wenzeng.mechanisms.office.models import JournalEntry
from wenzeng.mechanisms.office.queries import journal
from wenzeng.mechanisms.plan.models import Document, Measure, Task

ACTS = {
    "plan.lay_down": "编译成草稿",
    "plan.adopt": "采用",
    "plan.discard": "弃用草稿",
    "plan.correct_heading": "更正文头",
    "plan.correct_task": "更正任务",
    "plan.add_task": "增加任务",
    "plan.drop_task": "删去任务",
    "plan.assign": "分派责任单位",
    "plan.confirm_lead": "确认牵头",
    "plan.resolve_mention": "对应单位",
    "plan.add_target": "增加目标",
    "plan.correct_target": "更正目标",
    "plan.drop_target": "删去目标",
    "plan.fill_blank": "填定留白",
    "plan.leave_blank": "留待答复",
    "plan.open_parts": "下达承办",
    "plan.enter_work": "登记来文交办",
    "plan.set_course": "设定进度路径",
    "plan.report_actual": "报实际值",
    "plan.progress": "报进展",
    "plan.report": "报结",
    "plan.accept": "认定办结",
    "plan.send_back": "退回",
    "plan.pause": "暂停",
    "plan.resume": "恢复",
    "plan.extend": "调整时限",
    "plan.withdraw": "撤销承办",
    "plan.add_view": "填研判意见",
    "plan.hand_down": "分解下达",
    "plan.ask_outcome": "回访成效",
    "plan.report_outcome": "报成效",
    "plan.open_instances": "开出定期任务",
    "plan.record_lights": "记录灯色变化",
}
"""Words for the acts that the journal names."""


@dataclass(frozen=True)
class Change:
    """One act on a plan."""

    at: datetime
    who: str
    unit: str
    act: str
    reason: str
    detail: dict[str, Any]

    @property
    def altered(self) -> str:
        """What was altered, old and new: 时限 2022-11-30 → 2022-12-31; empty where nothing was."""
        pairs = self.detail.get("altered", {}).items()
        return "；".join(f"{word} {old or '（空）'} → {new or '（空）'}" for word, (old, new) in pairs)


def of_task(task: Task) -> list[Change]:
    """What was done to a task, newest first."""
    return _read(journal.of(f"task:{task.pk}"))


def of_document(document: Document) -> list[Change]:
    """What was done to a document and all its items, newest first."""
    tasks = [f"task:{pk}" for pk in Task.objects.filter(measure__document=document).values_list("pk", flat=True)]
    measures = [f"measure:{pk}" for pk in Measure.objects.filter(document=document).values_list("pk", flat=True)]
    return _read(journal.under([f"document:{document.pk}", *measures, *tasks]))


def _read(entries: QuerySet[JournalEntry]) -> list[Change]:
    out = []
    for entry in entries:
        detail = json.loads(entry.detail)
        reason = detail.pop("reason", "")
        detail.pop("document", None)
        out.append(Change(entry.at, entry.actor_name, entry.unit, ACTS.get(entry.act, entry.act), reason, detail))
    return out
