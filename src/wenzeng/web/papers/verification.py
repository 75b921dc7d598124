"""/verify: is this paper ours, by its code or by the file itself; open to anyone, and modestly limited.

It says what stands on the paper's head and whether it has been corrected since; it never gives the text out.
"""

from __future__ import annotations

import hashlib
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from wenzeng.mechanisms.documents.queries.papers import Genuine, by_code, by_digest
from wenzeng.mechanisms.office.declare import Refused
from wenzeng.web.papers.forms import Checking
from wenzeng.web.shell.screen import screen

MOST = 30
"""Checks from one address in a minute; a code has some 59 bits, so that this is about load and not about guessing."""


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """The form, and the answer: genuine with what the paper is, or not ours."""
    asked: Any = request.POST if request.method == "POST" else request.GET
    form = Checking(asked, request.FILES) if request.method == "POST" or "code" in asked else Checking()
    shown: dict[str, Any] = {"title": "查验公文", "form": form, "asked": False}
    if form.is_bound and form.is_valid():
        _limit(request)
        shown |= {"asked": True, "found": _found(form.cleaned_data), "what": _what(form.cleaned_data)}
    return screen(request, "papers/verify.html", shown, status=400 if form.errors else 200)


def _found(given: dict[str, Any]) -> Genuine | None:
    if given["file"]:
        digest = hashlib.sha256()
        for chunk in given["file"].chunks():
            digest.update(chunk)
        return by_digest(digest.hexdigest())
    return by_code(given["code"])


def _what(given: dict[str, Any]) -> str:
    return f"文件“{given['file'].name}”" if given["file"] else f"查验码“{given['code']}”"


def _limit(request: HttpRequest) -> None:
    key = f"verify:{request.META.get('REMOTE_ADDR', '')}"
    cache.add(key, 0, 60)
    if cache.incr(key) > MOST:
        raise Refused("too_many", "一分钟内查验次数过多，请稍候再试。")
