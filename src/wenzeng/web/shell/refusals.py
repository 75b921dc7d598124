"""A refusal becomes a page, or a notice in the open page: what was refused, why, and what to do, with its status.

A redirect that answers htmx (most often: the session has ended, sign in) moves the whole page, not a region of it.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from wenzeng.library import storage
from wenzeng.library.refusal import Refused
from wenzeng.web.shell import errors
from wenzeng.web.shell.screen import by_htmx

STATUSES = {
    "forbidden": 403,
    "not_found": 404,
    "conflict": 409,
    "too_large": 413,
    "too_many": 429,
    "busy": 503,
    "full": 507,
}


class RefusalPages:
    """Middleware: every screen may raise ``Refused`` and need not catch it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.has_header("Location") and by_htmx(request):
            moved = HttpResponse(status=204, headers={"HX-Redirect": response["Location"]})
            moved.cookies = response.cookies
            return moved
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The answer to a refusal, or to storage that is full or busy; other exceptions go their way."""
        refusal = exception if isinstance(exception, Refused) else storage.refusal(exception)
        if refusal is None:
            return None
        return errors.page(request, status(refusal.code), why=refusal.message, where=refusal.where or "")


def status(code: str) -> int:
    """The HTTP status of a refusal; what has no other is a bad request."""
    return STATUSES.get(code, 400)
