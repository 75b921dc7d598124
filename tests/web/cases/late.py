"""What the screens of supervision are tested on: late parts of a department, a city and a county; proposals laid down."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.region import Region, moment
from tests.web.reading import form_of
from wenzeng.mechanisms.casework.models import Case, Proposal
from wenzeng.mechanisms.office.services import clock
from wenzeng.mechanisms.people.models import Unit
from wenzeng.mechanisms.plan.models import Part
from wenzeng.mechanisms.plan.services import work
from wenzeng.web.cases import bridge

TODAY = date(2023, 1, 16)
"""A Monday, 16 days after the end of the year: red for everybody."""

PDF = b"%PDF-1.4 proof"


def make(region: Region) -> Region:
    """The county has got its share of what the city owes; the year goes by."""
    people, at = region.people, moment(date(2022, 10, 24))
    owed = part_of(region, "450200")
    work.hand_down(
        owed, units=[Unit.objects.get(code="450203")], due=date(2022, 12, 20), by=people["city_officer"], at=at
    )
    clock.move(TODAY, by=people["hq_clerk"], at=at)
    for name in ("hq_clerk", "city_officer"):
        bridge.renew(people[name], by=people[name], at=now())
    return region


def now(hour: int = 9) -> Any:
    return moment(TODAY, hour)


def part_of(region: Region, code: str) -> Part:
    """A unit's part in the task with the deadline at the end of the year."""
    return Part.objects.get(task=region.task("竣工55项"), unit__code=code)


def proposed(code: str) -> Proposal:
    """The proposal on a unit's part."""
    return Proposal.objects.get(state="open", addressed__code=code, title__contains="竣工55项")


def send(client: Any, url: str, **changes: Any) -> Any:
    """A form as its page gives it, changed, and sent."""
    page = client.get(url)
    assert page.status_code == 200, url
    fields = form_of(page.content.decode())
    fields.pop("files", None)
    return client.post(url, {**fields, **changes})


def issue(client: Any, code: str) -> Case:
    """Take a proposal up and let its case go out."""
    held = proposed(code)
    answer = send(client, f"/cases/proposals/{held.pk}/", do="issue")
    assert answer.status_code == 303, answer.content.decode()
    return Case.objects.get(proposal=held)
