"""Proposals follow how things stand: one open for each subject, lapsing with their ground, decided once by a person."""

from __future__ import annotations

from datetime import date

import pytest

from tests.mechanisms.casework.ladder import MONDAY, SUBJECT, on, unit
from tests.region import moment
from wenzeng.library.refusal import Refused
from wenzeng.mechanisms.casework import access
from wenzeng.mechanisms.casework.declare import Given, Situation
from wenzeng.mechanisms.casework.models import Case, Proposal
from wenzeng.mechanisms.casework.queries import cases
from wenzeng.mechanisms.casework.services import acting, proposing
from wenzeng.mechanisms.casework.services.proposing import Candidate
from wenzeng.mechanisms.office.queries.calendar import calendar

pytestmark = pytest.mark.django_db
GIVEN = Given(due=date(2022, 10, 31))


def candidate(light="red", overdue=14, issuer="hq.office", day=date(2022, 10, 24), addressed="450200"):
    """The one subject, as the rules see it on a day."""
    rungs = tuple(rung for rung, _ in cases.earlier(unit(issuer), day).get(SUBJECT.reference, ()))
    gone = cases.dismissed(unit(issuer), day).get(SUBJECT.reference, {})
    found = Situation(SUBJECT.reference, False, light, overdue, "", rungs, gone)
    return Candidate(found, SUBJECT, unit(addressed))


def renew(people, *candidates, at=MONDAY):
    return proposing.renew(unit("hq.office"), candidates, by=people["hq_clerk"], at=at)


def test_a_subject_is_proposed_once_while_open(people):
    assert renew(people, candidate()) == (1, 0)
    assert renew(people, candidate(overdue=15)) == (0, 0)
    held = Proposal.objects.get()
    assert (held.type, held.state, held.reason) == ("remind", "open", "红灯，已逾期 15 天"), "as things stand now"
    assert held.thresholds == {"逾期未回复升级前的宽限": "3个工作日", "办结或不采纳后再次建议的间隔": "5个工作日"}


def test_it_lapses_with_its_ground_and_gives_way_to_a_graver_one(people):
    renew(people, candidate("yellow", 5))
    assert renew(people, candidate("red", 8)) == (1, 1)
    assert Proposal.objects.get(state="open").type == "remind"
    assert renew(people) == (0, 1)
    assert not Proposal.objects.filter(state="open").exists()


def test_another_unit_s_proposals_are_left_alone(people):
    city = unit("450200")
    proposing.renew(
        city, [candidate("yellow", 5, "450200", addressed="450203")], by=people["city_officer"], at=MONDAY
    )  # fmt: skip
    assert renew(people, candidate()) == (1, 0)
    assert Proposal.objects.filter(state="open").count() == 2


def test_nothing_is_proposed_that_may_not_be_issued(people):
    assert renew(people, candidate(addressed="450203")) == (0, 0)


def test_taken_up_it_is_a_case_that_has_gone_out(people):
    renew(people, candidate())
    held = Proposal.objects.get()
    case = proposing.take_up(held, GIVEN, out=True, key="k", by=people["hq_clerk"], at=MONDAY)
    again = proposing.take_up(held, GIVEN, out=True, key="k", by=people["hq_clerk"], at=MONDAY)
    assert case == again
    held.refresh_from_db()
    assert (held.state, held.case, held.decided_by) == ("issued", case, people["hq_clerk"])
    assert Case.objects.get().state == "waiting"
    assert renew(people, candidate()) == (0, 0), "it has its time to be answered"


def test_two_people_decide_and_one_is_told(people):
    renew(people, candidate())
    held = Proposal.objects.get()
    proposing.dismiss(held, "已电话沟通", by=people["hq_lead"], at=MONDAY)
    with pytest.raises(Refused) as caught:
        proposing.take_up(held, GIVEN, out=True, key="k", by=people["hq_clerk"], at=MONDAY)
    assert caught.value.code == "conflict"
    assert not Case.objects.exists(), "what began with it is undone"
    with pytest.raises(Refused):
        proposing.dismiss(held, "已电话沟通", by=people["hq_clerk"], at=MONDAY)


def test_dismissed_it_comes_back_only_after_the_days_between(people):
    renew(people, candidate())
    proposing.dismiss(Proposal.objects.get(), "已电话沟通", by=people["hq_clerk"], at=MONDAY)
    assert renew(people, candidate(day=date(2022, 10, 31)), at=on(31)) == (0, 0)
    assert renew(people, candidate(day=date(2022, 11, 1)), at=moment(date(2022, 11, 1))) == (1, 0)


def test_a_dismissal_has_its_reason(people):
    renew(people, candidate())
    with pytest.raises(Refused, match="理由"):
        proposing.dismiss(Proposal.objects.get(), "不", by=people["hq_clerk"], at=MONDAY)


def test_unanswered_it_climbs_the_ladder(people):
    """提醒函, then 督办函, then 约谈: each when the one before stays without a reply beyond the grace."""
    kinds, day = [], date(2022, 10, 24)
    for _ in range(4):
        renew(people, candidate(day=day), at=moment(day))
        held = Proposal.objects.get(state="open")
        kinds.append(held.type)
        detail = {"hour": "上午", "place": "会议室", "persons": "韦××"} if held.type == "talk" else {}
        due = cases.usual_limit(held.kind, day)
        case = proposing.take_up(
            held, Given(due=due, detail=detail), out=True, key=f"k{day}", by=people["hq_lead"], at=moment(day)
        )  # fmt: skip
        if held.type == "talk":
            due = cases.limit_of(held.kind.clocks[1], day)
            minutes = {"held_on": "当日", "present": "各方"}
            done = Given(text="表态", due=due, detail=minutes, promises=())
            with pytest.raises(Refused, match="承诺事项"):
                acting.act(case, "hold", done, by=people["hq_lead"], at=moment(day))
            break
        day = calendar().add(due, 4)
    assert kinds == ["remind", "supervise", "talk"]


def test_only_the_issuing_unit_decides_and_sees(people):
    renew(people, candidate())
    held = Proposal.objects.get()
    for name in ("city_officer", "department_officer", "auditor", "leader"):
        with pytest.raises(Refused):
            proposing.take_up(held, GIVEN, out=True, key="k", by=people[name], at=MONDAY)
    assert not access.proposals_visible_to(people["city_officer"]).exists()
    assert access.proposals_visible_to(people["leader"]).exists()
