"""Issuing a paper (印发): its number without gaps, its code, both files, all frozen in one act."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction

from wenzeng.library.papers.official import Official, as_json, tokens
from wenzeng.library.papers.official.content import cleaned
from wenzeng.library.papers.official.pdf import pdf
from wenzeng.library.papers.official.text import text
from wenzeng.library.papers.official.word import word
from wenzeng.mechanisms.documents.declare import KINDS, is_number, new_code
from wenzeng.mechanisms.documents.models import Paper, Series
from wenzeng.mechanisms.documents.queries.papers import seal
from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.office.services import clock, files, journal
from wenzeng.mechanisms.people.declare import SYSTEM
from wenzeng.mechanisms.people.models import Person, Unit


@transaction.atomic
def issue(
    content: Official,
    *,
    kind: str,
    series: str,
    issuer: Unit,
    subject: str,
    figures: Mapping[str, Any],
    addressees: Iterable[Unit] = (),
    number: str | None = None,
    by: Person,
    at: datetime,
) -> Paper:
    """Issue a paper. ``number``: None takes the next of our series, "" leaves it to the OA, else the OA's own.

    ``figures`` maps keys to the words of the figure, or to a dictionary whose ``text`` these are and which says where
    they come from. Refuses an unknown kind, a foreign letterhead, a number that is none or taken, an open place.
    """
    paper = _issued(content, kind, series, issuer, subject, figures, addressees, number, None, "", by, at)
    journal.record("documents.issue", f"paper:{paper.pk}", by=by, at=at, detail=seal(paper))
    return paper


@transaction.atomic
def correct(
    wrong: Paper,
    content: Official,
    *,
    series: str,
    figures: Mapping[str, Any],
    reason: str,
    number: str | None = None,
    by: Person,
    at: datetime,
) -> Paper:
    """Correct an issued paper by a new one: the old one stays as issued and says what replaced it."""
    if not reason.strip():
        raise Refused("invalid", "请写明更正理由：原文哪里有误。", "更正理由")
    if Paper.objects.filter(replaces=wrong).exists():
        raise Refused("conflict", "这份公文已经更正过，请更正最新的一份。")
    addressees = wrong.addressees.all()
    paper = _issued(
        content, wrong.kind, series, wrong.issuer, wrong.subject, figures, addressees, number, wrong, reason, by, at
    )
    journal.record("documents.correct", f"paper:{paper.pk}", by=by, at=at, detail=seal(paper))
    return paper


@transaction.atomic
def deliver(paper: Paper, units: Iterable[Unit], *, by: Person, at: datetime) -> None:
    """Send a paper to units: from now on their people see it. Those that have it already keep it."""
    held = set(paper.addressees.values_list("pk", flat=True))
    new = [unit for unit in units if unit.pk not in held]
    paper.addressees.add(*new)
    detail = {"units": [unit.code for unit in new]}
    journal.record("documents.deliver", f"paper:{paper.pk}", by=by, at=at, detail=detail)


def take_number(issuer: Unit, series: str, year: int) -> int:
    """The next number of a series. The row stays locked until the act is through, so that none is lost or given twice."""
    Series.objects.get_or_create(issuer=issuer, name=series, year=year)
    held = Series.objects.select_for_update().get(issuer=issuer, name=series, year=year)
    held.last += 1
    held.save(update_fields=["last"])
    return held.last


def _issued(
    content: Official,
    kind: str,
    series: str,
    issuer: Unit,
    subject: str,
    figures: Mapping[str, Any],
    addressees: Iterable[Unit],
    number: str | None,
    replaces: Paper | None,
    reason: str,
    by: Person,
    at: datetime,
) -> Paper:
    if kind not in KINDS:
        raise Refused("invalid", f"没有文种“{kind}”。", "文种")
    if by.unit_id != issuer.pk and by.username != SYSTEM:
        raise Refused("forbidden", f"只能以本单位名义发文；您的单位是{by.unit_name}，不是{issuer.short_name}。")
    if number is None:
        number = f"{series}〔{at.year}〕{take_number(issuer, series, at.year)}号"
    if number:
        _need_free(number)
    # What is kept is clean, so that the frozen content and the files are the same to the letter.
    frozen = cleaned(
        replace(
            content,
            number=number,
            code=new_code(),
            day=content.day or at.date(),
            demo=clock.installation().demo,
        )
    )
    held = {key: value if isinstance(value, dict) else {"text": str(value)} for key, value in figures.items()}
    whole = tokens.fill(frozen, {key: value["text"] for key, value in held.items()})
    _need_whole(whole)
    name = _file_name(whole)
    paper = Paper.objects.create(
        kind=kind,
        number=number,
        title=whole.title.replace("\n", ""),
        issuer=issuer,
        subject=subject,
        content=as_json(frozen),
        figures=held,
        text=text(whole),
        word=files.store(word(whole), f"{name}.docx", by=by, at=at),
        pdf=files.store(pdf(whole), f"{name}.pdf", by=by, at=at),
        code=frozen.code,
        dated=frozen.day or at.date(),
        issued_at=at,
        by=by,
        replaces=replaces,
        reason=reason,
    )
    paper.addressees.set(addressees)
    return paper


def _need_free(number: str) -> None:
    if not is_number(number):
        raise Refused("invalid", f"“{number}”不是发文字号；应如“桂稳工业保运行指办通报〔2022〕12号”。", "发文字号")
    if Paper.objects.filter(number=number).exists():
        raise Refused("conflict", f"发文字号“{number}”已经用过，请核对。", "发文字号")


def _need_whole(paper: Official) -> None:
    """Refuse a paper with a place that no figure fills."""
    left = tokens.keys(text(paper))
    if left:
        raise Refused("invalid", f"正文有 {len(left)} 处数字没有来源：{'、'.join(left[:5])}。请删去或改正。", "正文")


def _file_name(paper: Official) -> str:
    return "-".join(part for part in (paper.number, paper.title.replace("\n", "")) if part)[:80].replace("/", "／")
