"""Posts (岗位): given and closed by the security administrator, switched by their holder, stood in for by deputies (代理)."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.office.services import journal
from wenzeng.mechanisms.people import queries
from wenzeng.mechanisms.people.access import need
from wenzeng.mechanisms.people.declare import ADMINISTRATORS, OUTSIDE, ROLE_UNITS, ROLES, UNIT_KINDS, UnitKind
from wenzeng.mechanisms.people.models import Deputation, Person, Post, Unit
from wenzeng.mechanisms.people.services import accounts, sittings


@transaction.atomic
def give(person: Person, role: str, unit: Unit, *, reason: str, by: Person, at: datetime) -> Post:
    """Give a post. Refuses a role that the unit cannot have, and one that must not meet the person's others."""
    need(by, "give_post", on=person)
    held = Person.objects.select_for_update().get(pk=person.pk)
    post = open_post(held, role, unit, at)
    detail = {"role": role, "unit": unit.code, "reason": reason}
    journal.record("people.give_post", f"person:{held.username}", by=by, at=at, detail=detail)
    return post


def open_post(held: Person, role: str, unit: Unit, at: datetime) -> Post:
    """A post as part of another act; the first one becomes the acting post."""
    if UnitKind(unit.kind) not in ROLE_UNITS.get(role, set()):
        fits = "、".join(sorted(UNIT_KINDS[kind] for kind in ROLE_UNITS.get(role, set())))
        raise Refused("invalid", f"“{ROLES.get(role, role)}”只能设在：{fits or '无'}。", "单位")
    if held.posts.filter(role=role, unit=unit, until=None).exists():
        raise Refused("conflict", "已有这个岗位。", "角色")
    _need_apart(held, role, at)
    post = Post.objects.create(person=held, role=role, unit=unit, since=at)
    if not held.role:
        _act_as(held, role, unit, None)
    return post


def _need_apart(held: Person, role: str, at: datetime) -> None:
    """The three administrators are three people without business; who works outside does not work inside.

    What somebody stands in for, now or on a day to come, counts like an own post.
    """
    others = set(held.posts.filter(until=None).values_list("role", flat=True))
    lent = Deputation.objects.filter(deputy=held, revoked_at=None, post__until=None, last__gte=at.date())
    others |= set(lent.values_list("post__role", flat=True))
    if others and (role in ADMINISTRATORS or others & ADMINISTRATORS):
        raise Refused("conflict", "三员必须分设，也不能兼业务岗位：请先撤销其现有岗位，或另选一人。", "角色")
    if others and (role in OUTSIDE) != bool(others & OUTSIDE):
        raise Refused("conflict", "企业、银行等外部岗位与行政岗位不能由一人兼任。", "角色")


@transaction.atomic
def close(post: Post, *, reason: str, by: Person, at: datetime) -> None:
    """Close a post. Without any other the account stays, but opens nothing."""
    need(by, "give_post", on=post.person)
    if post.role == "security_admin":
        accounts.need_another_security(post.person)
    close_post(post, at)
    detail = {"role": post.role, "unit": post.unit.code, "reason": reason}
    journal.record("people.close_post", f"person:{post.person.username}", by=by, at=at, detail=detail)


def close_post(post: Post, at: datetime) -> None:
    """Close a post as part of another act; whoever acts in it, holder or deputy, goes back to an own one."""
    if not Post.objects.filter(pk=post.pk, until=None).update(until=at):
        raise Refused("conflict", "这个岗位已经撤销。")
    Deputation.objects.filter(post=post, revoked_at=None).update(revoked_at=at)
    for deputy in Person.objects.filter(standing_in__post=post):
        _back(deputy)
    holder = Person.objects.get(pk=post.person_id)
    if holder.standing_in_id is None and (holder.role, holder.unit_id) == (post.role, post.unit_id):
        _back(holder)


