"""The lists of the plan's screens, declared once for screen, Excel and CSV."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.urls import reverse

from wenzeng.library.policy.plan import KINDS
from wenzeng.mechanisms.plan.declare import SOURCES, STATES
from wenzeng.mechanisms.plan.queries.changes import ACTS, Change
from wenzeng.mechanisms.plan.queries.rows import TaskRow, chosen
from wenzeng.web.plan.filters import AsOf, Fits
from wenzeng.web.plan.reading import MeasureRow
from wenzeng.web.shell.tables import CLAUSE, DATE, NUMBER, STATE, Choice, Column, Empty, Listing, Search, State

TASK_STATES = {
    "待定": State("待定", "open"),
    "待核对": State("待核对", "open"),
    "留待": State("留待", "open"),
    "推定牵头": State("推定牵头"),
    "已采用": State("已采用"),
}
"""States of a task, the most urgent first."""

DOCUMENT_WORDS = {state: State(word, "open" if state == "draft" else "") for state, word in STATES.items()}


def _with_presumption(lead: str, presumed: bool) -> str:
    return f"{lead}（推定）" if lead and presumed else lead


def _task(row: TaskRow) -> str:
    return reverse("plan:task", args=[row.pk])


TASKS = Listing(
    name="tasks",
    title="计划表",
    columns=[
        Column("clause", "条款", CLAUSE, link=_task, sort="place"),
        Column("title", "任务", link=_task),
        Column(
            "lead", "牵头", value=lambda row: _with_presumption(row.lead, row.presumed), template="plan/cells/lead.html"
        ),
        Column("joint", "配合"),
        Column("kind_name", "性质", fit=True),
        Column(
            "deadline", "时限", DATE, value=lambda row: row.deadline or row.when, sort="deadline", unknown="原文无期限"
        ),
        Column("target_shown", "目标"),
        Column("state", "状态", STATE, words=TASK_STATES),
    ],
    order="clause",
    empty=Empty("还没有在用的计划", "指挥部办公室收文、核对并采用后，这里列出全部任务。"),
)
DOCUMENT_COLUMN = Column(
    "document_number", "文件", value=lambda row: row.document_number or row.document_title, sort="document_number"
)


def tasks(rows: Sequence[TaskRow], units: Iterable[Any]) -> Listing:
    """The plan table with its filters; the document is a column where there are several."""
    documents = {row.document: row.document_number or row.document_title for row in rows}
    measures = {row.measure: f"{row.clause.split('·')[0]}、{row.measure_title}" for row in rows}
    filters: list[Any] = [
        Choice("measure", "措施", list(measures.items())),
        _fits("unit", "单位", [(unit.code, unit.short_name, unit) for unit in units]),
        _fits("month", "月份", widget="month"),
        _fits("kind", "性质", [(kind, word, kind) for kind, word in KINDS.items()]),
        _fits("state", "状态", [(state, state, state) for state in TASK_STATES]),
        _fits("words", "含", widget="search"),
        AsOf(),
    ]
    if len(documents) < 2:
        return replace(TASKS, filters=filters)
    by_document = Choice("document", "文件", list(documents.items()))
    return replace(TASKS, columns=[DOCUMENT_COLUMN, *TASKS.columns], filters=[by_document, *filters])


def _fits(name: str, label: str, pairs: Sequence[tuple[str, str, Any]] = (), widget: str = "choice") -> Fits:
    """A condition of the plan's own query, so that screens, files and commands choose alike."""
    return Fits(name, label, lambda row, value: bool(chosen([row], **{name: value})), widget, pairs)


def counts(rows: Iterable[TaskRow]) -> str:
    """What the rows come to, in words."""
    held = list(rows)
    said = f"{len(held)} 项"
    presumed, left = sum(row.presumed for row in held), sum(bool(row.left_count) for row in held)
    asked = sum(bool(row.open_count) for row in held)
    parts = [f"{word} {n} 项" for word, n in (("推定牵头", presumed), ("待定", asked), ("留待", left)) if n]
    return said + ("，其中" + "，".join(parts) if parts else "") + "。"


MEASURE_DOCUMENT = Column("page__head__number", "文件", value=lambda row: row.page.head.number or row.page.head.title)


def _measure(row: MeasureRow) -> str:
    return reverse("plan:measure", args=[row.page.pk])


