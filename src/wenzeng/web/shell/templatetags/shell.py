"""Figures, money and days as words in templates: ``{% load shell %}``."""

from __future__ import annotations

import datetime as dt

from django import template
from django.forms import BaseForm, BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from wenzeng.web.shell import bundle as bundles
from wenzeng.web.shell import figures

register = template.Library()
AGAINST = mark_safe('<span class="wz-against">不利</span>')


@register.simple_tag
def bundle(kind: str) -> str:
    """The address of the joined style sheet or script: ``{% bundle "css" %}``."""
    return bundles.address(kind)


@register.filter
def figure(value: object, places: int = 0) -> str:
    """A number with so many decimals: ``{{ share|figure:1 }}``."""
    return figures.figure(value, places)


@register.filter
def money(fen: object, unit: str = "元") -> str:
    """Integer fen in 元, 万元 or 亿元, two decimals, without the unit: ``{{ paid|money:"万元" }}``."""
    return figures.figure(fen, 2, figures.FEN_POWERS[unit])


@register.filter
def day(value: object) -> str:
    """A date as 2022-10-31, a moment as 2022-10-31 09:12."""
    return figures.day(value)


@register.filter
def short_day(value: object) -> str:
    """A date or moment as 10-31; words stay words."""
    if isinstance(value, dt.datetime):
        return figures.local(value).strftime("%m-%d")
    return value.strftime("%m-%d") if isinstance(value, dt.date) else str(value)


@register.simple_tag
def trend(value: object, unit: str = "%", places: int = 1, against: bool = False) -> SafeString:
    """A change with its arrow and sign: ``{% trend row.yoy %}``; ``against`` adds 不利 where a rise is bad."""
    number = figures.exact(value)
    if number is None:
        return format_html('<span class="wz-unknown">{}</span>', value or "—")
    text = figures.figure(number, places)
    flat = figures.exact(text.replace(figures.MINUS, "-")) == 0
    turn = "flat" if flat else "up" if number > 0 else "down"
    sign = "+" if turn == "up" else ""
    bad = AGAINST if against and turn == "up" else ""
    return format_html('<span class="wz-trend wz-trend--{}">{}{}{}</span>{}', turn, sign, text, unit, bad)


@register.filter
def error_count(form: BaseForm) -> int:
    """How many errors a form has."""
    return sum(len(errors) for errors in form.errors.values())


@register.filter
def anchor(field: BoundField) -> str:
    """The id that an error leads to: of the input, or of the group of choices."""
    return field.auto_id if field.use_fieldset else field.id_for_label
