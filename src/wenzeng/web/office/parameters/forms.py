"""The form that sets a parameter."""

from __future__ import annotations

from typing import Any

from django import forms as fields

from wenzeng.mechanisms.office.declare import ORIGINS
from wenzeng.mechanisms.office.queries.parameters import Shown
from wenzeng.web.shell import forms


class Value(forms.Form):
    """The value, from which day on, and its ground. Type and bounds are the parameter's own, checked by the act."""

    value = fields.CharField(label="数值", max_length=200)
    since = forms.Day(label="起用日期", note="从这天起按新值计算")
    origin = fields.ChoiceField(
        label="来源", choices=[(key, word) for key, word in ORIGINS.items() if key != "text"], widget=fields.RadioSelect
    )
    reason = fields.CharField(
        label="依据或理由",
        max_length=300,
        widget=fields.Textarea(attrs={"rows": 2}),
        help_text="写明文件名称和条款，或会议、批示；仍是假定的写明为何这样定。",
    )
    expected = fields.IntegerField(required=False, widget=fields.HiddenInput)

    def __init__(self, *args: Any, shown: Shown, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["value"]
        field.unit = shown.unit
        field.before = f"现为 {shown.text}{shown.unit}，{shown.origin_name}{_bounds(shown)}"


def _bounds(shown: Shown) -> str:
    low, high, written = shown.declared.low, shown.declared.high, shown.declared.written
    held = [f"不小于 {written(low)}"] if low is not None else []
    held += [f"不大于 {written(high)}"] if high is not None else []
    return f"；可填{'、'.join(held)}" if held else ""
