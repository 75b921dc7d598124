"""Taking a bulletin on its way: submitted, checked, countersigned, signed and issued here, or through the office's OA."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db import transaction

from wenzeng.mechanisms.bulletins.access import can, may
from wenzeng.mechanisms.bulletins.declare import HQ_SERIES, ISSUES, MOVES, PASSED, SIGNERS
from wenzeng.mechanisms.bulletins.models import Bulletin
from wenzeng.mechanisms.bulletins.queries.checks import need_fine
from wenzeng.mechanisms.bulletins.queries.contents import addressees, content
from wenzeng.mechanisms.bulletins.services import steps
from wenzeng.mechanisms.documents.models import Paper, Signing
from wenzeng.mechanisms.documents.services import issuing, signing
from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.office.models import JournalEntry
from wenzeng.mechanisms.office.services import inbox
from wenzeng.mechanisms.people.declare import UnitKind
from wenzeng.mechanisms.people.models import Person, Unit
from wenzeng.mechanisms.people.queries import officers

_HERE = frozenset({"submit", "check", "agree", "send_back"})
"""Moves that only change who is next."""


@transaction.atomic
def move(bulletin: Bulletin, act: str, *, text: str = "", by: Person, at: datetime) -> None:
    """Take a step that changes nothing but who is next. Submitting confirms the lists and needs every check."""
    if act not in _HERE:
        raise Refused("invalid", "没有这一步。")
    step = MOVES[act]
    if step.say and not text.strip():
        raise Refused("invalid", f"请写明{step.say}。", step.say)
    if act == "submit":
        need_fine(bulletin)
        text = _lists(bulletin)
    steps.go(bulletin, act, by)
    _told(bulletin, act, by, at)
    steps.record(bulletin, act, text.strip(), by, at)


@transaction.atomic
def sign(bulletin: Bulletin, *, number: str | None = None, by: Person, at: datetime) -> Paper:
    """Sign and issue: 签发, 登记编号, 用印 and 印发 in one act. ``number`` where the OA has given one; else ours is next."""
    need_fine(bulletin)
    steps.go(bulletin, "sign", by)
    paper = _frozen(bulletin, number, by, at)
    issuing.deliver(paper, addressees(bulletin.issuer), by=by, at=at)
    _tell_all(bulletin, by, at)
    steps.record(bulletin, "sign", "", by, at)
    said = {
        "number": f"{paper.number}，第{bulletin.issue}期",
        "seal": "电子件凭查验码；纸质件用印后登记签发件",
        "issue": "",
    }
    for act in PASSED:
        steps.record(bulletin, act, said[act], by, at)
    return paper


@transaction.atomic
def send_out(bulletin: Bulletin, *, by: Person, at: datetime) -> Paper:
    """Freeze the text and hand the Word file to the office's OA, which signs, numbers and seals it."""
    need_fine(bulletin)
    steps.go(bulletin, "send_out", by)
    paper = _frozen(bulletin, "", by, at)
    steps.record(bulletin, "send_out", f"第{bulletin.issue}期，发文字号由 OA 编", by, at)
    return paper


def register(
    bulletin: Bulletin, *, data: bytes, name: str, number: str, dated: date, by: Person, at: datetime
) -> Signing:
    """Take the file that the OA signed back, with its number and date: the bulletin is issued."""
    if bulletin.paper is None or not can(by, bulletin, "register"):
        raise Refused("conflict", "只有转 OA 办理的通报才登记签发件；已在本平台印发的，请在公文页登记。")
    with transaction.atomic():
        held = signing.take_back(bulletin.paper, data=data, name=name, number=number, dated=dated, by=by, at=at)
        steps.go(bulletin, "register", by)
        issuing.deliver(bulletin.paper, addressees(bulletin.issuer), by=by, at=at)
        _tell_all(bulletin, by, at)
        said = f"{number}；与冻结数字不同 {len(held.differences)} 处" if not held.unread else f"{number}；{held.unread}"
        steps.record(bulletin, "register", said, by, at)
    return held


def series(issuer: Unit) -> str:
    """机关代字 of a unit's bulletins."""
    return HQ_SERIES if issuer.kind == UnitKind.HQ else f"{issuer.short_name}稳工业通报"


def _frozen(bulletin: Bulletin, number: str | None, by: Person, at: datetime) -> Paper:
    """The bulletin as a paper: running number, code, both files."""
    bulletin.issue = issuing.take_number(bulletin.issuer, ISSUES, at.year)
    bulletin.year = at.year
    given: dict[str, Any] = {
        "series": series(bulletin.issuer),
        "figures": bulletin.closing.frozen["figures"],
        "by": by,
        "at": at,
    }
    text = replace(content(bulletin, day=at.date()), notes=(_head(),))
    if bulletin.replaces is not None and bulletin.replaces.paper is not None:
        paper = issuing.correct(bulletin.replaces.paper, text, reason=bulletin.reason, number=number, **given)
    else:
        of: dict[str, Any] = {
            "kind": "bulletin",
            "issuer": bulletin.issuer,
            "subject": f"bulletin:{bulletin.pk}",
            "number": number,
        }
        paper = issuing.issue(text, **of, **given)
    bulletin.paper = paper
    bulletin.save(update_fields=["issue", "year", "paper"])
    return paper


def _head() -> str:
    """The head of the journal, printed with every bulletin: whoever holds one can prove that the journal was not rewritten."""
    head = JournalEntry.objects.latest("seq")
    return f"日志第{head.seq}条，校验值{head.digest[:16]}"


def _lists(bulletin: Bulletin) -> str:
    """The lists that whoever submits confirms."""
    frozen = bulletin.closing.frozen
    commended, lagging = "、".join(frozen["commended"]) or "无", "、".join(frozen["lagging"]) or "无"
    return f"确认名单：通报表扬 {commended}；滞后 {lagging}"


def _told(bulletin: Bulletin, act: str, by: Person, at: datetime) -> None:
    """Tell who is next."""
    signers = [person for person in officers(bulletin.issuer) if may(person, SIGNERS)]
    steps.tell(bulletin, act, [bulletin.by] if act == "send_back" else signers, "轮到您办理这份通报", by=by, at=at)


def _tell_all(bulletin: Bulletin, by: Person, at: datetime) -> None:
    """Tell the officers of every unit to which the bulletin goes."""
    persons = [person for unit in addressees(bulletin.issuer) for person in officers(unit)]
    title = f"印发：{bulletin.title.replace(chr(10), '')}"
    inbox.send(persons, title=title, reason="通报发给您的单位", subject=f"paper:{bulletin.paper_id}", by=by, at=at)
