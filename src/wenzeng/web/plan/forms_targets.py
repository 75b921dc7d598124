"""Forms of targets: the way to a target, and a figure reported for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from django import forms as fields

from wenzeng.mechanisms.plan.declare import COURSES
from wenzeng.web.shell import forms

POINT = re.compile(r"(\d{4}-\d{1,2}-\d{1,2})[\s,，:：]+([\d.,]+)")
MONTHS = 12
DIGITS: dict[str, Any] = {"max_digits": 20, "decimal_places": 6}


class Way(forms.Form):
    """The way to a target: where it starts, where it ends, and what lies between."""

    shape = fields.ChoiceField(label="路径", choices=list(COURSES.items()), widget=fields.RadioSelect, initial="linear")
    baseline = forms.Figure(label="基数", help_text="起步时已有的数；从零起步填 0。", **DIGITS)
    baseline_day = forms.Day(label="基期日")
    goal = forms.Figure(label="目标值", **DIGITS)
    goal_day = forms.Day(label="目标日")
    points = fields.CharField(
        label="节点或各月权重",
        required=False,
        widget=fields.Textarea(attrs={"rows": 4}),
        help_text="匀速不填。节点：每行一个“日期 应达数”，如 2022-11-30 70。季节：1 至 12 月的权重，用空格隔开。",
    )
    reason = fields.CharField(label="理由", max_length=500, widget=fields.Textarea(attrs={"rows": 2}))
    next = fields.CharField(required=False, widget=fields.HiddenInput)

    def __init__(self, *args: Any, unit: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("baseline", "goal"):
            field = self.fields[name]
            assert isinstance(field, forms.Figure)
            field.unit = unit

    def clean(self) -> dict[str, Any]:
        """The points as the shape wants them; a wrong one is named with its line."""
        data = super().clean() or self.cleaned_data
        shape, text = data.get("shape"), (data.get("points") or "").strip()
        read = {"points": _points, "seasonal": _weights}.get(shape or "")
        try:
            data["points"] = read(text) if read else []
        except ValueError as wrong:
            self.add_error("points", str(wrong))
        start, end = data.get("baseline_day"), data.get("goal_day")
        if start and end and end <= start:
            self.add_error("goal_day", f"目标日须在基期日 {start} 之后")
        return data


def _points(text: str) -> list[tuple[date, str]]:
    """Days and values, in order of time."""
    out: dict[date, str] = {}
    for n, line in enumerate(filter(str.strip, text.splitlines()), 1):
        found = POINT.fullmatch(line.strip())
        if not found:
            raise ValueError(f"第 {n} 行“{line.strip()}”读不懂，请写成“2022-11-30 70”")
        try:
            day = date(*(int(part) for part in found[1].split("-")))
        except ValueError:
            raise ValueError(f"第 {n} 行的日期“{found[1]}”不存在") from None
        out[day] = found[2].replace(",", "")
    if not out:
        raise ValueError("节点路径须至少填一个节点")
    return sorted(out.items())


def _weights(text: str) -> list[str]:
    """Twelve weights, January first."""
    found = re.findall(r"\d+(?:\.\d+)?", text)
    if len(found) != MONTHS or not sum(map(Fraction, found)):
        raise ValueError(f"季节路径须填 12 个月的权重，现有 {len(found)} 个")
    return found


class Reported(forms.Form):
    """A figure reported for a target, as of a day, with where it comes from."""

    value = forms.Figure(label="实际值", note="累计", **DIGITS)
    day = forms.Day(label="截至")
    source = fields.CharField(label="数据来源", max_length=200, help_text="如：项目台账、支付凭证汇总、统计局公布。")

    def __init__(self, *args: Any, unit: str, before: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        value = self.fields["value"]
        assert isinstance(value, forms.Figure)
        value.unit, value.before = unit, before


def written(shape: str, points: Sequence[Any]) -> str:
    """Points as the form takes them."""
    if shape == "points":
        return "\n".join(f"{day} {value}" for day, value in points)
    return " ".join(map(str, points)) if shape == "seasonal" else ""
