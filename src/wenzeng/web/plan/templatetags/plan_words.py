"""The plan's words in templates: origins, targets, the classes of marked words. ``{% load plan_words %}``."""

from __future__ import annotations

from typing import Any

from django import template

from wenzeng.mechanisms.plan.declare import ORIGINS
from wenzeng.mechanisms.plan.queries.rows import target_words

register = template.Library()

_ORIGIN_CSS = {"text": " wz-origin--text", "assumption": " wz-origin--assumed"}
_MARK_CSS = {"name": "wz-source__name", "unit": "wz-source__unit", "ask": "wz-source__ask", "on": "wz-source__on"}


@register.filter
def origin_word(origin: str) -> str:
    """原文, 手工录入, 指挥部定, 假定."""
    return ORIGINS.get(origin, "")


@register.filter
def origin_css(origin: str) -> str:
    """The classes of an origin's tag."""
    return _ORIGIN_CSS.get(origin, "")


@register.filter
def target(version: Any) -> str:
    """A target's number with sign and unit."""
    return target_words(version)


@register.filter
def mark_css(marks: tuple[str, ...]) -> str:
    """The classes of a stretch of marked words; a target is a ``mark`` element and has none."""
    return " ".join(_MARK_CSS[mark] for mark in marks if mark in _MARK_CSS)
