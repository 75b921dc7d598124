"""The areas of Guangxi (行政区划): region, cities and counties with their GB/T 2260 codes, in official order.

Units, returns and rankings name areas by these codes, so that one place has one code in every table. The tile grid is
a schematic picture (示意图) and no map: it shows no boundary, so that no map approval number is needed.
"""

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

Level = Literal["region", "city", "county"]

REGION = "450000"

TILES: dict[str, tuple[int, int]] = {
    "451200": (2, 1),
    "450200": (3, 1),
    "450300": (4, 1),
    "451100": (5, 1),
    "451000": (1, 2),
    "450100": (2, 2),
    "451300": (3, 2),
    "450800": (4, 2),
    "450400": (5, 2),
    "451400": (1, 3),
    "450600": (2, 3),
    "450700": (3, 3),
    "450500": (4, 3),
    "450900": (5, 3),
}
"""Column and row of each city's square, counted from 1; the first square of the first row is free for the key."""

_TAIL = re.compile(r"(?:(?:各|壮|苗|侗|瑶|毛南|仫佬)族)?自治[区县]$|[市县区]$")


@dataclass(frozen=True, slots=True)
class Area:
    """One administrative area; ``parent`` is a code, empty for the region."""

    code: str
    name: str
    parent: str
    level: Level

    @property
    def short(self) -> str:
        """The name as people say it: 南宁 for 南宁市. 容县 stays, since one character alone is no name."""
        stem = _TAIL.sub("", self.name)
        return stem if len(stem) > 1 else self.name


@cache
def areas() -> tuple[Area, ...]:
    """Region, cities, counties, each group in official order."""
    lines = (resources.files(__name__) / "areas.csv").read_text(encoding="utf-8").splitlines()
    return tuple(Area(r["code"], r["name"], r["parent"], _level(r["level"])) for r in csv.DictReader(lines))


def cities() -> tuple[Area, ...]:
    """The 14 cities (设区市) in official order."""
    return tuple(a for a in areas() if a.level == "city")


def counties(city: str | None = None) -> tuple[Area, ...]:
    """The counties (县、市、区) of one city, named by its code, or all 111."""
    return tuple(a for a in areas() if a.level == "county" and city in (None, a.parent))


def area(code: str) -> Area:
    """The area with this code; KeyError where there is none."""
    return _by_code()[code]


@cache
def _by_code() -> dict[str, Area]:
    return {a.code: a for a in areas()}


def _level(written: str) -> Level:
    match written:
        case "region" | "city" | "county":
            return written
    raise ValueError(f"areas.csv: no such level: {written!r}")
