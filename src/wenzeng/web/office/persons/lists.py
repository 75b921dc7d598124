"""The list of accounts, and one account: posts, deputies, sessions, sign-ins, what was done to it and by whom."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from wenzeng.mechanisms.office.queries import journal
from wenzeng.mechanisms.office.services import clock
from wenzeng.mechanisms.people import access, queries
from wenzeng.mechanisms.people.declare import ACTS, OUTCOMES, ROLES, STATES, UnitKind
from wenzeng.web.office.filters import InArea
from wenzeng.web.office.persons import changes
from wenzeng.web.shell import tables
from wenzeng.web.shell.asking import person_of
from wenzeng.web.shell.screen import Action
from wenzeng.web.shell.tables import DATE, STATE, Choice, Column, Empty, Listing, Search, State

LAMPS: dict[Any, str | State] = {
    **STATES,
    **{each: State(STATES[each], "open") for each in ("locked", "expired", "disabled")},
}


def address(name: str, username: str) -> str:
    """The address of an account's page or of an act on it."""
    return reverse(f"office:{name}", args=[username])


def _moment(value: Any) -> str:
    return f"{timezone.localtime(value):%Y-%m-%d %H:%M}" if value else ""


QUESTIONS = {"person_reset", "person_unlock", "person_disable", "person_enable"}
"""Acts that ask one question, in a dialog where scripts run."""

COLUMNS = [
    Column("name", "姓名", link=lambda person: address("person", person.username)),
    Column("username", "账号"),
    Column("unit__short_name", "单位", sort="unit__position"),
    Column("role", "角色", words={**ROLES, "": "—"}),
    Column("state", "状态", STATE, words=LAMPS),
    Column("valid_until", "有效期至", DATE, unknown="长期"),
    Column("last_login", "最近登录", value=lambda p: _moment(p.last_login) or None, sort="last_login", unknown="从未"),
]
POSTS = Listing(
    name="posts",
    title="岗位",
    prefix="p-",
    columns=[
        Column("unit__name", "单位"),
        Column("role", "角色", words=ROLES),
        Column("since", "自", value=lambda post: _moment(post.since), sort="since"),
        Column("until", "至", value=lambda post: _moment(post.until) or None, sort="until", unknown="在任"),
        Column("acts", "操作", template="office/post_acts.html", sort=None, screen_only=True),
    ],
    order="-since",
    empty=Empty("还没有岗位", "没有岗位的账号不能登录。岗位由安全管理员授予。"),
)
DEPUTATIONS = Listing(
    name="deputations",
    title="代理",
    prefix="d-",
    columns=[
        Column("post", "岗位", value=lambda d: str(d.post), sort=None),
        Column("deputy__name", "代理人", link=lambda d: address("person", d.deputy.username)),
        Column("first", "自", DATE),
        Column("last", "至", DATE),
        Column("reason", "事由"),
        Column("revoked_at", "撤销", value=lambda d: _moment(d.revoked_at) or None, sort="revoked_at"),
        Column("acts", "操作", template="office/deputation_acts.html", sort=None, screen_only=True),
    ],
    order="-first",
    empty=Empty("没有代理人", "在岗位一行点“指定代理”。"),
)
SITTINGS = Listing(
    name="sittings",
    title="现在的登录",
    prefix="s-",
    columns=[
        Column("address", "地址"),
        Column("since", "登录时间", value=lambda s: _moment(s.since), sort="since"),
        Column("seen_at", "最近操作", value=lambda s: _moment(s.seen_at), sort="seen_at"),
        Column("device", "浏览器", value=lambda s: s.device, sort=None),
    ],
    order="-seen_at",
    empty=Empty("现在没有登录"),
)
SIGN_INS = Listing(
    name="sign_ins",
    title="登录记录",
    prefix="l-",
    size=20,
    columns=[
        Column("at", "时间", value=lambda s: f"{timezone.localtime(s.at):%Y-%m-%d %H:%M:%S}", sort="id"),
        Column("address", "地址", unknown="—"),
        Column("outcome", "结果", words=OUTCOMES),
    ],
    order="-at",
    empty=Empty("还没有登录过"),
)
ENTRIES = Listing(
    name="entries",
    title="账号的变动",
    prefix="e-",
    size=20,
    columns=[
        Column("at", "时间", value=lambda e: _moment(e.at), sort="seq"),
        Column("act", "行为", value=lambda e: ACTS.get(e.act, e.act), sort="act"),
        Column("actor_name", "办理人"),
        Column("unit", "办理人单位"),
        Column("detail", "内容", value=lambda e: changes.told(e.detail), sort=None),
    ],
    order="-at",
)


