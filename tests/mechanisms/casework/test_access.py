"""Who may issue which case to whom, who sees it, who may take which act: the whole table, unit by unit, role by role."""

from __future__ import annotations

import pytest

from tests.mechanisms.casework.ladder import issued, opened, unit
from wenzeng.library.refusal import Refused
from wenzeng.measures.m15_city_targets import supervision
from wenzeng.mechanisms.casework import access
from wenzeng.mechanisms.casework.declare import case_type
from wenzeng.mechanisms.people.models import Unit

pytestmark = pytest.mark.django_db
PRESSING = ("urge", "remind", "supervise", "talk", "list")
ISSUE = {
    ("hq.office", "450200"): PRESSING,
    ("hq.office", "450100"): PRESSING,
    ("hq.office", "dept.gxt"): PRESSING,
    ("hq.office", "dept.czt"): PRESSING,
    ("hq.office", "dept.jyt"): PRESSING,
    ("hq.office", "team.1"): PRESSING,
    ("hq.office", "central.rh"): ("consult",),
    ("450200", "450203"): PRESSING,
    ("450200", "park.1"): PRESSING,
}
"""All that may be issued; every other pair of units may nothing."""


@pytest.fixture
def bank_of_china(people):
    """A central agency in the region."""
    region = unit("450000")
    return Unit.objects.create(
        code="central.rh", name="人民银行南宁中心支行", short_name="人民银行", kind="department", parent=region,
        path=f"{region.path}central.rh/", position=900, central_in_region=True,
    )  # fmt: skip


def test_who_issues_to_whom(bank_of_china):
    units = list(Unit.objects.exclude(code="system"))
    found = {
        (a.code, b.code): tuple(kind.code for kind in supervision.TYPES if access.way(kind, a, b))
        for a in units
        for b in units
    }
    assert {pair: kinds for pair, kinds in found.items() if kinds} == ISSUE


def test_a_central_agency_is_never_pressed(people, bank_of_china):
    for code in PRESSING:
        with pytest.raises(Refused, match="中央驻桂单位只用商请函"):
            opened(code, people["hq_clerk"], addressed="central.rh")
    assert issued("consult", people, addressed="central.rh").state == "waiting"


TAKES = {
    "drafted": {"hq_clerk": {"discard"}, "hq_lead": {"discard", "issue"}},
    "waiting": {
        "hq_lead": {"extend", "pause", "withdraw"},
        "city_officer": {"reply"},
    },
}


@pytest.mark.parametrize("state", TAKES)
def test_who_may_take_which_act(people, state):
    held = opened("supervise", people["hq_clerk"]) if state == "drafted" else issued("supervise", people)
    for name, person in people.items():
        taken = {act.code for act in access.acts_open_to(person, held)}
        assert taken == TAKES[state].get(name, set()), name


def test_a_refusal_says_who_may(people):
    held = opened("supervise", people["hq_clerk"])
    act = case_type("supervise").act("issue")
    assert (
        access.refusal(people["hq_clerk"], act, held.issuer, held.addressed) == "须由指挥部办公室办理（发出单位负责人）"
    )
    assert access.refusal(people["hq_lead"], act, held.issuer, held.addressed) == ""


SEE = {"hq_clerk", "hq_lead", "leader", "auditor"}


@pytest.mark.parametrize(("state", "others"), [("drafted", set()), ("waiting", {"city_officer"})])
def test_who_sees_a_case(people, state, others):
    held = opened("remind", people["hq_clerk"]) if state == "drafted" else issued("remind", people)
    seen = {name for name, person in people.items() if access.visible_to(person).filter(pk=held.pk).exists()}
    assert seen == SEE | others
    for name in people.keys() - seen:
        with pytest.raises(Refused) as caught:
            access.obtain(people[name], held.pk)
        assert caught.value.code == "not_found"


def test_a_city_s_case_stays_between_the_city_and_its_county(people):
    held = opened("remind", people["city_officer"], addressed="450203")
    drafted = {name for name, person in people.items() if access.visible_to(person).filter(pk=held.pk).exists()}
    assert drafted == SEE | {"city_officer"}
    from_outside = access.relations(people["hq_lead"], held.issuer, held.addressed)
    assert from_outside == frozenset()
    with pytest.raises(Refused, match="不能向"):
        opened("remind", people["other_city"], addressed="450203")
