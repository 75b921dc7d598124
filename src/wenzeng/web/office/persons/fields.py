"""Fields of the forms about persons: a unit or a person typed as people know them, and what is near when none fits."""

from __future__ import annotations

from typing import Any

from django import forms as fields
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet


class Known(fields.CharField):
    """One of a set of things, typed by any of its names. ``among`` is set by the form that knows who asks."""

    names: tuple[str, ...] = ()
    kind = ""
    shown = "{0}"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=200, widget=fields.TextInput(attrs={"autocomplete": "off"}), **kwargs)
        self.among: QuerySet[Any] | None = None

    def clean(self, value: Any) -> Any:
        """The one thing meant; several or none are refused, with those that are near."""
        text = super().clean(value)
        if not text or self.among is None:
            return None
        found = list(self._like("iexact", text)[:6])
        if len(found) == 1:
            return found[0]
        near = found or list(self._like("icontains", text)[:6])
        said = "、".join(self.shown.format(each) for each in near)
        why = f"有几个“{text}”，请填代码或账号" if found else f"没有找到{self.kind}“{text}”"
        raise ValidationError(f"{why}{f'；相近的有：{said}' if said else ''}", code="unknown")

    def _like(self, how: str, text: str) -> QuerySet[Any]:
        wanted = Q()
        for name in self.names:
            wanted |= Q(**{f"{name}__{how}": text})
        among = self.among
        assert among is not None
        return among.filter(wanted).distinct()


class UnitField(Known):
    """A unit by code, name or short name."""

    names, kind, shown = ("code", "name", "short_name"), "单位", "{0.name}"


class PersonField(Known):
    """A person by account or name."""

    names, kind, shown = ("username", "name"), "人员", "{0.name}（{0.unit.short_name}，{0.username}）"
