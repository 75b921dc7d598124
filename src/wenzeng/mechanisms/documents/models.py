"""Papers as issued, the numbers they bear, and the signed files taken back. All of it is history."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from wenzeng.mechanisms.documents.declare import KINDS
from wenzeng.mechanisms.office.declare import history
from wenzeng.mechanisms.office.models import StoredFile
from wenzeng.mechanisms.people.models import Unit


class Series(models.Model):
    """The last number given in a series (机关代字) of an issuer in a year: the row whose lock keeps it without gaps."""

    issuer = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    name = models.CharField("机关代字", max_length=60)
    year = models.PositiveIntegerField("年份")
    last = models.PositiveIntegerField("末号", default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["issuer", "name", "year"], name="one_series")]


class Paper(models.Model):
    """An issued paper (公文). ``content`` holds the text with its figures as places, ``figures`` their frozen words.

    The bytes of both files are kept; ``text`` is what they say, and what content and figures give again. Where the
    office's OA gives the 发文字号, ``number`` is empty until the signed file comes back.
    """

    kind = models.CharField("文种", max_length=20, choices=list(KINDS.items()))
    number = models.CharField("发文字号", max_length=100, blank=True)
    title = models.CharField("标题", max_length=500)
    issuer = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="papers_issued")
    addressees = models.ManyToManyField(Unit, related_name="papers_received")
    subject = models.CharField("事项", max_length=200)
    content = models.JSONField()
    figures = models.JSONField(default=dict)
    text = models.TextField()
    word = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    pdf = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    code = models.CharField("查验码", max_length=20, unique=True)
    dated = models.DateField("成文日期")
    issued_at = models.DateTimeField("印发时间")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    replaces = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="replaced_by")
    reason = models.TextField("更正理由", blank=True)

    class Meta:
        ordering = ["-issued_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["number"], condition=~Q(number=""), name="one_paper_per_number")]
        indexes = [models.Index(fields=["subject"], name="paper_subject")]

    def __str__(self) -> str:
        return f"{self.title}（{self.shown_number}）" if self.shown_number else self.title

    @property
    def signed(self) -> Any:
        """The signed file last taken back, if any."""
        return self.signings.last()

    @property
    def shown_number(self) -> str:
        """The number: ours, or the one that came back from the OA."""
        signed = None if self.number else self.signed
        return self.number or (signed.number if signed else "")


class Signing(models.Model):
    """A signed and sealed file taken back, with the number and the date that it bears.

    ``differences`` lists every figure that is not as issued; ``unread`` says why the text could not be read (a scan).
    """

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="signings")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    name = models.CharField("文件名", max_length=255)
    number = models.CharField("发文字号", max_length=100)
    dated = models.DateField("成文日期")
    differences = models.JSONField(default=list)
    unread = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["paper", "pk"]


for _table in ("documents_paper", "documents_paper_addressees", "documents_signing"):
    history(_table)