MEASURES = Listing(
    name="measures",
    title="措施",
    columns=[
        Column("page__clause", "条款", CLAUSE, link=_measure, sort=None),
        Column(
            "page__version__title", "措施", link=_measure, value=lambda row: row.page.version.title or row.page.name
        ),
        Column(
            "lead",
            "牵头",
            value=lambda row: _with_presumption(row.page.lead.shown if row.page.lead else "", row.presumed),
            template="plan/cells/lead.html",
        ),
        Column("joint", "其他责任单位"),
        Column("tasks", "任务", NUMBER, unit="项"),
        Column("targets", "目标", NUMBER, unit="个"),
        Column("open", "待定", NUMBER, unit="处"),
    ],
    empty=Empty("还没有在用的文件", "指挥部办公室采用计划后，这里列出各条措施。"),
)


def measures(rows: Sequence[MeasureRow], units: Iterable[Any], inside: bool) -> Listing:
    """The list of measures; whoever stands outside sees the document's own words, not the work behind them."""
    documents = {row.page.document.pk: row.page.head.number or row.page.head.title for row in rows}
    origins = [("assumption", "推定"), ("text", "原文"), ("decided", "指挥部定")]
    filters: list[Any] = [
        Fits("unit", "单位", _answers_for, pairs=[(unit.code, unit.short_name, unit) for unit in units]),
        Choice("lead", "牵头来源", origins, key="page__version__lead_origin"),
        Search("含", keys=("page__version__title", "page__version__text", "joint", "page__lead__shown")),
    ]
    columns = list(MEASURES.columns) if inside else list(MEASURES.columns[:4])
    if len(documents) > 1:
        columns.insert(0, MEASURE_DOCUMENT)
        filters.insert(0, Choice("document", "文件", list(documents.items()), key="page__document__pk"))
    return replace(MEASURES, columns=columns, filters=filters)


def _answers_for(row: MeasureRow, unit: Any) -> bool:
    return any(unit.pk in each.units for each in row.page.who)


DOCUMENTS = Listing(
    name="documents",
    title="文件",
    columns=[
        Column("head__title", "标题", link=lambda row: reverse("plan:document", args=[row.pk])),
        Column("head__number", "文号", fit=True, unknown="未填"),
        Column("head__issued", "成文", DATE, unknown="未填"),
        Column("document__state", "状态", STATE, words=DOCUMENT_WORDS),
        Column("measures", "措施", NUMBER, unit="条"),
        Column("tasks", "任务", NUMBER, unit="项"),
        Column("open", "待定", NUMBER, unit="处"),
        Column("kind", "来源", value=lambda row: row.document.get_kind_display(), fit=True),
        Column("document__received_at", "收文", DATE),
    ],
    filters=[
        Choice("kind", "来源", SOURCES, key="document__kind"),
        Choice("state", "状态", STATES, key="document__state"),
        Search("含", keys=("head__title", "head__number")),
    ],
    empty=Empty("还没有文件", "指挥部办公室收文后，文件先编成待核对的计划，采用后各单位可见。"),
)


def changes(names: Mapping[str, str]) -> Listing:
    """What was done to a document; ``names`` are those of the units that the journal keeps by code."""

    def about(change: Change) -> str:
        detail = change.detail
        first = next((str(detail[key]) for key in _SUBJECTS if detail.get(key)), "")
        answers = [str(detail[key]) for key in _ANSWERS if detail.get(key)]
        units = [names.get(code, code) for code in codes_of(change)]
        return change.altered or " → ".join(part for part in (first, "，".join([*units, *answers])) if part)

    return Listing(
        name="changes",
        title="改动记录",
        prefix="c-",
        columns=[
            Column("at", "时间", DATE),
            Column("act", "改动", fit=True),
            Column("about", "内容", value=about),
            Column("reason", "理由"),
            Column("who", "经办", value=lambda change: f"{change.who}（{change.unit}）"),
        ],
        filters=[Choice("act", "改动", {word: word for word in ACTS.values()})],
        empty=Empty("还没有改动"),
        size=20,
        note="采用前的核对可以不写理由。记录只增不改，由日志链校验。",
    )


_SUBJECTS = ("title", "written", "what", "number", "lead")
_ANSWERS = ("answer", "value", "due")


def codes_of(change: Change) -> list[str]:
    """The codes of the units that an act names."""
    return [*change.detail.get("units", ()), *([change.detail["owner"]] if change.detail.get("owner") else [])]
