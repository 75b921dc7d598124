"""The home of who carries no task: auditors, the three administrators, firms, banks, schools. It says what they can do here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from wenzeng.mechanisms.people.declare import OUTSIDE
from wenzeng.mechanisms.plan.queries.documents import document_rows
from wenzeng.web.desk.asked import Day
from wenzeng.web.desk.homes.hq import whole
from wenzeng.web.shell import tables
from wenzeng.web.shell.tables import DATE, NUMBER, Column, Empty, Listing


@dataclass(frozen=True, slots=True)
class Door:
    """Something that a person can do here: the word, what it is for, where."""

    word: str
    purpose: str
    url: str


_READ = (
    ("看措施", "政策各条的原文、责任单位、目标和留白，逐句可查。", "plan:measures"),
    ("看文件", "在用文件的原件和全文。", "plan:documents"),
    ("搜索", "按措施、文号、单位找原句。", "plan:search"),
)
_OWN = (
    ("看消息", "与您有关的事，写明为何通知您；可另收邮件。", "desk:inbox"),
    ("我的账号", "岗位、可看的范围。", "office:me"),
)
_ADMIN = (
    ("人员", "账号、岗位、代理和最近登录。", "office:persons"),
    ("单位", "单位的名称、别称、上下级和人员。", "office:units"),
    ("后台任务", "自己提交的长任务及其结果。", "desk:jobs"),
    *_OWN,
)
DOORS = {
    "auditor": (
        ("查任务办理", "每个单位承担的每项任务：时限、进展、佐证、认定，谁在何时办的。", "plan:parts"),
        ("查计划表", "任一天的计划：在“截至”中选日期。", "plan:tasks"),
        ("查排名", "按时办结率由哪些任务算出。", "plan:ranks"),
        *_READ,
        *_OWN,
    ),
    "outside": (*_READ, *_OWN),
    "system_admin": (("建账号", "登记人员，重设口令；授岗另由安全管理员办。", "office:person_create"), *_ADMIN),
    "security_admin": (("授岗、代理、移交", "在人员页办理；停用、解锁也在那里。", "office:persons"), *_ADMIN),
    "audit_admin": (("查日志", "每件事由谁、何时、依据什么办的，不可改动。", "office:journal"), *_ADMIN),
    "none": _OWN,
}
"""What each kind of person can do here: word, purpose, address."""


def _document(row: Any) -> str:
    return reverse("plan:document", args=[row.pk])


DOCUMENTS = Listing(
    name="documents",
    title="在用文件",
    columns=[
        Column("title", "文件", value=lambda row: row.head.title, link=_document, sort=None),
        Column("number", "文号", value=lambda row: row.head.number, sort=None),
        Column("issued", "印发", DATE, value=lambda row: row.head.issued, sort=None),
        Column("measures", "措施", NUMBER, unit="条", sort=None),
        Column("tasks", "任务", NUMBER, unit="项", sort=None),
    ],
    empty=Empty("还没有在用的文件", "指挥部办公室收文、核对并采用后列在这里。"),
    prefix="d-",
)


def kind(person: Any) -> str:
    """Which doors a person has."""
    if person.role in OUTSIDE:
        return "outside"
    return person.role if person.role in DOORS else "none"


def doors(person: Any) -> list[Door]:
    """What the person can do here."""
    return [Door(word, purpose, reverse(name)) for word, purpose, name in DOORS[kind(person)]]


def answer(request: HttpRequest, person: Any, day: Day) -> HttpResponse:
    """The page: what can be done here, and below it what the person may see of the whole."""
    lists = _lists(request, person, day)
    context = {
        "title": "从这里开始",
        "sub": f"{day.words}　　{person.unit.name}　{person.role_name}",
        "day": day,
        "as_of": day.stands,
        "doors": doors(person),
        "looks_back": kind(person) == "auditor",
        "below": list(lists),
    }
    return tables.reply(request, "desk/homes/outside.html", context, *lists)


def _lists(request: HttpRequest, person: Any, day: Day) -> Iterable[tables.Shown]:
    """The whole region for an auditor, documents for outsiders, nothing for administrators."""
    if kind(person) == "auditor":
        return list(whole(request, person, day).values())
    if kind(person) == "outside":
        return [tables.show(request, DOCUMENTS, document_rows(person))]
    return []
