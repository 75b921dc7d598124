"""Where a subject stands on screen: mechanisms name things as ``part:12``, ``case:5``, ``unit:450200``; addresses are ours."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django.urls import reverse

from wenzeng.web.shell.screen import Action

Offer = Callable[[Any, str], Iterable[Action]]
"""What a person may do about a subject on screens that the asking one does not know."""

_names: dict[str, str] = {}
_offers: list[Offer] = []


def know(names: Mapping[str, str], offers: Sequence[Offer] = ()) -> None:
    """Hand over which page shows which kind of subject, as names of addresses, and what else is offered (wiring, once)."""
    _names.update(names)
    _offers[:] = offers


def actions(person: Any, subject: str) -> list[Action]:
    """What other screens offer a person to do about a subject."""
    return [action for offer in _offers for action in offer(person, subject)]


def url(subject: str) -> str:
    """The address of a subject's page; empty where its kind has none."""
    kind, _, key = subject.partition(":")
    return reverse(_names[kind], args=[key]) if key and kind in _names else ""
