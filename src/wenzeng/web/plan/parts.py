"""What the screens of work say of one part: its row, its steps with evidence, its clock, what was handed down."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from wenzeng.library.schedule.calendar import CountedDay
from wenzeng.mechanisms.office.queries import parameters
from wenzeng.mechanisms.office.queries.calendar import calendar
from wenzeng.mechanisms.office.services import clock
from wenzeng.mechanisms.people.declare import AREA_KINDS
from wenzeng.mechanisms.plan import access
from wenzeng.mechanisms.plan.declare import LIGHTS
from wenzeng.mechanisms.plan.queries import rules
from wenzeng.mechanisms.plan.queries.standing import part_rows, target_standings
from wenzeng.web.plan import forms_work as forms
from wenzeng.web.plan.standing_listings import against, covered
from wenzeng.web.plan.work_listings import TONES, states_counted
from wenzeng.web.shell.figures import Pace, local, pace

BACK = frozenset({"return", "pause", "withdraw"})
"""Steps that throw a part back: their dot on the timeline is red."""


def url(part: Any) -> str:
    """A part's own page."""
    return reverse("plan:part", args=[part.pk])


def row_of(person: Any, part: Any, on: dt.date) -> Any:
    """A part as a row, as it stood on a day; None where it was not yet there."""
    return next(iter(part_rows(access.parts_visible_to(person).filter(pk=part.pk), on)), None)


def waiting(person: Any) -> list[int]:
    """The reported parts on which this person rules."""
    return list(access.ruled_by(person).filter(state="reported").values_list("pk", flat=True))


@dataclass(frozen=True, slots=True)
class Bar:
    """A target with its bar: done against where one should be today."""

    pk: int
    name: str
    mark: str
    pace: Pace | None
    said: str
    covered: str
    tone: str
    light: str
    reasons: str

    @property
    def url(self) -> str:
        """The target's page."""
        return reverse("plan:target", args=[self.pk])


