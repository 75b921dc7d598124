"""Mail about unread messages (邮件): at once or once a day, as each person wishes; what fails is tried again and says why.

A mail carries titles and reasons only, never the content behind them: it leaves the house.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import F, Q
from django.utils import timezone
from django_tasks import task

from wenzeng.mechanisms.office.declare import Progress
from wenzeng.mechanisms.office.models import MailWish, Message
from wenzeng.mechanisms.office.services import clock

_log = logging.getLogger(__name__)
MOST_TRIES = 5
"""After so many failures a message is no longer tried: it stays in the inbox, with the reason."""

SHOWN = 30
"""A mail lists so many messages; the rest is counted."""

_FAULTS = (OSError, ValueError)
"""What goes wrong in sending: SMTP and network faults are OSErrors, a line break in a title a ValueError."""


@dataclass(frozen=True)
class Sent:
    """What a round of mail came to."""

    mails: int = 0
    failed: int = 0


def call(persons: Iterable[Any]) -> None:
    """Have those told who wish so mailed at once, when the act around is through."""
    wishes = MailWish.objects.filter(person__in=[p.pk for p in persons], every=MailWish.Every.AT_ONCE)
    for pk in wishes.values_list("pk", flat=True):
        carry.enqueue(pk)


@task()
def carry(pk: int) -> None:
    """What the queue carries: one person's wish."""
    wish = MailWish.objects.filter(pk=pk, every=MailWish.Every.AT_ONCE).select_related("person").first()
    if wish is not None:
        _mail(wish, clock.now())


def round_of_mail(at: datetime, progress: Progress) -> Sent:
    """Mail everybody who wishes it and has something unread: digests once a day, failed mail again."""
    held = list(_due(at).select_related("person"))
    mails = failed = 0
    for n, wish in enumerate(held, 1):
        outcome = _mail(wish, at)
        mails += outcome is True
        failed += outcome is False
        progress(n, len(held))
    return Sent(mails, failed)


def _due(at: datetime) -> Any:
    daily = Q(every=MailWish.Every.DAILY) & (Q(digest_day=None) | Q(digest_day__lt=timezone.localdate(at)))
    return MailWish.objects.filter(daily | Q(every=MailWish.Every.AT_ONCE)).exclude(address="").order_by("pk")


def _mail(wish: MailWish, at: datetime) -> bool | None:
    """One mail of everything unread and unmailed: sent, failed, or None where there was nothing to say.

    It is marked after it went out: a crash between the two mails twice rather than never.
    """
    waiting = Message.objects.filter(person=wish.person, read_at=None, mailed_at=None, mail_tries__lt=MOST_TRIES)
    told = list(waiting)
    if not told or not wish.person.is_active:
        return None
    marked = Message.objects.filter(pk__in=[message.pk for message in told])
    try:
        _letter(wish, told).send()
    except _FAULTS as fault:
        _log.warning("mail to person %s failed: %s", wish.person_id, fault)
        marked.update(mail_tries=F("mail_tries") + 1, mail_fault=f"{type(fault).__name__}: {fault}"[:300])
        return False
    marked.update(mail_tries=F("mail_tries") + 1, mail_fault="", mailed_at=at)
    MailWish.objects.filter(pk=wish.pk).update(digest_day=timezone.localdate(at))
    return True


def _letter(wish: MailWish, told: list[Message]) -> EmailMessage:
    number = len(told)
    subject = f"[稳增] {' '.join(told[0].title.split())}" if number == 1 else f"[稳增] {number} 条未读消息"
    lines = [f"{wish.person.name}，您有 {number} 条未读消息：", ""]
    for n, message in enumerate(told[:SHOWN], 1):
        lines += [f"{n}. {message.title}", f"   {message.reason}"]
    if number > SHOWN:
        lines.append(f"另有 {number - SHOWN} 条，请登录查看。")
    lines += ["", f"请登录系统办理：{settings.INBOX_ADDRESS}" if settings.INBOX_ADDRESS else "请登录系统办理。"]
    lines.append("不想再收，请在“消息—邮件提醒”中改。")
    return EmailMessage(subject, "\n".join(lines), settings.DEFAULT_FROM_EMAIL, [wish.address])
