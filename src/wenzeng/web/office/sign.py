"""Signing in and out: by username and password, and in the demo, only there, by choosing one of its invented people."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.office.services import clock
from wenzeng.mechanisms.people import queries
from wenzeng.mechanisms.people.declare import ENDS, ROLES
from wenzeng.mechanisms.people.services import signing, sittings
from wenzeng.web.office.forms import SignIn
from wenzeng.web.office.sessions import address_of
from wenzeng.web.shell.refusals import status
from wenzeng.web.shell.screen import screen
from wenzeng.web.shell.ways import SeeOther, way_back

BACKEND = "django.contrib.auth.backends.ModelBackend"


@login_not_required
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """The sign-in page. It never tells whether an account exists."""
    leads_to = way_back(request, reverse("desk:home"))
    form, code = SignIn(request.POST if "password" in request.POST else None), 200
    if request.method == "POST":
        person, code = _by_password(request, form) if form.is_bound else (_from_cast(request), 303)
        if person is not None:
            sittings.end(request.session.session_key or "", "signed_out")  # whoever was signed in here before
            login(request, person, backend=BACKEND)
            return SeeOther(leads_to)
    words = request.GET.get("q", "").strip()[:50]
    shown = {
        "title": "登录",
        "form": form,
        "next": leads_to,
        "why": ENDS.get(request.GET.get("why", ""), ""),
        "words": words,
        "cast": _cast(words),
        "demo": clock.installation().demo,
    }
    return screen(request, "office/sign_in.html", shown, part="cast", status=code)


def _by_password(request: HttpRequest, form: SignIn) -> tuple[Any, int]:
    """The person whose password this is; else the form says why not. The second is the status of the answer."""
    if not form.is_valid():
        return None, 400
    try:
        return signing.sign_in(**form.cleaned_data, address=address_of(request), today=clock.today()), 303
    except Refused as refusal:
        form.add_error(None, refusal.message)
        return None, status(refusal.code)


def _from_cast(request: HttpRequest) -> Any:
    """One of the demo's invented people, without password. Refuses anybody else, and everybody outside the demo."""
    username = request.POST.get("username", "")
    person = queries.cast().filter(username=username).first() if clock.installation().demo else None
    if person is None:
        raise Refused("forbidden", "只有演示环境可以点选人员登录。请用账号和口令登录。")
    signing.clicked(person, address=address_of(request), today=clock.today())
    return person


def _cast(words: str) -> list[tuple[str, list[Any]]]:
    """The demo's people by role, in the order of the roles; those that every word of the search fits."""
    if not clock.installation().demo:
        return []
    order = list(ROLES)
    fits = [p for p in queries.cast() if all(word in f"{p.name}{p.unit.name}{p.role_name}" for word in words.split())]
    held = sorted(fits, key=lambda p: (order.index(p.role), p.unit.position))
    return [(ROLES[role], list(people)) for role, people in groupby(held, key=lambda p: p.role)]


@login_not_required
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    sittings.end(request.session.session_key or "", "signed_out")
    logout(request)
    return SeeOther(reverse("office:sign_in"))
