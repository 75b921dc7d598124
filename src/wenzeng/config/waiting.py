"""What the homes show of cases and bulletins: lines made from those mechanisms and handed to the desk, which knows neither."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from wenzeng.mechanisms.bulletins.queries import waiting as bulletins
from wenzeng.mechanisms.casework.access import can_issue
from wenzeng.mechanisms.casework.queries import cases
from wenzeng.web.desk import sources
from wenzeng.web.desk.lines import Line, days
from wenzeng.web.shell.screen import Action


def join() -> None:
    """Hand the functions over; called once, when the addresses are loaded."""
    sources.fill(decisions=(_proposed, _mine, _bulletins), turns=(_proposed, _mine, _bulletins), under_way=_under_way)


def _under_way(person: Any) -> frozenset[str]:
    """Subjects with a case that has not ended, or with a proposal that waits."""
    running = {row.case.subject for row in cases.case_rows(person, date.min) if row.case.ended_at is None}
    return frozenset(running | set(cases.open_proposals(person).values_list("subject", flat=True)))


def _proposed(person: Any, on: date) -> Iterable[Line]:
    """The proposals of the person's unit, those of a type in one line."""
    held: dict[str, list[Any]] = {}
    for proposal in cases.open_proposals(person).filter(issuer=person.unit_id).order_by("proposed_at"):
        held.setdefault(proposal.type, []).append(proposal)
    for proposals in held.values():
        first, number = proposals[0], len(proposals)
        names = list(dict.fromkeys(proposal.addressed.short_name for proposal in proposals))
        url = reverse("cases:proposals") if number > 1 else reverse("cases:proposal", args=[first.pk])
        since = first.proposed_at.date()
        yield Line(
            "case",
            "建议",
            f"{first.kind.label} {number} 件" if number > 1 else f"{first.kind.label}：{first.title}",
            url,
            f"由规则产生，须人决定；最早的：{first.reason}",
            "、".join(names[:2]) + (f"等 {len(names)} 个单位" if len(names) > 2 else ""),
            since,
            Action("定", url),
            rest="提出",
            mark=first.clause if number == 1 else "",
            since=since,
        )


def _mine(person: Any, on: date) -> Iterable[Line]:
    """Cases in which it is the person's move: as the issuing unit to decide, as the unit addressed to answer."""
    for row in cases.case_rows(person, on):
        if row.mine:
            held, url = row.case, reverse("cases:case", args=[row.pk])
            addressed = held.addressed_id == person.unit_id
            yield Line(
                "letter" if addressed else "case",
                "红灯" if row.over else held.standing.label,
                f"{'答复' if addressed else ''}{held.mark}：{held.title}",
                url,
                held.standing.label,
                held.issuer.short_name if addressed else held.addressed.short_name,
                held.due,
                Action("答复" if addressed else "办理", url),
                tone="red" if row.over else "",
                rest=days(on, held.due),
                mark=held.clause,
                since=held.opened_at.date(),
            )


def _bulletins(person: Any, on: date) -> Iterable[Line]:
    """The period whose bulletin is still to be written, and the bulletins that wait for the person."""
    period = bulletins.to_write(person, on)
    if period:
        url, why = reverse("bulletins:bulletins"), f"本期已于 {period.last} 结束，尚未关账"
        act = Action("编发", url)
        yield Line("bulletin", "待编", f"编发{period.label}通报", url, why, person.unit_name, None, act)
    for held in bulletins.mine(person):
        url, title = reverse("bulletins:desk", args=[held.pk]), held.title.replace("\n", "")
        act = Action("办理", url)
        yield Line("bulletin", held.get_state_display(), title, url, "轮到您办理", held.issuer.short_name, None, act)


def supervise(person: Any, subject: str) -> Iterable[Action]:
    """The way from a unit's part to a case about it, for whoever may issue one."""
    if subject.startswith("part:") and can_issue(person):
        yield Action("督办", f"{reverse('cases:new')}?subject={subject}")
