"""The inbox on screen: what one was told and why, what is unread, and whether one wants mail about it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.office.queries import inbox as read
from wenzeng.mechanisms.office.services import clock, inbox
from wenzeng.web.desk.forms import MailWish
from wenzeng.web.shell import subjects, tables
from wenzeng.web.shell.acts import act
from wenzeng.web.shell.asking import person_of
from wenzeng.web.shell.screen import Action
from wenzeng.web.shell.tables import DATE, STATE, Choice, Column, Empty, Listing, Search, State
from wenzeng.web.shell.ways import SeeOther, way_back

UNREAD = {True: State("未读", "open"), False: State("已读")}


def _mailed(message: Any) -> str:
    if message.mailed_at:
        return "已发"
    return f"未发出：{message.mail_fault}" if message.mail_fault else ""


INBOX = Listing(
    name="inbox",
    title="消息",
    columns=[
        Column("read_at", "状态", STATE, value=lambda m: UNREAD[m.read_at is None]),
        Column("title", "事由", link=lambda m: reverse("desk:message", args=[m.pk])),
        Column("reason", "为何通知您", sort=None),
        Column("sender__name", "经办人", value=lambda m: f"{m.sender.name}（{m.sender.unit_name}）", sort=None),
        Column("created_at", "时间", DATE),
        Column("mailed_at", "邮件", value=_mailed, sort=None),
        Column("act", "办理", template="desk/cells/read.html", sort=None, screen_only=True),
    ],
    filters=[
        Choice("unread", "状态", {flag: shown.word for flag, shown in UNREAD.items()}, key="read_at__isnull"),
        Search("事由", keys=("title", "reason")),
    ],
    order="-created_at",
    empty=Empty("还没有消息", "任务交办、退回、催办、督办、采用等与您有关的事会在这里告诉您，并说明为何通知您。"),
    note="同一件事一天只通知一次；点事由看对象，同时标为已读。",
)


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """The person's own messages, newest first."""
    person = person_of(request)
    actions = [Action("邮件提醒", reverse("desk:mail"))]
    if unread := read.unread(person):
        actions.insert(0, Action(f"{unread} 条全部标为已读", reverse("desk:all_read"), post=True))
    return tables.answer(request, INBOX, read.messages(person).select_related("sender__unit"), {"actions": actions})


@require_GET
def message(request: HttpRequest, pk: int) -> HttpResponse:
    """Lead on to what a message speaks of. To open it is to have read it, so this address marks it without a further act."""
    person = person_of(request)
    held = read.messages(person).filter(pk=pk).first()
    if held is None:
        raise Refused("not_found", "没有这条消息，或它不属于您。")
    inbox.read(person, pk=pk, at=clock.now())
    return redirect(subjects.url(held.subject) or reverse("desk:inbox"))


@require_POST
def mark(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Mark one message, or all, as read."""
    number = inbox.read(person_of(request), pk=pk, at=clock.now())
    messages.success(request, f"{number} 条标为已读" if number else "没有未读的消息")
    return SeeOther(way_back(request, reverse("desk:inbox")))


@require_http_methods(["GET", "HEAD", "POST"])
def mail(request: HttpRequest) -> HttpResponse:
    """The person's wish for mail."""
    person = person_of(request)
    wish = read.wish(person)
    form = MailWish(request.POST or None, initial={"address": wish.address, "every": wish.every})
    back = reverse("desk:inbox")
    page = {"title": "邮件提醒", "crumbs": [("消息", back)], "submit": "保存"}
    return act(
        request,
        form,
        lambda said: inbox.wish_mail(person, address=said["address"], every=said["every"], at=clock.now()),
        done="已保存邮件提醒",
        leads_to=back,
        page=page,
    )
