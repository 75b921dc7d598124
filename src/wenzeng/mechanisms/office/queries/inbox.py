"""Reads of the inbox: each person's own messages alone."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from wenzeng.mechanisms.office.models import MailWish, Message

EVERY = MailWish.Every.choices
"""How often mail may be wished for, with the word shown."""


def messages(person: Any) -> QuerySet[Message]:
    """What the person was told, newest first."""
    return Message.objects.filter(person=person).select_related("sender")


def unread(person: Any) -> int:
    """How many messages the person has not read."""
    return Message.objects.filter(person=person, read_at=None).count()


def wish(person: Any) -> MailWish:
    """The person's wish for mail; where none was said, none is wanted."""
    return MailWish.objects.filter(person=person).first() or MailWish(person=person)
