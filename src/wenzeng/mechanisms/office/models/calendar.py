"""The days of the working calendar (工作日历): what each named day is, from which notice, and every change of it.

A day without a row follows the week. A change is a new row with its reason; the row before it is closed, so that it can
be told later which calendar a deadline was counted by.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models

from wenzeng.mechanisms.office.declare import history


class CalendarDay(models.Model):
    """What a day was held to be, from ``valid_from`` to ``valid_to``: off or worked, under which name and notice."""

    day = models.DateField("日期")
    working = models.BooleanField("上班")
    name = models.CharField("名称", max_length=40, blank=True)
    notice = models.CharField("依据", max_length=200)
    provisional = models.BooleanField("暂定", default=False)
    reason = models.CharField("理由", max_length=300, blank=True)
    valid_from = models.DateTimeField("改动时间")
    valid_to = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["day", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["day"], condition=models.Q(valid_to=None), name="calendar_one_current_day"),
        ]


history("office_calendarday", closing="valid_to")
