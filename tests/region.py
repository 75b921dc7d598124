"""A small region for tests: units, one person for each role and a second of some, a document in force and a draft.

Everything is made by the acts that people use; only the compiler and the register of names are small stand-ins, so that
what a test sees follows from the lines below.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from wenzeng.mechanisms.office.services import clock, files
from wenzeng.mechanisms.people.declare import UnitEntry, UnitKind
from wenzeng.mechanisms.people.models import Person, Unit
from wenzeng.mechanisms.people.services import register
from wenzeng.mechanisms.plan.declare import Resolution, Tools
from wenzeng.mechanisms.plan.models import Blank, Document, Mention, Task
from wenzeng.mechanisms.plan.services import adoption, drafting, editing, figures

PASSWORD = "Guilin-Shanshui-2022"
TODAY = date(2022, 10, 24)
DUE = date(2022, 11, 15)
HOSTILE = "<script>alert(1)</script>"
"""Words that a document may hold and no page may carry out."""

CANARY = "白鹭计划"
"""Words that only the draft holds: nobody but the HQ office may see them anywhere."""

UNITS = (
    ("450000", "自治区人民政府", "自治区", UnitKind.REGION, None),
    ("hq.office", "指挥部办公室", "指挥部办公室", UnitKind.HQ, "450000"),
    ("dept.gxt", "自治区工业和信息化厅", "自治区工信厅", UnitKind.DEPARTMENT, "450000"),
    ("dept.czt", "自治区财政厅", "自治区财政厅", UnitKind.DEPARTMENT, "450000"),
    ("dept.jyt", "自治区教育厅", "自治区教育厅", UnitKind.DEPARTMENT, "450000"),
    ("450100", "南宁市人民政府", "南宁市", UnitKind.CITY, "450000"),
    ("450200", "柳州市人民政府", "柳州市", UnitKind.CITY, "450000"),
    ("450203", "鱼峰区人民政府", "鱼峰区", UnitKind.COUNTY, "450200"),
    ("park.1", "示例园区", "示例园区", UnitKind.PARK, "450200"),
    ("team.1", "驻柳州市工作队", "驻柳州工作队", UnitKind.TEAM, "450000"),
    ("firm.1", "示例企业", "示例企业", UnitKind.FIRM, "450203"),
    ("bank.1", "示例银行", "示例银行", UnitKind.BANK, "450100"),
)
PEOPLE = {
    "hq_clerk": "hq.office",
    "hq_lead": "hq.office",
    "department_officer": "dept.gxt",
    "city_officer": "450200",
    "county_clerk": "450203",
    "park_clerk": "park.1",
    "commissioner": "team.1",
    "firm_clerk": "firm.1",
    "bank_officer": "bank.1",
    "guarantee_officer": "bank.1",
    "debtor": "firm.1",
    "school": "firm.1",
    "auditor": "dept.czt",
    "leader": "450000",
    "system_admin": "hq.office",
    "security_admin": "hq.office",
    "audit_admin": "hq.office",
}
KNOWN = {
    "自治区工业和信息化厅": ("dept.gxt",),
    "财政厅": ("dept.czt",),
    "自治区财政厅": ("dept.czt",),
    "各设区市人民政府": ("450100", "450200"),
}
ADOPTED = f"""关于稳住工业经济的若干措施

一、加快项目建设。开工重大项目95项，年底前竣工55项。对达到一定规模的项目给予奖励，最高不超过50万元。（责任单位：自治区工业和信息化厅、财政厅，各设区市人民政府）

二、保障要素供给。每月调度一次用电用气。支持{HOSTILE}发展。（牵头单位：自治区财政厅）
"""
DRAFT = f"""关于{CANARY}的通知

一、扩大有效投资。实施{CANARY}，开工项目10项，实现一定增长。（责任单位：自治区财政厅、算力局）

二、稳定就业。开展{CANARY}招聘活动。（责任单位：自治区工业和信息化厅）
"""


def moment(day: date, hour: int = 9) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=ZoneInfo("Asia/Shanghai"))


RECEIVED, ADOPTED_AT = moment(date(2022, 10, 8)), moment(date(2022, 10, 8), 16)
LATER = moment(date(2022, 10, 21))
"""When the draft came in."""


class Text:
    """A document's text, and the parts of its plan found in it by their words."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.measures: list[dict[str, Any]] = []

    def span(self, words: str) -> list[int]:
        start = self.text.index(words)
        return [start, start + len(words)]

    def measure(self, number: str, title: str, units: Sequence[str], leads: Sequence[str] = (), **items: Any) -> None:
        start = self.text.index(f"{number}、{title}。")
        end = self.text.find("\n", start)
        awards = {key: items.get(key, []) for key in ("caps", "conditions", "shares", "programmes")}
        self.measures.append(
            {
                "number": number, "path": [number], "title": title, "text": self.text[start:end], "span": [start, end],
                "lead_units": list(leads), "lead_explicit": bool(leads), "responsible_units": list(units),
                "tasks": [self._task(*task) for task in items.get("tasks", ())], "context": [],
                "blanks": [{"text": w, "span": self.span(w), "what": what, "unit": None} for w, what in items.get("blanks", ())],
                "targets": [self._target(*target) for target in items.get("targets", ())], "deadlines": [], **awards,
            }
        )  # fmt: skip

    def _task(self, words: str, kind: str, every: str | None = None, deadline: str | None = None) -> dict[str, Any]:
        terms = {
            "verb": words[:2],
            "object": words[2:],
            "kind": kind,
            "every": every,
            "deadline": deadline,
            "units": [],
        }
        return {"text": words, "span": self.span(words), **terms}

    def _target(self, what: str, value: str, unit: str, words: str) -> dict[str, Any]:
        return {"what": what, "value": value, "unit": unit, "op": "=", "deadline": None, "span": self.span(words)}

    def plan(self) -> dict[str, Any]:
        head = {"title": self.text.split("\n")[0], "document_number": None, "issued": None, "document_targets": []}
        return {**head, "unread": [], "references": [], "measures": self.measures, "source_text": self.text}


