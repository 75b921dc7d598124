"""The demo's first fortnight of work, 2022-10-09 to 2022-10-23: papers that set tasks, reports, acceptances, figures.

Everything is invented, drawn with a fixed seed and done through the acts that people use; the papers say so themselves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from wenzeng.config import seed
from wenzeng.mechanisms.office.queries.calendar import calendar
from wenzeng.mechanisms.office.services import files, inbox
from wenzeng.mechanisms.people.declare import UnitKind
from wenzeng.mechanisms.people.models import Person
from wenzeng.mechanisms.plan.declare import Assignment, Figure
from wenzeng.mechanisms.plan.models import Part, Target
from wenzeng.mechanisms.plan.services import sources, targets, work

FIRST, LAST = date(2022, 10, 9), date(2022, 10, 23)
_FIGURES = date(2022, 10, 21)
_SEED = 20221024
_CITIES, _TEAMS = "各设区市人民政府", "驻各市工作队"
_GXT = "自治区工业和信息化厅"


@dataclass(frozen=True)
class _Paper:
    """An invented paper that sets work."""

    kind: str
    title: str
    issuer: str
    day: date
    tasks: tuple[Assignment, ...]


_PAPERS = (
    _Paper(
        "instruction",
        "关于摸清四季度工业项目底数的批示（演示）",
        "自治区领导（演示）",
        date(2022, 10, 9),
        (
            Assignment("报送本市四季度拟开工、拟竣工工业项目清单", _CITIES, (), date(2022, 10, 13)),
            Assignment("汇总四季度拟开工、拟竣工工业项目清单", _GXT, (), date(2022, 10, 17)),
        ),
    ),
    _Paper(
        "meeting",
        "工业稳增长调度会纪要（演示）",
        "指挥部办公室（演示）",
        date(2022, 10, 11),
        (
            Assignment("报送本市减产停产重点企业名单和帮扶措施", _CITIES, (), date(2022, 10, 14)),
            Assignment("走访辖区重点企业并报送问题清单", _TEAMS, (), date(2022, 10, 19)),
            Assignment("对接融资需求，报送拟推送银行的企业名单", _CITIES, (), date(2022, 10, 18)),
            Assignment("梳理专项债券项目支出滞后的原因", "自治区财政厅", (_GXT,), date(2022, 10, 20)),
        ),
    ),
    _Paper(
        "inspection",
        "稳增长专项督查反馈意见（演示）",
        "督查组（演示）",
        date(2022, 10, 12),
        (
            Assignment("对反馈的园区基础设施问题制定整改清单", _CITIES, (), date(2022, 10, 19)),
            Assignment("报送惠企资金未拨付到位的原因和时间表", _CITIES, (), date(2022, 10, 21)),
        ),
    ),
)

_BY_YEAR_END: dict[str, Any] = {
    "baseline": "0",
    "baseline_day": date(2022, 9, 30),
    "goal_day": date(2022, 12, 31),
    "origin": "assumption",
    "reason": "原文没有写期限，演示按年底匀速推进假定",
}
"""The way to a target for which the text names no day: an assumption, shown as such."""

_DILIGENCE = (0.97, 0.95, 0.92, 0.9, 0.88, 0.85, 0.8, 0.75, 0.97, 0.9, 0.7, 0.93, 0.82, 0.55)
"""How likely each of the 14 cities reports in time, in official order: invented."""

_WORDS = (
    "已按要求完成并报送，材料见附件清单（演示）。",
    "已召开专题会部署，清单已审核报送（演示）。",
    "各县区已上报，市级已汇总核对（演示）。",
    "已完成本期工作，主要指标平稳（演示）。",
)
_DIFFICULTIES = ("个别企业联系不上，名单尚在核实（演示）。", "部分项目手续未齐，需部门协调（演示）。")


def load(today: date) -> None:
    """Play the fortnight day by day, as far as it lies before the demo's day; rounds of each day first."""
    last = min(LAST, today - timedelta(days=1))
    chance = Random(_SEED)
    clerk = Person.objects.get(username="hq_clerk")
    workers = {person.unit_id: person for person in Person.objects.filter(synthetic=True).select_related("unit")}
    cities = [p.unit_id for p in workers.values() if p.unit.kind == UnitKind.CITY and p.role == "city_officer"]
    diligence = defaultdict(lambda: 0.93, zip(cities, _DILIGENCE, strict=True))
    answers: dict[date, list[tuple[int, bool]]] = defaultdict(list)
    decided: set[int] = set()
    for day in _days(FIRST, last):
        work.open_instances(day, by=clerk, at=seed.moment(day, 7))
        _enter(day, clerk)
        if not calendar().is_working(day):
            continue
        due = Part.objects.filter(due__range=(day, LAST + timedelta(days=6)), state="open").exclude(pk__in=decided)
        for part in due.filter(unit__in=workers).order_by("pk"):
            decided.add(part.pk)
            _decide(part, day, diligence[part.unit_id], chance, answers)
        for pk, done in answers.pop(day, ()):
            part = Part.objects.select_related("unit").get(pk=pk)
            _report(part, done, workers[part.unit_id], seed.moment(day, 10, chance.randrange(60)), chance)
        _rule(clerk, seed.moment(day, 16, chance.randrange(60)), chance)
    for person in Person.objects.filter(synthetic=True):
        inbox.read(person, at=seed.moment(last, 18))
    if last >= _FIGURES:
        _figures(workers, chance)


