"""The paper that a bulletin makes: text with the places of its figures, ranking table, overdue tasks as annex."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from wenzeng.library.papers.official import Annex, Block, Heading, Official, Paragraph, Table, tokens
from wenzeng.mechanisms.bulletins.models import Bulletin
from wenzeng.mechanisms.people.declare import UnitKind
from wenzeng.mechanisms.people.models import Unit

_NUMERALS = "一二三四五六七八九十"
_RANKS = ("名次", "单位", "到期任务", "按时办结", "按时办结率", "逾期", "红灯", "较上期")
_LATE = ("序号", "责任单位", "任务", "条款", "时限", "逾期天数")
_FEW = "注：带*的单位到期任务较少，比例起伏大，不列入表扬和滞后名单。"


def content(bulletin: Bulletin, *, day: date | None = None, filled: bool = False) -> Official:
    """The bulletin as an official paper; ``filled`` puts the frozen figures into their places."""
    frozen = bulletin.closing.frozen
    office = bulletin.issuer
    paper = Official(
        form="bulletin",
        head=office.name,
        title=bulletin.title,
        addressee=_addressee(office),
        blocks=tuple(_blocks(bulletin)),
        signer=office.name,
        day=day,
        annexes=(Annex("逾期任务清单", (_late_table(frozen),)),) if frozen["late"] else (),
        copies="各成员单位" if office.kind == UnitKind.HQ else "指挥部办公室",
        printer=office.name,
        issue=f"第{bulletin.issue}期" if bulletin.issue else "",
    )
    return tokens.fill(paper, words(bulletin)) if filled else paper


def draft(bulletin: Bulletin, *, day: date, demo: bool) -> Official:
    """The bulletin as it stands before it is frozen, said to be a draft, for a look on paper."""
    return replace(content(bulletin, day=day, filled=True), notes=("送审稿",), demo=demo)


def words(bulletin: Bulletin) -> dict[str, str]:
    """The frozen words of the figures, by key."""
    return {key: held["text"] for key, held in bulletin.closing.frozen["figures"].items()}


def addressees(issuer: Unit) -> list[Unit]:
    """The units to which a bulletin goes: HQ's to cities and departments, a city's to its counties and parks."""
    standing = Unit.objects.filter(until=None)
    if issuer.kind == UnitKind.HQ:
        return list(standing.filter(kind__in=[UnitKind.CITY, UnitKind.DEPARTMENT, UnitKind.COMPANY]))
    return list(standing.filter(parent=issuer, kind__in=[UnitKind.COUNTY, UnitKind.PARK]))


def _addressee(issuer: Unit) -> str:
    return "各设区市人民政府，自治区有关部门" if issuer.kind == UnitKind.HQ else "各县（市、区）人民政府，各园区"


def _blocks(bulletin: Bulletin) -> list[Block]:
    blocks: list[Block] = [Paragraph(line) for line in bulletin.opening.split("\n")]
    for number, section in enumerate(bulletin.sections):
        blocks.append(Heading(1, f"{_NUMERALS[number]}、{section['heading']}"))
        blocks += [Paragraph(line) for line in section["text"].split("\n")]
        if section["key"] == "ranking":
            blocks += _ranking(bulletin.closing.frozen)
    return blocks


def _ranking(frozen: dict[str, Any]) -> list[Block]:
    rows = tuple(
        (
            str(row["rank"] or "—"),
            row["name"] + ("*" if row["few"] and row["share"] else ""),
            str(row["due"]),
            str(row["in_time"]),
            row["share"] or "未参评",
            str(row["overdue"]),
            str(row["red"]),
            row["moved"],
        )
        for row in frozen["ranks"]
    )
    table = Table(_RANKS, rows, (2, 4, 3, 3, 3, 2, 2, 3), "任务办理情况排名")
    return [table, Paragraph(_FEW)] if frozen["few"] else [table]


def _late_table(frozen: dict[str, Any]) -> Table:
    """Overdue tasks in the official order of their units, the longest overdue first within each."""
    held = sorted(frozen["late"], key=lambda row: (row["position"], -row["days"]))
    rows = tuple(
        (str(n), row["unit"], row["title"], row["clause"], row["due"], str(row["days"]))
        for n, row in enumerate(held, 1)
    )
    return Table(_LATE, rows, (2, 4, 9, 4, 5, 2))
