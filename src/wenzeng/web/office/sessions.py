"""Middleware: is this session still good? Idle, too long, ended elsewhere, account closed: out, with the reason said.

It stands before the one that asks for sign-in, so that a view behind sign-in never sees a session that has ended.
"""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from wenzeng.mechanisms.office.services import clock
from wenzeng.mechanisms.people.services import posts, sittings
from wenzeng.web.shell.asking import person_of

WITH_OLD_PASSWORD = {"office:my_password", "office:sign_out", "shell:preferences"}
"""What somebody may open who has to set a new password first."""


class Sessions:
    """Lets a request of a good session in; ends the others."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Nothing, or the way to sign in or to set a new password."""
        key = request.session.session_key  # asking who it is may throw the session away
        person = person_of(request)
        why = _standing(request, key, person) if key else ""
        if not getattr(view, "login_required", True):
            return None
        if why:
            said = urlencode({"next": request.get_full_path() if request.method == "GET" else "/", "why": why})
            return redirect(f"{reverse('office:sign_in')}?{said}")
        match = request.resolver_match
        if person_of(request).is_authenticated and match and match.view_name not in WITH_OLD_PASSWORD:
            return redirect("office:my_password") if sittings.must_change(person_of(request)) else None
        return None


def _standing(request: HttpRequest, key: str, person: Any) -> str:
    """Why the session has ended, if it has; a deputy whose days are over is taken back to an own post on the way."""
    if not person.is_authenticated:
        return sittings.gone(key)
    if person.standing_in_id is not None and posts.settle(person, at=clock.now()):
        person.refresh_from_db()
    agent = request.headers.get("User-Agent", "")
    why = sittings.admit(key, person, address=address_of(request), agent=agent, today=clock.today())
    if why:
        logout(request)
    return why


def address_of(request: HttpRequest) -> str:
    """Where a request comes from. Only a proxy on this machine is believed when it names another address."""
    near = request.META.get("REMOTE_ADDR", "")
    named = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    try:
        return str(ip_address(named)) if ip_address(near).is_loopback else str(ip_address(near))
    except ValueError:
        return near[:45]
