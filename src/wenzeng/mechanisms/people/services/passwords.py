"""Passwords (口令): at least 10 characters, none that everybody tries, none of the last five; a change ends all sessions.

There is no rule on kinds of characters and no change by the calendar (ASVS 5.0 V6.2.5, V6.2.10): long and not on a list
is what resists; who must change yearly changes one digit.
"""

from __future__ import annotations

import secrets
from datetime import datetime

from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.office.services import journal
from wenzeng.mechanisms.people.access import need
from wenzeng.mechanisms.people.declare import ADMINISTRATORS, KEPT_PASSWORDS, SYSTEM
from wenzeng.mechanisms.people.models import Person, UsedPassword
from wenzeng.mechanisms.people.services import signing, sittings

WRONG = {
    "password_too_short": "太短，至少要 10 个字符",
    "password_too_common": "太常见，容易被猜中",
    "password_entirely_numeric": "不能全是数字",
    "password_too_similar": "与账号或姓名太像",
}
LONGEST = 256
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Letters and digits that nobody confuses when reading from paper."""


def check(raw: str, person: Person) -> None:
    """Refuse a password that does not do, with all that is wrong with it."""
    if len(raw) > LONGEST:
        raise Refused("invalid", f"口令最长 {LONGEST} 个字符。", "新口令")
    try:
        validate_password(raw, person)
    except ValidationError as error:
        said = [WRONG.get(str(each.code), "不合要求") for each in error.error_list]
        raise Refused("invalid", f"口令{'；'.join(said)}。可用几个不相干的词连成一句。", "新口令") from None


def drawn() -> str:
    """A password for one sign-in, drawn at random: 59 bits, readable from paper."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(3))


def change(person: Person, old: str, new: str, *, address: str, at: datetime) -> None:
    """The person's own change. Refuses a wrong present password, a weak new one, and one of the last five.

    A wrong present one counts as one at sign-in does, so that an open session is no place to guess it.
    """
    signing.confirm(person, old, address=address)
    _change(person, new, at=at)


@transaction.atomic
def _change(person: Person, new: str, *, at: datetime) -> None:
    held = Person.objects.select_for_update().get(pk=person.pk)
    check(new, held)
    used = held.used_passwords.values_list("hash", flat=True)[:KEPT_PASSWORDS]
    if any(check_password(new, each) for each in {held.password, *used}):
        raise Refused("invalid", f"不能用现在的或最近 {KEPT_PASSWORDS} 次用过的口令。", "新口令")
    _put(held, new, must_change=False)
    journal.record("people.change_password", f"person:{held.username}", by=person, at=at)


@transaction.atomic
def reset(person: Person, *, by: Person, at: datetime) -> str:
    """A new password for one sign-in, given once; all sessions end. An administrator's is reset at the server alone."""
    need(by, "reset_password", on=person)
    held = Person.objects.select_for_update().get(pk=person.pk)
    if by.username != SYSTEM and held.posts.filter(until=None, role__in=ADMINISTRATORS).exists():
        raise Refused("forbidden", "三员的口令不能由另一员重设，否则一人可兼两员。请在服务器上用命令重设。")
    raw = drawn()
    _put(held, raw, must_change=True)
    journal.record("people.reset_password", f"person:{held.username}", by=by, at=at)
    return raw


def _put(held: Person, raw: str, *, must_change: bool) -> None:
    now = timezone.now()
    held.password = make_password(raw)
    held.must_change, held.password_since = must_change, now
    held.save(update_fields=["password", "must_change", "password_since"])
    UsedPassword.objects.create(person=held, hash=held.password, since=now)
    sittings.end_all(held, "password")
