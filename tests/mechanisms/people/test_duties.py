"""The three administrators: who may do what is one table, every act keeps to it, and nobody acts on himself."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from tests.region import PASSWORD, RECEIVED, TODAY
from wenzeng.library.refusal import Refused
from wenzeng.mechanisms.office.queries import journal
from wenzeng.mechanisms.people import access
from wenzeng.mechanisms.people.declare import ADMINISTRATORS, DUTIES, INSIDE, OUTSIDE, ROLE_UNITS, ROLES
from wenzeng.mechanisms.people.models import Person, Post
from wenzeng.mechanisms.people.services import accounts, leaving, passwords, posts, register, signing

WHY = {"reason": "试", "at": RECEIVED}

ACTS = {
    "create_account": lambda on, by: accounts.create("new.one", "新人", on.unit, by=by, at=RECEIVED),
    "correct_account": lambda on, by: accounts.correct(on, name="改名", phone="", valid_until=None, by=by, at=RECEIVED),
    "reset_password": lambda on, by: passwords.reset(on, by=by, at=RECEIVED),
    "give_post": lambda on, by: posts.give(on, "auditor", on.unit, by=by, **WHY),
    "give_deputy": lambda on, by: posts.give_deputy(_post("hq_lead"), on, TODAY, TODAY, by=by, **WHY),
    "hand_over": lambda on, by: leaving.hand_over(
        on, Person.objects.get(username="other_department"), open_work=lambda unit: [], by=by, **WHY
    ),
    "disable": lambda on, by: accounts.disable(on, by=by, **WHY),
    "unlock": lambda on, by: signing.unlock(on, by=by, **WHY),
}  # fmt: skip
"""Each duty with an act; the journal and the list are reads."""


def _post(username):
    return Post.objects.get(person__username=username, until=None)


def test_every_duty_is_one_administrator_s_and_tried_here():
    assert ACTS.keys() == DUTIES.keys() - {"see_persons", "read_journal"}
    assert all(len(roles) == 1 for duty, roles in DUTIES.items() if duty != "see_persons")
    assert set().union(*DUTIES.values()) == ADMINISTRATORS
    assert INSIDE | OUTSIDE | ADMINISTRATORS == ROLES.keys() == ROLE_UNITS.keys()


@pytest.mark.parametrize("duty", ACTS)
def test_an_act_is_done_by_who_holds_the_duty_and_by_nobody_else(duty, people):
    on = people["department_officer"]
    for role in ROLES:
        before = journal.verify().rows
        with transaction.atomic():
            if role in DUTIES[duty]:
                ACTS[duty](on, people[role])
                assert journal.verify().rows == before + 1
            else:
                with pytest.raises(Refused) as refusal:
                    ACTS[duty](on, people[role])
                assert refusal.value.code == "forbidden", role
                assert journal.verify().rows == before
            transaction.set_rollback(True)


@pytest.mark.parametrize("duty", sorted(ACTS.keys() - {"create_account"}))
def test_nobody_acts_on_himself(duty, people):
    holder = people[next(iter(DUTIES[duty]))]
    with pytest.raises(Refused, match="不能给自己"):
        ACTS[duty](holder, holder)


def test_only_the_audit_administrator_reads_the_journal(people):
    for role in ROLES:
        assert access.journal_visible_to(people[role]).exists() == (role == "audit_admin"), role


def test_only_administrators_see_accounts_and_never_the_system_s(people):
    for role in ROLES:
        seen = access.persons_visible_to(people[role])
        assert seen.count() == (len(people) if role in ADMINISTRATORS else 0), role
        with pytest.raises(Refused, match="没有这个账号"):
            access.obtain_person(people[role], "system")


@pytest.mark.parametrize("held", sorted(ADMINISTRATORS))
def test_the_three_are_three_people(held, people):
    security = people["security_admin"]
    for role, unit in (("system_admin", "hq.office"), ("security_admin", "hq.office"), ("hq_clerk", "hq.office")):
        with pytest.raises(Refused):
            posts.give(people[held], role, access.obtain(people["leader"], unit), by=security, **WHY)
    other = next(iter(ADMINISTRATORS - {held}))
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.create(person=people[held], role=other, unit=people[held].unit, since=RECEIVED)


def test_an_administrator_s_password_is_not_reset_by_another(people):
    for name in ("security_admin", "audit_admin"):
        with pytest.raises(Refused, match="服务器"):
            passwords.reset(people[name], by=people["system_admin"], at=RECEIVED)


def test_the_last_security_administrator_stays(people):
    system = register.system_account(RECEIVED)
    for do in (
        lambda: accounts.disable(people["security_admin"], by=system, **WHY),
        lambda: posts.close(_post("security_admin"), by=system, **WHY),
    ):
        with pytest.raises(Refused, match="唯一"):
            do()
    register.appoint("second", "第二", "security_admin", people["hq_clerk"].unit, PASSWORD, by=system, at=RECEIVED)
    accounts.disable(people["security_admin"], by=Person.objects.get(username="second"), **WHY)


def test_the_system_s_way_to_appoint_is_closed_to_people(people):
    unit = people["hq_clerk"].unit
    with pytest.raises(Refused, match="分两步"):
        register.appoint("x.y", "某", "hq_lead", unit, PASSWORD, by=people["system_admin"], at=RECEIVED)
