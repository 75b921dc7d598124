"""Long work: runs once, tells where it stands, ends with its reason, can be cancelled, survives a dead worker."""

from __future__ import annotations

from typing import Any

import pytest

from tests.mechanisms.notice import AT, TEXT, Region, make
from wenzeng.mechanisms.office import access
from wenzeng.mechanisms.office.declare import Progress, Refused, job
from wenzeng.mechanisms.office.models import Job
from wenzeng.mechanisms.office.services import work
from wenzeng.mechanisms.plan.models import Document
from wenzeng.mechanisms.plan.services import drafting

ran: list[str] = []


@job("test.work", "试验任务")
def do(payload: dict[str, Any], progress: Progress, by: Any) -> dict[str, Any]:
    ran.append(payload["how"])
    progress(1, 2, "一半")
    if payload["how"] == "refuse":
        raise Refused("invalid", "第 3 行不对", "第 3 行")
    if payload["how"] == "break":
        raise ZeroDivisionError
    return {"by": by.username}


def ask(region: Region, how: str) -> Job:
    return work.ask("test.work", {"how": how}, by=region.clerk)


def test_a_job_runs_once_and_keeps_its_result(region: Region) -> None:
    held = ask(region, "well")
    ran.clear()
    work.run(str(held.pk))
    work.run(str(held.pk))
    held.refresh_from_db()
    assert ran == ["well"]
    assert (held.state, held.percent, held.result) == ("done", 100, {"by": "hq_clerk"})


def test_a_refusal_is_told_in_its_words_and_a_fault_without_any_trace(
    region: Region, caplog: pytest.LogCaptureFixture
) -> None:
    refused, broken = ask(region, "refuse"), ask(region, "break")
    work.run(str(refused.pk))
    work.run(str(broken.pk))
    refused.refresh_from_db()
    broken.refresh_from_db()
    assert (refused.state, refused.message, refused.result["where"]) == ("failed", "第 3 行不对", "第 3 行")
    assert broken.state == "failed" and "系统内部出错" in broken.message and "Zero" not in broken.message
    assert "ZeroDivisionError" in caplog.text


def test_a_job_is_cancelled_by_its_owner_alone(region: Region) -> None:
    held = ask(region, "well")
    with pytest.raises(Refused, match="没有这个任务"):
        work.cancel(held, by=region.lead)
    with pytest.raises(Refused, match="没有这个任务"):
        access.obtain(region.lead, str(held.pk))
    work.cancel(held, by=region.clerk)
    ran.clear()
    work.run(str(held.pk))
    held.refresh_from_db()
    assert held.state == "cancelled" and ran == []


def test_what_a_dead_worker_left_is_ended_with_the_reason(region: Region) -> None:
    held = ask(region, "well")
    Job.objects.filter(pk=held.pk).update(state="running")
    assert work.sweep() == 1
    held.refresh_from_db()
    assert held.state == "failed" and "重新提交" in held.message


@pytest.mark.django_db(transaction=True)
def test_a_file_becomes_a_draft_through_its_job() -> None:
    region = make()
    held = drafting.receive(TEXT.encode(), "若干措施.txt", issued=None, by=region.clerk, at=AT)
    held.refresh_from_db()
    if held.state == "queued":
        work.run(str(held.pk))
        held.refresh_from_db()
    assert held.state == "done", held.message
    assert Document.objects.get(pk=held.result["document"]).measures.count() == 2
