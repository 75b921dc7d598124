"""Roles of persons and kinds of units, and what the measures hand over: the register of units of a document."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class UnitKind(StrEnum):
    """Kinds of units."""

    REGION = "region"
    HQ = "hq"
    DEPARTMENT = "department"
    CITY = "city"
    COUNTY = "county"
    PARK = "park"
    TEAM = "team"
    COMPANY = "company"
    FIRM = "firm"
    BANK = "bank"
    GUARANTEE = "guarantee"
    SCHOOL = "school"


UNIT_KINDS = {
    UnitKind.REGION: "自治区",
    UnitKind.HQ: "指挥部",
    UnitKind.DEPARTMENT: "区直及中直部门",
    UnitKind.CITY: "设区市",
    UnitKind.COUNTY: "县（市、区）",
    UnitKind.PARK: "园区",
    UnitKind.TEAM: "工作队",
    UnitKind.COMPANY: "国有企业",
    UnitKind.FIRM: "企业",
    UnitKind.BANK: "银行",
    UnitKind.GUARANTEE: "担保机构",
    UnitKind.SCHOOL: "学校",
}

AREA_KINDS = frozenset({UnitKind.REGION, UnitKind.CITY, UnitKind.COUNTY, UnitKind.PARK})
"""Units that stand for an area: their scope is the area with all below it."""

ROLES = {
    "hq_clerk": "指挥部办公室经办",
    "hq_lead": "指挥部办公室负责人",
    "department_officer": "部门经办",
    "city_officer": "设区市经办",
    "county_clerk": "县区经办",
    "park_clerk": "园区经办",
    "commissioner": "工业振兴特派员",
    "firm_clerk": "企业经办",
    "bank_officer": "银行经办",
    "guarantee_officer": "担保机构经办",
    "debtor": "欠款单位经办",
    "school": "学校经办",
    "auditor": "审计",
    "leader": "自治区领导",
    "system_admin": "系统管理员",
    "security_admin": "安全管理员",
    "audit_admin": "审计管理员",
}
"""Roles by code, with the word shown."""

HQ_DESK = frozenset({"hq_clerk", "hq_lead"})
"""Who takes documents in, corrects and adopts plans."""

WHOLE_REGION = HQ_DESK | {"leader", "auditor"}
"""Who sees every area and every subject."""

OUTSIDE = frozenset({"firm_clerk", "bank_officer", "guarantee_officer", "debtor", "school"})
"""Who stands outside the administration: sees issued documents, not the work behind them."""

SYSTEM = "system"
"""Code of the system's own unit and account, which acts where no person does; nobody can sign in with it."""

ADMINISTRATORS = frozenset({"system_admin", "security_admin", "audit_admin"})
"""The three administrators: they run the system and see no business data."""


@dataclass(frozen=True)
class UnitEntry:
    """A unit as handed over by wiring: its code, names, place in the tree, and the words documents use for it."""

    code: str
    name: str
    short_name: str
    kind: UnitKind
    parent: str | None
    position: int
    aliases: tuple[str, ...] = ()
    central_in_region: bool = False
    area: str | None = None
    synthetic: bool = False
