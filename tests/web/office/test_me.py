"""My page: posts and how to switch them, sessions and how to end them, the password."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.region import PASSWORD, RECEIVED
from tests.web.reading import words
from wenzeng.mechanisms.people.models import Person, Post, Sitting, Unit
from wenzeng.mechanisms.people.services import posts

NEW = "漓江-桂花-1944-雨"
CHANGE = "/me/password/"


def change(client, old=PASSWORD, new=NEW, again=NEW):
    return client.post(CHANGE, {"old": old, "new": new, "again": again})


@pytest.fixture
def second(region):
    """The city's officer holds a post at a county, too."""
    county = Unit.objects.get(code="450203")
    officer, security = region.people["city_officer"], region.people["security_admin"]
    return posts.give(officer, "county_clerk", county, reason="兼任", by=security, at=RECEIVED)


def test_switching_posts(as_, second):
    client = as_("city_officer")
    assert client.post(f"/me/posts/{second.pk}/").status_code == 303
    assert "角色 县区经办" in words(client.get("/me/"))
    assert client.get(f"/me/posts/{second.pk}/").status_code == 405


def test_another_s_post_is_not_found(as_, second):
    held = Post.objects.get(person__username="hq_lead")
    assert as_("city_officer").post(f"/me/posts/{held.pk}/").status_code == 404
    assert as_("other_city").post(f"/me/posts/{second.pk}/").status_code == 404


def test_other_sessions_end_and_this_one_goes_on(as_):
    here, there = as_("leader"), as_("leader")
    there.get("/me/")
    assert "我的登录 2 处" in words(here.get("/me/"))
    assert here.post("/me/sessions/end/").status_code == 303
    assert "我的登录 1 处" in words(here.get("/me/"))
    answer = there.get("/me/")
    assert answer.status_code == 302 and "why=elsewhere" in answer["Location"]


def test_one_session_is_ended_and_no_other_person_s(as_):
    here, there, other = as_("leader"), as_("leader"), as_("auditor")
    for client in (here, there, other):
        client.get("/me/")
    mine = Sitting.objects.filter(person__username="leader").order_by("pk").last()
    foreign = Sitting.objects.get(person__username="auditor")
    assert here.post(f"/me/sessions/{foreign.pk}/end/").status_code == 404
    assert here.post(f"/me/sessions/{mine.pk}/end/").status_code == 303
    assert there.get("/me/").status_code == 302
    assert here.get("/me/").status_code == other.get("/me/").status_code == 200


def test_a_new_password_ends_the_others_and_works(as_):
    here, there = as_("leader"), as_("leader")
    there.get("/me/")
    assert change(here).status_code == 303
    assert here.get("/me/").status_code == 200
    assert there.get("/me/").status_code == 302
    entering = Client()
    assert entering.post("/sign-in/", {"username": "leader", "password": PASSWORD}).status_code == 400
    assert entering.post("/sign-in/", {"username": "leader", "password": NEW}).status_code == 303


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"old": "wrong"}, "现用口令不对"), ({"again": "another"}, "与新口令不同"),
        ({"new": "short", "again": "short"}, "至少要 10 个字符"), ({"new": PASSWORD, "again": PASSWORD}, "最近 5 次"),
    ],
)  # fmt: skip
def test_a_password_that_does_not_do_is_refused_at_its_field(sent, said, as_):
    client = as_("leader")
    answer = change(client, **sent)
    assert answer.status_code == 400
    assert said in words(answer)
    assert Person.objects.get(username="leader").check_password(PASSWORD)


def test_five_wrong_at_the_sign_in_page(region):
    client, sent = Client(), {"username": "leader", "password": "wrong"}
    said = [words(client.post("/sign-in/", sent)) for _ in range(5)]
    assert "再错 2 次将锁定" in said[2] and "已连续错 5 次" in said[4]
    answer = client.post("/sign-in/", {**sent, "password": PASSWORD})
    assert answer.status_code == 429 and "15 分钟后再试" in words(answer)