def _days(first: date, last: date) -> Iterable[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def _enter(day: date, clerk: Person) -> None:
    """The papers of a day."""
    for paper in (each for each in _PAPERS if each.day == day):
        at = seed.moment(day, 8, 30)
        words = f"{paper.title}\n本文件为演示数据，内容均为虚构。\n" + "\n".join(t.title for t in paper.tasks)
        stored = files.store(words.encode(), f"{paper.title}.txt", by=clerk, at=at)
        terms = {"kind": paper.kind, "title": paper.title, "issuer": paper.issuer}
        sources.enter_work(**terms, issued=day, file=stored, tasks=paper.tasks, by=clerk, at=at)


def _decide(
    part: Part, day: date, diligence: float, chance: Random, answers: dict[date, list[tuple[int, bool]]]
) -> None:
    """When a part will be reported: in time, some working days late, or only with progress."""
    last = part.due or day
    lead = max((last - day).days, 0)
    days = calendar()
    when = day + timedelta(days=chance.randrange(lead + 1))
    if chance.random() > diligence:
        when = days.add(last, chance.randrange(1, 8))
    while not days.is_working(when):
        when += timedelta(days=1)
    answers[when].append((part.pk, chance.random() < 0.9))


def _report(part: Part, done: bool, by: Person, at: datetime, chance: Random) -> None:
    difficulty = "" if done else chance.choice(_DIFFICULTIES)
    work.report_progress(part, text=chance.choice(_WORDS), difficulty=difficulty, done=done, by=by, at=at)


def _rule(clerk: Person, at: datetime, chance: Random) -> None:
    """What lies before HQ at the end of a day: most is accepted, some sent back, some waits for tomorrow."""
    for part in Part.objects.filter(state="reported", above=None).order_by("pk"):
        drawn = chance.random()
        if drawn < 0.86:
            work.accept(part, by=clerk, at=at)
        elif drawn < 0.9:
            work.send_back(part, reason="材料不全，请补齐盖章清单后再报（演示）。", by=clerk, at=at)


def _figures(workers: dict[int, Person], chance: Random) -> None:
    """Figures that the lead of each countable target reports, as of the last Friday, and ways to those without a date."""
    clerk = Person.objects.get(username="hq_clerk")
    at = seed.moment(_FIGURES, 15)
    for target in Target.objects.filter(measure__document__kind="policy", task__isnull=False).order_by("pk"):
        version = target.versions.get(valid_to=None)
        if version.dropped or not version.value.isdigit() or version.unit == "%":
            continue
        if version.deadline is None:
            targets.set_course(target, goal=version.value, **_BY_YEAR_END, by=clerk, at=at)
        lead = Part.objects.filter(task=target.task_id, lead=True, unit__in=workers, state__in=("open", "returned"))
        for part in lead.select_related("unit").order_by("pk")[:1]:
            value = int(version.value) * chance.randrange(35, 85) // 100
            told = Figure(target.pk, str(value), "部门台账（演示）", at.date())
            work.report_progress(part, text="本期数据已更新（演示）。", figures=[told], by=workers[part.unit_id], at=at)
