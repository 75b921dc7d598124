"""Telling people what happened: inside the act that makes it known, so that a message never speaks of what was undone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import connection, transaction
from django.utils import timezone

from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.office.models import MailWish, Message
from wenzeng.mechanisms.office.services import journal, mail


def send(persons: Iterable[Any], *, title: str, reason: str, subject: str, by: Any, at: datetime) -> int:
    """Tell persons something about a subject, once a day each; the act around it writes the journal. Gives the number told.

    Whoever acts knows what he did, and is not told.
    """
    if not connection.in_atomic_block:
        raise RuntimeError(f"message {title} is not part of an act")
    day = timezone.localdate(at)
    fields = {"title": title[:200], "subject": subject, "day": day}
    wanted = {p.pk: p for p in persons if p.pk != by.pk}
    held = Message.objects.filter(person__in=wanted.values(), **fields).values_list("person", flat=True)
    new = [wanted[pk] for pk in wanted.keys() - set(held)]
    words = {**fields, "reason": reason[:300], "sender": by, "created_at": at}
    # Two acts may tell the same at the same moment: the second one's message is the first one's.
    Message.objects.bulk_create([Message(person=person, **words) for person in new], ignore_conflicts=True)
    mail.call(new)
    return len(new)


def read(person: Any, *, pk: int | None = None, at: datetime) -> int:
    """Mark one of the person's messages as read, or all; gives the number that was not yet."""
    held = Message.objects.filter(person=person, read_at=None)
    return (held if pk is None else held.filter(pk=pk)).update(read_at=at)


def settle(*, title: str, subject: str, at: datetime) -> int:
    """Mark as read what asked for an act that somebody has taken: nobody need open it any more. Gives the number."""
    return Message.objects.filter(subject=subject, title=title[:200], read_at=None).update(read_at=at)


@transaction.atomic
def wish_mail(person: Any, *, address: str, every: str, at: datetime) -> MailWish:
    """Keep a person's own wish for mail. Refuses a wish without an address, and what is none."""
    if every not in MailWish.Every.values:
        raise Refused("invalid", "请在“随到随发、每天一封、不发”中选择一项。", "频次")
    if every != MailWish.Every.NEVER and not address:
        raise Refused("invalid", "要收邮件，请先填邮箱。", "邮箱")
    if address:
        try:
            validate_email(address)
        except ValidationError:
            raise Refused("invalid", f"“{address}”不是邮箱地址，应如 name@example.cn。", "邮箱") from None
    held, _ = MailWish.objects.update_or_create(person=person, defaults={"address": address, "every": every})
    # The address itself is personal and stays out of the journal.
    journal.record("office.wish_mail", f"person:{person.username}", by=person, at=at, detail={"every": every})
    return held
