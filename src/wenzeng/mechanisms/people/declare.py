"""Roles of persons and kinds of units, who may do what to an account, the limits of signing in, and what the measures hand over.

The separation of the three administrators (三员, GB/T 22239-2019 8.1.5) is the table ``DUTIES``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
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


INSIDE = frozenset(ROLES) - OUTSIDE - ADMINISTRATORS
"""Who works on the measures. A list of who is in, so that a role nobody thought of sees nothing."""

ROLE_UNITS = {
    "hq_clerk": {UnitKind.HQ},
    "hq_lead": {UnitKind.HQ},
    "department_officer": {UnitKind.DEPARTMENT, UnitKind.COMPANY},
    "city_officer": {UnitKind.CITY},
    "county_clerk": {UnitKind.COUNTY},
    "park_clerk": {UnitKind.PARK},
    "commissioner": {UnitKind.TEAM},
    "firm_clerk": {UnitKind.FIRM},
    "bank_officer": {UnitKind.BANK},
    "guarantee_officer": {UnitKind.GUARANTEE},
    "debtor": {UnitKind.FIRM, UnitKind.COMPANY, UnitKind.DEPARTMENT},
    "school": {UnitKind.SCHOOL},
    "auditor": {UnitKind.DEPARTMENT},
    "leader": {UnitKind.REGION},
    "system_admin": {UnitKind.HQ},
    "security_admin": {UnitKind.HQ},
    "audit_admin": {UnitKind.HQ},
}
"""At which kind of unit a role may be held: a city's officer at a firm would see what no firm may."""

DUTIES = {
    "see_persons": ADMINISTRATORS,
    "create_account": frozenset({"system_admin"}),
    "correct_account": frozenset({"system_admin"}),
    "reset_password": frozenset({"system_admin"}),
    "give_post": frozenset({"security_admin"}),
    "give_deputy": frozenset({"security_admin"}),
    "hand_over": frozenset({"security_admin"}),
    "disable": frozenset({"security_admin"}),
    "unlock": frozenset({"security_admin"}),
    "read_journal": frozenset({"audit_admin"}),
}
"""Who may do what: accounts without rights, rights, and the record of both lie in three hands; nobody acts on himself."""

TRIES = 5
"""Wrong passwords in a row after which an account is locked (GB/T 22239-2019 8.1.4.1 b asks for a limit; the number is ours)."""

ADDRESS_TRIES = 20
"""The same for an address: more, because a whole office sits behind one (our assumption)."""

LOCK = timedelta(minutes=15)
"""How long the lock holds, and the time in which the wrong passwords must fall (our assumption)."""

IDLE = timedelta(minutes=30)
"""After this long without a request a session ends (8.1.4.1 b asks for an end; the number is ours)."""

LONGEST = timedelta(hours=12)
"""No session is longer than a working day (our assumption)."""

SEEN_EVERY = timedelta(minutes=1)
"""A session's last request is written no oftener: reading must not queue up behind one writer."""

KEPT_PASSWORDS = 5
"""How many earlier passwords may not come back (our assumption)."""

PASSWORD_AGE: timedelta | None = None
"""After this time a password must be changed; None: never, for a forced change breeds weak ones (ASVS 5.0 V6.2.10)."""

OUTCOMES = {
    "ok": "登录",
    "clicked": "演示点选登录",
    "wrong": "口令错误",
    "expired": "账号已过有效期",
    "no_post": "尚无岗位",
    "unlocked": "解除锁定",
}
"""How an attempt to sign in ended."""

ENDS = {
    "signed_out": "已退出登录。",
    "idle": f"您已 {IDLE.seconds // 60} 分钟没有操作，为安全起见已退出，请重新登录。",
    "longest": f"本次登录已满 {LONGEST.seconds // 3600} 小时，请重新登录。",
    "expired": "账号已过有效期。如仍需使用，请与系统管理员联系。",
    "no_post": "账号现在没有岗位。请与安全管理员联系。",
    "disabled": "账号已停用。如有疑问，请与安全管理员联系。",
    "password": "口令已更改，请用新口令登录。",
    "handed_over": "工作已移交，账号已停用。",
    "elsewhere": "这次登录已被您在别处结束。",
}
"""Why a session ended, as its person is told."""

STATES = {
    "in_use": "在用",
    "first": "待首次登录",
    "no_post": "未任岗",
    "locked": "已锁定",
    "expired": "已过有效期",
    "disabled": "已停用",
}
"""Where an account stands."""

ACTS = {
    "people.enter_units": "登记单位",
    "people.enter_unit": "登记单位",
    "people.learn_alias": "记下单位别称",
    "people.appoint": "建账号并任岗",
    "people.create_account": "建账号",
    "people.correct_account": "更正账号",
    "people.reset_password": "重设口令",
    "people.change_password": "更改口令",
    "people.give_post": "授予岗位",
    "people.close_post": "撤销岗位",
    "people.switch_post": "切换岗位",
    "people.return_post": "代理期满回到本岗",
    "people.give_deputy": "指定代理",
    "people.revoke_deputy": "撤销代理",
    "people.hand_over": "工作移交",
    "people.disable": "停用账号",
    "people.enable": "启用账号",
    "people.unlock": "解除锁定",
    "people.end_sessions": "结束其他登录",
}
"""The acts on units and persons, in words."""


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
