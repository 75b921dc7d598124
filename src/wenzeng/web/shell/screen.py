"""Answers with a page, or with a region of the same template at the same URL when htmx asks for that region."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers


@dataclass(frozen=True, slots=True)
class Action:
    """A button beside the title, or in a row: a link, a form that posts, or a refusal with its reason.

    ``main`` is the one main button of a page; ``dialog`` opens the page behind the link as a dialog where scripts run.
    """

    label: str
    url: str = ""
    main: bool = False
    post: bool = False
    dialog: bool = False
    refused: str = ""


def by_htmx(request: HttpRequest) -> bool:
    """Whether the answer goes into a page that is already open."""
    headers = request.headers
    return headers.get("HX-Request") == "true" and headers.get("HX-History-Restore-Request") != "true"


def asks_for(request: HttpRequest, region: str) -> bool:
    """Whether htmx asks for the region with this id."""
    return by_htmx(request) and request.headers.get("HX-Target") == region


def screen(
    request: HttpRequest, template: str, context: Mapping[str, Any], part: str = "", status: int = 200
) -> HttpResponse:
    """The page; or, where htmx asks for the region ``part`` (its id), the partial of that name in the template."""
    name = f"{template}#{part}" if part and asks_for(request, part) else template
    response = render(request, name, dict(context), status=status)
    patch_vary_headers(response, ["HX-Request", "HX-Target"])
    return response
