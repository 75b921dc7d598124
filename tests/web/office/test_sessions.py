"""A session is good until its person signs out, is idle, is long at it, changes the password, or may no longer be there."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from tests.region import PASSWORD, RECEIVED, TODAY, moment
from tests.web.reading import words
from wenzeng.mechanisms.office.services import clock
from wenzeng.mechanisms.people.models import Person, Post, Sitting
from wenzeng.mechanisms.people.services import accounts, leaving, passwords, posts

PAGE = "/units/"
NEW = "漓江-桂花-1944-雨"


@pytest.fixture
def wall(monkeypatch):
    """The wall clock, stopped; calling it moves it on."""
    held = [timezone.now()]
    monkeypatch.setattr(timezone, "now", lambda: held[0])

    def move(**by):
        held[0] += timedelta(**by)

    return move


@pytest.fixture
def client(region):
    """A browser in which the auditor has signed in by password."""
    held = Client(REMOTE_ADDR="10.0.0.7")
    assert held.post("/sign-in/", {"username": "auditor", "password": PASSWORD}).status_code == 303
    assert held.get(PAGE).status_code == 200
    return held


def told(client, page=PAGE):
    """What the sign-in page says to which a request is led."""
    answer = client.get(page)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/sign-in/?next=")
    return words(client.get(answer["Location"]))


def test_after_signing_out_the_old_cookie_opens_nothing(client):
    old = client.cookies["sessionid"].value
    client.post("/sign-out/")
    client.cookies["sessionid"] = old
    assert "已退出登录" in told(client)
    assert Sitting.objects.get().ended_why == "signed_out"


def test_half_an_hour_without_a_request_ends_it(client, wall):
    wall(minutes=29)
    assert client.get(PAGE).status_code == 200
    wall(minutes=29)
    assert client.get(PAGE).status_code == 200
    wall(minutes=30)
    assert "30 分钟没有操作" in told(client)
    assert told(client)  # and it stays so


def test_twelve_hours_end_it_however_busy(client, wall):
    for _ in range(28):
        wall(minutes=25)
        assert client.get(PAGE).status_code == 200
    wall(minutes=20)
    assert "满 12 小时" in told(client)


def test_it_is_written_once_a_minute_at_most(client, wall):
    seen = set()
    for _ in range(12):
        wall(seconds=10)
        client.get(PAGE)
        seen.add(Sitting.objects.get().seen_at)
    assert len(seen) == 3  # at first, after one minute, after two


def test_what_is_typed_when_it_ends_leads_home_after_sign_in(client, wall):
    wall(hours=1)
    answer = client.post("/me/sessions/end/")
    assert answer["Location"] == "/sign-in/?next=%2F&why=idle"


def _change(region):
    passwords.change(region.people["auditor"], PASSWORD, NEW, address="10.0.0.9", at=RECEIVED)


ENDS = {
    "password": (_change, "口令已更改"),
    "reset": (
        lambda region: passwords.reset(region.people["auditor"], by=region.people["system_admin"], at=RECEIVED),
        "口令已更改",
    ),
    "disable": (
        lambda region: accounts.disable(
            region.people["auditor"], reason="x", by=region.people["security_admin"], at=RECEIVED
        ),
        "账号已停用",
    ),
    "last post closed": (
        lambda region: posts.close(
            Post.objects.get(person__username="auditor"), reason="x", by=region.people["security_admin"], at=RECEIVED
        ),
        "没有岗位",
    ),
    "hand-over": (
        lambda region: leaving.hand_over(
            region.people["auditor"], region.people["other_department"], reason="x", open_work=lambda unit: [],
            by=region.people["security_admin"], at=RECEIVED,
        ),
        "工作已移交",
    ),
}  # fmt: skip


@pytest.mark.parametrize("act", ENDS)
def test_every_session_of_a_person_ends_at_once_and_says_why(act, client, region):
    do, said = ENDS[act]
    do(region)
    assert said in told(client)
    assert not Sitting.objects.filter(ended_at=None).exists()


def test_one_that_no_request_has_used_ends_too(region):
    unused = Client()
    unused.force_login(region.people["auditor"])
    _change(region)
    assert unused.get(PAGE).status_code == 302


def test_the_day_an_account_ends_its_session_does(client, region):
    auditor, system = region.people["auditor"], region.people["system_admin"]
    accounts.correct(auditor, name="审计", phone="", valid_until=TODAY, by=system, at=RECEIVED)
    assert client.get(PAGE).status_code == 200
    clock.move(TODAY + timedelta(days=1), by=system, at=clock.now())
    assert "有效期" in told(client)


def test_a_deputy_is_back_at_the_own_post_the_day_after(region, as_):
    deputy, security = region.people["other_city"], region.people["security_admin"]
    post = Post.objects.get(person__username="city_officer")
    posts.give_deputy(post, deputy, TODAY, TODAY, reason="休假", by=security, at=moment(TODAY))
    client = as_("other_city")
    assert "代为办理" in words(client.get("/me/"))
    assert client.post(f"/me/posts/{post.pk}/").status_code == 303
    assert "柳州市（代city_officer同志）" in words(client.get(PAGE))
    clock.move(TODAY + timedelta(days=1), by=security, at=clock.now())
    shown = words(client.get("/me/"))
    assert "柳州市" not in shown and "南宁市" in shown


def test_a_password_for_one_sign_in_opens_nothing_but_its_change(region):
    raw = passwords.reset(region.people["leader"], by=region.people["system_admin"], at=RECEIVED)
    client = Client()
    client.post("/sign-in/", {"username": "leader", "password": raw})
    for page in ("/", PAGE, "/me/", "/plan/measures/"):
        assert client.get(page)["Location"] == "/me/password/"
    sent = {"old": raw, "new": NEW, "again": NEW}
    assert client.post("/me/password/", sent)["Location"] == "/me/"
    assert client.get(PAGE).status_code == 200


def test_who_signs_in_over_somebody_ends_that_session(client):
    client.post("/sign-in/", {"username": "leader"})
    client.get(PAGE)
    assert [(s.person.username, s.ended_why) for s in Sitting.objects.order_by("pk")] == [
        ("auditor", "signed_out"), ("leader", ""),
    ]  # fmt: skip


def test_the_table_holds_no_key_that_opens_a_session(client):
    keys = set(Session.objects.values_list("session_key", flat=True))
    assert keys and not keys & set(Sitting.objects.values_list("key", flat=True))


@pytest.mark.parametrize(
    ("near", "named", "kept"),
    [
        ("10.0.0.7", "1.2.3.4", "10.0.0.7"), ("127.0.0.1", "9.9.9.9, 1.2.3.4", "1.2.3.4"),
        ("127.0.0.1", "", "127.0.0.1"), ("127.0.0.1", "<script>", "127.0.0.1"), ("::1", "2001:db8::1", "2001:db8::1"),
    ],
)  # fmt: skip
def test_only_a_proxy_on_this_machine_names_another_address(near, named, kept, region):
    client = Client(REMOTE_ADDR=near, headers={"X-Forwarded-For": named} if named else {})
    client.post("/sign-in/", {"username": "leader"})
    assert Person.objects.get(username="leader").sign_ins.get().address == kept
