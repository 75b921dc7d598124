"""The whole way in one call, for the command line: closed, composed, submitted, signed, issued."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from wenzeng.library.schedule.periods import Period, last_closed
from wenzeng.mechanisms.bulletins.access import may, need_drafter
from wenzeng.mechanisms.bulletins.declare import SIGNERS
from wenzeng.mechanisms.bulletins.models import Bulletin
from wenzeng.mechanisms.bulletins.services import drafting, moving
from wenzeng.mechanisms.documents.models import Paper
from wenzeng.mechanisms.documents.queries.papers import words_of
from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.people.models import Person


def period_of(code: str | None, today: date) -> Period:
    """The period of a code, or the last 旬 that is over."""
    return Period.parse(code) if code else last_closed("ten_day", today)


@transaction.atomic
def issue_period(period: Period, *, by: Person, at: datetime) -> Bulletin:
    """Take all steps up to issue. Refuses whoever may not sign, and a period that has a bulletin."""
    need_drafter(by)
    if not may(by, SIGNERS):
        raise Refused("forbidden", f"{by.name}不能签发通报；请用 --as 指定有签发权的人员。", "--as")
    held = drafting.start(period, by=by, at=at)
    moving.move(held, "submit", by=by, at=at)
    moving.sign(held, by=by, at=at)
    return held


def paper_of(bulletin: Bulletin) -> Paper:
    """The paper of an issued bulletin; refuses one that is not issued."""
    if bulletin.paper is None:
        raise Refused("conflict", "这份通报还没有印发。")
    return bulletin.paper


def as_published(bulletin: Bulletin) -> dict[str, Any]:
    """What the command prints of an issued bulletin; ``sha256`` is the Word file's."""
    paper = paper_of(bulletin)
    return {
        "number": paper.shown_number,
        "issue_no": bulletin.issue,
        "period": bulletin.period,
        "sha256": paper.word.digest,
        "figures": words_of(paper),
    }
