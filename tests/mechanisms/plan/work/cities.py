"""All fourteen cities, a team in each, with an officer; and what a name of all of them stands for."""

from __future__ import annotations

from collections.abc import Sequence

from tests import region as small
from tests.mechanisms.notice import Region, compiled
from wenzeng.mechanisms.people.declare import UnitEntry, UnitKind
from wenzeng.mechanisms.people.models import Unit
from wenzeng.mechanisms.people.services import register
from wenzeng.mechanisms.plan import declare

CITIES = tuple(f"45{n:02}00" for n in range(1, 15))
TEAMS = tuple(f"team.{code}" for code in CITIES)


def enter(region: Region) -> None:
    """Enter the cities that the small region lacks, and the teams."""
    known = set(Unit.objects.values_list("code", flat=True))
    held = [
        UnitEntry(code, f"第{n}市人民政府", f"第{n}市", UnitKind.CITY, "450000", 100 + n)
        for n, code in enumerate(CITIES, 1)
        if code not in known
    ]
    held += [
        UnitEntry(team, f"驻第{n}市工作队", f"驻{n}队", UnitKind.TEAM, "450000", 200 + n, area=city)
        for n, (team, city) in enumerate(zip(TEAMS, CITIES, strict=True), 1)
    ]
    register.enter_units(held, by=region.clerk, at=small.RECEIVED)
    declare.equip(declare.Tools(compile=compiled, resolve=resolve))


def resolve(written: Sequence[str]) -> list[declare.Resolution]:
    """The small region's names, and those of all cities and all teams."""
    groups = {"各设区市人民政府": CITIES, "驻各市工作队": TEAMS}
    found = small.resolve(written)
    return [
        declare.Resolution(groups[name], "group") if name in groups else known
        for name, known in zip(written, found, strict=True)
    ]