def _back(person: Person) -> None:
    """The first own post, or none; without one the sessions end."""
    own = person.posts.filter(until=None).first()
    if own:
        _act_as(person, own.role, own.unit, None)
    else:
        Person.objects.filter(pk=person.pk).update(role="", standing_in=None)
        sittings.end_all(person, "no_post")


def _act_as(person: Person, role: str, unit: Unit, standing_in: Deputation | None) -> None:
    person.role, person.unit, person.standing_in = role, unit, standing_in
    person.save(update_fields=["role", "unit", "standing_in"])


@transaction.atomic
def switch(person: Person, pk: int, *, at: datetime) -> Post:
    """Act from another post: an own one, or one that the person stands in for today. Refuses any other as not found."""
    held = Person.objects.select_for_update().get(pk=person.pk)
    post = Post.objects.filter(pk=pk, until=None).select_related("unit").first()
    deputation = queries.in_force(at.date()).filter(post=pk, deputy=held).first()
    if post is None or (post.person_id != held.pk and deputation is None):
        raise Refused("not_found", "没有这个岗位，或代理不在期内。")
    _act_as(held, post.role, post.unit, None if post.person_id == held.pk else deputation)
    detail = {"role": post.role, "unit": post.unit.code, "for": post.person.username}
    journal.record("people.switch_post", f"person:{held.username}", by=held, at=at, detail=detail)
    return post


@transaction.atomic
def settle(person: Person, *, at: datetime) -> bool:
    """Take a deputy whose days are over back to an own post; gives whether that was so."""
    held = Person.objects.select_for_update().get(pk=person.pk)
    if held.standing_in_id is None or queries.in_force(at.date()).filter(pk=held.standing_in_id).exists():
        return False
    _back(held)
    journal.record("people.return_post", f"person:{held.username}", by=held, at=at)
    return True


@transaction.atomic
def give_deputy(
    post: Post, deputy: Person, first: date, last: date, *, reason: str, by: Person, at: datetime
) -> Deputation:
    """Let somebody stand in for a post on certain days. Refuses the past, a second deputy, and who must not hold both."""
    need(by, "give_deputy", on=deputy)
    if post.person_id in (deputy.pk, by.pk):
        raise Refused("invalid", "不能代理自己，也不能给自己指定代理人。", "代理人")
    if last < first or last < at.date():
        raise Refused("invalid", "代理的止日不能早于起日，也不能已过。", "至")
    if not deputy.is_active or not deputy.role:
        raise Refused("invalid", "代理人的账号已停用或没有岗位。", "代理人")
    held = Post.objects.select_for_update(of=("self",)).filter(pk=post.pk, until=None).first()
    if held is None:
        raise Refused("conflict", "这个岗位已经撤销。")
    if Deputation.objects.filter(Q(first__lte=last, last__gte=first), post=post, revoked_at=None).exists():
        raise Refused("conflict", "这几天已有代理人，请先撤销或改日期。", "自")
    _need_apart(deputy, post.role, at)
    days = {"first": first, "last": last}
    given = Deputation.objects.create(post=post, deputy=deputy, reason=reason, given_at=at, **days)
    detail = {"deputy": deputy.username, "reason": reason, **{key: str(day) for key, day in days.items()}}
    journal.record("people.give_deputy", f"person:{post.person.username}", by=by, at=at, detail=detail)
    return given


@transaction.atomic
def revoke_deputy(given: Deputation, *, reason: str, by: Person, at: datetime) -> None:
    """End a deputation before its last day; a deputy who acts so goes back to an own post."""
    need(by, "give_deputy", on=given.deputy)
    if not Deputation.objects.filter(pk=given.pk, revoked_at=None).update(revoked_at=at):
        raise Refused("conflict", "这项代理已经撤销。")
    for deputy in Person.objects.filter(standing_in=given):
        _back(deputy)
    subject = f"person:{given.post.person.username}"
    detail = {"deputy": given.deputy.username, "reason": reason}
    journal.record("people.revoke_deputy", subject, by=by, at=at, detail=detail)
