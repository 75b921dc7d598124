"""Documents and the items of their plans: each item a fixed identity with versions (valid from, to, revision, reason).

A version is written once; a change closes it and writes the next, so any page can be shown as of a moment.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from wenzeng.library.policy.plan import KINDS, RHYTHMS
from wenzeng.mechanisms.office.declare import history
from wenzeng.mechanisms.office.models import StoredFile
from wenzeng.mechanisms.people.models import Unit
from wenzeng.mechanisms.plan.declare import BLANK_STATES, OPS, SOURCES, STATES


class Document(models.Model):
    """A policy document (政策文件) as it came, with what the compiler made of it; or another paper that sets work."""

    kind = models.CharField("来源", max_length=20, choices=list(SOURCES.items()), default="policy")
    state = models.CharField(max_length=20, choices=list(STATES.items()), default="draft")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    source_text = models.TextField()
    compiled = models.JSONField()
    received_at = models.DateTimeField()
    received_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    adopted_at = models.DateTimeField(null=True)
    adopted_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    keeper = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    """The city that set the work for its own counties and parks and rules on it; empty: the HQ office."""

    class Meta:
        ordering = ["-received_at"]
        constraints = [
            models.UniqueConstraint(fields=["file"], condition=~Q(state="discarded"), name="one_plan_per_file")
        ]


class Version(models.Model):
    """One state of an item, from ``valid_from`` (included) to ``valid_to`` (not included)."""

    if TYPE_CHECKING:
        item: Any

    revision = models.PositiveIntegerField()
    valid_from = models.DateTimeField()
    valid_to = models.DateTimeField(null=True)
    reason = models.TextField("理由", blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    dropped = models.BooleanField(default=False)

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(fields=["item", "revision"], name="%(class)s_revision"),
            models.UniqueConstraint(fields=["item"], condition=Q(valid_to=None), name="%(class)s_current"),
        ]


class Placed(models.Model):
    """Words of the document with their place in its source text (code points, end exclusive)."""

    text = models.TextField("原文", blank=True)
    span_start = models.PositiveIntegerField(default=0)
    span_end = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True


class HeadingVersion(Version):
    """What stands on the document's head. ``origins`` says of each field whether the text or a hand gave it."""

    item = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="versions")
    title = models.CharField("标题", max_length=500)
    number = models.CharField("发文字号", max_length=100, blank=True)
    issuer = models.CharField("发文机关", max_length=200, blank=True)
    issued = models.DateField("成文日期", null=True)
    origins = models.JSONField(default=dict)

    class Meta(Version.Meta):
        pass


class Mention(models.Model):
    """A unit's name as the document writes it."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="mentions")
    written = models.CharField(max_length=200)
    position = models.PositiveIntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["document", "written"], name="mention_once")]


class MentionVersion(Version):
    """What the name stands for: one unit, a group of units, ``named`` (an actor without account) or unknown."""

    item = models.ForeignKey(Mention, on_delete=models.PROTECT, related_name="versions")
    kind = models.CharField(max_length=20)
    units = models.ManyToManyField(Unit, related_name="+")

    class Meta(Version.Meta):
        pass


class Measure(models.Model):
    """A measure of a document (措施)."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="measures")
    position = models.PositiveIntegerField()

    class Meta:
        ordering = ["document", "position"]
        constraints = [models.UniqueConstraint(fields=["document", "position"], name="measure_position")]


class MeasureVersion(Version, Placed):
    """A measure's heading, body and responsibility. ``lead_origin``: text, assumption (推定牵头) or decided."""

    item = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="versions")
    number = models.CharField(max_length=20)
    path = models.JSONField(default=list)
    title = models.CharField(max_length=500, blank=True)
    lead_origin = models.CharField(max_length=20)
    awards = models.JSONField(default=dict)

    class Meta(Version.Meta):
        pass


class MeasureUnit(models.Model):
    """A unit name in a measure's responsibility note, in its order, leads marked."""

    version = models.ForeignKey(MeasureVersion, on_delete=models.PROTECT, related_name="units")
    mention = models.ForeignKey(Mention, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveIntegerField()
    lead = models.BooleanField(default=False)

    class Meta:
        ordering = ["position"]


class Task(models.Model):
    """A task (任务): one commitment, or one added by hand."""

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="tasks")
    position = models.PositiveIntegerField()

    class Meta:
        ordering = ["measure__document", "measure__position", "position"]
        constraints = [models.UniqueConstraint(fields=["measure", "position"], name="task_position")]


class TaskVersion(Version, Placed):
    """A task's words and terms. ``sentence`` is its sentence in the measure; ``when`` a deadline as written."""

    item = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="versions")
    title = models.CharField("任务", max_length=500)
    sentence = models.PositiveIntegerField(default=0)
    verb = models.CharField(max_length=50, blank=True)
    object = models.CharField(max_length=500, blank=True)
    kind = models.CharField("性质", max_length=20, choices=list(KINDS.items()))
    every = models.CharField("频次", max_length=20, choices=list(RHYTHMS.items()), blank=True)
    deadline = models.DateField("时限", null=True)
    when = models.CharField("时限原文", max_length=100, blank=True)
    deadline_origin = models.CharField(max_length=20, blank=True)

    class Meta(Version.Meta):
        pass


class TaskUnit(models.Model):
    """A unit name that a task has of its own; a task without any has its measure's."""

    version = models.ForeignKey(TaskVersion, on_delete=models.PROTECT, related_name="units")
    mention = models.ForeignKey(Mention, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveIntegerField()
    lead = models.BooleanField(default=False)

    class Meta:
        ordering = ["position"]


class Target(models.Model):
    """A number to be reached (目标), of a task where one holds it."""

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="targets")
    task = models.ForeignKey(Task, null=True, on_delete=models.PROTECT, related_name="targets")

    class Meta:
        ordering = ["measure__document", "measure__position", "pk"]


class TargetVersion(Version, Placed):
    """What, how much, by when. ``value`` is an exact decimal in ``unit``."""

    item = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="versions")
    what = models.CharField("指标", max_length=200)
    value = models.CharField("目标值", max_length=40)
    unit = models.CharField("计量单位", max_length=40, blank=True)
    op = models.CharField("方向", max_length=2, choices=list(OPS.items()))
    deadline = models.DateField(null=True)
    when = models.CharField(max_length=100, blank=True)
    origin = models.CharField(max_length=20)

    class Meta(Version.Meta):
        pass


class Blank(models.Model):
    """A named blank (留白): what the text leaves open."""

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="blanks")
    task = models.ForeignKey(Task, null=True, on_delete=models.PROTECT, related_name="blanks")

    class Meta:
        ordering = ["measure__document", "measure__position", "pk"]


class BlankVersion(Version, Placed):
    """Its answer, or who gives it by when."""

    item = models.ForeignKey(Blank, on_delete=models.PROTECT, related_name="versions")
    what = models.CharField("须确定", max_length=200)
    state = models.CharField(max_length=20, choices=list(BLANK_STATES.items()))
    answer = models.CharField("确定为", max_length=500, blank=True)
    origin = models.CharField(max_length=20, blank=True)
    owner = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    due = models.DateField("答复期限", null=True)

    class Meta(Version.Meta):
        pass


for _model in (HeadingVersion, MentionVersion, MeasureVersion, TaskVersion, TargetVersion, BlankVersion):
    history(_model._meta.db_table, closing="valid_to")
for _table in ("plan_measureunit", "plan_taskunit", "plan_mentionversion_units"):
    history(_table)
