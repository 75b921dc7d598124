"""The plan at work: each unit's part in a task, the steps taken on it, and the figures of targets. Steps are written once."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from wenzeng.mechanisms.office.declare import history
from wenzeng.mechanisms.office.models import StoredFile
from wenzeng.mechanisms.people.models import Unit
from wenzeng.mechanisms.plan.declare import COURSES, PART_STATES, STEPS
from wenzeng.mechanisms.plan.models.items import Target, Task


class Part(models.Model):
    """A unit's part in a task (承办), as lead or joint, for which that unit alone answers.

    ``period`` is set for one instance of a recurring task. ``above`` is the part from which it was handed down.
    ``first_due`` stands as opened. ``state`` and ``due`` repeat what the steps say, so that two people cannot take the
    same step; what stood on an earlier day is read from the steps.
    """

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="parts")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="parts")
    lead = models.BooleanField("牵头")
    period = models.CharField("期", max_length=10, blank=True)
    above = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="below")
    first_due = models.DateField("原时限", null=True)
    due = models.DateField("时限", null=True)
    state = models.CharField("状态", max_length=20, choices=list(PART_STATES.items()), default="open")
    opened_at = models.DateTimeField()
    steps_taken = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["task__measure__document", "task__measure__position", "task__position", "-lead", "unit__position"]
        constraints = [models.UniqueConstraint(fields=["task", "unit", "period"], name="one_part_per_unit_and_period")]
        indexes = [models.Index(fields=["unit", "state"], name="part_unit_state")]


class Step(models.Model):
    """One step on a part (办理记录): progress, result, acceptance, return, pause, a new deadline, a view.

    ``number`` counts the steps of one part; ``key`` is the form's own, so that what is sent twice is taken once.
    """

    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="steps")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=list(STEPS.items()))
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    text = models.TextField("进展", blank=True)
    difficulty = models.TextField("困难", blank=True)
    request = models.TextField("请求", blank=True)
    due = models.DateField("新时限", null=True)
    key = models.CharField(max_length=64, null=True, unique=True)

    class Meta:
        ordering = ["part", "number"]
        constraints = [models.UniqueConstraint(fields=["part", "number"], name="step_number")]


class Evidence(models.Model):
    """A file that proves a step (佐证材料)."""

    step = models.ForeignKey(Step, on_delete=models.PROTECT, related_name="evidence")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=255)


class Course(models.Model):
    """The way to a target (进度路径): baseline, goal, and where one should be on the days between.

    For the whole (``unit`` empty) or for one unit's share. ``points`` are [day, value] for a declared way, or twelve
    monthly weights for a seasonal one. Values are exact decimals in the target's unit.
    """

    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="courses")
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    shape = models.CharField("路径", max_length=20, choices=list(COURSES.items()))
    baseline = models.CharField("基数", max_length=40)
    baseline_day = models.DateField("基期日")
    goal = models.CharField("目标值", max_length=40)
    goal_day = models.DateField("目标日", null=True)
    points = models.JSONField(default=list)
    origin = models.CharField(max_length=20)
    reason = models.TextField("理由", blank=True)
    valid_from = models.DateTimeField()
    valid_to = models.DateTimeField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["target", "unit"], condition=Q(valid_to=None, unit__isnull=False), name="one_course_per_unit"
            ),
            models.UniqueConstraint(
                fields=["target"], condition=Q(valid_to=None, unit__isnull=True), name="one_course_of_the_whole"
            ),
        ]


class Actual(models.Model):
    """A figure reported for a target (实际值) as of a day: by a unit for its share, or by the lead for the whole."""

    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="actuals")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    whole = models.BooleanField(default=False)
    day = models.DateField("截至")
    value = models.CharField("实际值", max_length=40)
    source = models.CharField("来源", max_length=200, blank=True)
    step = models.ForeignKey(Step, null=True, on_delete=models.PROTECT, related_name="figures")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["target", "unit", "day", "at"]


class LightChange(models.Model):
    """A lamp that changed (灯色变化), with the reason computed then: the history of lights."""

    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="lights")
    day = models.DateField()
    light = models.CharField(max_length=10)
    reason = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["part", "at", "pk"]


for _table in ("plan_step", "plan_evidence", "plan_actual", "plan_lightchange"):
    history(_table)
history("plan_course", closing="valid_to")
