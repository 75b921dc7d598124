"""日志: every act in the house and every attempt to sign in, for the audit administrator alone; exported as filtered.

The administrators see no business data: of an act of business the record says who did what on which subject and when,
and not what was written in it.
"""

from __future__ import annotations

import functools
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from wenzeng.mechanisms.bulletins import declare as bulletins
from wenzeng.mechanisms.casework import declare as casework
from wenzeng.mechanisms.documents import declare as documents
from wenzeng.mechanisms.office import declare as office
from wenzeng.mechanisms.people import declare as people
from wenzeng.mechanisms.people.access import journal_visible_to, need, sign_ins_visible_to
from wenzeng.mechanisms.people.declare import OUTCOMES
from wenzeng.mechanisms.plan.queries import changes
from wenzeng.web.office.filters import OnDay
from wenzeng.web.shell import tables
from wenzeng.web.shell.asking import person_of
from wenzeng.web.shell.screen import Action
from wenzeng.web.shell.tables import NUMBER, Choice, Column, Empty, Listing, Search


@functools.cache
def acts() -> dict[str, str]:
    """The word of each act that the journal names."""
    issued = {f"bulletins.{act}": f"通报：{word}" for act, word in bulletins.ACTS.items()}
    known = {**changes.ACTS, **people.ACTS, **office.ACTS, **documents.ACTS, **issued, "bulletins.close": "关账"}
    return {**known, "plan.receive": "收文", **casework.act_words()}


def _word(act: str) -> str:
    return acts().get(act, act)


OPEN = ("people.", "office.")
"""Acts on accounts, calendar, parameters and the system begin so: of these alone the detail is shown."""

UNSAID = "业务内容不显示"


def _detail(entry: Any) -> object:
    return entry.detail if entry.act.startswith(OPEN) else UNSAID


COLUMNS = [
    Column("seq", "序号", NUMBER),
    Column("at", "业务时间", value=lambda e: f"{timezone.localtime(e.at):%Y-%m-%d %H:%M}", sort="at", fit=True),
    Column("recorded_at", "记录时间", value=lambda e: f"{timezone.localtime(e.recorded_at):%Y-%m-%d %H:%M:%S}", sort=None, fit=True),
    Column("actor_name", "姓名"),
    Column("actor", "账号"),
    Column("unit", "单位", fit=True),
    Column("act", "行为", value=lambda entry: _word(entry.act), sort="act"),
    Column("subject", "对象"),
    Column("detail", "内容", value=_detail, sort=None),
]  # fmt: skip


@require_GET
def journal(request: HttpRequest) -> HttpResponse:
    """The journal, newest first."""
    person = person_of(request)
    need(person, "read_journal")
    held = journal_visible_to(person)
    present = sorted(set(held.order_by().values_list("act", flat=True).distinct()))
    listing = Listing(
        name="journal",
        title="日志",
        columns=COLUMNS,
        filters=[
            Search("姓名、账号、对象", keys=("actor", "actor_name", "subject")),
            Choice("act", "行为", [(act, _word(act)) for act in present]),
            OnDay("day", "业务日期", "at"),
        ],
        order="-seq",
        empty=Empty("没有这样的记录", "换一个条件。"),
        note="一事一记，前后相扣，不能改也不能删。业务事项只列何人何时办了何事，内容不在此显示。",
    )
    return tables.answer(request, listing, held, {"actions": [Action("登录记录", reverse("office:sign_ins"))]})


SIGN_INS = Listing(
    name="sign_ins",
    title="登录记录",
    columns=[
        Column("at", "时间", value=lambda s: f"{timezone.localtime(s.at):%Y-%m-%d %H:%M:%S}", sort="id"),
        Column("username", "账号"),
        Column("person__name", "姓名", unknown="没有此账号"),
        Column("address", "地址", unknown="—"),
        Column("outcome", "结果", words=OUTCOMES),
    ],
    filters=[
        Search("账号、姓名、地址", keys=("username", "person__name", "address")),
        Choice("outcome", "结果", OUTCOMES),
        OnDay("day", "日期", "at"),
    ],
    order="-at",
    empty=Empty("还没有人登录过"),
    note="时间为实际时间。账号栏是登录时填写的内容。",
)


@require_GET
def sign_ins(request: HttpRequest) -> HttpResponse:
    """Attempts to sign in, newest first."""
    need(person_of(request), "read_journal")
    held = sign_ins_visible_to(person_of(request)).select_related("person")
    return tables.answer(request, SIGN_INS, held, {"crumbs": [("日志", reverse("office:journal"))]})
