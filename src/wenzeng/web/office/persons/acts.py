"""Acts of the administrators on accounts and posts: each a form that asks for the reason, and one service."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from wenzeng.library.refusal import Refused
from wenzeng.mechanisms.office.services import clock
from wenzeng.mechanisms.people import access
from wenzeng.mechanisms.people.services import accounts, leaving, passwords, posts, signing
from wenzeng.mechanisms.plan.access import parts_visible_to
from wenzeng.web.office.persons import forms
from wenzeng.web.office.persons.lists import address
from wenzeng.web.shell.acts import act
from wenzeng.web.shell.asking import person_of
from wenzeng.web.shell.refusals import status
from wenzeng.web.shell.screen import screen

acting = require_http_methods(["GET", "POST"])
Do = Callable[[dict[str, Any]], object]


def _page(title: str, submit: str, held: Any = None, sub: str = "") -> dict[str, Any]:
    crumbs = [("人员", reverse("office:persons"))]
    if held is not None:
        crumbs.append((held.name, address("person", held.username)))
    return {"title": title, "submit": submit, "crumbs": crumbs, "sub": sub}


def _obtain(request: HttpRequest, duty: str, username: str) -> Any:
    """The account that is acted on, for whose duty it is and who is not that person."""
    held = access.obtain_person(person_of(request), username)
    access.need(person_of(request), duty, on=held)
    return held


def _by(request: HttpRequest) -> dict[str, Any]:
    return {"by": person_of(request), "at": clock.now()}


def _ask(
    request: HttpRequest, form: type[forms.Asking], held: Any, do: Do, page: dict[str, Any], *, done: str, **start: Any
) -> HttpResponse:
    """The form's page, or the act, and back to the account. What asks only for the reason is a question (dialog)."""
    filled = form(person_of(request), request.POST or None, initial=start)
    template = "shell/confirm.html" if form is forms.Reason else "shell/form_page.html"
    shown = {**page, "say": page["sub"]}
    back = address("person", held.username)
    return act(request, filled, do, done=done, leads_to=back, page=shown, template=template)


@never_cache
@acting
def create(request: HttpRequest) -> HttpResponse:
    """Make an account; its first password is shown on the answer, once."""
    asking = person_of(request)
    access.need(asking, "create_account")
    form, code = forms.Create(asking, request.POST or None), 200
    if request.method == "POST":
        code = 400
        if form.is_valid():
            try:
                held, raw = accounts.create(**form.cleaned_data, **_by(request))
            except Refused as refusal:
                code = status(refusal.code)
                form.add_error(
                    {"账号": "username", "有效期至": "valid_until"}.get(refusal.where or ""), refusal.message
                )
            else:
                return _once(request, held, raw, "账号已建")
    page = _page("建账号", "建账号", sub="只有账号，没有任何权限；岗位由安全管理员另行授予。")
    return screen(
        request, "shell/form_page.html", {**page, "form": form, "cancel": reverse("office:persons")}, status=code
    )


@never_cache
@acting
def reset(request: HttpRequest, username: str) -> HttpResponse:
    """Give a new password for one sign-in; shown on the answer, once."""
    held = _obtain(request, "reset_password", username)
    if request.method == "POST":
        return _once(request, held, passwords.reset(held, **_by(request)), "口令已重设")
    say = f"{held.name}的全部登录将立即结束，现用口令作废。新口令只显示一次，首次登录须更改。"
    page = {**_page(f"重设{held.name}的口令？", "重设", held), "say": say, "cancel": address("person", username)}
    return screen(request, "shell/confirm.html", page)


def _once(request: HttpRequest, held: Any, raw: str, title: str) -> HttpResponse:
    return screen(request, "office/once.html", {**_page(title, "", held), "person": held, "password": raw})


@acting
def correct(request: HttpRequest, username: str) -> HttpResponse:
    """Correct name, phone and last day."""
    held = _obtain(request, "correct_account", username)

    def do(data: dict[str, Any]) -> None:
        accounts.correct(held, **data, **_by(request))

    start = {"name": held.name, "phone": held.phone, "valid_until": held.valid_until}
    return _ask(request, forms.Correct, held, do, _page("更正账号", "更正", held), done="已更正", **start)


