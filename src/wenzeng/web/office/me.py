"""我的: who I am, my posts and how to switch, who stands in for me, my sessions, my password."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from wenzeng.mechanisms.office.services import clock
from wenzeng.mechanisms.people import access, queries
from wenzeng.mechanisms.people.declare import ADMINISTRATORS
from wenzeng.mechanisms.people.services import passwords, posts, sittings
from wenzeng.web.office.persons.forms import Password
from wenzeng.web.office.sessions import address_of
from wenzeng.web.shell.acts import act
from wenzeng.web.shell.asking import person_of
from wenzeng.web.shell.screen import Action, screen
from wenzeng.web.shell.ways import SeeOther


@require_GET
def me(request: HttpRequest) -> HttpResponse:
    """The signed-in person: account, posts, deputies, sessions, what the acting post may see."""
    person, today = person_of(request), clock.today()
    here = sittings.digest(request.session.session_key or "")
    facts = [("姓名", person.name), ("账号", person.username), ("角色", person.role_name), ("可看", _reach(person))]
    context = {
        "title": "我的账号",
        "actions": [Action("更改口令", reverse("office:my_password"))],
        "person": person,
        "facts": facts,
        "unit": person.unit,
        "posts": queries.open_posts(person),
        "stood_in_for": queries.stood_in_for(person, today),
        "deputies": queries.deputies_of(person).filter(revoked_at=None, last__gte=today),
        "sittings": [(each, each.key == here) for each in queries.open_sittings(person)],
    }
    return screen(request, "office/me.html", context)


def _reach(person: Any) -> str:
    """What the person's scope is, in words."""
    held = access.scope(person)
    if held.whole:
        return "全区所有单位和事项"
    if held.inside:
        return "本地区及所属单位承担的事项" if held.area else "本单位承担的事项"
    return "单位与人员，不看业务数据" if person.role in ADMINISTRATORS else "已印发的文件，本单位自己的事项"


@require_POST
def switch(request: HttpRequest, pk: int) -> HttpResponse:
    """Act from another of my posts, or from one that I stand in for."""
    post = posts.switch(person_of(request), pk, at=clock.now())
    messages.success(request, f"现在以“{post}”办理")
    return SeeOther(reverse("office:me"))


@require_POST
def end_others(request: HttpRequest) -> HttpResponse:
    """End all my sessions but this one."""
    sittings.end_others(person_of(request), at=clock.now())
    _go_on(request)
    messages.success(request, "已结束其他登录")
    return SeeOther(reverse("office:me"))


@require_POST
def end_one(request: HttpRequest, pk: int) -> HttpResponse:
    """End one of my sessions elsewhere."""
    sittings.end_one(person_of(request), pk, at=clock.now())
    messages.success(request, "已结束那次登录")
    return SeeOther(reverse("office:me"))


@never_cache
@sensitive_post_parameters("old", "new", "again")
@require_http_methods(["GET", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """Set a new password; asked for before anything else where the present one is for one sign-in."""
    person = person_of(request)

    def do(data: dict[str, Any]) -> None:
        passwords.change(person, data["old"], data["new"], address=address_of(request), at=clock.now())
        _go_on(request)

    said = "现用口令由管理员给出或已到期，先改成自己的才能使用。" if sittings.must_change(person) else ""
    page = {"title": "更改口令", "sub": said, "crumbs": [("我的账号", reverse("office:me"))], "submit": "更改"}
    done = "口令已更改，其他登录已结束"
    return act(request, Password(request.POST or None), do, done=done, leads_to=reverse("office:me"), page=page)


def _go_on(request: HttpRequest) -> None:
    """Keep this session, under a new key, after all of the person's were ended."""
    person, old = person_of(request), request.session.session_key or ""
    person.refresh_from_db()
    update_session_auth_hash(request, person)
    sittings.renew(old, request.session.session_key or "", person)