def adopted_plan() -> dict[str, Any]:
    text = Text(ADOPTED)
    text.measure(
        "一", "加快项目建设", ["自治区工业和信息化厅", "财政厅", "各设区市人民政府"],
        tasks=[
            ("开工重大项目95项", "target"), ("年底前竣工55项", "target", None, "2022-12-31"),
            ("对达到一定规模的项目给予奖励，最高不超过50万元", "rule"),
        ],
        targets=[("开工重大项目", "95", "项", "95项"), ("竣工项目", "55", "项", "55项")],
        blanks=[("一定规模", "规模")],
        caps=[{"amount_yuan": 500000, "text": "最高不超过50万元", "span": text.span("最高不超过50万元")}],
    )  # fmt: skip
    text.measure(
        "二", "保障要素供给", ["自治区财政厅"], ["自治区财政厅"],
        tasks=[("每月调度一次用电用气", "recurring", "month"), (f"支持{HOSTILE}发展", "standing")],
    )  # fmt: skip
    return text.plan()


def draft_plan() -> dict[str, Any]:
    text = Text(DRAFT)
    text.measure(
        "一", "扩大有效投资", ["自治区财政厅", "算力局"], tasks=[(f"实施{CANARY}，开工项目10项", "target")],
        targets=[("开工项目", "10", "项", "10项")], blanks=[("一定增长", "增长目标")],
    )  # fmt: skip
    text.measure("二", "稳定就业", ["自治区工业和信息化厅"], tasks=[(f"开展{CANARY}招聘活动", "once")])
    return text.plan()


def resolve(written: Sequence[str]) -> list[Resolution]:
    """The register of names, as small as the region."""
    known = [KNOWN.get(name, ()) for name in written]
    kinds = ["group" if len(codes) > 1 else "unit" if codes else "unknown" for codes in known]
    return [Resolution(codes, kind, () if codes else ("dept.gxt",)) for codes, kind in zip(known, kinds, strict=True)]


def tools() -> Tools:
    """The stand-ins; what is compiled is always the draft's plan."""
    return Tools(compile=lambda data, name, issued: draft_plan(), resolve=resolve)


@dataclass(frozen=True)
class Region:
    """The region as built."""

    people: dict[str, Person]
    adopted: Document
    draft: Document

    def unit(self, code: str) -> Unit:
        return Unit.objects.get(code=code)

    def task(self, words: str) -> Task:
        return Task.objects.get(versions__title__contains=words, versions__valid_to=None)

    def blank(self, words: str) -> Blank:
        return Blank.objects.get(versions__text=words, versions__valid_to=None)

    def mention(self, written: str, document: Document | None = None) -> Mention:
        return (document or self.draft).mentions.get(written=written)


def populate(*, demo: bool = True) -> dict[str, Person]:
    """Units and people, by username."""
    clock.found(demo=demo, business_date=TODAY)
    system = register.system_account(RECEIVED)
    entries = [UnitEntry(*unit, position=n) for n, unit in enumerate(UNITS, 1)]
    register.enter_units(entries, by=system, at=RECEIVED)
    people = {name: _appoint(name, name, code, system) for name, code in PEOPLE.items()}
    for name, role, code in (
        ("other_city", "city_officer", "450100"), ("other_department", "department_officer", "dept.jyt")
    ):  # fmt: skip
        people[name] = _appoint(name, role, code, system)
    return people


def build(*, demo: bool = True) -> Region:
    """Units and people; the first document adopted on 8 October 2022, the second a draft."""
    people = populate(demo=demo)
    clerk, lead = people["hq_clerk"], people["hq_lead"]
    adopted = _lay_down(ADOPTED, "措施.txt", adopted_plan(), clerk)
    heading = {"number": "桂稳发〔2022〕14号", "issuer": "指挥部", "issued": date(2022, 9, 30)}
    head = adopted.versions.get(valid_to=None)
    editing.correct_heading(adopted, title=head.title, **heading, by=clerk, at=RECEIVED)
    blank = Blank.objects.get(measure__document=adopted)
    owner = Unit.objects.get(code="dept.gxt")
    figures.leave_blank(blank, owner=owner, due=DUE, by=clerk, at=RECEIVED)
    adoption.adopt(adopted, by=lead, at=ADOPTED_AT)
    adopted.refresh_from_db()
    return Region(people, adopted, _lay_down(DRAFT, "草稿.txt", draft_plan(), clerk, LATER))


def _appoint(username: str, role: str, code: str, system: Person) -> Person:
    unit = Unit.objects.get(code=code)
    post = {"by": system, "at": RECEIVED, "synthetic": True}
    return register.appoint(username, f"{role}同志", role, unit, PASSWORD, **post)


def _lay_down(text: str, name: str, plan: dict[str, Any], by: Person, at: datetime = RECEIVED) -> Document:
    stored = files.store(text.encode(), name, by=by, at=at)
    return drafting.lay_down(stored, plan, by=by, at=at)
