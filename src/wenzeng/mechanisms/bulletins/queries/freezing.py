"""The figures of a period as they are frozen: each with its words, its label, how it came about, and the rows behind it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from wenzeng.library.papers.formal import long_date
from wenzeng.library.schedule.periods import Period
from wenzeng.mechanisms.bulletins.declare import DEMAND_DAYS
from wenzeng.mechanisms.bulletins.models import Closing
from wenzeng.mechanisms.bulletins.queries.figures import Frozen, figure, of_units, percent, rate, tenths
from wenzeng.mechanisms.bulletins.queries.lists import Lists
from wenzeng.mechanisms.bulletins.queries.progress import target_figures
from wenzeng.mechanisms.office.queries import parameters
from wenzeng.mechanisms.office.queries.calendar import calendar
from wenzeng.mechanisms.people.declare import UnitKind
from wenzeng.mechanisms.people.models import Unit
from wenzeng.mechanisms.plan.models import Target
from wenzeng.mechanisms.plan.queries.standing import (
    CityRank,
    PartRow,
    city_ranks,
    late,
    target_standings,
)


def frozen(issuer: Unit, period: Period, closed_on: date) -> Frozen:
    """All figures of a bulletin of this issuer on this period, as plain values, with what is missing."""
    on = period.last
    below = None if issuer.kind == UnitKind.HQ else Unit.objects.filter(parent=issuer, until=None)
    ranks = city_ranks(on, below, closed=True)
    overdue = [row for row in late(on, below) if below is not None or row.by_hq]
    targets = target_standings(Target.objects.filter(measure__document__state="adopted"), on) if below is None else []
    before = last_closing(issuer, period)
    lists = Lists(ranks, on)
    figures: Frozen = {}
    for key, held in (
        *_days(period, closed_on),
        *_totals(ranks, before),
        *lists.figures(),
        *_late(overdue),
        *target_figures(targets),
    ):
        figures[key] = held
    return {
        "figures": figures,
        "ranks": [_rank(rank, before) for rank in ranks],
        "late": [_late_row(row) for row in overdue],
        "commended": [rank.unit.short_name for rank in lists.commended],
        "lagging": [rank.unit.short_name for rank in lists.lagging],
        "missing": [rank.unit.short_name for rank in ranks if rank.share is None],
        "unreported": [t.what for t in targets if t.actual is None],
        "few": [rank.unit.short_name for rank in ranks if rank.few and rank.share is not None],
    }


def last_closing(issuer: Unit, period: Period) -> Closing | None:
    """The issuer's closing before this period, of the same kind."""
    held = Closing.objects.filter(issuer=issuer, kind=period.kind, day__lt=period.last)
    return held.order_by("-day").first()


def _days(period: Period, closed_on: date) -> list[tuple[str, Frozen]]:
    days = parameters.value(DEMAND_DAYS.name, at=closed_on)
    until = calendar().add(closed_on, days)
    how = f"关账日 {closed_on} 后 {days} 个工作日"
    return [
        ("期别", figure(period.label, "本期")),
        ("截至日", figure(long_date(period.last), "数据截至")),
        ("办结期限", figure(long_date(until), "逾期任务办结期限", how)),
        ("下期截至日", figure(long_date(period.next().last), "下期数据截至")),
    ]


def _totals(ranks: Sequence[CityRank], before: Closing | None) -> list[tuple[str, Frozen]]:
    """Sums over the ranked units; the share of the whole is the sum over the sum, never a mean of shares."""
    due, in_time = sum(r.due for r in ranks), sum(r.in_time for r in ranks)
    share = Fraction(in_time, due) if due else None
    ranked = [r for r in ranks if r.share is not None]
    printed = percent(share) if share is not None else "无到期任务"
    counted = (
        ("到期数", "累计到期任务", lambda r: r.due),
        ("按时办结数", "按时办结", lambda r: r.in_time),
        ("待认定数", "已报结待认定", lambda r: r.waiting),
        ("逾期数", "逾期未办结（参评单位）", lambda r: r.overdue),
        ("红灯数", "红灯", lambda r: r.red),
    )
    how = f"按时办结 {in_time} ÷ 到期 {due}"
    return [
        ("参评数", figure(len(ranked), "有到期任务的单位", rows=of_units(ranked, lambda r: f"到期 {r.due} 项"))),
        *[(key, figure(sum(map(of, ranks)), label, "各单位合计", of_units(ranks, of))) for key, label, of in counted],
        ("按时办结率", figure(printed, "按时办结率", how, of_units(ranked, rate), share or "")),
        ("较上期", figure(_against(share, before), "按时办结率与上期相比", _compared(share, before))),
    ]


def _against(share: Fraction | None, before: Closing | None) -> str:
    """The difference of the two printed rates, so that a reader who subtracts finds the same."""
    last = _last_rate(before)
    if share is None or last is None:
        return ""
    difference = tenths(share) - tenths(last)
    if not difference:
        return "，与上期持平"
    return f"，比上期{'提高' if difference > 0 else '下降'}{abs(difference) // 10}.{abs(difference) % 10}个百分点"


def _compared(share: Fraction | None, before: Closing | None) -> str:
    last = _last_rate(before)
    if before is None or last is None or share is None:
        return "没有可比的上期"
    return f"本期 {percent(share)}，上期（{before.period}）{percent(last)}"


def _last_rate(before: Closing | None) -> Fraction | None:
    value = before.frozen["figures"]["按时办结率"]["value"] if before else ""
    return Fraction(value) if value else None


def _late(overdue: Sequence[PartRow]) -> list[tuple[str, Frozen]]:
    rows = [
        {
            "what": f"{r.unit.short_name}：{r.title}",
            "value": f"逾期 {r.overdue_days} 天",
            "subject": f"part:{r.pk}",
            "clause": r.clause,
        }
        for r in overdue
    ]
    units = {r.unit.pk for r in overdue}
    longest = max((r.overdue_days for r in overdue), default=0)
    return [
        ("逾期任务数", figure(len(overdue), "逾期未办结的任务（各单位）", rows=rows)),
        ("逾期单位数", figure(len(units), "有逾期任务的单位", rows=rows)),
        ("最长逾期", figure(longest, "最长逾期天数", rows=rows[:1])),
    ]


def _rank(rank: CityRank, before: Closing | None) -> dict[str, Any]:
    return {
        "code": rank.unit.code,
        "name": rank.unit.short_name,
        "rank": rank.rank,
        "due": rank.due,
        "in_time": rank.in_time,
        "share": percent(rank.share) if rank.share is not None else "",
        "overdue": rank.overdue,
        "red": rank.red,
        "few": rank.few,
        "moved": _moved(rank, before),
    }


def _moved(rank: CityRank, before: Closing | None) -> str:
    """The way of a rank since the last closing, in words."""
    last = {row["code"]: row["rank"] for row in before.frozen["ranks"]} if before else {}
    was = last.get(rank.unit.code)
    if rank.rank is None or was is None:
        return "—"
    if was == rank.rank:
        return "持平"
    return f"{'上升' if rank.rank < was else '下降'}{abs(was - rank.rank)}位"


def _late_row(row: PartRow) -> dict[str, Any]:
    return {
        "part": row.pk,
        "unit": row.unit.short_name,
        "position": row.unit.position,
        "title": f"{row.title}（{row.period_name}）" if row.period else row.title,
        "clause": f"〔{row.clause}〕",
        "due": long_date(row.due) if row.due else "",
        "days": row.overdue_days,
    }
