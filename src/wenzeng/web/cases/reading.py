"""What the page of a case says: its trail with letters and files, its clock day by day, the acts open to the person."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from wenzeng.library.schedule.calendar import CountedDay
from wenzeng.mechanisms.casework import access
from wenzeng.mechanisms.casework.declare import CaseType, Who
from wenzeng.mechanisms.casework.queries import cases, clocks
from wenzeng.mechanisms.documents.access import visible_to as papers_visible_to
from wenzeng.mechanisms.office.queries.calendar import calendar
from wenzeng.web.shell import subjects
from wenzeng.web.shell.figures import local
from wenzeng.web.shell.screen import Action

HIDDEN = frozenset({"words"})
"""Parts of a step's detail that the page does not list: the letter shows them."""


@dataclass(frozen=True, slots=True)
class Event:
    """A step, as the timeline draws it."""

    when: dt.datetime | dt.date
    what: str
    text: str = ""
    given: Sequence[tuple[str, str]] = ()
    files: Sequence[Any] = ()
    paper: Any = None
    promises: Sequence[Any] = ()
    back: bool = False
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class Clock:
    """The running clock in words, with its count day by day."""

    label: str
    said: str
    days: Sequence[CountedDay]
    days_word: str
    late: bool


def events(person: Any, held: Any) -> list[Event]:
    """What happened, newest first, with the limit ahead on top."""
    steps = held.steps.select_related("by", "unit").prefetch_related("files__file", "commitments__unit")
    papers = {f"paper:{each.pk}": each for each in papers_visible_to(person).filter(subject=f"case:{held.pk}")}
    done = [_event(held, step, papers) for step in steps.order_by("-number")]
    ahead = [Event(held.due, clocks_label(held), ahead=True)] if held.due and not held.standing.final else []
    return [*ahead, *done]


def clocks_label(held: Any) -> str:
    """The word for the limit that runs."""
    running = clocks.running(held)
    return running.clock.label if running else held.kind.clocks[0].label


def _event(held: Any, step: Any, papers: dict[str, Any]) -> Event:
    act = held.kind.act(step.act)
    labels = {need.code: need.label for need in act.needs}
    given = [(labels.get(key, key), value) for key, value in step.detail.items() if key not in HIDDEN]
    if step.due and not act.opens:
        given.append((labels.get("due", "期限"), str(step.due)))
    return Event(
        when=local(step.at),
        what=f"{step.unit.short_name} {step.by.name} {act.label}",
        text=step.text,
        given=given,
        files=list(step.files.all()),
        paper=papers.get(step.paper),
        promises=[(each, subjects.url(each.subject or "")) for each in step.commitments.all()],
        back=act.code in ("return", "withdraw", "pause"),
    )


def clock(held: Any, on: dt.date) -> Clock | None:
    """The clock of a case on a day; None before it has gone out."""
    running = clocks.running(held)
    if running is None:
        return None
    cal = calendar()
    unit = "工作日" if running.clock.working else "天"
    if running.stopped:
        said = f"{running.stopped} 停止，用了 {running.count.used(cal, running.stopped)} / {running.days} 个{unit}"
    elif running.paused:
        said = f"暂停中，已用 {running.count.used(cal, on)} / {running.days} 个{unit}"
    else:
        left = running.left(cal, on)
        said = f"期限 {running.due}，" + (f"剩 {left} 个{unit}" if left >= 0 else f"超期 {-left} 个{unit}")
    late = not running.stopped and not running.paused and running.left(cal, on) < 0
    return Clock(running.clock.label, said, running.shown(cal, on), unit, late)


def actions(person: Any, held: Any) -> list[Action]:
    """The acts open to the person as buttons; what leads on is the main one."""
    found = access.acts_open_to(person, held)
    main = next((each.code for each in found if each.code in ("issue", "reply", "accept", "hold", "resume")), "")
    return [
        Action(each.label, reverse("cases:act", args=[held.pk, each.code]), main=each.code == main)
        for each in sorted(found, key=lambda each: each.code == main)
    ]


SHOWN = ("document", "standing", "earlier")
"""Facts that a page lists; the task itself stands above them."""


def facts(kind: CaseType, held: Mapping[str, str]) -> list[tuple[str, str]]:
    """The frozen facts with their words, as far as there are any."""
    return [(each.label, held[each.code]) for each in kind.fields if each.code in SHOWN and held.get(each.code)]


def whose_turn(held: Any) -> str:
    """Who has to act next, in words."""
    turn = held.standing.turn
    if turn is None:
        return ""
    unit = held.addressed if turn == Who.ADDRESSED else held.issuer
    return f"由{unit.short_name}{'负责人签发' if turn == Who.ISSUER_LEAD else '办理'}"


def others(person: Any, held: Any, on: dt.date) -> list[Any]:
    """Other cases about the same subject."""
    return cases.rows_of(person, cases.about(held.subject, person).exclude(pk=held.pk), on)
