"""Size of print and colours, chosen by each person and kept in two cookies: one form, no script, no database."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

SIZES = (("", "标准"), ("large", "大"), ("larger", "特大"))
THEMES = (("", "自动"), ("light", "浅"), ("dark", "深"))
COOKIES = {"size": ("wz_size", SIZES), "theme": ("wz_theme", THEMES)}
YEAR = 365 * 24 * 3600


def size(request: HttpRequest) -> str:
    """The size of print: empty, large or larger."""
    return _chosen(request, "size")


def theme(request: HttpRequest) -> str:
    """The colours: empty (as the system wishes), light or dark."""
    return _chosen(request, "theme")


@login_not_required
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Keep a choice and go back to where it was made: the browser says where, also after a list changed its address."""
    back = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        back = "/"
    response = HttpResponseRedirect(back)
    for name, (cookie, choices) in COOKIES.items():
        wish = request.POST.get(name)
        if wish in dict(choices):
            response.set_cookie(cookie, wish, max_age=YEAR, httponly=True, samesite="Lax", secure=request.is_secure())
    return response


def _chosen(request: HttpRequest, name: str) -> str:
    cookie, choices = COOKIES[name]
    wish = request.COOKIES.get(cookie, "")
    return wish if wish in dict(choices) else ""
