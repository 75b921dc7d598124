"""Hand-over (工作移交): who leaves loses posts, account and sessions in one act; a successor has the posts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from django.db import transaction

from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.office.services import journal
from wenzeng.mechanisms.people.access import need
from wenzeng.mechanisms.people.models import Deputation, Person, Unit
from wenzeng.mechanisms.people.services import posts, sittings

OpenWork = Callable[[Unit], Sequence[tuple[str, int]]]
"""What a unit still has open, as kinds and numbers; told by whoever calls, for people knows no work."""


@transaction.atomic
def hand_over(person: Person, successor: Person, *, reason: str, open_work: OpenWork, by: Person, at: datetime) -> None:
    """Close the posts, switch the account off, give the successor the posts, and keep what was open on that day."""
    need(by, "hand_over", on=person)
    need(by, "hand_over", on=successor)
    if successor.pk == person.pk:
        raise Refused("invalid", "接手人不能是移交人自己。", "接手人")
    if not successor.is_active:
        raise Refused("invalid", "接手人的账号已停用，请先启用或另选一人。", "接手人")
    left, heir = (Person.objects.select_for_update().get(pk=pk) for pk in (person.pk, successor.pk))
    held = list(left.posts.filter(until=None).select_related("unit"))
    if not held:
        raise Refused("conflict", "没有在任岗位可移交；如不再使用，请停用账号。")
    sittings.end_all(left, "handed_over")  # first, for closing the last post would end them with a lesser reason
    Deputation.objects.filter(deputy=left, revoked_at=None).update(revoked_at=at)
    for post in held:
        posts.close_post(post, at)
        if not heir.posts.filter(role=post.role, unit=post.unit, until=None).exists():
            posts.open_post(heir, post.role, post.unit, at)
    Person.objects.filter(pk=left.pk).update(is_active=False, standing_in=None)
    still = {post.unit.code: [list(each) for each in open_work(post.unit)] for post in held}
    moved = [[post.role, post.unit.code] for post in held]
    detail = {"to": heir.username, "reason": reason, "posts": moved, "open": still}
    journal.record("people.hand_over", f"person:{left.username}", by=by, at=at, detail=detail)
