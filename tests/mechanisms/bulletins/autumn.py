"""Two cities at work for a bulletin: one done in time, one late; the period of early December 2022 is over."""

from __future__ import annotations

from datetime import date

from tests.mechanisms.notice import Region
from tests.region import moment
from wenzeng.library.schedule.periods import Period
from wenzeng.mechanisms.office.services import parameters
from wenzeng.mechanisms.plan import declare as plan
from wenzeng.mechanisms.plan.models import Document, Part
from wenzeng.mechanisms.plan.services import work

FIRST, SECOND = Period.parse("2022-12-T1"), Period.parse("2022-12-T2")
CLOSED = moment(date(2022, 12, 12))
LATER = moment(date(2022, 12, 22))


def set_to_work(region: Region) -> Document:
    """The document in force; 柳州 has reported in time and was accepted, 南宁 has not; no unit counts as small."""
    document = region.adopted()
    known = {"since": date(2022, 10, 24), "origin": "decided", "reason": "样本小，先按一项掌握"}
    parameters.set_value(plan.FEW_DUE.name, "1", **known, by=region.lead, at=moment(date(2022, 10, 24)))
    part = Part.objects.get(task__versions__title__contains="开工项目20项", unit__code="450200", period="")
    city = region.people["city_officer"]
    files = [("证明.pdf", b"%PDF-1.4 proof")]
    work.report_progress(part, text="20项均已开工", files=files, done=True, by=city, at=moment(date(2022, 11, 25)))
    part.refresh_from_db()
    work.accept(part, by=region.lead, at=moment(date(2022, 11, 28)))
    return document
