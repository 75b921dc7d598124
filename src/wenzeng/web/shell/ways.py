"""Where an act leads on: a redirect that the browser always follows with GET, and the way back that a form carries."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme


class SeeOther(HttpResponseRedirect):
    """The answer to an act: look there (303), so that reloading the page does not repeat the act."""

    status_code = 303


def way_back(request: HttpRequest, default: str) -> str:
    """The address under ``next`` where it is one of this site, else the default."""
    wish = request.POST.get("next") or request.GET.get("next") or ""
    hosts = {request.get_host()}
    ours = url_has_allowed_host_and_scheme(wish, allowed_hosts=hosts, require_https=request.is_secure())
    return wish if ours else default
