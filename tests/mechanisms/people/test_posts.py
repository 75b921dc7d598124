"""Several posts, one of them acting; deputies inside and outside their days; hand-over."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.region import RECEIVED, TODAY, moment
from wenzeng.library.refusal import Refused
from wenzeng.mechanisms.office.models import JournalEntry
from wenzeng.mechanisms.people import access, queries
from wenzeng.mechanisms.people.models import Person, Post, Unit
from wenzeng.mechanisms.people.services import accounts, leaving, posts

DAY = timedelta(days=1)
FIRST, LAST = TODAY, TODAY + 2 * DAY


@pytest.fixture
def security(people):
    return people["security_admin"]


def again(person):
    return Person.objects.get(pk=person.pk)


def post_of(person):
    return Post.objects.get(person=person, until=None)


def give(person, role, code, by):
    return posts.give(person, role, Unit.objects.get(code=code), reason="调整", by=by, at=RECEIVED)


@pytest.fixture
def deputation(people, security):
    """The officer of Nanning stands in for the one of Liuzhou for three days."""
    days = (FIRST, LAST)
    return posts.give_deputy(
        post_of(people["city_officer"]), people["other_city"], *days, reason="休假", by=security, at=moment(TODAY)
    )


def test_a_second_post_is_held_beside_the_first_and_switched_to(people, security):
    clerk = people["hq_clerk"]
    second = give(clerk, "department_officer", "dept.jyt", security)
    assert (again(clerk).role, queries.open_posts(clerk).count()) == ("hq_clerk", 2)
    posts.switch(clerk, second.pk, at=moment(TODAY))
    assert (again(clerk).role, again(clerk).unit.code) == ("department_officer", "dept.jyt")
    assert not access.scope(again(clerk)).desk
    assert JournalEntry.objects.last().unit == Unit.objects.get(code="dept.jyt").short_name


def test_nobody_switches_to_another_s_post(people):
    with pytest.raises(Refused, match="没有这个岗位"):
        posts.switch(people["city_officer"], post_of(people["hq_lead"]).pk, at=moment(TODAY))


@pytest.mark.parametrize(
    ("role", "code", "why"),
    [
        ("city_officer", "firm.1", "只能设在：设区市"), ("nonsense", "450100", "只能设在"),
        ("firm_clerk", "firm.1", "不能由一人兼任"), ("audit_admin", "hq.office", "三员必须分设"),
        ("department_officer", "dept.gxt", "已有这个岗位"),
    ],
)  # fmt: skip
def test_a_post_that_does_not_fit_is_refused(role, code, why, people, security):
    with pytest.raises(Refused, match=why):
        give(people["department_officer"], role, code, security)


def test_closing_the_acting_post_leads_to_another_and_the_last_to_none(people, security):
    clerk = people["hq_clerk"]
    first = post_of(clerk)
    second = give(clerk, "department_officer", "dept.jyt", security)
    posts.close(first, reason="调离", by=security, at=moment(TODAY))
    assert again(clerk).role == "department_officer"
    posts.close(second, reason="调离", by=security, at=moment(TODAY))
    held = again(clerk)
    assert (held.role, held.role_name, held.epoch) == ("", "未任岗", 1)
    assert not access.visible_to(held).exists()
    assert not access.scope(held).units().exists()
    with pytest.raises(Refused, match="已经撤销"):
        posts.close(second, reason="再来", by=security, at=moment(TODAY))


def test_a_closed_post_stays_as_it_was(people, security):
    held = post_of(people["hq_clerk"])
    posts.close(held, reason="调离", by=security, at=moment(TODAY))
    for change in ({"until": None}, {"role": "leader"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Post.objects.filter(pk=held.pk).update(**change)


@pytest.mark.parametrize(("day", "may"), [(FIRST - DAY, False), (FIRST, True), (LAST, True), (LAST + DAY, False)])
def test_a_deputy_acts_on_the_days_alone(day, may, people, deputation):
    deputy = people["other_city"]
    if not may:
        with pytest.raises(Refused, match="代理不在期内"):
            posts.switch(deputy, deputation.post_id, at=moment(day))
        return
    posts.switch(deputy, deputation.post_id, at=moment(day))
    held = again(deputy)
    assert (held.unit.code, held.unit_name) == ("450200", "柳州市（代city_officer同志）")
    assert access.scope(held).area == "450000/450200/"
    assert JournalEntry.objects.last().unit == "柳州市（代city_officer同志）"


def test_a_deputy_goes_back_when_the_days_are_over(people, deputation):
    deputy = people["other_city"]
    posts.switch(deputy, deputation.post_id, at=moment(FIRST))
    assert not posts.settle(deputy, at=moment(LAST))
    assert posts.settle(deputy, at=moment(LAST + DAY))
    assert (again(deputy).unit.code, again(deputy).standing_in) == ("450100", None)


@pytest.mark.parametrize("end", ["revoke", "close", "disable"])
def test_a_deputy_goes_back_when_there_is_nothing_to_stand_in_for(end, people, deputation, security):
    deputy, absent = people["other_city"], people["city_officer"]
    posts.switch(deputy, deputation.post_id, at=moment(FIRST))
    acted = {"reason": "提前", "by": security, "at": moment(FIRST)}
    if end == "revoke":
        posts.revoke_deputy(deputation, **acted)
    elif end == "close":
        posts.close(post_of(absent), **acted)
    else:
        accounts.disable(absent, **acted)
        posts.settle(again(deputy), at=moment(FIRST))
    assert (again(deputy).unit.code, again(deputy).standing_in) == ("450100", None)


@pytest.mark.parametrize(
    ("deputy", "first", "last", "why"),
    [
        ("other_city", LAST, LAST + DAY, "已有代理人"), ("other_city", FIRST - 2 * DAY, FIRST - DAY, "已过"),
        ("other_city", LAST + 2 * DAY, LAST + DAY, "不能早于起日"), ("city_officer", LAST + DAY, LAST + DAY, "代理自己"),
        ("audit_admin", LAST + DAY, LAST + DAY, "三员"), ("firm_clerk", LAST + DAY, LAST + DAY, "外部岗位"),
    ],
)  # fmt: skip
def test_a_deputation_that_cannot_be_is_refused(deputy, first, last, why, people, security, deputation):
    with pytest.raises(Refused, match=why):
        posts.give_deputy(deputation.post, people[deputy], first, last, reason="x", by=security, at=moment(TODAY))


def test_a_post_is_not_given_to_a_deputy_whose_deputation_it_must_not_meet(people, security, deputation):
    deputy = people["other_city"]
    posts.close(post_of(deputy), reason="调离", by=security, at=moment(TODAY))
    with pytest.raises(Refused, match="三员"):
        give(deputy, "audit_admin", "hq.office", security)
    posts.revoke_deputy(deputation, reason="改任", by=security, at=moment(TODAY))
    assert give(deputy, "audit_admin", "hq.office", security).role == "audit_admin"


def test_the_next_deputation_begins_when_the_first_is_over(people, security, deputation):
    later = posts.give_deputy(
        deputation.post, people["other_department"], LAST + DAY, date(2022, 12, 1), reason="休假", by=security,
        at=moment(TODAY),
    )  # fmt: skip
    assert list(queries.in_force(LAST)) == [deputation]
    assert list(queries.in_force(LAST + DAY)) == [later]


def test_who_gets_a_unit_s_messages(people, deputation):
    liuzhou = Unit.objects.get(code="450200")
    assert list(queries.officers(liuzhou)) == [people["city_officer"]]
    assert set(queries.officers(liuzhou, FIRST)) == {people["city_officer"], people["other_city"]}
    assert list(queries.officers(liuzhou, LAST + DAY)) == [people["city_officer"]]
    assert {p.username for p in queries.officers(Unit.objects.get(code="hq.office"))} == {"hq_clerk", "hq_lead"}


def test_hand_over(people, security, deputation):
    left, heir = people["other_city"], people["other_department"]
    posts.switch(left, deputation.post_id, at=moment(FIRST))
    leaving.hand_over(left, heir, reason="退休", open_work=lambda unit: [("承办", 3)], by=security, at=moment(FIRST))
    gone = again(left)
    assert (gone.is_active, gone.epoch > 0, queries.open_posts(gone).count()) == (False, True, 0)
    assert {(p.role, p.unit.code) for p in queries.open_posts(heir)} == {
        ("department_officer", "dept.jyt"), ("city_officer", "450100")
    }  # fmt: skip
    assert not queries.in_force(FIRST).exists()
    entry = JournalEntry.objects.last()
    assert entry.act == "people.hand_over"
    assert '"open":{"450100":[["承办",3]]}' in entry.detail


@pytest.mark.parametrize(
    ("heir", "why"), [("other_city", "移交人自己"), ("audit_admin", "三员"), ("firm_clerk", "外部岗位")]
)
def test_a_successor_that_cannot_be_is_refused_and_nothing_moves(heir, why, people, security):
    left = people["other_city"]
    with pytest.raises(Refused, match=why):
        leaving.hand_over(left, people[heir], reason="x", open_work=lambda unit: [], by=security, at=moment(TODAY))
    assert again(left).is_active and queries.open_posts(left).count() == 1
