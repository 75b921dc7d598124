"""The demo's people: one for each role, department and city; their passwords lie in the data folder, made at random."""

from __future__ import annotations

import json
import secrets
from pathlib import Path
from typing import Any

from wenzeng.config import places
from wenzeng.library import geo
from wenzeng.mechanisms.people import queries
from wenzeng.mechanisms.people.declare import UnitEntry, UnitKind

PHONE = "0771-×××××××"
"""What stands for the phone of an invented person."""

_SURNAMES = "韦黄覃莫蒙罗陆梁农卢谭潘陈李周吴何廖蓝苏"

SYNTHETIC_UNITS = (
    UnitEntry("park.450200.1", "柳州示例工业园区", "柳州示例园区", UnitKind.PARK, "450200", 900010, synthetic=True),
    UnitEntry("park.450100.1", "南宁示例产业园区", "南宁示例园区", UnitKind.PARK, "450100", 900020, synthetic=True),
    UnitEntry("park.450900.1", "玉林示例新材料园区", "玉林示例园区", UnitKind.PARK, "450900", 900030, synthetic=True),
    UnitEntry("firm.demo.1", "柳州示例汽车有限公司", "示例汽车", UnitKind.FIRM, "450203", 900110, synthetic=True),
    UnitEntry("bank.demo.1", "示例银行南宁分行", "示例银行", UnitKind.BANK, "450100", 900210, synthetic=True),
    UnitEntry(
        "guarantee.demo.1", "示例融资担保有限公司", "示例担保", UnitKind.GUARANTEE, "450100", 900310, synthetic=True
    ),
    UnitEntry("debtor.demo.1", "示例建设投资有限公司", "示例建投", UnitKind.FIRM, "450103", 900120, synthetic=True),
    UnitEntry("school.demo.1", "示例职业技术学院", "示例学院", UnitKind.SCHOOL, "450200", 900410, synthetic=True),
)
"""Invented units, so marked; parks, firm, bank, guarantee institution, debtor, school."""

_SINGLE = {
    "hq_clerk": "hq.office",
    "hq_lead": "hq.office",
    "leader": "450000",
    "auditor": "dept.sjt",
    "county_clerk": "450203",
    "park_clerk": "park.450200.1",
    "commissioner": "team.450200",
    "firm_clerk": "firm.demo.1",
    "bank_officer": "bank.demo.1",
    "guarantee_officer": "guarantee.demo.1",
    "debtor": "debtor.demo.1",
    "school": "school.demo.1",
    "system_admin": "hq.office",
    "security_admin": "hq.office",
    "audit_admin": "hq.office",
}


def people(departments: list[str]) -> list[tuple[str, str, str, str]]:
    """(username, name, role, unit code): the single roles, an officer for each department, one for each city, a commissioner for each team."""
    posts = [(role, role, unit) for role, unit in _SINGLE.items()]
    posts += [(f"department_officer.{code}", "department_officer", code) for code in departments]
    posts += [(f"city_officer.{city.code}", "city_officer", city.code) for city in geo.cities()]
    teams = (f"team.{city.code}" for city in geo.cities())
    posts += [(f"commissioner.{team}", "commissioner", team) for team in teams if team != _SINGLE["commissioner"]]
    return [(user, _SURNAMES[n % len(_SURNAMES)] + "××", role, unit) for n, (user, role, unit) in enumerate(posts)]


def passwords(usernames: list[str]) -> dict[str, str]:
    """The passwords in the data folder, made where there are none."""
    path = _path()
    places.write_once(path, json.dumps({u: secrets.token_urlsafe(12) for u in usernames}, indent=1))
    held: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return held


def rows() -> list[dict[str, Any]]:
    """The published form of the cast."""
    held = passwords([])
    return [
        {
            "username": p.username,
            "password": held.get(p.username, ""),
            "role": p.role,
            "unit": p.unit.name,
            "unit_code": p.unit.code,
            "name": p.name,
        }
        for p in queries.cast()
    ]


def _path() -> Path:
    return places.data_folder() / "keys" / "cast.json"