def bar(standing: Any) -> Bar:
    """A target's standing as a bar."""
    drawn = pace(standing.actual, standing.goal, standing.expected)
    light = standing.light
    return Bar(
        standing.pk, standing.what, standing.clause, drawn, against(standing), covered(standing),
        TONES[light.colour], LIGHTS[light.colour], "；".join(light.reasons),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, as the timeline draws it; files lead to their evidence."""

    when: dt.datetime | dt.date
    what: str
    part: int = 0
    difficulty: str = ""
    request: str = ""
    files: Sequence[Any] = ()
    back: bool = False
    ahead: bool = False


STEPS = ("steps__by", "steps__unit", "steps__evidence__file", "steps__figures__target__versions")
"""What is read along with parts whose steps are shown."""


def steps(part: Any, until: dt.datetime | None = None) -> list[Event]:
    """The steps taken on a part, up to a moment."""
    return [_event(step) for step in part.steps.all() if until is None or step.at <= until]


def events(part: Any, until: dt.datetime | None = None) -> list[Event]:
    """What happened on a part, newest first, up to a moment: steps and changes of its lamp; the deadline on top."""
    lamps = [_turned(lamp) for lamp in part.lights.all() if until is None or lamp.at <= until]
    opened = Event(local(part.opened_at), f"任务下到{part.unit.short_name}")
    ahead = [Event(part.due, "时限", ahead=True)] if part.due else []
    return [*ahead, *sorted([*steps(part, until), *lamps], key=lambda each: each.when, reverse=True), opened]


def _turned(lamp: Any) -> Event:
    words = "：".join(filter(None, (f"转{LIGHTS[lamp.light]}", lamp.reason)))
    return Event(local(lamp.at), words, back=lamp.light == "red")


def _event(step: Any) -> Event:
    act = f"{step.unit.short_name} {step.by.name} {step.get_kind_display()}"
    due = f"，新时限 {step.due}" if step.due else ""
    said = [_figure(figure) for figure in step.figures.all()] + [step.text] * bool(step.text)
    words = f"{act}{due}" + (f"：{'；'.join(said)}" if said else "")
    files = list(step.evidence.all())
    return Event(local(step.at), words, step.part_id, step.difficulty, step.request, files, step.kind in BACK)


def _figure(figure: Any) -> str:
    version = next((v for v in figure.target.versions.all() if v.valid_to is None), None)
    return f"{version.what} {figure.value} {version.unit}".strip() if version else str(figure.value)


def asks_outcome(part: Any) -> bool:
    """Whether a part that is done waits for word of what came of it."""
    last = part.steps.filter(kind__in=["ask", "outcome"]).order_by("-number").first()
    return bool(last and last.kind == "ask")


@dataclass(frozen=True, slots=True)
class Left:
    """How far a deadline is: in days, in working days, and the count day by day where it is asked for."""

    said: str
    counted: Sequence[CountedDay] = ()


def left(due: dt.date | None, today: dt.date, *, shown: bool) -> Left:
    """How far a deadline is; overdue days are counted from the deadline on."""
    if due is None:
        return Left("")
    cal = calendar()
    first, last = min(due, today), max(due, today)
    rows = cal.counted(first, last) if shown else ()
    days, working = (last - first).days, cal.between(first, last)
    if due == today:
        return Left("今天到期", rows)
    return Left(f"{'剩' if due > today else '已过'} {days} 天，其中工作日 {working} 天", rows)


def handed_down(person: Any, part: Any, on: dt.date) -> tuple[Sequence[Any], str]:
    """The parts below a part, as far as the person sees them, and what they come to."""
    rows = part_rows(access.parts_visible_to(person).filter(above=part.pk), on)
    return rows, f"{len(rows)} 个单位：{states_counted(rows)}"


THRESHOLDS = ("lights.red_overdue_days", "lights.red_behind_points", "lights.yellow_ahead_days")


def rule(on: dt.date) -> tuple[str, bool]:
    """The published rule of lamps with the thresholds that hold on a day, and whether any of them is an assumption."""
    held = rules.rule(on)
    words = (
        f"红灯：逾期超过 {held.red_overdue_days} 天，或落后进度超过 {held.red_behind_points} 个百分点；"
        f"黄灯：逾期，或距时限 {held.yellow_ahead_days} 天以内且落后进度；其余绿灯；缺数据的无灯。"
    )
    return words, any(parameters.standing(name, on).origin == "assumption" for name in THRESHOLDS)


def boxes(person: Any, part: Any) -> list[forms.Box]:
    """The figures that a part's unit is asked for, each with its last value and where one should be.

    A department that only joins in is asked for none where the areas report: its figure would count for nothing.
    """
    if part.period or not _asked(part):
        return []
    today = clock.today()
    row = row_of(person, part, today)
    own = {standing.pk: standing for standing in row.targets} if row else {}
    last = {
        figure.target_id: figure
        for target in part.task.targets.all()
        for figure in target.actuals.filter(unit=part.unit).order_by("day", "at")
    }
    return [
        forms.Box(each.pk, each.what, each.unit, last.get(each.pk), own[each.pk].expected if each.pk in own else None)
        for each in target_standings(part.task.targets.all(), today)
    ]


def _asked(part: Any) -> bool:
    if part.lead or part.unit.kind in AREA_KINDS:
        return True
    return not part.task.parts.filter(above=None, lead=False, unit__kind__in=AREA_KINDS).exists()


def progress_form(person: Any, part: Any, leads_to: str, request: HttpRequest | None = None) -> forms.Progress:
    """The form of progress with a box for each figure that the unit is asked for."""
    sent = request is not None and request.method == "POST"
    return forms.Progress(
        request.POST if request and sent else None,
        request.FILES if request and sent else None,
        boxes=boxes(person, part),
        today=clock.today(),
        leads_to=leads_to,
    )
