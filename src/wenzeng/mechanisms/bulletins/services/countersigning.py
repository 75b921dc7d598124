"""Countersigning (会签): the draft goes to units that it concerns, each answers for itself, and the last one sends it on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from wenzeng.mechanisms.bulletins.access import asked, asked_of, may
from wenzeng.mechanisms.bulletins.declare import SIGNERS
from wenzeng.mechanisms.bulletins.models import Bulletin, Countersign, Opinion
from wenzeng.mechanisms.bulletins.queries.contents import addressees
from wenzeng.mechanisms.bulletins.services import steps
from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.people.models import Person, Unit
from wenzeng.mechanisms.people.queries import officers


@transaction.atomic
def ask(bulletin: Bulletin, units: Sequence[Unit], *, by: Person, at: datetime) -> None:
    """Send the draft to units for their countersign; they see it until it goes on. Refuses none, and who gets no bulletin."""
    if not units or not set(units) <= set(addressees(bulletin.issuer)):
        raise Refused("invalid", "请选择会签单位，须是收到通报的单位。", "会签单位")
    steps.go(bulletin, "ask", by)
    asking = bulletin.steps.filter(act="ask").count() + 1
    for unit in units:
        Countersign.objects.create(bulletin=bulletin, asking=asking, unit=unit)
        steps.tell(bulletin, "ask", officers(unit), "请您的单位对这份通报提出会签意见", by=by, at=at)
    steps.record(bulletin, "ask", "、".join(unit.short_name for unit in units), by, at)


@transaction.atomic
def answer(bulletin: Bulletin, *, agrees: bool, text: str, by: Person, at: datetime) -> None:
    """A unit's answer. The last of all that agree sends the bulletin on to be signed; an objection waits for the office."""
    held = Bulletin.objects.select_for_update().get(pk=bulletin.pk)
    mine = asked_of(by, held)
    if mine is None:
        raise Refused("conflict", "这份通报不在等您的单位会签：已经答复，或已送签、退回。")
    if not agrees and not text.strip():
        raise Refused("invalid", "有意见的请写明改哪里、怎么改。", "意见")
    Opinion.objects.create(countersign=mine, agrees=agrees, text=text.strip(), at=at, by=by)
    answered = [each.opinion.agrees for each in asked(held).exclude(opinion=None)]
    done = len(answered) == asked(held).count()
    if done and all(answered):
        Bulletin.objects.filter(pk=held.pk).update(state="signing")
        signers = [person for person in officers(held.issuer) if may(person, SIGNERS)]
        steps.tell(held, "answer", signers, "各单位会签同意，请签发", by=by, at=at)
    elif done or not agrees:
        steps.tell(held, "answer", [held.by], "有单位提出意见，请研究后办结会签或退回修改", by=by, at=at)
    steps.record(
        held, "answer", f"{by.unit.short_name}{'同意' if agrees else '有意见'}：{text.strip() or '无'}", by, at
    )
