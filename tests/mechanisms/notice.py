"""A short document of our own with its plan, as tests of mechanisms take it from draft to adoption."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from tests import region
from wenzeng.mechanisms.office.services import files
from wenzeng.mechanisms.people.models import Person, Unit
from wenzeng.mechanisms.plan import declare
from wenzeng.mechanisms.plan.models import Document
from wenzeng.mechanisms.plan.services import adoption, drafting, editing, figures

AT = region.moment(date(2022, 10, 24))
TEXT = """关于稳住甲地工业的若干措施

一、扩大投资。各设区市人民政府要在11月底前开工项目20项。推动银行扩大贷款，对新增贷款给予一定奖励。（责任单位：自治区工业和信息化厅、财政厅，各设区市人民政府）

二、清理欠款。每月通报清欠进展。（责任单位：自治区财政厅）
"""
NOTE = ["自治区工业和信息化厅", "财政厅", "各设区市人民政府"]


def at(word: str) -> list[int]:
    """The span of a word of the text."""
    place = TEXT.index(word)
    return [place, place + len(word)]


def task(text: str, kind: str, **more: Any) -> dict[str, Any]:
    """A task of the compiled form."""
    held = {"verb": text[:2], "object": text[2:], "deadline": None, "units": [], "every": None}
    return {"text": text, "span": at(text), "kind": kind, **held, **more}


def measure(number: str, title: str, body: str, units: list[str], leads: list[str], **items: Any) -> dict[str, Any]:
    """A measure of the compiled form."""
    nothing = ("context", "caps", "conditions", "shares", "programmes", "deadlines", "targets", "blanks")
    head = {"number": number, "path": [number], "title": title, "text": body, "span": at(body)}
    whose = {"lead_units": leads, "lead_explicit": bool(leads), "responsible_units": units}
    return {**{key: [] for key in nothing}, **head, **whose, **items}


def compiled(*_: object) -> dict[str, Any]:
    """The plan of the text, as the compiler would give it."""
    first = TEXT[TEXT.index("各设区市人民政府要") : TEXT.index("（责任")]
    target = {"what": "开工项目", "value": 20, "unit": "项", "op": "=", "deadline": "2022-11-30"}
    return {
        "title": "关于稳住甲地工业的若干措施",
        "document_number": None,
        "issued": None,
        "document_targets": [],
        "references": [],
        "unread": [],
        "source_text": TEXT,
        "measures": [
            measure(
                "一",
                "扩大投资",
                first,
                NOTE,
                [],
                tasks=[
                    task("各设区市人民政府要在11月底前开工项目20项", "target", deadline="2022-11-30", units=NOTE[2:]),
                    task("推动银行扩大贷款", "standing", units=[*NOTE, "银行"]),
                    task("对新增贷款给予一定奖励", "rule"),
                ],
                targets=[{**target, "span": at("开工项目20项")}],
                blanks=[{"text": "一定奖励", "span": at("一定奖励"), "what": "奖励标准", "unit": NOTE[0]}],
            ),
            measure(
                "二",
                "清理欠款",
                "每月通报清欠进展。",
                ["自治区财政厅"],
                ["自治区财政厅"],
                tasks=[task("每月通报清欠进展", "recurring", every="month")],
            ),
        ],
    }


@dataclass(frozen=True)
class Region:
    """What a test has at hand; persons by username."""

    people: dict[str, Person]

    @property
    def clerk(self) -> Person:
        """HQ's clerk."""
        return self.people["hq_clerk"]

    @property
    def lead(self) -> Person:
        """HQ's lead."""
        return self.people["hq_lead"]

    def draft(self, text: bytes = TEXT.encode()) -> Document:
        """The document as a draft."""
        stored = files.store(text, "若干措施.txt", by=self.clerk, at=AT)
        return drafting.lay_down(stored, compiled(), by=self.clerk, at=AT)

    def settle(self, document: Document) -> None:
        """Settle every open question of a draft."""
        editing.correct_heading(
            document,
            title="关于稳住甲地工业的若干措施",
            number="甲工发〔2022〕1号",
            issuer="甲地指挥部",
            issued=date(2022, 9, 30),
            by=self.clerk,
            at=AT,
        )
        editing.resolve_mention(document.mentions.get(written="银行"), [], by=self.clerk, at=AT)
        for blank in [blank for held in document.measures.all() for blank in held.blanks.all()]:
            owner = Unit.objects.get(code="dept.gxt")
            figures.leave_blank(blank, owner=owner, due=date(2022, 11, 15), by=self.clerk, at=AT)

    def adopted(self) -> Document:
        """The document in force."""
        document = self.draft()
        self.settle(document)
        adoption.adopt(document, by=self.lead, at=AT)
        document.refresh_from_db()
        return document


def make() -> Region:
    """Units, persons, tools; the business date stands on 2022-10-24."""
    declare.equip(declare.Tools(compile=compiled, resolve=region.resolve))
    return Region(region.populate())
