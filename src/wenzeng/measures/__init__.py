"""The policy as code: which document it is, and the units it gives duties to. Declarations only, in its own order.

Measures attach to the compiled plan of this document by clause. Number, date and issuer stand nowhere in its text, so
they are declared here with their origin.
"""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from wenzeng.library import geo
from wenzeng.library.units import Group, Register, Unit, UnitKind


@dataclass(frozen=True, slots=True)
class Document:
    """The document that this package carries out; ``origin`` and ``source`` are those of number, date and issuer."""

    file: str
    number: str
    issued: date
    issuer: str
    origin: str
    source: str


DOCUMENT = Document(
    file="document.txt",
    number="桂稳工业保运行指发〔2022〕14号",
    issued=date(2022, 9, 30),
    issuer="广西稳工业保运行攻坚战指挥部",
    origin="entered by hand",
    source="smelz.cn/article/zhengce/detail-46855",
)

_KINDS: tuple[UnitKind, ...] = ("government", "hq", "department", "company")


@cache
def units() -> tuple[Unit, ...]:
    """Every unit that the documents of the region name, in official order."""
    tables = _tables()
    declared = tuple(_unit(kind, row) for kind in _KINDS for row in tables[kind])
    teams = tuple(_unit("team", row) for row in tables["team"])
    return declared + tuple(_government(a) for a in (*geo.cities(), *geo.counties())) + teams + _city_teams()


@cache
def groups() -> tuple[Group, ...]:
    """Every group of units, with its members where the name alone says who they are."""
    members = {
        "cities": tuple(a.code for a in geo.cities()),
        "counties": tuple(a.code for a in geo.counties()),
        "teams": tuple(t.code for t in _city_teams()),
    }
    return tuple(
        Group(
            row["code"], row["name"], tuple(row["aliases"]), tuple(m for of in row.get("of", ()) for m in members[of])
        )
        for row in _tables()["group"]
    )


@cache
def register() -> Register:
    """The register that resolves the names of notes."""
    return Register(units(), groups())


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads((resources.files(__name__) / "units.toml").read_text(encoding="utf-8"))


def _unit(kind: UnitKind, row: dict[str, Any]) -> Unit:
    return Unit(
        code=row["code"],
        name=row["name"],
        short=row.get("short", row["name"]),
        kind=kind,
        area=geo.REGION,
        aliases=tuple(row.get("aliases", ())),
        central_in_region=row.get("central_in_region", False),
    )


def _government(area: geo.Area) -> Unit:
    """A city or county speaks through its government; documents name it with or without the word."""
    full = area.name if area.level == "city" else geo.area(area.parent).name + area.name
    aliases = {f"{area.name}政府", f"{full}人民政府", full} | ({area.short} if area.level == "city" else set())
    return Unit(area.code, f"{area.name}人民政府", area.name, "government", area.code, tuple(sorted(aliases)))


def _city_teams() -> tuple[Unit, ...]:
    return tuple(
        Unit(
            code=f"team.{city.code}",
            name=f"广西工业振兴特派员工作队驻{city.name}工作队",
            short=f"驻{city.name}工作队",
            kind="team",
            area=city.code,
            aliases=(f"工业振兴特派员工作队驻{city.name}工作队",),
        )
        for city in geo.cities()
    )
