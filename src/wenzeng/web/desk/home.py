"""The lines of the HQ office's home: what needs a decision today, at most ten, each with owner, time and action."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count
from django.urls import reverse

from wenzeng.mechanisms.plan.access import measures_visible_to
from wenzeng.mechanisms.plan.queries.documents import DocumentRow, document_rows
from wenzeng.web.shell.screen import Action

MOST = 10
NEAR = timedelta(days=7)
"""A promised answer is called in this long before it is due."""

HQ = "指挥部办公室"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to decide. ``tone`` makes its word a lamp; ``rest`` says how many days are left or gone."""

    word: str
    what: str
    url: str
    why: str
    owner: str
    when: date
    action: Action
    tone: str = ""
    rest: str = ""


def lines(person: Any, today: date) -> list[Line]:
    """What HQ has to decide: overdue answers first, then drafts, then answers due soon, then presumed leads."""
    documents = document_rows(person)
    promised = list(_promised(person, today))
    late = [line for line in promised if line.tone == "red"]
    soon = [line for line in promised if line.tone != "red"]
    return [*late, *_drafts(documents), *soon, *_presumed(person, documents)][:MOST]


def _drafts(documents: Iterable[DocumentRow]) -> Iterable[Line]:
    for row in documents:
        if row.document.state == "draft":
            url = reverse("plan:review", args=[row.pk])
            why = f"编出措施 {row.measures} 条、任务 {row.tasks} 项"
            why += f"；留白 {row.open} 处待定" if row.open else "；留白已全部处理"
            yield Line(
                "待核对",
                f"核对《{row.head.title}》的计划",
                url,
                why,
                HQ,
                row.document.received_at,
                Action("核对", url),
                rest="收文",
            )


def _promised(person: Any, today: date) -> Iterable[Line]:
    """Blanks left open whose answer is due within days, or was."""
    left = {"blanks__versions__valid_to": None, "blanks__versions__state": "left", "blanks__versions__dropped": False}
    held = measures_visible_to(person).filter(
        document__state="adopted", blanks__versions__due__lte=today + NEAR, **left
    )
    fields = ("pk", *(f"blanks__versions__{name}" for name in ("text", "what", "due", "owner__short_name")))
    for pk, text, what, due, owner in held.order_by("blanks__versions__due", "pk").values_list(*fields):
        url = reverse("plan:measure", args=[pk]) + "#blanks"
        days = (today - due).days
        yield Line(
            "红灯" if days > 0 else "将到期",
            f"{owner}答复“{text}”",
            url,
            f"留待事项：{what}",
            owner,
            due,
            Action("定", url),
            tone="red" if days > 0 else "",
            rest=f"超期 {days} 天" if days > 0 else f"剩 {-days} 天" if days else "今天到期",
        )


def _presumed(person: Any, documents: Iterable[DocumentRow]) -> Iterable[Line]:
    """Documents in force with measures whose lead the text does not name and nobody has confirmed."""
    presumed = {"versions__valid_to": None, "versions__lead_origin": "assumption"}
    held = measures_visible_to(person).filter(document__state="adopted", **presumed)
    counts = dict(held.order_by().values_list("document").annotate(n=Count("pk")))
    for row in documents:
        if row.document.adopted_at and (number := counts.get(row.pk)):
            asked = urlencode({"document": row.pk, "lead": "assumption"})
            url = f"{reverse('plan:measures')}?{asked}"
            what = f"确认《{row.head.title}》{number} 条措施的牵头单位"
            why = "原文未写牵头，暂以列首位者推定"
            yield Line("推定", what, url, why, HQ, row.document.adopted_at, Action("确认", url), rest="采用")
