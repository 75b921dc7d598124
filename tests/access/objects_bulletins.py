"""Addresses of bulletins: an issued one is its addressees'; one under way is nobody's but its writers', HQ or a city."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from tests.access.doors import DESK, EVERYBODY, WHOLE, Door, Region
from tests.region import moment
from wenzeng.library.schedule.periods import Period
from wenzeng.mechanisms.bulletins.models import Bulletin
from wenzeng.mechanisms.bulletins.services import countersigning, drafting, moving

AT = moment(date(2022, 10, 24))
FIRST, SECOND = Period.parse("2022-10-T1"), Period.parse("2022-10-T2")
EARLIER, BEFORE = Period.parse("2022-09-T3"), Period.parse("2022-09-T2")
ISSUED, UNDER_WAY, OUTSIDE, OF_CITY = "探针木荷通报", "探针紫荆在办", "探针木兰转办", "探针含笑市报"
IN_REVIEW, ASKED = "探针茉莉核稿", "探针朱槿会签"
OURS, LEAD, GXT = frozenset({"city_officer"}), frozenset({"hq_lead"}), frozenset({"department_officer"})
READERS = WHOLE | {"city_officer", "other_city", "department_officer", "other_department"}
"""To whom HQ's bulletins go: cities and departments."""

WRITERS = DESK | OURS | {"other_city"}
CANARIES = {
    ISSUED: READERS, "探针木荷导语": READERS, UNDER_WAY: DESK, "探针紫荆理由": DESK, OF_CITY: OURS,
    # With the OA it is a paper already, though not yet issued: whoever sees the whole region sees all papers.
    OUTSIDE: WHOLE,
    IN_REVIEW: DESK, ASKED: DESK | {"department_officer"},
}  # fmt: skip


def plant(region: Region) -> None:
    """HQ's of the first period is issued, and being corrected; that of the second is with the OA. A city writes its own."""
    clerk, lead, city = (region.people[name] for name in ("hq_clerk", "hq_lead", "city_officer"))
    issued = drafting.start(FIRST, by=clerk, at=AT)
    _say(issued, ISSUED, "探针木荷导语", clerk)
    moving.move(issued, "submit", by=clerk, at=AT)
    moving.sign(issued, by=lead, at=AT)
    _say(drafting.correct(issued, reason="探针紫荆理由", by=clerk, at=AT), UNDER_WAY, UNDER_WAY, clerk)
    outside = drafting.start(SECOND, by=clerk, at=AT)
    _say(outside, OUTSIDE, OUTSIDE, clerk)
    moving.send_out(outside, by=clerk, at=AT)
    for period, title in ((EARLIER, IN_REVIEW), (BEFORE, ASKED)):
        held = drafting.start(period, by=clerk, at=AT)
        _say(held, title, title, clerk)
        moving.move(held, "submit", by=clerk, at=AT)
    countersigning.ask(held, [region.people["department_officer"].unit], by=clerk, at=AT)
    _say(drafting.start(FIRST, by=city, at=AT), OF_CITY, OF_CITY, city)


def _say(held: Bulletin, title: str, opening: str, by: Any) -> None:
    drafting.edit(held, title=title, opening=opening, texts={}, expected=held.revision, by=by, at=AT)


def bulletin(title: str, *more: str) -> Callable[[Region], list[Any]]:
    return lambda region: [Bulletin.objects.get(title=title).pk, *more]


CITY_S = {"foreign": bulletin(OF_CITY), "foreign_but": OURS}


def writing(name: str) -> Door:
    """An act on a bulletin under way, by those who write it."""
    return Door(f"bulletins:{name}", DESK, DESK, own=bulletin(UNDER_WAY), **CITY_S)


def reading(name: str) -> Door:
    """Something to read of an issued bulletin."""
    return Door(f"bulletins:{name}", READERS, own=bulletin(ISSUED), **CITY_S)


DOORS = (
    Door("bulletins:bulletins", EVERYBODY),
    Door("bulletins:start", None, WRITERS),
    Door("bulletins:desk", READERS, own=bulletin(ISSUED), foreign=bulletin(UNDER_WAY)),
    reading("compare"),
    reading("word"),
    reading("pdf"),
    writing("edit"),
    writing("send_out"),
    Door("bulletins:sign", None, LEAD, own=bulletin(UNDER_WAY), knows=DESK, **CITY_S),
    Door("bulletins:register", DESK, DESK, own=bulletin(OUTSIDE), **CITY_S),
    Door("bulletins:ask", DESK, DESK, own=bulletin(IN_REVIEW), **CITY_S),
    Door("bulletins:answer", GXT, GXT, own=bulletin(ASKED), knows=DESK, **CITY_S),
    Door("bulletins:correct", DESK, DESK, own=bulletin(ISSUED), knows=READERS, **CITY_S),
    Door("bulletins:move", DESK, DESK, own=bulletin(UNDER_WAY, "submit"),
         foreign=bulletin(OF_CITY, "submit"), foreign_but=OURS),
)  # fmt: skip
