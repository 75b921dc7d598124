"""Pages for what went wrong, in sentences that say what happened and what to do; short notices where htmx asks."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone

from wenzeng.web.shell.context import Frame
from wenzeng.web.shell.screen import by_htmx


@dataclass(frozen=True, slots=True)
class Fault:
    """What a status means to the person in front of it: what happened, why, and what to do."""

    title: str
    why: str
    then: str


FAULTS = {
    400: Fault("这次提交没有办成", "送来的内容不完整或格式不对。", "请返回上一页，检查后重新提交。"),
    403: Fault("您不能办理这件事", "您的单位或岗位没有这项权限。", "如确需办理，请与本单位管理员联系。"),
    404: Fault("没有找到", "地址写错了，或者内容已经撤下。", "请回到首页，从导航进入，或搜索名称、文号。"),
    405: Fault("这个地址不能这样打开", "这一步须从页面上的按钮进入。", "请返回上一页，点按钮办理。"),
    409: Fault("现在不能这样办", "在您填写期间，内容已被别人改动。", "请返回上一页并刷新，核对后再办。"),
    413: Fault("文件或内容太大", "超过了一次可以提交的大小。", "请拆分文件或缩小图片后，再次上传。"),
    429: Fault(
        "操作太频繁", "为防止盗用，短时间内的多次尝试已被暂停。", "请等待几分钟后再试；忘记口令请与本单位管理员联系。"
    ),
    500: Fault(
        "系统出错", "刚才的操作没有完成，已填内容未必保存。", "请返回上一页再试一次；仍不行，请把下面的时间告诉管理员。"
    ),
    503: Fault("系统正忙", "同时办理的人多，这一步没有完成。", "请等待几秒钟，再点一次。"),
    507: Fault("没有地方保存", "服务器磁盘已满，这一步没有保存。", "请告诉系统管理员清理磁盘，然后再办一次。"),
}
CSRF = Fault(
    "页面已过期", "这一页打开太久，或在别处重新登录过。", "请返回上一页，刷新后重新提交；已填内容请先复制保存。"
)


def page(request: HttpRequest, status: int, why: str = "", where: str = "", fault: Fault | None = None) -> HttpResponse:
    """The page (or, for htmx, the notice) of a fault; ``why`` is a more exact reason, ``where`` the place of it."""
    known = fault or FAULTS.get(status, FAULTS[400])
    words = {"status": status, "fault": known, "why": why or known.why, "where": where, "moment": _now()}
    template = "shell/notice.html" if by_htmx(request) else "shell/error.html"
    if status >= 500:
        # nothing that could fail a second time: no person, no navigation, no database
        return HttpResponse(render_to_string(template, words), status=status)
    return HttpResponse(render_to_string(template, {**words, "frame": Frame(request)}, request), status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """handler400."""
    return page(request, 413 if isinstance(exception, RequestDataTooBig) else 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """handler403."""
    return page(request, 403, why=str(exception))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """handler404."""
    return page(request, 404)


def broken(request: HttpRequest) -> HttpResponse:
    """handler500."""
    return page(request, 500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """CSRF_FAILURE_VIEW."""
    return page(request, 403, fault=CSRF)


def locked_out(request: HttpRequest, *_: object, **__: object) -> HttpResponse:
    """The answer to too many attempts to sign in."""
    return page(request, 429)


def _now() -> str:
    return timezone.localtime().strftime("%Y-%m-%d %H:%M:%S")
