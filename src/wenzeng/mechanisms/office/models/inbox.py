"""The inbox (消息): what a person is told, why, and whether it was read or mailed; and each person's wish for mail.

A message is told once per person, subject, title and day, so that a busy day does not fill the inbox with echoes.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q


class Message(models.Model):
    """One thing told to one person. ``subject`` names the object (``part:12``); where it is shown is for screens to know."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="messages")
    title = models.CharField("事由", max_length=200)
    reason = models.CharField("为何通知您", max_length=300)
    subject = models.CharField("对象", max_length=200)
    sender = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    day = models.DateField("业务日期")
    created_at = models.DateTimeField("时间")
    read_at = models.DateTimeField("已读", null=True)
    mailed_at = models.DateTimeField("已发邮件", null=True)
    mail_tries = models.PositiveSmallIntegerField("邮件次数", default=0)
    mail_fault = models.CharField("邮件未发出的原因", max_length=300, blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "subject", "title", "day"], name="message_once_a_day"),
        ]
        indexes = [
            models.Index(fields=["person", "-created_at"], name="message_person"),
            models.Index(fields=["person"], condition=Q(read_at=None), name="message_unread"),
        ]


class MailWish(models.Model):
    """Whether a person wants mail about messages, at which address, how often; without a row, none."""

    class Every(models.TextChoices):
        """How often."""

        AT_ONCE = "at_once", "随到随发"
        DAILY = "daily", "每天一封"
        NEVER = "never", "不发"

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="mail_wish")
    address = models.EmailField("邮箱", blank=True)
    every = models.CharField("频次", max_length=20, choices=Every.choices, default=Every.NEVER)
    digest_day = models.DateField("上次汇总", null=True)
