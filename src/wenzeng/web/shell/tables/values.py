"""Reading a value from a row: a key walks dictionaries and objects alike, as Django's lookups write it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def value_at(row: Any, key: str) -> Any:
    """The value under a key such as ``unit__name``; None where the way ends early."""
    if isinstance(row, Mapping) and key in row:
        return row[key]
    here = row
    for step in key.split("__"):
        if here is None:
            return None
        here = here.get(step) if isinstance(here, Mapping) else getattr(here, step, None)
        if callable(here):
            here = here()
    return here
