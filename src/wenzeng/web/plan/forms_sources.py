"""The form of work that no policy document set: an instruction, a meeting, an inspection, a letter, with its tasks.

Units are written as papers write them, several with 、 between; the register says what each name stands for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms as fields

from wenzeng.library.policy.plan import RHYTHMS
from wenzeng.mechanisms.people.declare import UnitKind
from wenzeng.mechanisms.plan.declare import SOURCES, tools
from wenzeng.web.shell import forms

SOURCE_NAMES = {kind: word for kind, word in SOURCES.items() if kind != "policy"}
"""Kinds of papers other than policy documents that set work."""

BETWEEN = re.compile(r"[、，,；;\s]+")
FIRST_ROWS, MORE_ROWS, MOST_ROWS = 3, 3, 40
KINDS = (UnitKind.DEPARTMENT, UnitKind.CITY, UnitKind.TEAM, UnitKind.COMPANY, UnitKind.HQ)
"""Kinds of units offered while one types."""


class Paper(forms.Form):
    """The paper: what it is, who issued it when, and the file itself."""

    kind = fields.ChoiceField(label="来源", choices=list(SOURCE_NAMES.items()), widget=fields.RadioSelect)
    title = fields.CharField(label="标题", max_length=500, help_text="如：×××同志在全区工业运行调度会上的讲话。")
    number = fields.CharField(label="文号或编号", max_length=100, required=False)
    issuer = fields.CharField(label="发文机关", help_text="批示填作出批示的领导。", max_length=200)
    issued = forms.Day(label="日期")
    file = forms.Upload(label="原件", kinds=(".pdf", ".docx", ".doc", ".jpg", ".jpeg", ".png", ".ofd", ".txt"))


class Units(fields.CharField):
    """Units written by their names, as papers write them; each must be one that the register knows."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=500, **kwargs)

    def clean(self, value: Any) -> list[str]:
        """The names, in the order written."""
        written = [name for name in BETWEEN.split(super().clean(value) or "") if name]
        found = tools().resolve(written) if written else []
        unknown = [name for name, each in zip(written, found, strict=True) if not each.codes]
        if unknown:
            raise fields.ValidationError(f"“{'”“'.join(unknown)}”不在单位库，请照单位简称或全称填写", code="unknown")
        return list(dict.fromkeys(written))


class Lead(Units):
    """The one unit that leads."""

    def clean(self, value: Any) -> Any:
        """The name."""
        names = super().clean(value)
        if len(names) > 1:
            raise fields.ValidationError("牵头单位只能有一个，其余填在配合单位", code="several")
        return names[0] if names else ""


class TaskLine(forms.Form):
    """One task of the paper; a line with nothing in it is no task."""

    words = fields.CharField(label="任务", max_length=500, widget=fields.Textarea(attrs={"rows": 2}))
    lead = Lead(label="牵头单位")
    joint = Units(label="配合单位", required=False)
    due = forms.Day(label="时限", required=False)
    every = fields.ChoiceField(label="频次", choices=[("", "一次"), *RHYTHMS.items()], required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, empty_permitted=True, use_required_attribute=False, **kwargs)
        for name in ("lead", "joint"):
            self.fields[name].widget.attrs["list"] = "units"

    @property
    def filled(self) -> bool:
        """Whether anything stands in the line."""
        return self.has_changed()


def lines(data: Any, count: int, typed: Mapping[str, str] | None = None) -> list[TaskLine]:
    """The lines of the form: as sent, or to be filled in with what was typed so far."""
    names = [f"task{n}" for n in range(1, min(count, MOST_ROWS) + 1)]
    return [TaskLine(data, prefix=name, initial=_typed(name, typed or {})) for name in names]


def _typed(prefix: str, typed: Mapping[str, str]) -> dict[str, str]:
    own = {name.removeprefix(f"{prefix}-"): value for name, value in typed.items() if name.startswith(f"{prefix}-")}
    return {name: value for name, value in own.items() if value}


def said(held: Sequence[TaskLine]) -> list[dict[str, Any]]:
    """The tasks of the lines that are filled in."""
    return [line.cleaned_data for line in held if line.filled]
