"""Passwords and locks: five wrong ones, whoever one claims to be; what may be a password; the day an account ends."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.region import PASSWORD, RECEIVED, TODAY
from wenzeng.library.refusal import Refused
from wenzeng.mechanisms.people import queries
from wenzeng.mechanisms.people.declare import ADDRESS_TRIES, KEPT_PASSWORDS, TRIES
from wenzeng.mechanisms.people.models import Person, SignIn, UsedPassword
from wenzeng.mechanisms.people.services import accounts, passwords, signing

HERE = "10.0.0.7"
NEW = "漓江-桂花-1944-雨"


def enter(username="leader", password=PASSWORD, address=HERE, day=TODAY):
    return signing.sign_in(username, password, address=address, today=day)


def fail(times, username="leader", address=HERE):
    for _ in range(times):
        with pytest.raises(Refused):
            enter(username, "wrong", address)


def refused(code, **given):
    with pytest.raises(Refused) as refusal:
        enter(**given)
    assert refusal.value.code == code
    return refusal.value.message


def test_the_sixth_try_is_refused_even_when_right(people, wall):
    fail(TRIES)
    assert "15 分钟后" in refused("too_many")
    wall(minutes=14, seconds=59)
    refused("too_many")
    wall(seconds=1)
    assert enter() == people["leader"]


def test_one_less_is_let_in_and_a_right_one_begins_anew(people, wall):
    for _ in range(2):
        fail(TRIES - 1)
        assert enter() == people["leader"]


def test_wrong_ones_far_apart_do_not_lock(people, wall):
    for _ in range(2 * TRIES):
        fail(1)
        wall(minutes=4)
    assert enter() == people["leader"]


def test_after_the_lock_there_are_five_tries_again(people, wall):
    fail(TRIES)
    wall(minutes=15)
    fail(TRIES - 1)
    assert enter() == people["leader"]


def test_what_is_said_does_not_tell_who_exists(people, wall):
    said = {
        name: [refused("invalid", username=name, password="wrong") for _ in range(TRIES)]
        for name in ("leader", "nobody")
    }
    assert said["leader"] == said["nobody"]
    assert refused("too_many") == refused("too_many", username="nobody")


def test_an_address_is_locked_for_all_accounts_and_another_is_not(people, wall):
    for n in range(ADDRESS_TRIES):
        fail(1, f"guess{n}")
    refused("too_many")
    assert enter(address="10.0.0.8") == people["leader"]


def test_another_s_right_password_does_not_clear_an_address(people, wall):
    for n in range(ADDRESS_TRIES):
        if n == ADDRESS_TRIES - 1:
            enter("auditor")
        fail(1, f"guess{n}")
    refused("too_many")


def test_the_security_administrator_unlocks(people, wall):
    fail(TRIES)
    signing.unlock(people["leader"], reason="本人来电", by=people["security_admin"], at=RECEIVED)
    assert enter() == people["leader"]


def test_attempts_are_kept(people):
    fail(1)
    for change in (lambda: SignIn.objects.all().delete(), lambda: SignIn.objects.update(outcome="ok")):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()


def test_an_account_ends_after_its_last_day_and_says_so(people):
    auditor = people["auditor"]
    accounts.correct(auditor, name="审计", phone="", valid_until=TODAY, by=people["system_admin"], at=RECEIVED)
    assert enter("auditor") == auditor
    after = TODAY + timedelta(days=1)
    assert "有效期" in refused("forbidden", username="auditor", day=after)
    assert "账号或口令不对" in refused("invalid", username="auditor", password="wrong", day=after)


def test_an_account_without_a_post_opens_nothing(people):
    _, raw = accounts.create("new.one", "新人", people["leader"].unit, by=people["system_admin"], at=RECEIVED)
    assert "没有岗位" in refused("forbidden", username="new.one", password=raw)


@pytest.mark.parametrize("username", ["x", "大写", "A.b.c", "1abc", "a b c", "leader\n", "a" * 61])
def test_an_odd_username_is_refused(username, people):
    with pytest.raises(Refused, match="小写字母"):
        accounts.create(username, "某", people["leader"].unit, by=people["system_admin"], at=RECEIVED)


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        ("short1", "至少要 10 个字符"), ("83746192837465", "不能全是数字"), ("password1234", "太常见"),
        ("city_officer1", "太像"), ("长" * 257, "最长 256"),
    ],
)  # fmt: skip
def test_a_weak_password_is_refused_in_words(raw, why, people):
    with pytest.raises(Refused, match=why):
        passwords.change(people["city_officer"], PASSWORD, raw, address=HERE, at=RECEIVED)


def test_none_of_the_last_five_comes_back(people):
    leader, held = people["leader"], [PASSWORD, *(f"{NEW}-{n}" for n in range(KEPT_PASSWORDS + 1))]
    for old, new in pairwise(held):
        passwords.change(leader, old, new, address=HERE, at=RECEIVED)
        leader.refresh_from_db()
    for raw in held[-KEPT_PASSWORDS:]:
        with pytest.raises(Refused, match="最近 5 次"):
            passwords.change(leader, held[-1], raw, address=HERE, at=RECEIVED)
    passwords.change(leader, held[-1], held[1], address=HERE, at=RECEIVED)
    assert UsedPassword.objects.filter(person=leader).count() == KEPT_PASSWORDS + 2


def test_the_present_password_is_asked_and_its_guesses_are_counted(people, wall):
    for _ in range(TRIES):
        with pytest.raises(Refused, match="现用口令不对"):
            passwords.change(people["leader"], "wrong", NEW, address=HERE, at=RECEIVED)
    with pytest.raises(Refused, match="已锁定"):
        passwords.change(people["leader"], PASSWORD, NEW, address=HERE, at=RECEIVED)
    assert queries.locked_usernames(timezone.now()) == {"leader"}


def test_a_reset_password_is_new_each_time_and_for_one_sign_in(people):
    leader, system = people["leader"], people["system_admin"]
    drawn = {passwords.reset(leader, by=system, at=RECEIVED) for _ in range(3)}
    assert len(drawn) == 3
    held = Person.objects.get(username="leader")
    assert held.must_change and held.epoch == 3 and any(held.check_password(raw) for raw in drawn)
