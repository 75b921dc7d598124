"""What every step of a bulletin shares: the change of state, who is told, the record."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Max

from wenzeng.mechanisms.bulletins.access import may
from wenzeng.mechanisms.bulletins.declare import ACTS, MOVES
from wenzeng.mechanisms.bulletins.models import Bulletin, BulletinStep
from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.office.services import inbox, journal
from wenzeng.mechanisms.people.models import Person


def go(bulletin: Bulletin, act: str, by: Person) -> None:
    """Change the state, unless it is not the person's turn or somebody was faster."""
    step = MOVES[act]
    if bulletin.issuer_id != by.unit_id or not may(by, step.who):
        raise Refused("forbidden", f"您的岗位不能办理“{step.label}”。")
    moved = Bulletin.objects.filter(pk=bulletin.pk, state__in=step.sources, revision=bulletin.revision)
    if not moved.update(state=step.target):
        raise Refused("conflict", f"现在不能“{step.label}”：这份通报已被别人改动或办理，请刷新。")
    bulletin.state = step.target


def tell(bulletin: Bulletin, act: str, to: Iterable[Person], reason: str, *, by: Person, at: datetime) -> None:
    """Tell those who are next."""
    title = f"{ACTS[act]}：{bulletin.title.replace(chr(10), '')}"
    inbox.send(to, title=title, reason=reason, subject=f"bulletin:{bulletin.pk}", by=by, at=at)


def record(bulletin: Bulletin, act: str, text: str, by: Person, at: datetime) -> None:
    """Keep the step, in the journal as well."""
    last = bulletin.steps.aggregate(last=Max("number"))["last"] or 0
    BulletinStep.objects.create(bulletin=bulletin, number=last + 1, act=act, at=at, by=by, text=text)
    journal.record(f"bulletins.{act}", f"bulletin:{bulletin.pk}", by=by, at=at, detail={"text": text} if text else {})
