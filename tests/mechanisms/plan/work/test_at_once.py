"""Several people at the same moment: one acceptance, one step for one form, no number twice."""

from __future__ import annotations

import pytest

from tests.mechanisms import notice
from tests.mechanisms.notice import AT, Region
from tests.mechanisms.plan.work.finding import the_part
from tests.together import at_once
from wenzeng.mechanisms.office.queries import journal
from wenzeng.mechanisms.plan.models import Part, Step
from wenzeng.mechanisms.plan.services import work

pytestmark = pytest.mark.django_db(transaction=True)


def reported(region: Region) -> Part:
    part = the_part(region.adopted(), "450200")
    work.report_progress(part, text="已全部开工", done=True, by=region.people["city_officer"], at=AT)
    return part


def test_one_of_two_acceptances_and_returns_holds() -> None:
    region = notice.make()
    part = reported(region)
    came = at_once(
        lambda: work.accept(part, by=region.clerk, at=AT),
        lambda: work.send_back(part, reason="缺少开工证明", by=region.lead, at=AT),
        lambda: work.accept(part, by=region.lead, at=AT),
    )
    assert sorted(isinstance(c, Step) for c in came) == [False, False, True]
    assert came.count("conflict") == 2
    assert Step.objects.filter(part=part).count() == 2
    assert journal.verify().broken_at is None


def test_the_same_form_sent_at_once_is_one_step() -> None:
    region = notice.make()
    part, officer = the_part(region.adopted(), "450200"), region.people["city_officer"]
    came = at_once(*[lambda: work.report_progress(part, text="开工", key="k", by=officer, at=AT) for _ in range(4)])
    assert len({c.pk for c in came if isinstance(c, Step)}) == 1 and len(came) == 4
    assert Step.objects.count() == 1


def test_different_progress_at_once_is_all_kept_in_turn() -> None:
    region = notice.make()
    part, officer = the_part(region.adopted(), "450200"), region.people["city_officer"]
    came = at_once(*[lambda n=n: work.report_progress(part, text=f"第{n}条", by=officer, at=AT) for n in range(4)])
    assert all(isinstance(c, Step) for c in came)
    assert list(Step.objects.values_list("number", flat=True)) == [1, 2, 3, 4]


def test_periods_opened_at_once_are_opened_once() -> None:
    region = notice.make()
    region.adopted()
    before = Part.objects.count()
    day = AT.date().replace(month=11, day=1)
    done = at_once(*[lambda: work.open_instances(day, by=region.clerk, at=AT)] * 3)
    assert len(done) == 3 and Part.objects.count() == before + 1
