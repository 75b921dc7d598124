"""Adoption: from then on a plan is in force, its units have their parts, and it changes only by a recorded change with its reason."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.office.services import journal
from wenzeng.mechanisms.people.access import need_desk
from wenzeng.mechanisms.plan.models import Document
from wenzeng.mechanisms.plan.queries.obstacles import obstacles
from wenzeng.mechanisms.plan.services import work


@transaction.atomic
def adopt(document: Document, *, by: Any, at: datetime) -> None:
    """Put a plan in force. Refuses while a question is open that has no owner and date, saying which."""
    need_desk(by)
    held = Document.objects.select_for_update().get(pk=document.pk)
    if held.state != "draft":
        raise Refused("conflict", "这份计划已经采用或弃用，不能再采用。")
    left = obstacles(held)
    if left:
        named = "；".join(f"{o.place}{o.what}" for o in left[:5])
        more = f"等 {len(left)} 处" if len(left) > 5 else ""
        raise Refused("invalid", f"还有 {len(left)} 处须先确定：{named}{more}。", "采用")
    held.state, held.adopted_at, held.adopted_by = "adopted", at, by
    held.save(update_fields=["state", "adopted_at", "adopted_by"])
    opened = work.open_parts(held, by=by, at=at)
    detail = {"sha256": held.file.digest, "parts": opened}
    journal.record("plan.adopt", f"document:{held.pk}", by=by, at=at, detail=detail)


@transaction.atomic
def discard(document: Document, *, reason: str, by: Any, at: datetime) -> None:
    """Give a draft up; the file may then be taken in again. A plan in force cannot be discarded."""
    need_desk(by)
    held = Document.objects.select_for_update().get(pk=document.pk)
    if held.state != "draft":
        raise Refused("conflict", "只有待核对的草稿可以弃用；在用的计划请逐项改动并写明理由。")
    if len(reason.strip()) < 4:
        raise Refused("invalid", "弃用草稿须写明理由（至少 4 个字）。", "理由")
    held.state = "discarded"
    held.save(update_fields=["state"])
    journal.record("plan.discard", f"document:{held.pk}", by=by, at=at, detail={"reason": reason.strip()})
