"""The lists of supervision, each declared once for screen, Excel and CSV."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.urls import reverse

from wenzeng.mechanisms.casework.declare import case_types
from wenzeng.web.shell import subjects
from wenzeng.web.shell.tables import CLAUSE, DATE, STATE, Choice, Column, Empty, Listing, Month, Search, State


def case_url(row: Any) -> str:
    """A case's own page."""
    return reverse("cases:case", args=[row.pk])


def _limit(row: Any) -> str:
    """How the limit stands, in words."""
    if row.over:
        return f"超期 {row.over} 个工作日"
    return "" if row.left is None else f"剩 {row.left} 个工作日"


CASES = Listing(
    name="cases",
    title="督办",
    columns=[
        Column("case__clause", "条款", CLAUSE, link=lambda row: subjects.url(row.case.subject) or None, sort=None),
        Column("mark", "编号", value=lambda row: row.case.mark, link=case_url, fit=True),
        Column("case__title", "事项", link=case_url),
        Column("issuer", "发出单位", value=lambda row: row.case.issuer.short_name),
        Column("addressed", "承办单位", value=lambda row: row.case.addressed.short_name),
        Column("issued", "发出", DATE, value=lambda row: row.case.issued_at and row.case.issued_at.date()),
        Column("case__due", "期限", DATE),
        Column("limit", "剩余", value=_limit, unknown="", fit=True),
        Column(
            "state",
            "状态",
            STATE,
            value=lambda row: row.case.standing.label,
            words={},
        ),
    ],
    order="",
    empty=Empty("没有督办事项", "任务逾期或落后时，系统按规则提出建议，由人决定是否发出。"),
)


def cases(rows: Sequence[Any]) -> Listing:
    """The list of cases with filters that hold what the rows hold."""
    words = {row.case.standing.label: State(row.case.standing.label, "open" if row.mine else "") for row in rows}
    columns = [replace(each, words=words) if each.key == "state" else each for each in CASES.columns]
    issuers = {row.case.issuer_id: row.case.issuer.short_name for row in rows}
    addressed = {row.case.addressed_id: row.case.addressed.short_name for row in rows}
    filters: list[Any] = [
        Choice("type", "方式", {kind.code: kind.label for kind in case_types()}, key="case__type"),
        Choice("unit", "承办单位", list(addressed.items()), key="case__addressed_id"),
        Month("month", "发出月", key="case__issued_at"),
        Search("含", keys=("case__title", "case__addressed__name", "case__mark", "case__clause")),
    ]
    if len(issuers) > 1:
        filters.insert(1, Choice("issuer", "发出单位", list(issuers.items()), key="case__issuer_id"))
    return replace(CASES, columns=columns, filters=filters)


PROPOSALS = Listing(
    name="proposals",
    title="督办建议",
    columns=[
        Column("clause", "条款", CLAUSE, link=lambda row: subjects.url(row.subject) or None, sort=None),
        Column("title", "任务", link=lambda row: reverse("cases:proposal", args=[row.pk])),
        Column("addressed", "承办单位", value=lambda row: row.addressed.short_name),
        Column("issuer", "由谁发出", value=lambda row: row.issuer.short_name),
        Column("kind", "建议", value=lambda row: row.kind.label, fit=True),
        Column("reason", "理由", sort=None),
        Column("acts", "办理", template="cases/proposal_acts.html", sort=None, screen_only=True),
    ],
    empty=Empty("没有待定的建议", "按规则检查后，没有需要督办的任务。"),
)


def proposals(rows: Sequence[Any]) -> Listing:
    """The list of proposals with filters that hold what the rows hold."""
    addressed = {row.addressed_id: row.addressed.short_name for row in rows}
    several = len({row.issuer_id for row in rows}) > 1
    columns = [each for each in PROPOSALS.columns if several or each.key != "issuer"]
    filters: list[Any] = [
        Choice("type", "建议", {kind.code: kind.label for kind in case_types()}),
        Choice("unit", "承办单位", list(addressed.items()), key="addressed_id"),
        Search("含", keys=("title", "addressed__name", "clause", "reason")),
    ]
    return replace(PROPOSALS, columns=columns, filters=filters)
