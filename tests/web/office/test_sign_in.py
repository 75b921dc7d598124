"""Signing in and out: by password everywhere, by a click only in the demo and only as its invented people."""

from __future__ import annotations

import pytest
from django.test import Client

from tests import region as small
from tests.web.reading import words
from wenzeng.mechanisms.people.models import Person

PAGE = "/sign-in/"
WRONG = "账号或口令不对"


@pytest.fixture
def real(db, stand_ins):
    """The same region, not a demo."""
    return small.build(demo=False)


def signed_in(client):
    return client.get("/me/").status_code == 200


def test_by_password(region):
    client = Client()
    answer = client.post(PAGE, {"username": "leader", "password": small.PASSWORD, "next": "/plan/measures/"})
    assert (answer.status_code, answer["Location"]) == (303, "/plan/measures/")
    assert signed_in(client)


@pytest.mark.parametrize(
    ("username", "password"),
    [("leader", "wrong"), ("nobody", small.PASSWORD), ("system", small.PASSWORD), ("leader", " ")],
)
def test_the_answer_never_tells_whether_an_account_exists(username, password, region):
    client = Client()
    answer = client.post(PAGE, {"username": username, "password": password})
    assert answer.status_code == 400
    assert WRONG in words(answer)
    assert password not in answer.content.decode() or password == " "
    assert not signed_in(client)


def test_an_account_that_was_closed_is_told_the_same(region):
    Person.objects.filter(username="leader").update(is_active=False)
    client = Client()
    assert WRONG in words(client.post(PAGE, {"username": "leader", "password": small.PASSWORD}))
    assert not signed_in(client)


def test_empty_fields_are_named(region):
    shown = words(Client().post(PAGE, {"username": "", "password": ""}))
    assert "有 2 处错误须改" in shown


def test_by_a_click_in_the_demo(region):
    client = Client()
    answer = client.post(PAGE, {"username": "city_officer", "next": "/plan/tasks/"})
    assert (answer.status_code, answer["Location"]) == (303, "/plan/tasks/")
    assert signed_in(client)


def test_a_click_works_only_for_invented_people(region):
    Person.objects.filter(username="leader").update(synthetic=False)
    client = Client()
    for username in ("leader", "system", "nobody", ""):
        assert client.post(PAGE, {"username": username}).status_code == 403
        assert not signed_in(client)


def test_outside_the_demo_there_is_no_cast_and_no_click(real):
    client = Client()
    assert "leader同志" not in words(client.get(PAGE))
    assert client.post(PAGE, {"username": "leader"}).status_code == 403
    assert not signed_in(client)
    assert client.post(PAGE, {"username": "leader", "password": small.PASSWORD}).status_code == 303


def test_nobody_is_led_away(region):
    answer = Client().post(PAGE, {"username": "leader", "next": "//elsewhere.example/"})
    assert answer["Location"] == "/"


def test_the_session_gets_a_new_key(region):
    client = Client()
    client.get(PAGE)
    client.session.save()
    before = client.session.session_key
    client.post(PAGE, {"username": "leader"})
    assert client.session.session_key != before


def _cast(client, wanted):
    answer = client.get(f"{PAGE}?q={wanted}", headers={"HX-Request": "true", "HX-Target": "cast"})
    assert "<h1" not in answer.content.decode()
    return answer.content.decode()


def test_the_cast_is_grouped_and_searched(region):
    client = Client()
    shown = words(client.get(PAGE))
    assert shown.index("指挥部办公室经办") < shown.index("设区市经办") < shown.index("自治区领导")
    found = _cast(client, "南宁")
    assert "other_city" in found
    assert 'value="city_officer"' not in found
    assert "没有这样的演示人员" in _cast(client, "没有")


def test_signing_out(as_):
    client = as_("leader")
    assert client.post("/sign-out/").status_code == 303
    assert not signed_in(client)
