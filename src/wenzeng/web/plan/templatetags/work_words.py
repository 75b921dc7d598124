"""Lamps in templates: ``{{ row.light|tone }}``, ``{{ row.light|light }}``. ``{% load work_words %}``."""

from __future__ import annotations

from typing import Any

from django import template

from wenzeng.mechanisms.plan.declare import LIGHTS
from wenzeng.web.plan.work_listings import TONES

register = template.Library()


@register.filter
def tone(light: Any) -> str:
    """The tone of a lamp."""
    return TONES[light.colour]


@register.filter
def light(held: Any) -> str:
    """The word of a lamp."""
    return LIGHTS[held.colour]
