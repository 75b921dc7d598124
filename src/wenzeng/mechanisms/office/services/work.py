"""Long work: asked for in an act's transaction, done by the worker, seen by its owner."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Any

from django.db import connection
from django.db.models import F
from django.utils import timezone
from django_tasks import task

from wenzeng.library import storage
from wenzeng.mechanisms.office.declare import JobType, Progress, Refused, Stopped, job_type
from wenzeng.mechanisms.office.models import Job

_log = logging.getLogger(__name__)
State = Job.State
_BROKEN = "系统内部出错，没有留下任何改动。请重试；仍不行请把任务编号告诉管理员。"


def ask(name: str, payload: dict[str, Any], *, by: Any, label: str = "") -> Job:
    """Queue long work of a declared kind, to run once the transaction around it is through."""
    held = Job.objects.create(name=name, label=label or job_type(name).label, owner=by, payload=payload)
    carry.enqueue(str(held.pk))
    return held


@task()
def carry(key: str) -> None:
    """What the queue carries: the id of a job."""
    run(key)


def run(key: str) -> None:
    """Do a job. A refusal or a fault ends it with its reason; nothing half-done stays."""
    began = Job.objects.filter(pk=key, state=State.QUEUED).update(state=State.RUNNING, started_at=timezone.now())
    if not began:
        return
    held = Job.objects.select_related("owner").get(pk=key)
    kind = job_type(held.name)
    try:
        _check(held)
        _finish(key, State.DONE, _do(kind, held), "")
    except Stopped:
        _finish(key, State.CANCELLED, {}, "已按要求取消，没有留下任何改动。")
    except Refused as refusal:
        _finish(key, State.FAILED, {"code": refusal.code, "where": refusal.where or ""}, refusal.message)
    except Exception as fault:
        _log.exception("job %s (%s) failed", key, held.name)
        known = storage.refusal(fault)
        _finish(key, State.FAILED, {}, known.message if known else _BROKEN)


def _do(kind: JobType, held: Job) -> dict[str, Any]:
    return kind.run(held.payload, reporter(held), held.owner)


def reporter(held: Job) -> Progress:
    """Progress of a job: written outside the job's own transaction, and the place where a cancel is noticed."""
    last = timezone.now() - timedelta(seconds=1)

    def tell(done: int, total: int, message: str = "") -> None:
        nonlocal last
        if connection.in_atomic_block:
            return
        _check(held)
        now = timezone.now()
        if done < total and now - last < timedelta(milliseconds=200):
            return
        last = now
        Job.objects.filter(pk=held.pk).update(done=done, total=total, message=message)

    return tell


def _check(held: Job) -> None:
    if Job.objects.filter(pk=held.pk, cancel_asked=True).exists():
        raise Stopped


def _finish(key: str, state: str, result: dict[str, Any], message: str) -> None:
    ended = {"state": state, "result": result, "message": message, "finished_at": timezone.now()}
    whole = {"done": F("total")} if state == State.DONE else {}
    Job.objects.filter(pk=key).update(**ended, **whole)


def cancel(held: Job, *, by: Any) -> None:
    """Ask a job to stop; one that has not begun stops at once."""
    if held.owner_id != by.pk:
        raise Refused("not_found", "没有这个任务。")
    waiting = Job.objects.filter(pk=held.pk, state=State.QUEUED)
    if not waiting.update(state=State.CANCELLED, message="未开始即取消。", finished_at=timezone.now()):
        Job.objects.filter(pk=held.pk, state=State.RUNNING).update(cancel_asked=True)


def sweep() -> int:
    """At the worker's start: jobs that a dead worker left running are ended with the reason. Gives their number."""
    return Job.objects.filter(state=State.RUNNING).update(
        state=State.FAILED,
        message="服务中途停止，任务没有完成，也没有留下改动；请重新提交。",
        finished_at=timezone.now(),
    )
