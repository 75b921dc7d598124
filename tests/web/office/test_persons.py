"""The administrators' screens: who is offered and let do what, an account from its making to its end, the journal."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests.region import PASSWORD
from tests.web.reading import queries, separated, table, words
from wenzeng.mechanisms.people.declare import ROLES
from wenzeng.mechanisms.people.models import Deputation, Person, Post

LIST = "/persons/"
NEW = "漓江-桂花-1944-雨"
TURNED_AWAY = {403, 404}


def at(name, *args):
    return reverse(f"office:{name}", args=args)


ACTS = {
    "person_correct": "system_admin", "person_reset": "system_admin", "post_give": "security_admin",
    "person_hand_over": "security_admin", "person_disable": "security_admin", "person_enable": "security_admin",
    "person_unlock": "security_admin",
}  # fmt: skip


@pytest.mark.parametrize("role", ROLES)
def test_every_act_is_open_to_one_role_alone(role, as_):
    client = as_(role)
    asked = {at(name, "department_officer"): who for name, who in ACTS.items()}
    post = Post.objects.get(person__username="department_officer").pk
    asked |= {at(name, post): "security_admin" for name in ("post_close", "deputy_give")}
    asked |= {at("person_create"): "system_admin", at("journal"): "audit_admin", at("sign_ins"): "audit_admin"}
    for url, who in asked.items():
        assert client.get(url).status_code == 200 if role == who else client.get(url).status_code in TURNED_AWAY, url


def test_an_administrator_is_offered_nothing_on_himself(as_):
    shown = as_("security_admin").get(at("person", "security_admin")).content.decode()
    assert "停用" not in words(as_("security_admin").get(at("person", "security_admin"))).split("岗位", 1)[0]
    assert at("post_give", "security_admin") not in shown
    assert as_("security_admin").get(at("post_give", "security_admin")).status_code == 403


def test_an_account_from_its_making_to_its_first_work(as_, region):
    system, security, new = as_("system_admin"), as_("security_admin"), Client()
    made = system.post(at("person_create"), {"username": "lt.wei", "name": "韦某", "unit": "柳州市"})
    raw = re.search(r"<strong>([a-z0-9-]{14})</strong>", made.content.decode())[1]
    assert made["Cache-Control"] and raw not in words(system.get(at("person", "lt.wei")))
    assert new.post("/sign-in/", {"username": "lt.wei", "password": raw}).status_code == 403
    given = security.post(at("post_give", "lt.wei"), {"role": "city_officer", "unit": "450200", "reason": "新任"})
    assert given.status_code == 303
    assert new.post("/sign-in/", {"username": "lt.wei", "password": raw}).status_code == 303
    assert new.get("/units/")["Location"] == "/me/password/"
    new.post("/me/password/", {"old": raw, "new": NEW, "again": NEW})
    assert "可看 本地区及所属单位承担的事项" in words(new.get("/me/"))


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"username": "leader"}, "账号 leader 已存在"), ({"username": "某"}, "小写字母"),
        ({"unit": "没有的局"}, "没有找到单位“没有的局”"), ({"unit": "示例"}, "相近的有：示例园区"),
        ({"valid_until": "2022-10-01"}, "已过"),
    ],
)  # fmt: skip
def test_an_account_that_cannot_be_is_refused_at_its_field(sent, said, as_):
    answer = as_("system_admin").post(
        at("person_create"), {"username": "lt.wei", "name": "韦某", "unit": "450200", **sent}
    )
    assert answer.status_code in {400, 409}
    assert said in words(answer)
    assert not Person.objects.filter(username="lt.wei").exists()


def test_a_reset_password_is_shown_once(as_):
    system = as_("system_admin")
    assert "只显示一次" in words(system.get(at("person_reset", "leader")))
    shown = system.post(at("person_reset", "leader"))
    assert shown.status_code == 200 and "一次性口令" in words(shown)
    assert "no-store" in shown["Cache-Control"]
    assert system.post(at("person_reset", "audit_admin")).status_code == 403


def test_deputy_and_hand_over_by_form(as_, region):
    security = as_("security_admin")
    post = Post.objects.get(person__username="city_officer")
    sent = {"deputy": "other_city", "first": "2022-10-24", "last": "2022-10-28", "reason": "休假"}
    assert security.post(at("deputy_give", post.pk), sent).status_code == 303
    assert "2022-10-28" in words(security.get(at("person", "city_officer")))
    given = Deputation.objects.get()
    assert security.post(at("deputy_revoke", given.pk), {"reason": "提前回来"}).status_code == 303
    assert security.post(at("deputy_revoke", given.pk), {"reason": "再来"}).status_code == 404
    assert "未办结：柳州市：承办" in words(security.get(at("person_hand_over", "city_officer")))
    sent = {"successor": "other_city", "reason": "退休"}
    assert security.post(at("person_hand_over", "city_officer"), sent).status_code == 303
    assert "已停用" in words(security.get(at("person", "city_officer")))
    assert Post.objects.filter(person__username="other_city", until=None).count() == 2


def test_disable_enable_close_unlock(as_, region):
    security = as_("security_admin")
    for name, said in (("person_disable", "已停用"), ("person_enable", "在用")):
        assert security.post(at(name, "leader"), {"reason": "核查"}).status_code == 303
        assert said in words(security.get(at("person", "leader")))
    client = Client()
    for _ in range(5):
        client.post("/sign-in/", {"username": "leader", "password": "wrong"})
    assert "已锁定" in words(security.get(LIST, {"state": "locked"}))
    assert security.post(at("person_unlock", "leader"), {"reason": "本人来电"}).status_code == 303
    assert client.post("/sign-in/", {"username": "leader", "password": PASSWORD}).status_code == 303
    post = Post.objects.get(person__username="school")
    assert security.post(at("post_close", post.pk), {"reason": ""}).status_code == 400
    assert security.post(at("post_close", post.pk), {"reason": "毕业季结束"}).status_code == 303
    assert "未任岗" in words(security.get(at("person", "school")))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"city": "450000/450200/"}, {"city_officer", "county_clerk", "park_clerk", "firm_clerk", "debtor", "school"}),
        ({"role": "leader"}, {"leader"}), ({"q": "财政"}, {"auditor"}), ({"state": "disabled"}, {"other_city"}),
    ],
)  # fmt: skip
def test_the_list_is_filtered_and_exported_alike(asked, found, as_):
    Person.objects.filter(username="other_city").update(is_active=False)
    client = as_("audit_admin")
    assert {row[1] for row in table(client.get(LIST, asked).content.decode())} == found
    assert {row[1] for row in separated(client.get(LIST, {**asked, "export": "csv"}).content)[1:]} == found


def test_a_list_asks_no_more_for_more_people(as_):
    client = as_("audit_admin")
    client.get(LIST)
    before = queries(client, LIST)
    Person.objects.filter(username__in=["leader", "school"]).update(is_active=False)
    assert queries(client, LIST) == before <= 20


def test_the_journal_by_person_act_and_day(as_):
    system, audit = as_("system_admin"), as_("audit_admin")
    system.post(at("person_correct", "leader"), {"name": "改名", "valid_until": "2023-01-31"})
    for asked in ({"act": "people.correct_account"}, {"q": "person:leader", "day": "2022-10-24"}):
        shown = table(audit.get(at("journal"), asked).content.decode())
        assert [(row[4], row[6], row[7]) for row in shown] == [("system_admin", "更正账号", "person:leader")]
    assert "<tbody" not in audit.get(at("journal"), {"day": "2021-01-01"}).content.decode()
    rows = separated(audit.get(at("journal"), {"act": "people.correct_account", "export": "csv"}).content)
    assert len(rows) == 2
    assert Person.objects.get(username="leader").valid_until == date(2023, 1, 31)
    assert "改名" in rows[1][8]


def test_the_journal_does_not_say_what_business_was_about(region, as_):
    audit, subject = as_("audit_admin"), f"document:{region.adopted.pk}"
    shown = table(audit.get(at("journal"), {"act": "plan.adopt"}).content.decode())
    rows = separated(audit.get(at("journal"), {"act": "plan.adopt", "export": "csv"}).content)
    for row in (*shown, *rows[1:]):
        assert (row[4], row[6], row[7], row[8]) == ("hq_lead", "采用", subject, "业务内容不显示")
    assert shown and len(rows) == 2


def test_attempts_under_names_that_nobody_bears_are_seen(as_):
    client = Client()
    for name in ("leader", "root"):
        client.post("/sign-in/", {"username": name, "password": "wrong"})
    audit = as_("audit_admin")
    shown = table(audit.get(at("sign_ins"), {"outcome": "wrong"}).content.decode())
    assert [row[1:3] + row[4:] for row in shown] == [
        ["root", "没有此账号", "口令错误"],
        ["leader", "leader同志", "口令错误"],
    ]
    assert len(table(audit.get(at("sign_ins"), {"q": "root"}).content.decode())) == 1
