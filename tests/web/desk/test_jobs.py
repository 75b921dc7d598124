"""Long work as its owner sees it: progress, cancelling, refusal in words, the way on."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.web.reading import table, words
from wenzeng.mechanisms.office.models import Job
from wenzeng.mechanisms.office.services import work


@pytest.fixture
def clerk(as_):
    return as_("hq_clerk")


@pytest.fixture
def job(region):
    return work.ask("plan.compile", {}, by=region.people["hq_clerk"], label="编译《某文》")


def page(job):
    return reverse("desk:job", args=[job.pk])


def put(job, **values):
    Job.objects.filter(pk=job.pk).update(**values)


def test_progress_is_said_and_asked_for_again(clerk, job):
    put(job, state="running", done=1, total=3, message="读取文件、编译计划")
    shown = clerk.get(page(job)).content.decode()
    assert "已办 1 / 3 步" in words(clerk.get(page(job)))
    assert "读取文件、编译计划" in shown
    assert f'hx-get="{page(job)}"' in shown
    assert f'href="{page(job)}">刷新</a>' in shown


def test_htmx_gets_the_progress_alone(clerk, job):
    headers = {"HX-Request": "true", "HX-Target": f"job-{job.pk}"}
    part = clerk.get(page(job), headers=headers).content.decode().strip()
    assert part.startswith('<div class="wz-job"')
    assert part.endswith("</div>")


def test_done_leads_on(clerk, job, region):
    put(job, state="done", done=2, total=3, result={"url_name": "plan:review", "url_args": [region.draft.pk]})
    shown = clerk.get(page(job)).content.decode()
    assert f'href="{reverse("plan:review", args=[region.draft.pk])}"' in shown
    assert "hx-trigger" not in shown.split("<main")[1].split("</main>")[0]
    assert "办了 3 / 3 步" in words(clerk.get(page(job)))


def test_a_refusal_is_said_in_words(clerk, job):
    put(job, state="failed", message="这是扫描件，没有文字。", result={"code": "invalid", "where": "某文.pdf"})
    shown = words(clerk.get(page(job)))
    assert "没有办成 这是扫描件，没有文字。（某文.pdf）" in shown


def test_cancelling_before_it_begins(clerk, job):
    cancel = reverse("desk:cancel", args=[job.pk])
    assert clerk.post(cancel)["Location"] == page(job)
    job.refresh_from_db()
    assert job.state == "cancelled"
    assert "已要求取消" in words(clerk.get(page(job)))
    clerk.post(cancel)
    assert "已经结束，不用取消" in words(clerk.get(page(job)))


def test_cancelling_while_it_runs(clerk, job):
    put(job, state="running")
    clerk.post(reverse("desk:cancel", args=[job.pk]))
    job.refresh_from_db()
    assert (job.state, job.cancel_asked) == ("running", True)


def test_the_list_holds_ones_own(clerk, job, as_):
    assert [row[0] for row in table(clerk.get("/jobs/").content.decode())] == ["编译《某文》"]
    assert "您还没有后台任务" in words(as_("hq_lead").get("/jobs/"))
    assert "没有符合条件的内容" in words(clerk.get("/jobs/?state=done"))