@require_GET
def persons(request: HttpRequest) -> HttpResponse:
    """All accounts, for the three administrators."""
    person = person_of(request)
    access.need(person, "see_persons")
    held = queries.with_state(access.persons_visible_to(person), clock.today(), timezone.now())
    cities = [(city.path, city.short_name) for city in queries.of_kind(UnitKind.CITY)]
    listing = Listing(
        name="persons",
        title="人员",
        columns=COLUMNS,
        filters=[
            InArea("city", "设区市", cities, unit="unit"),
            Choice("role", "角色", {**ROLES}),
            Choice("state", "状态", STATES),
            Search("姓名、账号、单位", keys=("name", "username", "unit__name", "unit__short_name")),
        ],
        order="unit__short_name",
        empty=Empty("没有这样的账号", "换一个条件。"),
        note="系统管理员建账号、重设口令；安全管理员授予岗位、指定代理、停用、解锁；审计管理员看日志。",
    )
    can = access.may(person, "create_account")
    actions = [Action("建账号", reverse("office:person_create"), main=True)] if can else []
    return tables.answer(request, listing, held, {"actions": actions})


@require_GET
def person(request: HttpRequest, username: str) -> HttpResponse:
    """One account, with the acts that the asking administrator may do to it."""
    asking = person_of(request)
    seen = access.obtain_person(asking, username)
    held: Any = queries.with_state(
        access.persons_visible_to(asking).filter(pk=seen.pk), clock.today(), timezone.now()
    ).get()
    facts = [
        ("账号", held.username),
        ("状态", STATES[held.state]),
        ("现任岗位", f"{held.unit_name} · {held.role_name}"),
        ("有效期至", held.valid_until.isoformat() if held.valid_until else "长期"),
        ("口令更改", _moment(held.password_since) or "建账号以来未改"),
        ("最近登录", _moment(held.last_login) or "从未"),
    ]
    context = {
        "title": held.name,
        "sub": held.unit.name,
        "crumbs": [("人员", reverse("office:persons"))],
        "actions": _acts(asking, held),
        "person": held,
        "facts": facts,
        "can_post": access.may(asking, "give_post") and asking.pk != held.pk,
    }
    lists = [
        tables.show(request, POSTS, held.posts.select_related("unit")),
        tables.show(request, DEPUTATIONS, queries.deputies_of(held)),
        tables.show(request, SITTINGS, queries.open_sittings(held)),
        tables.show(request, SIGN_INS, held.sign_ins.all()),
        tables.show(request, ENTRIES, journal.of(f"person:{held.username}")),
    ]
    return tables.reply(request, "office/person.html", context, *lists)


def _acts(asking: Any, held: Any) -> list[Action]:
    """What the asking administrator may do to this account now."""
    if asking.pk == held.pk:
        return []
    off = held.state == "disabled"
    offered = [
        ("correct_account", "person_correct", "更正", True),
        ("reset_password", "person_reset", "重设口令", True),
        ("give_post", "post_give", "授予岗位", not off),
        ("hand_over", "person_hand_over", "工作移交", not off and bool(held.role)),
        ("unlock", "person_unlock", "解除锁定", held.state == "locked"),
        ("disable", "person_disable", "停用", not off),
        ("disable", "person_enable", "启用", off),
    ]
    return [
        Action(label, address(name, held.username), dialog=name in QUESTIONS)
        for duty, name, label, now in offered
        if now and access.may(asking, duty)
    ]
