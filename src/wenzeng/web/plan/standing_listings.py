"""The lists of how things stand: targets, figures, ranks, changes; each declared once for screen, Excel and CSV."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from typing import Any

from django.urls import reverse

from wenzeng.mechanisms.plan.declare import LIGHTS, OPS
from wenzeng.web.plan.work_listings import LAMPS
from wenzeng.web.shell import subjects
from wenzeng.web.shell.figures import MINUS, day, exact, figure
from wenzeng.web.shell.tables import CLAUSE, DATE, NUMBER, STATE, Choice, Column, Empty, Listing, Month, Search


def number(value: object) -> str:
    """An exact number as short as it can be said: ``78``, ``78.4``; one without end with one decimal."""
    held = exact(value)
    if held is None:
        return ""
    exactly = (figure(held, places) for places in (0, 1, 2) if (held * 10**places).denominator == 1)
    return next(exactly, figure(held, 1).removesuffix(".0"))


def against(standing: Any) -> str:
    """Where a target stands, beside its bar: ``41 / 55 项，今日应达 44``; unknown is a word."""
    have = "未报" if standing.actual is None else number(standing.actual)
    due = "" if standing.expected is None else f"，今日应达 {number(standing.expected)}"
    return f"{have} / {number(standing.goal)} {standing.unit}{due}".strip()


def covered(standing: Any) -> str:
    """How many of those who should report have done so."""
    if not standing.of:
        return ""
    missing = f"，缺 {'、'.join(standing.missing)}" if standing.missing else ""
    return f"{standing.covered}/{standing.of} 个单位有数{missing}"


def _target(row: Any) -> str:
    return reverse("plan:target", args=[row.pk])


TARGETS = Listing(
    name="targets",
    title="目标",
    columns=[
        Column("clause", "条款", CLAUSE, link=_target, sort=None),
        Column("what", "指标", link=_target),
        Column("op", "方向", words=OPS, fit=True, sort=None),
        Column("goal", "目标值", NUMBER, value=lambda row: number(row.goal)),
        Column("unit", "单位", fit=True, sort=None),
        Column("baseline", "基数", NUMBER, value=lambda row: number(row.baseline), unknown="未定"),
        Column("actual", "实际", NUMBER, value=lambda row: number(row.actual), unknown="未报"),
        Column("expected", "今日应达", NUMBER, value=lambda row: number(row.expected), unknown="未定路径"),
        Column("coverage", "覆盖", value=covered, sort=None),
        Column("source", "来源"),
        Column("day", "截至", DATE),
        Column("light", "灯", STATE, value=lambda row: row.light.colour, words=LAMPS),
        Column("why", "缘由", value=lambda row: "；".join(row.light.reasons), sort=None),
        Column("deadline", "期限", DATE, unknown="未定"),
    ],
    filters=[
        Choice("light", "灯", LIGHTS, key="light__colour"),
        Month("deadline", "期限"),
        Search("含", keys=("what", "clause", "source")),
    ],
    empty=Empty("没有目标", "计划采用后，文件中的目标列在这里。"),
)

FIGURES = Listing(
    name="figures",
    title="已报数",
    columns=[
        Column("day", "截至", DATE),
        Column("unit", "报送单位", value=lambda row: row.unit.short_name),
        Column("value", "实际值", NUMBER, value=lambda row: number(row.value)),
        Column("whole", "口径", words={True: "全部", False: "本单位"}, fit=True),
        Column("source", "来源"),
        Column("at", "报送", DATE),
        Column("by", "报送人", value=lambda row: row.by.name),
    ],
    empty=Empty("还没有报过数", "责任单位报进展时填数，或在此页报数。"),
    prefix="f-",
    size=20,
    note="报数只增不改：同一截至日再报的，以后报的为准，先报的留存。",
)


def _counted(row: Any, which: str) -> str:
    return f"{reverse('plan:rank', args=[row.unit.code])}?counted={which}"


def _few(row: Any) -> str:
    """Why a rank says little."""
    if not row.due:
        return "没有到期任务"
    return "到期项数少，名次仅供参考" if row.few else ""


def _beside_median(row: Any) -> str:
    """How far a share lies from the median, in percentage points."""
    if row.share is None or row.median is None:
        return ""
    apart = figure((row.share - row.median) * 100, 1)
    return f"{'' if apart.startswith(MINUS) or apart == '0.0' else '+'}{apart} 个百分点"


def ranks(opened: Collection[int]) -> Listing:
    """The ranking; a figure leads to its tasks only for the units that are opened to the reader."""

    def to(which: str) -> Callable[[Any], str | None]:
        return lambda row: _counted(row, which) if row.unit.pk in opened else None

    return Listing(
        name="ranks",
        title="按时办结排名",
        columns=[
            Column("rank", "名次", NUMBER, unknown="不排"),
            Column("unit", "单位", value=lambda row: row.unit.short_name, link=to("due")),
            Column("share", "按时办结率", NUMBER, unit="%", places=1, power=-2),
            Column("in_time", "按时办结", NUMBER, unit="项", link=to("in_time")),
            Column("due", "已到期", NUMBER, unit="项", link=to("due")),
            Column("waiting", "按时报结待认定", NUMBER, unit="项", link=to("waiting")),
            Column("overdue", "逾期未报结", NUMBER, unit="项", link=to("late")),
            Column("red", "红灯", NUMBER, unit="项", link=to("red")),
            Column("median", "与中位数比", value=_beside_median, sort=None),
            Column("few", "说明", value=_few, sort=None, unknown=""),
        ],
        empty=Empty("没有可排名的单位", "各市由指挥部排名；各市排所辖县（市、区）。"),
        note="按时办结率＝到期任务中按时报结并经认定的项数÷到期任务项数；比率相同的名次并列，下一名次空出。点数字看是哪些任务。",
    )


def movements(a: date, b: date) -> Listing:
    """What changed between two days, by measure."""
    return Listing(
        name="movements",
        title=f"变化 {day(a)} 至 {day(b)}",
        columns=[
            Column("measure", "措施", sort=None),
            Column("clause", "条款", CLAUSE, link=_subject, sort=None),
            Column("title", "任务", link=_subject),
            Column("what", "变化"),
            Column("who", "经办单位", fit=True),
            Column("when", "时间", DATE),
        ],
        empty=Empty("这两天之间没有变化", "换一段日期再看。"),
        size=100,
    )


def _subject(row: Any) -> str:
    return subjects.url(row["subject"])
