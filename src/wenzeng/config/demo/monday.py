"""What the demo's Monday starts from: the last period closed, two reminders of a week ago, proposals."""

from __future__ import annotations

from datetime import date, timedelta

from wenzeng.config import seed
from wenzeng.library.schedule.periods import Period
from wenzeng.mechanisms.bulletins.services import closing
from wenzeng.mechanisms.casework.declare import Given, case_type
from wenzeng.mechanisms.casework.models import Case
from wenzeng.mechanisms.casework.services import acting
from wenzeng.mechanisms.people.models import Person
from wenzeng.mechanisms.plan.queries.standing import late
from wenzeng.web.cases import bridge

MONDAY = date(2022, 10, 24)
"""The first day on which the demo has all of it."""

REMINDED, LIMIT = date(2022, 10, 17), date(2022, 10, 18)
"""The Monday before, and the day by which an answer was asked for: four working days ago."""


def load() -> None:
    """Everything of it, through the acts that people use."""
    clerk = Person.objects.get(username="hq_clerk")
    closing.close(Period.parse("2022-10-T2"), by=clerk, at=seed.moment(date(2022, 10, 21), 17))
    _supervise(clerk)


def _supervise(clerk: Person) -> None:
    """Two reminders went out: one is answered, one is not; and the proposals of the day."""
    cities = [row for row in late(MONDAY) if row.unit.kind == "city" and row.above is None]
    owed = [row for row in cities if row.due is not None and row.due < REMINDED]
    first = owed[0]
    second = next(row for row in owed if row.unit != first.unit)
    answered, _silent = (_remind(row.pk, clerk) for row in (first, second))
    officer = Person.objects.get(username=f"city_officer.{answered.addressed.code}")
    words = Given(text="已逐户核实，名单本周内报送；滞后原因是部分企业数据口径不一。")
    acting.act(answered, "reply", words, by=officer, at=seed.moment(LIMIT, 16))
    bridge.renew_all(by=clerk, at=seed.moment(MONDAY, 8))


def _remind(part: int, clerk: Person) -> Case:
    at = seed.moment(REMINDED, 10)
    subject, unit = bridge.subject(clerk, f"part:{part}", REMINDED)
    held = acting.open_case(case_type("remind"), subject, addressed=unit, given=Given(due=LIMIT), by=clerk, at=at)
    return acting.act(held, "issue", by=clerk, at=at + timedelta(minutes=5))
