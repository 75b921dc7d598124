"""Addresses of the office: sign-in, own account, accounts of others, journal, units, calendar, parameters."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from tests.access.doors import ADMINISTRATORS, DESK, EVERYBODY, NOBODY, OUTSIDE, Door, Region
from tests.access.visits import Visitor
from tests.region import moment
from wenzeng.mechanisms.people.models import Deputation, Post, Sitting
from wenzeng.mechanisms.people.services import posts
from wenzeng.mechanisms.plan.declare import RED_OVERDUE

AT = moment(date(2022, 10, 24))
SYSTEM, SECURITY, AUDIT = frozenset({"system_admin"}), frozenset({"security_admin"}), frozenset({"audit_admin"})
STANDS_IN, AWAY = "county_clerk", "park_clerk"
CANARIES = {"探针海棠代理": ADMINISTRATORS | {STANDS_IN}}


def plant(region: Region) -> None:
    """Somebody stands in for somebody, who has signed in elsewhere."""
    Visitor(region.people[AWAY])
    first = AT.date()
    people = region.people
    given = {"reason": "探针海棠代理", "by": people["security_admin"], "at": AT}
    posts.give_deputy(_held(AWAY), people[STANDS_IN], first, first + timedelta(days=3), **given)


def _held(username: str) -> Post:
    return Post.objects.get(person__username=username, until=None)


def _post(region: Region) -> list[Any]:
    return [_held(AWAY).pk]


def _sitting(region: Region) -> list[Any]:
    return [Sitting.objects.filter(person__username=AWAY).earliest("pk").pk]


def _deputation(region: Region) -> list[Any]:
    return [Deputation.objects.get(reason="探针海棠代理").pk]


def _account(region: Region) -> list[Any]:
    return [AWAY]


def _parameter(region: Region) -> list[Any]:
    return [RED_OVERDUE.name]


INSIDE_OFFICE = EVERYBODY - OUTSIDE


def duty(name: str, who: frozenset[str], own: Any) -> Door:
    """An act on an account: whoever looks after accounts knows of it, one of them may act."""
    return Door(f"office:{name}", who, who, own=own, knows=ADMINISTRATORS)


DOORS = (
    Door("office:sign_in", EVERYBODY, NOBODY, public=True),
    Door("office:sign_out", None, EVERYBODY, public=True),
    Door("office:me", EVERYBODY),
    Door("office:my_password", EVERYBODY, EVERYBODY),
    Door("office:switch", None, frozenset({STANDS_IN, AWAY}), own=_post),
    Door("office:end_others", None, EVERYBODY),
    Door("office:end_one", None, frozenset({AWAY}), own=_sitting),
    Door("office:persons", ADMINISTRATORS),
    Door("office:person_create", SYSTEM, SYSTEM),
    Door("office:person", ADMINISTRATORS, own=_account),
    duty("person_correct", SYSTEM, _account),
    duty("person_reset", SYSTEM, _account),
    duty("post_give", SECURITY, _account),
    duty("post_close", SECURITY, _post),
    duty("deputy_give", SECURITY, _post),
    duty("deputy_revoke", SECURITY, _deputation),
    duty("person_hand_over", SECURITY, _account),
    duty("person_disable", SECURITY, _account),
    duty("person_enable", SECURITY, _account),
    duty("person_unlock", SECURITY, _account),
    Door("office:journal", AUDIT),
    Door("office:sign_ins", AUDIT),
    Door("office:units", EVERYBODY),
    Door("office:unit", INSIDE_OFFICE, own=lambda region: ["dept.gxt"], foreign=lambda region: ["bank.1"],
         foreign_but=frozenset({"hq_clerk", "hq_lead", "leader", "auditor", "bank_officer", "guarantee_officer", "other_city"})),
    Door("office:calendar", EVERYBODY),
    Door("office:calendar_change", DESK, DESK),
    Door("office:calendar_count", EVERYBODY),
    Door("office:parameters", INSIDE_OFFICE),
    Door("office:parameter", INSIDE_OFFICE, own=_parameter),
    Door("office:parameter_set", DESK, DESK, own=_parameter, knows=INSIDE_OFFICE),
)  # fmt: skip
