"""Who asks: every address but those before sign-in has a signed-in person behind it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest


def person_of(request: HttpRequest) -> Any:
    """The signed-in person, as the mechanisms know it; the shell itself knows no mechanism."""
    return request.user
