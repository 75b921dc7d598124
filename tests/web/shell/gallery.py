"""A page with every component and small screens of each kind, for the tests alone: it is not among the product's addresses."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from types import SimpleNamespace

from django import forms as fields
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template import engines
from django.urls import include, path

from wenzeng.library.refusal import Refused
from wenzeng.web.shell import context, errors, figures, forms, tables
from wenzeng.web.shell.screen import Action, screen
from wenzeng.web.shell.tables import CLAUSE, DATE, NUMBER, STATE, Choice, Column, Empty, Listing, Month, Search, State

STATES = {"late": State("红灯", "red"), "open": State("待答复", "open"), "done": "已办结"}
CITIES = ("南宁", "柳州", "桂林", "梧州", "北海", "钦州", "贵港")
TASKS = Listing(
    name="tasks",
    title="任务清单",
    columns=[
        Column("clause", "原句", CLAUSE, link=lambda row: f"#{row['clause']}", sort="number"),
        Column("title", "任务", link=lambda row: f"/task/{row['number']}/"),
        Column("unit__name", "责任单位"),
        Column("paid", "支出", NUMBER, unit="万元", power=6, places=2),
        Column("due", "期限", DATE, unknown="原文无期限"),
        Column("state", "状态", STATE, words=STATES),
    ],
    filters=[Search("名称", ("title", "unit__name")), Choice("state", "状态", STATES), Month("due", "期限")],
    order="number",
    basis="桂稳工业保运行指发〔2022〕14号",
    empty=Empty("还没有任务", "发布计划后自动生成。", ("去核对计划", "/plan/")),
    note="只列演示数据。",
)


def rows(count: int = 120) -> list[dict[str, object]]:
    """Invented tasks: sums down to one fen, some without a date, some not reported."""
    return [
        {
            "number": n,
            "clause": f"六·{n % 9 + 1}",
            "title": f"示例项目{n:03d}",
            "unit": SimpleNamespace(name=f"{CITIES[n % 7]}市"),
            "paid": "未报" if n % 11 == 0 else (n - 3) * 123_456_789,
            "due": None if n % 5 == 0 else dt.date(2022, 9 + n % 4, 1 + n % 28),
            "state": list(STATES)[n % 3],
        }
        for n in range(count)
    ]


class Progress(forms.Form):
    """Every kind of field."""

    paid = forms.Figure(
        label="累计支出", unit="亿元", note="本周", before="上周 407.09", max_digits=12, decimal_places=2
    )
    sold = forms.Figure(label="营业收入", unit="万元", max_digits=12, decimal_places=2)
    day = forms.Day(label="日期", help_text="填报告所述的日期")
    kind = fields.ChoiceField(label="类别", choices=[("", "请选择"), ("a", "进展"), ("b", "困难")])
    way = fields.ChoiceField(label="送达方式", choices=[("net", "网上"), ("paper", "纸质")], widget=fields.RadioSelect)
    text = fields.CharField(label="进展", widget=fields.Textarea, max_length=20)
    proof = forms.Upload(label="证明材料", kinds=(".pdf", ".xlsx"), mebibytes=1, required=False)
    sure = fields.BooleanField(label="已核对原件")


PAGE = Path(__file__).with_name("gallery.html").read_text("utf-8")


@login_not_required
def gallery(request: HttpRequest) -> HttpResponse:
    form = Progress({"paid": "1,2O6.40", "sold": "12,000.00", "day": "2022-10-10", "kind": "a", "text": "已会商"})
    form.asks = {"sold": "是上旬的 10 倍，单位是否填错？"}
    messages.success(request, "已催报 41 户")
    job = {"id": 1, "label": "标红原表", "running": True, "percent": 71, "done": 71, "total": 100, "url": "/job/"}
    words = {
        "title": "组件",
        "sub": "各屏的部件",
        "crumbs": [("设计", "/")],
        "actions": [Action("督办", "/ask/", dialog=True), Action("发布计划", refused="还差 10 处")],
        "form": form,
        "job": {**job, "cancel_url": "/job/"},
        "ready": {**job, "id": 2, "running": False, "percent": 100, "done": 100, "result_url": "/file/"},
        "table": tables.show(request, TASKS, rows(12)),
        "late": figures.pace(41, 55, 44),
        "ahead": figures.pace(78, 95, 74),
        "events": [
            {"when": dt.date(2022, 10, 31), "what": "期限", "ahead": True},
            {"when": dt.date(2022, 10, 6), "what": "转红灯：滞后 8 天，超过 7 天", "back": True},
            {"when": dt.date(2022, 9, 30), "what": "文件印发"},
        ],
    }
    return HttpResponse(engines["django"].from_string(PAGE).render(words, request))


@login_not_required
def tasks(request: HttpRequest) -> HttpResponse:
    listed = rows(int(request.GET.get("rows", "120")))
    return tables.answer(request, TASKS, listed, {"crumbs": [("措施", "/")], "coverage": "13/14 市有数。"})


@login_not_required
def report(request: HttpRequest) -> HttpResponse:
    form = Progress(request.POST or None, request.FILES or None)
    if form.is_valid():
        messages.success(request, "已报进展")
        return HttpResponseRedirect("/tasks/")
    return screen(request, "shell/form_page.html", {"title": "报进展", "form": form, "cancel": "/tasks/"})


@login_not_required
def ask(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return HttpResponseRedirect("/tasks/")
    words = {"title": "向示例单位发督办函？", "say": "发出后不能撤回。", "submit": "发督办函", "cancel": "/tasks/"}
    return screen(request, "shell/confirm.html", words)


@login_not_required
def sign(request: HttpRequest) -> HttpResponse:
    return screen(request, "shell/sign.html", {"title": "登录"})


@login_not_required
def fail(request: HttpRequest, how: str) -> HttpResponse:
    """What goes wrong, each in its way."""
    if how.isdigit():
        return errors.page(request, int(how))
    if how == "denied":
        raise PermissionDenied("只有牵头单位可以答复")
    if how == "odd":
        raise SuspiciousOperation
    raise Refused(how, "本期已关账，不能再改。", "第 3 行")


def entries(request: HttpRequest) -> list[context.Entry]:
    words = ("我的任务", "填报", "措施", "企业", "项目", "分析", "通报")
    urls = ("/", "/report/", "/tasks/", "/d/", "/e/", "/f/", "/g/")
    return [context.Entry(word, url, count=int(n == 1)) for n, (word, url) in enumerate(zip(words, urls, strict=True))]


SOURCES = {
    "demo": lambda: True,
    "business_date": lambda: dt.date(2022, 10, 24),
    "person": lambda request: context.Who("韦××", "指挥部办公室", "/me/"),
    "nav": entries,
    "unread": lambda request: 4,
    "running": lambda request: 1,
    "links": lambda: context.Links(search="/search/", inbox="/inbox/", jobs="/jobs/", sign_out="/out/", help="/help/"),
}

urlpatterns = [
    path("", gallery),
    path("tasks/", tasks),
    path("report/", report),
    path("ask/", ask),
    path("sign/", sign),
    path("fail/<how>/", fail),
    path("shell/", include("wenzeng.web.shell.urls")),
]
handler400 = "wenzeng.web.shell.errors.bad_request"
handler403 = "wenzeng.web.shell.errors.forbidden"
handler404 = "wenzeng.web.shell.errors.not_found"
handler500 = "wenzeng.web.shell.errors.broken"
