"""Journal, installation, stored files, jobs."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from wenzeng.mechanisms.office.declare import history


class Installation(models.Model):
    """This installation: one row. ``business_date`` stands still until moved; empty means the wall clock's date."""

    demo = models.BooleanField(default=False)
    business_date = models.DateField(null=True)
    founded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="one_installation")]


class JournalEntry(models.Model):
    """One act (一事一记). Rows form a chain: ``digest`` covers the row and the digest before it."""

    seq = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField("业务时间")
    recorded_at = models.DateTimeField("记录时间")
    actor = models.CharField("账号", max_length=150)
    actor_name = models.CharField("姓名", max_length=100)
    unit = models.CharField("单位", max_length=200, blank=True)
    act = models.CharField("行为", max_length=80)
    subject = models.CharField("对象", max_length=200)
    detail = models.TextField("内容")
    algorithm = models.CharField(max_length=20, default="sha256")
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["seq"]
        indexes = [models.Index(fields=["subject", "seq"], name="journal_subject")]


history("office_journalentry")


class StoredFile(models.Model):
    """A file as it came, kept under its SHA-256; its bytes lie in the data folder."""

    digest = models.CharField(max_length=64, unique=True)
    size = models.BigIntegerField()
    name = models.CharField("来件名", max_length=255)
    received_at = models.DateTimeField()
    received_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")


history("office_storedfile")


class Job(models.Model):
    """Long work with its progress (后台任务). The queue only carries the id; what people see stands here."""

    class State(models.TextChoices):
        """Where a job stands."""

        QUEUED = "queued", "排队中"
        RUNNING = "running", "进行中"
        DONE = "done", "已完成"
        FAILED = "failed", "未完成"
        CANCELLED = "cancelled", "已取消"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=80)
    label = models.CharField(max_length=200)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="jobs")
    payload = models.JSONField(default=dict)
    state = models.CharField(max_length=20, choices=State.choices, default=State.QUEUED)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    message = models.CharField(max_length=500, blank=True)
    result = models.JSONField(default=dict)
    cancel_asked = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField("通知已看", null=True)

    class Meta:
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["owner", "-created_at"], name="job_owner")]

    @property
    def percent(self) -> int:
        """Share done in %, 0 while nothing is counted."""
        return 100 if self.state == self.State.DONE else min(99, self.done * 100 // self.total) if self.total else 0

    @property
    def under_way(self) -> bool:
        """Whether it may still change."""
        return self.state in (self.State.QUEUED, self.State.RUNNING)