@acting
def give_post(request: HttpRequest, username: str) -> HttpResponse:
    """Give a post."""
    held = _obtain(request, "give_post", username)

    def do(data: dict[str, Any]) -> None:
        posts.give(held, **data, **_by(request))

    page = _page("授予岗位", "授予", held)
    return _ask(request, forms.Give, held, do, page, done="已授予岗位", unit=held.unit.name)


@acting
def close_post(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a post."""
    post = access.obtain_post(person_of(request), pk)
    access.need(person_of(request), "give_post", on=post.person)

    def do(data: dict[str, Any]) -> None:
        posts.close(post, **data, **_by(request))

    page = _page(f"撤销岗位“{post}”？", "撤销", post.person, "代理一并结束；没有其他岗位时，账号不能再登录。")
    return _ask(request, forms.Reason, post.person, do, page, done="已撤销岗位")


@acting
def give_deputy(request: HttpRequest, pk: int) -> HttpResponse:
    """Name who stands in for a post."""
    post = access.obtain_post(person_of(request), pk)
    access.need(person_of(request), "give_deputy", on=post.person)

    def do(data: dict[str, Any]) -> None:
        posts.give_deputy(post, **data, **_by(request))

    page = _page("指定代理", "指定", post.person, f"{post.person.name}的岗位“{post}”。代理人办理的事，日志写明“代”。")
    return _ask(request, forms.Deputise, post.person, do, page, done="已指定代理", first=clock.today())


@acting
def revoke_deputy(request: HttpRequest, pk: int) -> HttpResponse:
    """End a deputation before its last day."""
    given = access.obtain_deputation(person_of(request), pk)
    access.need(person_of(request), "give_deputy", on=given.deputy)

    def do(data: dict[str, Any]) -> None:
        posts.revoke_deputy(given, **data, **_by(request))

    page = _page(f"撤销{given.deputy.name}的代理？", "撤销", given.post.person, "立即生效，正在代理的回到本岗。")
    return _ask(request, forms.Reason, given.post.person, do, page, done="已撤销代理")


@acting
def hand_over(request: HttpRequest, username: str) -> HttpResponse:
    """Hand posts over to a successor and close the account."""
    held = _obtain(request, "hand_over", username)
    open_work = _open_work(held)
    still = [
        f"{unit.short_name}：{'，'.join(f'{what} {n} 件' for what, n in open_work(unit))}" for unit in _units(held)
    ]

    def do(data: dict[str, Any]) -> None:
        leaving.hand_over(held, open_work=open_work, **data, **_by(request))

    said = f"岗位转给接手人，账号停用，全部登录结束。未办结：{'；'.join(still) or '无'}，随单位由接手人办理。"
    return _ask(request, forms.HandOver, held, do, _page("工作移交", "移交", held, said), done="已移交")


def _units(held: Any) -> list[Any]:
    return list({post.unit_id: post.unit for post in held.posts.filter(until=None).select_related("unit")}.values())


def _open_work(held: Any) -> leaving.OpenWork:
    """What a unit of the leaving person has not finished."""
    parts = parts_visible_to(held)
    return lambda unit: [("承办", parts.filter(unit=unit, state__in=["open", "reported", "returned"]).count())]


@acting
def disable(request: HttpRequest, username: str) -> HttpResponse:
    """Switch an account off."""
    held = _obtain(request, "disable", username)

    def do(data: dict[str, Any]) -> None:
        accounts.disable(held, **data, **_by(request))

    page = _page(f"停用{held.name}的账号？", "停用", held, "全部登录立即结束；岗位保留，启用后照旧。")
    return _ask(request, forms.Reason, held, do, page, done="已停用")


@acting
def enable(request: HttpRequest, username: str) -> HttpResponse:
    """Switch an account on again."""
    held = _obtain(request, "disable", username)

    def do(data: dict[str, Any]) -> None:
        accounts.enable(held, **data, **_by(request))

    return _ask(
        request,
        forms.Reason,
        held,
        do,
        _page(f"启用{held.name}的账号？", "启用", held, "岗位照旧，可立即登录。"),
        done="已启用",
    )


@acting
def unlock(request: HttpRequest, username: str) -> HttpResponse:
    """Let a locked account try again."""
    held = _obtain(request, "unlock", username)

    def do(data: dict[str, Any]) -> None:
        signing.unlock(held, **data, **_by(request))

    return _ask(
        request,
        forms.Reason,
        held,
        do,
        _page(f"解除{held.name}的锁定？", "解除", held, "立即可以再试口令。请先与本人核实。"),
        done="已解除锁定",
    )
