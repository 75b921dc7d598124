"""Where a subject stands on screen: mechanisms name things as ``part:12``, ``case:5``, ``unit:450200``; addresses are ours."""

from __future__ import annotations

from collections.abc import Mapping

from django.urls import reverse

_names: dict[str, str] = {}


def know(names: Mapping[str, str]) -> None:
    """Hand over which page shows which kind of subject, as names of addresses (wiring, once)."""
    _names.update(names)


def url(subject: str) -> str:
    """The address of a subject's page; empty where its kind has none."""
    kind, _, key = subject.partition(":")
    return reverse(_names[kind], args=[key]) if key and kind in _names else ""
