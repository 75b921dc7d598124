"""Taking the signed file back (回收签发件): with the number and date it bears, and every figure that differs listed."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime

from django.db import transaction

from wenzeng.library.papers.formal import long_date
from wenzeng.library.papers.signed import differences, read_in_child
from wenzeng.mechanisms.documents.access import can_take_back
from wenzeng.mechanisms.documents.declare import is_number
from wenzeng.mechanisms.documents.models import Paper, Signing
from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.office.services import files, journal
from wenzeng.mechanisms.people.models import Person

_READABLE = (b"PK\x03\x04", b"%PDF-")


def take_back(paper: Paper, *, data: bytes, name: str, number: str, dated: date, by: Person, at: datetime) -> Signing:
    """Keep a signed file. A scan is kept too: what could not be read is said, so that a person compares it."""
    if not can_take_back(by, paper):
        raise Refused("forbidden", "只有发文单位可以登记签发件。")
    _check(paper, data, name, number)
    unread, found = "", []
    try:
        theirs = read_in_child(data, name)
    except Refused as refusal:
        unread = refusal.message[:300]
    else:
        found = [asdict(each) for each in differences(paper.text, theirs, _aside(paper, number, dated))]
    return _keep(paper, data, name, number, dated, found, unread, by, at)


def _check(paper: Paper, data: bytes, name: str, number: str) -> None:
    if not data.startswith(_READABLE):
        raise Refused("invalid", "签发件请上传 PDF 或 .docx。", "签发件")
    if not is_number(number):
        raise Refused("invalid", f"“{number}”不是发文字号；应如“桂稳工业保运行指办通报〔2022〕12号”。", "发文字号")
    if paper.number and number != paper.number:
        raise Refused("invalid", f"这份公文的发文字号是“{paper.number}”，与所填不符。", "发文字号")
    others = Paper.objects.exclude(pk=paper.pk)
    if others.filter(number=number).exists() or others.filter(signings__number=number).exists():
        raise Refused("conflict", f"发文字号“{number}”已用在另一份公文上，请核对。", "发文字号")


def _aside(paper: Paper, number: str, dated: date) -> tuple[str, ...]:
    """Words that are on the signed file alone, or that signing gives: number, dates, the code at the foot of pages."""
    days = (f"{long_date(dated)}印发", f"{long_date(paper.dated)}印发", long_date(dated), long_date(paper.dated))
    return (number, f"查验码{paper.code}", paper.code, *days)


@transaction.atomic
def _keep(
    paper: Paper,
    data: bytes,
    name: str,
    number: str,
    dated: date,
    found: list[dict[str, str]],
    unread: str,
    by: Person,
    at: datetime,
) -> Signing:
    stored = files.store(data, name, by=by, at=at)
    signing = Signing.objects.create(
        paper=paper,
        file=stored,
        name=stored.name,
        number=number,
        dated=dated,
        differences=found,
        unread=unread,
        at=at,
        by=by,
    )
    detail = {"number": number, "dated": dated.isoformat(), "file": stored.digest, "differences": found}
    journal.record("documents.take_back", f"paper:{paper.pk}", by=by, at=at, detail=detail)
    return signing
