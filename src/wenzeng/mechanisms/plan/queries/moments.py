"""Which versions count: the current ones, or those that stood at a moment."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q


def standing(as_of: datetime | None, prefix: str = "") -> Q:
    """Condition on versions (or, with a prefix, on what points to them): current, or valid at ``as_of``."""
    if as_of is None:
        return Q(**{f"{prefix}valid_to": None})
    until = Q(**{f"{prefix}valid_to": None}) | Q(**{f"{prefix}valid_to__gt": as_of})
    return Q(**{f"{prefix}valid_from__lte": as_of}) & until
