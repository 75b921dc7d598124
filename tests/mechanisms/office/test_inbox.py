"""The inbox: told within the act, once a day, to others than the one who acts; read by its owner; mailed as wished."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail as outbox
from django.core.mail.backends.locmem import EmailBackend
from django.db import transaction

from tests.mechanisms.notice import AT, Region
from wenzeng.mechanisms.office import jobs
from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.office.models import Job, JournalEntry, MailWish, Message
from wenzeng.mechanisms.office.queries import inbox as read
from wenzeng.mechanisms.office.services import inbox, mail, work

TITLE, REASON = "督办函已送达", "因为您是承办单位经办人"


@pytest.fixture(autouse=True)
def addressed(settings: Any) -> None:
    settings.INBOX_ADDRESS = "http://wenzeng.test/inbox/"
    settings.DEFAULT_FROM_EMAIL = "wenzeng@wenzeng.test"


@pytest.fixture
def down(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """The mail server, which is down while the list says so."""
    state = [True]
    send = EmailBackend.send_messages

    def refuse(self: EmailBackend, messages: Any) -> Any:
        if state[0]:
            raise ConnectionRefusedError(111, "Connection refused")
        return send(self, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    return state


def tell(region: Region, *names: str, title: str = TITLE, subject: str = "part:1", later: int = 0) -> int:
    people = [region.people[name] for name in names]
    at = AT + timedelta(days=later)
    return inbox.send(people, title=title, reason=REASON, subject=subject, by=region.clerk, at=at)


def wish(region: Region, name: str, every: str) -> MailWish:
    return inbox.wish_mail(region.people[name], address=f"{name}@wenzeng.test", every=every, at=AT)


def silent(done: int, total: int, message: str = "") -> None:
    """Progress that nobody hears."""


def test_each_is_told_once_a_day_with_the_reason_and_not_the_one_who_acts(region: Region) -> None:
    assert tell(region, "department_officer", "hq_clerk", "department_officer") == 1
    assert tell(region, "department_officer", "hq_lead") == 1
    assert tell(region, "department_officer", later=1) == 1
    assert tell(region, "department_officer", title="另一件") == 1
    assert tell(region, "department_officer", subject="part:2") == 1
    held = read.messages(region.people["department_officer"])
    assert (held.count(), {m.reason for m in held}, {m.sender.username for m in held}) == (4, {REASON}, {"hq_clerk"})
    assert not read.messages(region.clerk).exists()


def test_a_message_goes_with_its_act(region: Region) -> None:
    with transaction.atomic():
        tell(region, "department_officer")
        transaction.set_rollback(True)
    assert not Message.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_outside_an_act_nobody_is_told(region: Region) -> None:
    with pytest.raises(RuntimeError, match="not part of an act"):
        tell(region, "department_officer")


def test_reading_is_ones_own(region: Region) -> None:
    officer, lead = region.people["department_officer"], region.lead
    tell(region, "department_officer", "hq_lead")
    tell(region, "department_officer", subject="part:2")
    own = read.messages(officer).first()
    assert own is not None
    assert inbox.read(lead, pk=own.pk, at=AT) == 0
    assert (inbox.read(officer, pk=own.pk, at=AT), inbox.read(officer, pk=own.pk, at=AT)) == (1, 0)
    assert (read.unread(officer), read.unread(lead)) == (1, 1)
    assert inbox.read(officer, at=AT) == 1
    assert (read.unread(officer), read.unread(lead)) == (0, 1)


def test_what_is_settled_needs_no_reading(region: Region) -> None:
    tell(region, "department_officer", "hq_lead")
    tell(region, "department_officer", title="另一件")
    tell(region, "department_officer", subject="part:2")
    assert inbox.settle(title=TITLE, subject="part:1", at=AT) == 2
    unread = read.messages(region.people["department_officer"]).filter(read_at=None)
    assert {(m.title, m.subject) for m in unread} == {("另一件", "part:1"), (TITLE, "part:2")}


@pytest.mark.parametrize(
    ("address", "every", "said"),
    [("", "daily", "请先填邮箱"), ("somebody", "at_once", "不是邮箱地址"), ("a@b.cn", "hourly", "选择一项")],
)
def test_a_wish_that_cannot_be_met_is_refused(address: str, every: str, said: str, region: Region) -> None:
    with pytest.raises(Refused, match=said):
        inbox.wish_mail(region.lead, address=address, every=every, at=AT)


def test_the_address_stays_out_of_the_journal(region: Region) -> None:
    wish(region, "hq_lead", "daily")
    row = JournalEntry.objects.get(act="office.wish_mail")
    assert (row.subject, row.detail) == ("person:hq_lead", '{"every":"daily"}')


def test_at_once_means_one_mail_after_the_act(region: Region) -> None:
    held = wish(region, "department_officer", "at_once")
    tell(region, "department_officer")
    tell(region, "department_officer", subject="part:2")
    mail.carry.call(held.pk)
    mail.carry.call(held.pk)
    (letter,) = outbox.outbox
    assert (letter.to, letter.subject) == (["department_officer@wenzeng.test"], "[稳增] 2 条未读消息")
    assert REASON in letter.body and "http://wenzeng.test/inbox/" in letter.body


def test_a_digest_goes_out_once_a_day_and_only_about_what_is_unread(region: Region) -> None:
    wish(region, "department_officer", "daily")
    wish(region, "hq_lead", "never")
    tell(region, "department_officer", "hq_lead", "city_officer")
    assert mail.round_of_mail(AT, silent) == mail.Sent(1, 0)
    tell(region, "department_officer", subject="part:2")
    assert mail.round_of_mail(AT, silent) == mail.Sent(0, 0)
    inbox.read(region.people["department_officer"], at=AT)
    tell(region, "department_officer", subject="part:3", title="分行\n的事由", later=1)
    assert mail.round_of_mail(AT + timedelta(days=1), silent) == mail.Sent(1, 0)
    assert [letter.subject for letter in outbox.outbox] == [f"[稳增] {TITLE}", "[稳增] 分行 的事由"]


def test_what_fails_says_why_and_is_tried_again_a_few_times(region: Region, down: list[bool]) -> None:
    wish(region, "department_officer", "at_once")
    tell(region, "department_officer")
    for _ in range(2):
        assert mail.round_of_mail(AT, silent) == mail.Sent(0, 1)
    held = Message.objects.get()
    assert (held.mail_tries, held.mailed_at) == (2, None)
    assert held.mail_fault == "ConnectionRefusedError: [Errno 111] Connection refused"
    down[0] = False
    assert mail.round_of_mail(AT, silent) == mail.Sent(1, 0)
    held.refresh_from_db()
    assert (held.mail_fault, held.mailed_at) == ("", AT)


def test_in_the_end_it_is_left_to_the_inbox(region: Region, down: list[bool]) -> None:
    wish(region, "department_officer", "at_once")
    tell(region, "department_officer")
    outcomes = [mail.round_of_mail(AT, silent).failed for _ in range(mail.MOST_TRIES + 1)]
    assert outcomes == [1] * mail.MOST_TRIES + [0]
    assert read.unread(region.people["department_officer"]) == 1


def test_a_round_of_mail_is_a_job(region: Region) -> None:
    wish(region, "department_officer", "daily")
    tell(region, "department_officer")
    held = work.ask("office.mail", {"at": AT.isoformat()}, by=region.clerk)
    work.run(str(held.pk))
    assert Job.objects.get(pk=held.pk).result == {"mails": 1, "failed": 0}
    assert jobs.send_mail({"at": AT.isoformat()}, silent, region.clerk) == {"mails": 0, "failed": 0}
