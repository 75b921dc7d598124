"""The values of parameters (参数值): what HQ has set, since which day, on what ground. Rows are only added."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from wenzeng.mechanisms.office.declare import ORIGINS, history


class ParameterValue(models.Model):
    """One value of a declared parameter, the ``nth`` that was set. It holds from ``since`` until that of a later one."""

    name = models.CharField(max_length=100)
    nth = models.PositiveIntegerField()
    value = models.CharField("数值", max_length=200)
    since = models.DateField("起用日期")
    origin = models.CharField("来源", max_length=20, choices=list(ORIGINS.items()))
    reason = models.CharField("理由", max_length=300)
    at = models.DateTimeField("改动时间")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-since", "-pk"]
        constraints = [models.UniqueConstraint(fields=["name", "nth"], name="parameter_nth_once")]
        indexes = [models.Index(fields=["name", "-since", "-id"], name="parameter_since")]


history("office_parametervalue")
