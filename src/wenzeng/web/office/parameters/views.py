"""Parameters: every figure that the text leaves open, with its origin, since when, by whom; and setting one with a reason."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from wenzeng.mechanisms.office.access import keeps, need_keeper
from wenzeng.mechanisms.office.declare import ORIGINS, Refused
from wenzeng.mechanisms.office.queries import parameters as reading
from wenzeng.mechanisms.office.services import clock, parameters
from wenzeng.mechanisms.people.declare import OUTSIDE
from wenzeng.web.office.parameters.forms import Value
from wenzeng.web.shell import tables
from wenzeng.web.shell.acts import act
from wenzeng.web.shell.asking import person_of
from wenzeng.web.shell.figures import day as written
from wenzeng.web.shell.screen import Action
from wenzeng.web.shell.tables import DATE, TEXT, Choice, Column, Empty, Listing, Search

ORIGIN_CELL = "office/cells/origin.html"


def _origin(row: Any) -> str:
    return ORIGINS[row.origin]


PARAMETERS = Listing(
    name="parameters",
    title="参数",
    columns=[
        Column("label", "参数", link=lambda row: reverse("office:parameter", args=[row.name])),
        Column("text", "现值", TEXT, value=lambda row: f"{row.text} {row.unit}".strip(), sort=None),
        Column("origin", "来源", value=_origin, sort="origin", template=ORIGIN_CELL, fit=True),
        Column("clause", "条款", unknown=""),
        Column("why", "依据或理由", unknown=""),
        Column("since", "起用", DATE, unknown="自始"),
        Column("by", "设定", value=lambda row: f"{row.by.name}（{row.by.unit_name}）" if row.by else "", sort=None),
    ],
    filters=[Choice("origin", "来源", ORIGINS), Search("名称、理由", keys=("label", "why", "clause"))],
    order="label",
    empty=Empty("没有这样的参数", "清除条件后再看。"),
    note="原文没有写明的数都列在这里。标“假定”的可以试算，定奖、付款之前须由指挥部办公室定下。",
)
VALUES = Listing(
    name="values",
    title="历次数值",
    columns=[
        Column("since", "起用", DATE),
        Column("value", "数值"),
        Column("origin", "来源", value=_origin, sort="origin", template=ORIGIN_CELL, fit=True),
        Column("reason", "依据或理由"),
        Column("at", "记入", value=lambda row: written(row.at), sort="at", fit=True),
        Column("by", "设定", value=lambda row: f"{row.by.name}（{row.by.unit_name}）", sort=None),
    ],
    order="-since",
    empty=Empty("还没有设定过", "现值是系统初始值。"),
)


def _need_inside(request: HttpRequest) -> Any:
    """The person, if one of the administration; firms and banks see the figures that concern them on their own pages."""
    person = person_of(request)
    if person.role in OUTSIDE:
        raise Refused("forbidden", "参数只供各级机关和管理员查看。与您有关的标准见各项申请页面。")
    return person


def _standing(name: str) -> reading.Shown:
    """A parameter as it stands today; refuses an unknown one."""
    try:
        return reading.standing(name, clock.today())
    except KeyError:
        raise Refused("not_found", "没有这个参数。") from None


@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """All parameters as they stand today."""
    _need_inside(request)
    return tables.answer(request, PARAMETERS, reading.shown(clock.today()))


@require_GET
def one(request: HttpRequest, name: str) -> HttpResponse:
    """One parameter: its value, where it comes from, every value it had."""
    person, held = _need_inside(request), _standing(name)
    may = keeps(person) and not held.declared.fixed
    context = {
        "title": held.label,
        "crumbs": [("参数", reverse("office:parameters"))],
        "actions": [Action("设定数值", reverse("office:parameter_set", args=[name]), main=True)] if may else [],
        "held": held,
    }
    shown = tables.show(request, VALUES, reading.of(name))
    return tables.reply(request, "office/parameter.html", context, shown)


@require_http_methods(["GET", "POST"])
def set_one(request: HttpRequest, name: str) -> HttpResponse:
    """Set a parameter from a day on, with its ground."""
    person = person_of(request)
    need_keeper(person)
    held, home = _standing(name), reverse("office:parameter", args=[name])
    known = {"since": clock.today(), "origin": "decided", "expected": reading.of(name).count()}
    form = Value(request.POST if request.method == "POST" else None, initial=known, shown=held)

    def do(data: dict[str, Any]) -> None:
        terms = {key: data[key] for key in ("since", "origin", "reason", "expected")}
        parameters.set_value(name, data["value"], **terms, by=person, at=clock.now())

    page = {
        "title": "设定数值",
        "sub": held.label,
        "crumbs": [("参数", reverse("office:parameters")), (held.label, home)],
        "submit": "设定",
    }
    return act(request, form, do, done="已设定参数", leads_to=home, page=page)
