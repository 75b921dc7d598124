"""What each day brings, once however often it is asked for."""

from __future__ import annotations

from datetime import date

from tests.mechanisms.notice import AT, Region
from tests.mechanisms.plan.work.finding import the_part
from tests.region import moment
from wenzeng.mechanisms.office.models import Job, Message
from wenzeng.mechanisms.office.services import work as jobs
from wenzeng.mechanisms.people.services import register
from wenzeng.mechanisms.plan.services import work


def daily(day: date) -> dict[str, int]:
    """What a day's work comes to."""
    at = moment(day)
    asked = jobs.ask("plan.daily", {"at": at.isoformat()}, by=register.system_account(at))
    jobs.run(str(asked.pk))
    done = Job.objects.get(pk=asked.pk)
    assert done.state == Job.State.DONE, done.message
    return done.result


def test_a_day_opens_periods_writes_lamps_and_asks_for_outcomes(region: Region) -> None:
    part, officer = the_part(region.adopted(), "450200"), region.people["city_officer"]
    work.report_progress(part, text="已全部开工", done=True, by=officer, at=AT)
    work.accept(part, by=region.clerk, at=AT)
    assert daily(date(2022, 10, 24)) == {"opened": 0, "turned": 11, "asked": 0}
    assert daily(date(2022, 11, 1)) == {"opened": 1, "turned": 1, "asked": 0}
    assert daily(date(2022, 11, 1)) == {"opened": 0, "turned": 0, "asked": 0}
    assert daily(date(2023, 4, 24))["asked"] == 1
    assert daily(date(2023, 4, 24))["asked"] == 0
    told = Message.objects.get(person=officer, title__startswith="回访")
    assert "已满 6 个月" in told.reason
