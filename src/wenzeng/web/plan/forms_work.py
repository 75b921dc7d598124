"""Forms of the work on a part: progress in three actions, and each step that somebody else takes on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from django import forms as fields

from wenzeng.mechanisms.plan.declare import Figure
from wenzeng.web.plan.standing_listings import number
from wenzeng.web.shell import forms
from wenzeng.web.shell.figures import day
from wenzeng.web.shell.proofs import Keyed, Several

FIGURE = "figure_"


def _area(rows: int = 3) -> fields.Textarea:
    return fields.Textarea(attrs={"rows": rows})


class Words(fields.CharField):
    """Words with a note beside the label."""

    def __init__(self, *, note: str, **kwargs: Any) -> None:
        self.note = note
        super().__init__(**kwargs)


class Led(Keyed):
    """``next`` carries the way back."""

    next = fields.CharField(required=False, widget=fields.HiddenInput)

    def __init__(self, *args: Any, leads_to: str = "", **kwargs: Any) -> None:
        kwargs["initial"] = {"next": leads_to, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)


@dataclass(frozen=True, slots=True)
class Box:
    """A figure that is asked for: its target, the last value reported, and where one should be today."""

    target: int
    what: str
    unit: str
    last: Any
    expected: Fraction | None

    @property
    def before(self) -> str:
        """What stands below the box."""
        last = f"上次 {number(self.last.value)}（{day(self.last.day)}）" if self.last else "还没有报过"
        return last + (f"，今日应达 {number(self.expected)}" if self.expected is not None else "")


class Progress(Led):
    """Progress on a part: words, a figure for each target, evidence; with 报结 the part is reported as done."""

    text = Words(label="进展", note="一两句话", max_length=5000, required=False, widget=_area(3))
    proof = Several(label="佐证材料", required=False)
    difficulty = fields.CharField(label="困难", max_length=1000, required=False)
    request = Words(label="请求", note="请谁协调什么", max_length=1000, required=False)
    done = fields.BooleanField(label="报结：本单位承担的部分已完成，请认定", required=False)

    def __init__(self, *args: Any, boxes: Sequence[Box] = (), today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.targets = [box.target for box in boxes]
        for box in boxes:
            figure = forms.Figure(label=box.what, unit=box.unit, note="累计", before=box.before, required=False)
            self.fields[f"{FIGURE}{box.target}"] = figure
        if boxes:
            self.fields["day"] = forms.Day(label="截至", note="以上数", initial=today, required=False)
        self.order_fields([*(f"{FIGURE}{pk}" for pk in self.targets), "day"])

    def figures(self) -> list[Figure]:
        """The figures that were filled in."""
        held = {pk: self.cleaned_data[f"{FIGURE}{pk}"] for pk in self.targets}
        day = self.cleaned_data.get("day")
        return [Figure(pk, f"{value:f}", day=day) for pk, value in held.items() if value is not None]


class Outcome(Led):
    """What came of a part that is done."""

    text = Words(label="成效", note="办结以后的实际效果", max_length=5000, widget=_area(4))
    proof = Several(label="佐证材料", required=False)


class Reasoned(forms.Form):
    """A step with the words it asks for; ``expected`` is how many steps the person has seen."""

    reason = fields.CharField(max_length=5000, widget=_area())
    expected = fields.IntegerField(required=False, widget=fields.HiddenInput)
    next = fields.CharField(required=False, widget=fields.HiddenInput)

    def __init__(self, *args: Any, asks: str, optional: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reason = self.fields["reason"]
        reason.label, reason.required = asks, not optional
        reason.error_messages["required"] = f"请填写“{asks}”"


class Extending(Reasoned):
    """A new deadline."""

    due = forms.Day(label="新时限")
    field_order = ("due", "reason")


class Resuming(Extending):
    """Run again, with another deadline where the old one no longer fits."""

    due = forms.Day(label="新时限", required=False, note="不填则按原时限")


class HandingDown(forms.Form):
    """Hand a part down to units below: several at once, each answers for itself."""

    units = fields.MultipleChoiceField(label="单位", widget=fields.CheckboxSelectMultiple)
    due = forms.Day(label="时限", required=False)
    text = fields.CharField(label="要求", max_length=1000, required=False, widget=_area(2))
    next = fields.CharField(required=False, widget=fields.HiddenInput)

    def __init__(self, *args: Any, below: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.below = {unit.code: unit for unit in below}
        by_kind: dict[str, list[tuple[str, str]]] = {}
        for unit in self.below.values():
            by_kind.setdefault(unit.get_kind_display(), []).append((unit.code, unit.short_name))
        choice = self.fields["units"]
        assert isinstance(choice, fields.MultipleChoiceField)
        choice.choices = list(by_kind.items())

    def chosen(self) -> list[Any]:
        """The units ticked."""
        return [self.below[code] for code in self.cleaned_data["units"]]
