"""Measures as they stand: the worst lamp of their parts with the count behind it, lead, next date, how much is done."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from wenzeng.mechanisms.people.access import scope
from wenzeng.mechanisms.people.models import Person
from wenzeng.mechanisms.plan.access import measures_visible_to, parts_visible_to
from wenzeng.mechanisms.plan.models import MeasureVersion
from wenzeng.mechanisms.plan.queries.moments import standing
from wenzeng.mechanisms.plan.queries.rows import clause, mention_versions, who
from wenzeng.mechanisms.plan.queries.standing.days import end_of
from wenzeng.mechanisms.plan.queries.standing.lights import ORDER, Light
from wenzeng.mechanisms.plan.queries.standing.parts import PartRow
from wenzeng.mechanisms.plan.queries.standing.whole import whole


@dataclass(frozen=True)
class MeasureStanding:
    """A measure on a day, counted over the parts that the person sees."""

    pk: int
    document: int
    clause: str
    title: str
    light: Light
    lead: str
    next_date: date | None
    open: int
    overdue: int
    done: int
    total: int


def measure_standings(person: Person, on: date) -> list[MeasureStanding]:
    """The measures in force that a person sees, in the order of their documents."""
    now = end_of(on)
    held = measures_visible_to(person).filter(document__state="adopted")
    if scope(person).whole:  # what a city set for its own counties is no measure of the region
        held = held.filter(document__keeper=None)
    versions = MeasureVersion.objects.filter(standing(now), item__in=held, dropped=False).select_related("item")
    versions = (
        versions.prefetch_related("units")
        .defer("text")
        .order_by("item__document__adopted_at", "item__document", "item__position")
    )
    rows: dict[int, list[PartRow]] = defaultdict(list)
    seen = None if scope(person).whole else set(parts_visible_to(person).values_list("pk", flat=True))
    for row in whole(on):
        if row.state != "withdrawn" and (seen is None or row.pk in seen):
            rows[row.measure].append(row)
    listed = list(versions)
    mentions = {m.item_id: m for m in mention_versions({v.item.document_id for v in listed}, now)}
    out = []
    for version in listed:
        leads = [who(mentions[u.mention_id], True) for u in version.units.all() if u.lead and u.mention_id in mentions]
        out.append(_standing(version, "、".join(w.shown for w in leads), rows[version.item_id], on))
    return out


def _standing(version: MeasureVersion, lead: str, rows: list[PartRow], on: date) -> MeasureStanding:
    waiting = [r for r in rows if r.state != "accepted"]
    return MeasureStanding(
        pk=version.item_id,
        document=version.item.document_id,
        clause=clause(version, 0),
        title=version.title,
        light=worst(rows),
        lead=lead,
        next_date=min((r.due for r in waiting if r.due and r.due >= on), default=None),
        open=len(waiting),
        overdue=sum(r.is_late for r in rows),
        done=len(rows) - len(waiting),
        total=len(rows),
    )


def worst(rows: list[PartRow]) -> Light:
    """The worst lamp among parts, with how many show it; none where no part has one."""
    colours = [r.light.colour for r in rows]
    colour = min(colours, key=ORDER.index, default="none")
    if colour == "none":
        return Light("none", ("没有可判定的承办",))
    light = Light(colour, ())
    return Light(colour, (f"{len(rows)} 项承办中{light.name} {colours.count(colour)} 项",))
