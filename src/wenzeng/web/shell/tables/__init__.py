"""Lists: declared once, shown with filters, order and pages, exported with exactly the same rows and columns.

A screen with one list is ``return tables.answer(request, LISTING, rows)``. Rows may be dictionaries, objects or a query.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wenzeng.web.shell import context as frame
from wenzeng.web.shell.screen import asks_for, screen
from wenzeng.web.shell.tables.declare import CLAUSE, DATE, NUMBER, STATE, TEXT, Column, Empty, Kind, Listing, State
from wenzeng.web.shell.tables.export import FORMATS, as_it_came, attachment, file_response
from wenzeng.web.shell.tables.filters import Choice, Month, Search
from wenzeng.web.shell.tables.shown import Shown, named

__all__ = [
    "CLAUSE",
    "DATE",
    "NUMBER",
    "STATE",
    "TEXT",
    "Choice",
    "Column",
    "Empty",
    "Kind",
    "Listing",
    "Month",
    "Search",
    "Shown",
    "State",
    "answer",
    "as_it_came",
    "attachment",
    "reply",
    "show",
]


def show(request: HttpRequest, listing: Listing, rows: Iterable[Any]) -> Shown:
    """The list under this request."""
    return Shown(listing, rows, request.GET, request.path)


def reply(request: HttpRequest, template: str, context: Mapping[str, Any], *lists: Shown) -> HttpResponse:
    """A page with lists, or the file or the region of one of them, as the request asks."""
    for shown in lists:
        form = request.GET.get(shown.listing.prefix + "export", "")
        if form in FORMATS:
            return file_response(shown, form, frame.about(request, shown.listing.basis, shown.conditions))
    for shown in lists:
        if asks_for(request, shown.region):
            return render(request, "shell/table.html", {**context, "table": shown, "moved": True})
    return screen(request, template, {**context, **named(lists)})


def answer(
    request: HttpRequest,
    listing: Listing,
    rows: Iterable[Any],
    context: Mapping[str, Any] | None = None,
    template: str = "shell/list_page.html",
) -> HttpResponse:
    """A screen with one list, under the name ``table`` in its template."""
    shown = show(request, listing, rows)
    return reply(request, template, {"title": listing.title, **(context or {}), "table": shown}, shown)
