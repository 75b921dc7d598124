"""Countersigning: who was asked sees the draft and answers once; all agreeing sends it on, an objection waits for the office."""

from __future__ import annotations

import pytest

from tests.mechanisms.bulletins import autumn
from tests.mechanisms.bulletins.autumn import CLOSED, FIRST, LATER
from wenzeng.mechanisms.bulletins import access
from wenzeng.mechanisms.bulletins.models import Bulletin, Opinion
from wenzeng.mechanisms.bulletins.queries import waiting
from wenzeng.mechanisms.bulletins.services import countersigning, drafting, moving
from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.office.models import JournalEntry, Message


@pytest.fixture
def office(region):
    autumn.set_to_work(region)
    return region


@pytest.fixture
def held(office):
    draft = drafting.start(FIRST, by=office.clerk, at=CLOSED)
    moving.move(draft, "submit", by=office.clerk, at=CLOSED)
    units = [office.people[who].unit for who in ("department_officer", "city_officer")]
    countersigning.ask(draft, units, by=office.clerk, at=CLOSED)
    return draft


def answer(held, by, agrees=True, text=""):
    countersigning.answer(held, agrees=agrees, text=text, by=by, at=LATER)


def state(held):
    return Bulletin.objects.get(pk=held.pk).state


def test_who_was_asked_sees_the_draft_until_it_goes_on(office, held):
    asked, other = office.people["department_officer"], office.people["other_department"]
    assert access.visible_to(asked).get() == held and waiting.mine(asked) == [held]
    assert not access.visible_to(other).exists() and not access.visible_to(office.people["firm_clerk"]).exists()
    assert Message.objects.filter(person=asked, subject=f"bulletin:{held.pk}").exists()
    moving.move(held, "send_back", text="改要求", by=office.clerk, at=LATER)
    assert not access.visible_to(asked).exists()


def test_the_last_who_agrees_sends_it_to_be_signed(office, held):
    department, city = office.people["department_officer"], office.people["city_officer"]
    answer(held, department)
    assert state(held) == "countersign" and waiting.mine(department) == []
    answer(held, city, text="同意，建议印发各县区")
    assert state(held) == "signing"
    assert Message.objects.filter(person=office.lead, title__startswith="会签意见").exists()
    assert [step.act for step in held.steps.all()][-3:] == ["ask", "answer", "answer"]
    assert JournalEntry.objects.latest("seq").act == "bulletins.answer"
    held.refresh_from_db()
    assert moving.sign(held, by=office.lead, at=LATER).number


def test_an_objection_waits_for_the_office(office, held):
    department, city = office.people["department_officer"], office.people["city_officer"]
    with pytest.raises(Refused, match="改哪里"):
        answer(held, department, agrees=False)
    answer(held, department, agrees=False, text="第三部分漏列桂林")
    answer(held, city)
    assert state(held) == "countersign"
    moving.move(held, "agree", text="已按意见补列", by=office.clerk, at=LATER)
    assert state(held) == "signing"


def test_a_unit_answers_once_in_each_asking(office, held):
    department = office.people["department_officer"]
    answer(held, department)
    with pytest.raises(Refused, match="不在等您的单位"):
        answer(held, department)
    with pytest.raises(Refused, match="不在等您的单位"):
        answer(held, office.people["other_city"])
    moving.move(held, "send_back", text="改要求", by=office.clerk, at=LATER)
    moving.move(held, "submit", by=office.clerk, at=LATER)
    countersigning.ask(held, [department.unit], by=office.clerk, at=LATER)
    answer(held, department)
    assert state(held) == "signing" and Opinion.objects.count() == 2


def test_only_those_who_get_the_bulletin_are_asked(office):
    draft = drafting.start(FIRST, by=office.clerk, at=CLOSED)
    moving.move(draft, "submit", by=office.clerk, at=CLOSED)
    for units in ([], [office.people["firm_clerk"].unit]):
        with pytest.raises(Refused, match="会签单位"):
            countersigning.ask(draft, units, by=office.clerk, at=CLOSED)
