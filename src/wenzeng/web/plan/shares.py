"""A target divided among the units that answer for it: each unit's share, figure and lamp, and the form that divides it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django import forms as fields

from wenzeng.library.refusal import Refused
from wenzeng.library.tables.fillable import FillColumn, fillable
from wenzeng.library.tables.reading import rows_of
from wenzeng.mechanisms.people.declare import AREA_KINDS
from wenzeng.mechanisms.plan import access
from wenzeng.mechanisms.plan.queries import rules
from wenzeng.mechanisms.plan.queries.standing.targets import Gathered
from wenzeng.web.plan.standing_listings import number
from wenzeng.web.plan.work_listings import LAMPS
from wenzeng.web.shell import forms
from wenzeng.web.shell.tables import DATE, NUMBER, STATE, Column, Empty, Listing

SHARE = "share_"


@dataclass(frozen=True, slots=True)
class Share:
    """One unit's share of a target; ``standing`` is empty where it has a figure but no share of its own."""

    unit: Any
    standing: Any
    figure: Any


def units_of(person: Any, held: Any) -> list[Any]:
    """The units whose figures add up to a target: the areas that answer for its task, else all that do but the lead."""
    parts = access.parts_visible_to(person).filter(task=held.task_id, above=None).exclude(state="withdrawn")
    joint = [part.unit for part in parts.filter(lead=False).select_related("unit").order_by("unit__position")]
    areas = [unit for unit in joint if unit.kind in AREA_KINDS]
    return list(dict.fromkeys(areas or joint))


def rows(person: Any, held: Any, on: dt.date) -> list[Share]:
    """Each unit with its share and its figure, as far as there is one of the two."""
    gathered = Gathered([held.pk], on, rules.rule(on))
    out = []
    for unit in units_of(person, held):
        standing = gathered.share(held.pk, unit.pk) if unit.pk in gathered.courses[held.pk] else None
        figure = gathered.figures[held.pk].get(unit.pk)
        if standing or figure:
            out.append(Share(unit, standing, figure))
    return out


def listing(standing: Any, held: Sequence[Share]) -> Listing:
    """The list of shares, in the target's unit, with what they come to beside the whole."""
    total = sum((Fraction(each.standing.goal) for each in held if each.standing), Fraction(0))
    return Listing(
        name="shares",
        title="分单位",
        prefix="s-",
        unit=standing.unit,
        coverage=f"已分解 {number(total)}，全部 {number(standing.goal)} {standing.unit}。" if held else "",
        columns=[
            Column("unit", "单位", value=lambda row: row.unit.short_name),
            Column("goal", "分解目标", NUMBER, value=_of("goal"), unknown="未分解"),
            Column("actual", "实际", NUMBER, value=lambda row: number(row.figure and row.figure.value), unknown="未报"),
            Column("expected", "今日应达", NUMBER, value=_of("expected"), unknown="—"),
            Column("day", "截至", DATE, value=lambda row: row.figure and row.figure.day),
            Column("light", "灯", STATE, value=lambda row: row.standing and row.standing.light.colour, words=LAMPS),
            Column("why", "缘由", value=_why, sort=None),
        ],
        empty=Empty("没有分解到单位"),
    )


def _of(name: str) -> Any:
    return lambda row: number(getattr(row.standing, name)) if row.standing else None


def _why(row: Share) -> str:
    return "；".join(row.standing.light.reasons) if row.standing else ""


UNIT_COLUMN, SHARE_COLUMN = "单位", "分解目标"
ADVICE = "只填“分解目标”，只填数，不带单位。填好后在“分解到单位”页上传，核对后生效。"


def sheet(what: str, unit: str, divided: Mapping[int, str], units: Sequence[Any]) -> bytes:
    """The workbook in which a target is divided: a line for each unit."""
    columns = [FillColumn(UNIT_COLUMN, 24), FillColumn(SHARE_COLUMN, 16, asked=True)]
    lines = ([each.short_name, divided.get(each.pk, "")] for each in units)
    return fillable("分解", f"{what}分解到单位（{unit or '数'}）", ADVICE, columns, lines)


def read(data: bytes, name: str, units: Sequence[Any]) -> dict[int, str]:
    """What a returned workbook gives each unit. Refuses one without the columns, or with a unit that does not answer."""
    lines = rows_of(data, name)
    head = next((n for n, line in enumerate(lines[:10]) if {UNIT_COLUMN, SHARE_COLUMN} <= set(line)), None)
    if head is None:
        raise Refused("invalid", f"表中没有“{UNIT_COLUMN}”和“{SHARE_COLUMN}”两列。请下载表格填写。", "Excel 表")
    who, what = lines[head].index(UNIT_COLUMN), lines[head].index(SHARE_COLUMN)
    known = {word: each.pk for each in units for word in (each.short_name, each.name)}
    given = {line[who].strip(): line[what].strip() for line in lines[head + 1 :] if len(line) > max(who, what)}
    foreign = [word for word, value in given.items() if value and word not in known]
    if foreign:
        raise Refused("invalid", f"“{'”“'.join(foreign)}”不承担这个目标，请核对单位名称。", "Excel 表")
    return {known[word]: value for word, value in given.items() if value}


class Dividing(forms.Form):
    """A target divided among units: a box for each, and why so; a workbook fills the boxes, to be looked over."""

    file = forms.Upload(label="Excel 表", kinds=(".xlsx",), mebibytes=10, required=False)
    reason = fields.CharField(label="理由", max_length=500, widget=fields.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, units: Sequence[Any], unit: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.units = {each.pk: each for each in units}
        for each in units:
            box = forms.Figure(label=each.short_name, unit=unit, required=False, max_digits=20, decimal_places=6)
            self.fields[f"{SHARE}{each.pk}"] = box
        self.order_fields(["file", *(f"{SHARE}{pk}" for pk in self.units), "reason"])

    def changed(self) -> list[tuple[Any, Decimal]]:
        """The units whose share was set or altered, with it."""
        held = [(each, self.cleaned_data[f"{SHARE}{pk}"]) for pk, each in self.units.items()]
        return [(each, value) for each, value in held if value is not None and self._differs(each, value)]

    def _differs(self, each: Any, value: Decimal) -> bool:
        before = self.initial.get(f"{SHARE}{each.pk}")
        return before is None or Fraction(value) != Fraction(before)
