"""Closed periods with their frozen figures, bulletins, and the steps that each has gone."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from wenzeng.mechanisms.bulletins.declare import ACTS, STATES
from wenzeng.mechanisms.documents.models import Paper
from wenzeng.mechanisms.office.declare import history
from wenzeng.mechanisms.people.models import Unit


class Closing(models.Model):
    """A closed period (关账): the figures as they stood at the end of its last day, frozen once, with what is missing."""

    issuer = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="closings")
    period = models.CharField("期别", max_length=10)
    kind = models.CharField(max_length=10)
    day = models.DateField("截至")
    frozen = models.JSONField()
    closed_at = models.DateTimeField("关账时间")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["issuer", "-day"]
        constraints = [models.UniqueConstraint(fields=["issuer", "period"], name="one_closing_per_period")]


class Bulletin(models.Model):
    """A bulletin (通报): text with the places of its figures, until it is frozen as a paper.

    ``sections`` are key, heading and text in order. ``issue`` is the running number of its issuer in its year, empty
    until the text is frozen.
    """

    closing = models.ForeignKey(Closing, on_delete=models.PROTECT, related_name="bulletins")
    issuer = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="bulletins")
    period = models.CharField("期别", max_length=10)
    state = models.CharField("状态", max_length=20, choices=list(STATES.items()), default="draft")
    title = models.CharField("标题", max_length=300)
    opening = models.TextField("导语")
    sections = models.JSONField()
    issue = models.PositiveIntegerField("期号", null=True)
    year = models.PositiveIntegerField("年份")
    paper = models.OneToOneField(Paper, null=True, on_delete=models.PROTECT, related_name="bulletin")
    replaces = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="replaced_by")
    reason = models.TextField("更正理由", blank=True)
    revision = models.PositiveIntegerField(default=1)
    started_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-closing__day", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["issuer", "period"], condition=Q(replaces=None), name="one_bulletin_per_period"
            ),
            models.UniqueConstraint(
                fields=["issuer", "year", "issue"], condition=Q(issue__isnull=False), name="one_bulletin_per_issue"
            ),
        ]


class BulletinStep(models.Model):
    """A step that a bulletin has gone (办理记录)."""

    bulletin = models.ForeignKey(Bulletin, on_delete=models.PROTECT, related_name="steps")
    number = models.PositiveIntegerField()
    act = models.CharField(max_length=20, choices=list(ACTS.items()))
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(blank=True)

    class Meta:
        ordering = ["bulletin", "number"]
        constraints = [models.UniqueConstraint(fields=["bulletin", "number"], name="bulletin_step_number")]


class Countersign(models.Model):
    """A unit asked for its countersign (会签), in the first or a later asking."""

    bulletin = models.ForeignKey(Bulletin, on_delete=models.PROTECT, related_name="countersigns")
    asking = models.PositiveIntegerField()
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["bulletin", "asking", "unit__position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["bulletin", "asking", "unit"], name="one_countersign_per_asking")
        ]


class Opinion(models.Model):
    """What a unit answered, once."""

    countersign = models.OneToOneField(Countersign, on_delete=models.PROTECT, related_name="opinion")
    agrees = models.BooleanField()
    text = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")


for _table in ("closing", "bulletinstep", "countersign", "opinion"):
    history(f"bulletins_{_table}")
