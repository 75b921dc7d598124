"""The inbox on screen: one's own messages with their reasons, read by opening, mailed as wished."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import transaction
from django.urls import reverse

from tests.region import moment
from tests.web.reading import form_of, queries, table, words
from wenzeng.mechanisms.office.models import MailWish, Message
from wenzeng.mechanisms.office.services import inbox

AT = moment(date(2022, 10, 24))


@pytest.fixture
def told(region):
    """Two messages to the department, one to the city."""
    clerk, people = region.people["hq_clerk"], region.people
    Message.objects.all().delete()  # what the adoption of the document has told
    with transaction.atomic():
        for title, subject, names in (
            ("任务交给您办理", f"task:{region.task('开工重大项目').pk}", ("department_officer", "city_officer")),
            ("期限已调整", "nothing:1", ("department_officer",)),
        ):
            persons = [people[name] for name in names]
            inbox.send(persons, title=title, reason="因为您是承办单位经办人", subject=subject, by=clerk, at=AT)
    return {m.title: m for m in Message.objects.filter(person=people["department_officer"])}


def test_each_message_says_why_and_who(told, as_):
    shown = as_("department_officer").get("/inbox/")
    rows = table(shown.content.decode())
    assert len(rows) == 2
    assert "因为您是承办单位经办人" in rows[0]
    assert "hq_clerk同志（指挥部办公室）" in rows[0]
    assert "2 条全部标为已读" in words(shown)


def test_the_filter_keeps_what_is_unread(told, as_):
    client = as_("department_officer")
    client.get(reverse("desk:message", args=[told["期限已调整"].pk]))
    assert [row[1] for row in table(client.get("/inbox/?unread=True").content.decode())] == ["任务交给您办理"]
    assert [row[1] for row in table(client.get("/inbox/?unread=False").content.decode())] == ["期限已调整"]


def test_opening_leads_on_and_marks_as_read(region, told, as_):
    client, held = as_("department_officer"), told["任务交给您办理"]
    answer = client.get(reverse("desk:message", args=[held.pk]))
    assert answer["Location"] == reverse("plan:task", args=[region.task("开工重大项目").pk])
    held.refresh_from_db()
    assert held.read_at is not None
    nowhere = client.get(reverse("desk:message", args=[told["期限已调整"].pk]))
    assert nowhere["Location"] == reverse("desk:inbox")


def test_the_messages_of_others_are_not_found(told, as_):
    client, held = as_("city_officer"), told["期限已调整"]
    assert client.get(reverse("desk:message", args=[held.pk])).status_code == 404
    client.post(reverse("desk:read", args=[held.pk]))
    held.refresh_from_db()
    assert held.read_at is None
    assert "期限已调整" not in words(client.get("/inbox/"))


def test_one_is_marked_or_all(told, as_):
    client = as_("department_officer")
    back = client.post(reverse("desk:read", args=[told["期限已调整"].pk]), {"next": "/inbox/?unread=True"})
    assert back["Location"] == "/inbox/?unread=True"
    assert Message.objects.filter(read_at=None).count() == 2
    client.post(reverse("desk:all_read"))
    assert [m.person.username for m in Message.objects.filter(read_at=None)] == ["city_officer"]
    assert "没有未读的消息" in words(client.post(reverse("desk:all_read"), follow=True))


def test_mail_is_wished_for_and_refused_without_an_address(region, as_):
    client, page = as_("department_officer"), reverse("desk:mail")
    sent = form_of(client.get(page).content.decode()) | {"every": "daily"}
    refused = client.post(page, sent)
    assert refused.status_code == 400
    assert "要收邮件，请先填邮箱" in words(refused)
    assert client.post(page, sent | {"address": "a@wenzeng.test"})["Location"] == reverse("desk:inbox")
    wish = MailWish.objects.get(person=region.people["department_officer"])
    assert (wish.every, wish.address) == ("daily", "a@wenzeng.test")
    assert 'value="a@wenzeng.test"' in client.get(page).content.decode()


def test_an_empty_inbox_says_what_will_come(as_):
    assert "还没有消息" in words(as_("school").get("/inbox/"))


def test_the_list_costs_as_much_for_many_as_for_few(region, told, as_):
    few = queries(as_("department_officer"), "/inbox/")
    officer, clerk = region.people["department_officer"], region.people["hq_clerk"]
    words = {"person": officer, "sender": clerk, "reason": "因为", "day": AT.date(), "created_at": AT}
    Message.objects.bulk_create(Message(title=f"事{n}", subject=f"part:{n}", **words) for n in range(60))
    assert queries(as_("department_officer"), "/inbox/") == few
