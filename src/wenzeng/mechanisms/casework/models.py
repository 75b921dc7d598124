"""Cases, the steps taken on them, what was promised, and the proposals from which cases come. Steps are written once."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from wenzeng.mechanisms.casework.declare import PROPOSAL_STATES, CaseType, State, case_type
from wenzeng.mechanisms.office.declare import history
from wenzeng.mechanisms.office.models import StoredFile
from wenzeng.mechanisms.people.models import Unit


class Case(models.Model):
    """A case (事项). ``subject`` says what it is about (part:12); ``clause``, ``title`` and ``facts`` are frozen words.

    ``number`` counts in the series of issuer, type and year, and is given when the case goes out: a draft has none.
    ``due`` is the limit that runs now. ``state`` repeats the last step, so that two people cannot take the same one.
    """

    type = models.CharField("类型", max_length=40)
    version = models.PositiveIntegerField()
    issuer = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name="发出单位")
    addressed = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name="承办单位")
    subject = models.CharField(max_length=100)
    clause = models.CharField("原句", max_length=40, blank=True)
    title = models.CharField("事项", max_length=500)
    facts = models.JSONField(default=dict)
    state = models.CharField("状态", max_length=20)
    opened_at = models.DateTimeField()
    issued_at = models.DateTimeField(null=True)
    year = models.PositiveIntegerField(null=True)
    number = models.PositiveIntegerField("编号", null=True)
    due = models.DateField("期限", null=True)
    ended_at = models.DateTimeField(null=True)
    steps_taken = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["issuer", "type", "year", "number"], name="case_number"),
            # A subject has one case of a type at a time, however many hands press the button.
            models.UniqueConstraint(
                fields=["issuer", "type", "subject"], condition=Q(ended_at=None), name="one_open_case_of_a_type"
            ),
        ]
        indexes = [
            models.Index(fields=["subject"], name="case_subject"),
            models.Index(fields=["addressed", "state"], name="case_addressed_state"),
        ]

    @property
    def kind(self) -> CaseType:
        """The declared type."""
        return case_type(self.type)

    @property
    def standing(self) -> State:
        """The declared state."""
        return self.kind.state(self.state)

    @property
    def mark(self) -> str:
        """The case's own number in words: 督办 2022-3."""
        return f"{self.kind.label} {self.year}-{self.number}" if self.number else f"{self.kind.label}（拟稿）"


class CaseStep(models.Model):
    """A step of a case (办理记录): the act, from where to where, by whom, the words, the new limit, the letter."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="steps")
    number = models.PositiveIntegerField()
    act = models.CharField(max_length=40)
    from_state = models.CharField(max_length=20, blank=True)
    to_state = models.CharField(max_length=20)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(blank=True)
    due = models.DateField(null=True)
    detail = models.JSONField(default=dict)
    paper = models.CharField("文书", max_length=40, blank=True)
    key = models.CharField(max_length=64, null=True, unique=True)

    class Meta:
        ordering = ["case", "number"]
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="case_step_number")]


class CaseFile(models.Model):
    """A file that proves a step (佐证材料)."""

    step = models.ForeignKey(CaseStep, on_delete=models.PROTECT, related_name="files")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=255)


class Commitment(models.Model):
    """What a unit undertook in a talk (承诺), and the task it has become: who reads ``subject`` knows what it names."""

    step = models.ForeignKey(CaseStep, on_delete=models.PROTECT, related_name="commitments")
    number = models.PositiveIntegerField()
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    text = models.CharField("承诺事项", max_length=500)
    due = models.DateField("完成时限")
    subject = models.CharField(max_length=100, null=True)

    class Meta:
        ordering = ["step", "number"]
        constraints = [models.UniqueConstraint(fields=["step", "number"], name="commitment_number")]


class Proposal(models.Model):
    """A case that a rule proposes (建议), with its reason, the facts and the thresholds as they were; a person decides."""

    type = models.CharField(max_length=40)
    rule = models.CharField(max_length=40)
    issuer = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    addressed = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    subject = models.CharField(max_length=100)
    clause = models.CharField(max_length=40, blank=True)
    title = models.CharField(max_length=500)
    reason = models.TextField("理由")
    facts = models.JSONField(default=dict)
    thresholds = models.JSONField(default=dict)
    state = models.CharField("状态", max_length=20, choices=list(PROPOSAL_STATES.items()), default="open")
    proposed_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    words = models.TextField("处理说明", blank=True)
    case = models.OneToOneField(Case, null=True, on_delete=models.PROTECT, related_name="proposal")

    class Meta:
        ordering = ["-proposed_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["issuer", "subject"], condition=Q(state="open"), name="one_open_proposal_of_a_subject"
            )
        ]

    @property
    def kind(self) -> CaseType:
        """The declared type."""
        return case_type(self.type)


for _table in ("casework_casestep", "casework_casefile"):
    history(_table)
history("casework_commitment", closing="subject")
