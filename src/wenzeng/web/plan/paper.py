"""The plan table as Word (任务分解表): the rows on the screen, in the form that is sent round and signed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.http import HttpResponse

from wenzeng.library.papers.breakdown import About, Row, breakdown
from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.plan.queries.rows import TaskRow
from wenzeng.web.shell.tables import attachment


def breakdown_of(rows: Sequence[TaskRow], conditions: str, as_of: date, demo: bool) -> HttpResponse:
    """The file. Refuses an empty table: a paper without a task is sent to nobody."""
    if not rows:
        raise Refused("invalid", "没有符合条件的任务，不能生成任务分解表。请先放宽筛选条件。")
    titles = list(dict.fromkeys(row.document_title for row in rows))
    numbers = list(dict.fromkeys(row.document_number for row in rows))
    about = About(
        title="》《".join(titles),
        number="、".join(filter(None, numbers)) or None,
        issuer=rows[0].issuer if len(titles) == 1 else None,
        issued=rows[0].issued if len(titles) == 1 else None,
        as_of=as_of,
        demo=demo,
        filters=conditions,
    )
    name = "-".join(part for part in ("任务分解表", "演示数据" if demo else "", as_of.isoformat()) if part)
    return attachment(breakdown(about, [_row(n, row) for n, row in enumerate(rows, 1)]), f"{name}.docx")


def _row(number: int, row: TaskRow) -> Row:
    mark = row.clause.split("·")[0]
    return Row(
        number=number,
        measure=f"{mark}、{row.measure_title}" if row.measure_title else mark,
        task=row.title,
        lead=row.lead,
        lead_presumed=row.presumed,
        joint=tuple(each.shown for each in row.who if not each.lead),
        deadline=row.deadline_shown or None,
        target=row.target_shown,
        clause=f"〔{row.clause}〕",
        open_question="；".join(f"“{blank.text}”" for blank in row.blanks if blank.state == "open"),
    )
