"""Forms of the acts on a plan. Each carries the revision that the person saw, and asks for the reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms as fields

from wenzeng.library.policy.plan import KINDS, RHYTHMS
from wenzeng.mechanisms.people.access import visible_to as units_visible_to
from wenzeng.mechanisms.people.declare import UNIT_KINDS, UnitKind
from wenzeng.mechanisms.plan.declare import OPS
from wenzeng.web.shell import forms

NONE = [("", "—")]
BODIES = (UnitKind.HQ, UnitKind.DEPARTMENT, UnitKind.CITY, UnitKind.COMPANY, UnitKind.TEAM)
"""Kinds of units that a task is given to one by one."""

GROUPS = {"group:city": (UnitKind.CITY, "各设区市，全部"), "group:county": (UnitKind.COUNTY, "各县（市、区），全部")}
"""Groups of units that a name may stand for as a whole."""

KINDS_TO_ENTER = (UnitKind.DEPARTMENT, UnitKind.COMPANY, UnitKind.HQ, UnitKind.TEAM)


def _area(rows: int = 2) -> fields.Textarea:
    return fields.Textarea(attrs={"rows": rows})


def _offer(form: forms.Form, **offers: Iterable[Any]) -> None:
    """Give fields of a form their choices, which only the request knows."""
    for name, choices in offers.items():
        field = form.fields[name]
        assert isinstance(field, fields.ChoiceField)
        field.choices = list(choices)


class Act(forms.Form):
    """What every act carries: the revision seen, the way back, the reason (asked for once the plan is in force)."""

    expected = fields.IntegerField(required=False, widget=fields.HiddenInput)
    next = fields.CharField(required=False, widget=fields.HiddenInput)
    reason = fields.CharField(label="理由", max_length=500, required=False, widget=_area())

    def __init__(self, *args: Any, in_force: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reason = self.fields["reason"]
        reason.required = reason.required or in_force
        reason.help_text = "记入日志，随计划保存。" if reason.required else ""
        self.order_fields([name for name in self.fields if name != "reason"])


class Dropping(Act):
    """An act that takes something away: always with a reason."""

    reason = fields.CharField(label="理由", max_length=500, widget=_area())


class Heading(Act):
    """What stands on the document's head."""

    title = fields.CharField(label="标题", max_length=500, widget=_area())
    number = fields.CharField(
        label="发文字号", max_length=100, required=False, help_text="照原文写，如 桂政发〔2022〕14号。"
    )
    issuer = fields.CharField(label="发文机关", max_length=200, required=False)
    issued = forms.Day(label="成文日期", required=False)


class Terms(Act):
    """A task's words and terms."""

    title = fields.CharField(label="任务", max_length=500, widget=_area(3))
    kind = fields.ChoiceField(label="性质", choices=list(KINDS.items()))
    every = fields.ChoiceField(
        label="频次", choices=[*NONE, *RHYTHMS.items()], required=False, help_text="定期任务须选择。"
    )
    deadline = forms.Day(label="时限", required=False, help_text="改动后来源记为“指挥部定”；清空即不设时限。")


class NewTask(Terms):
    """A task added to a sentence of a measure."""

    sentence = fields.TypedChoiceField(label="句", coerce=int)

    def __init__(self, *args: Any, sentences: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shown = [(n, f"第{n}句　{text[:40]}{'…' if len(text) > 40 else ''}") for n, text in enumerate(sentences, 1)]
        _offer(self, sentence=shown)
        self.order_fields(["sentence"])


class TargetTerms(Act):
    """A target's terms."""

    what = fields.CharField(label="指标", max_length=200)
    op = fields.ChoiceField(label="方向", choices=list(OPS.items()))
    value = fields.CharField(label="目标值", max_length=40, help_text="阿拉伯数字；万、亿须乘开。")
    unit = fields.CharField(label="计量单位", max_length=40, required=False)
    deadline = forms.Day(label="时限", required=False)


class Units(Act):
    """A form that chooses units of the register by their codes."""

    def __init__(self, *args: Any, person: Any, first: Iterable[int] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        nearest = set(first)
        held = list(units_visible_to(person).filter(kind__in=BODIES, until=None))
        self.units = {unit.code: unit for unit in held}
        near = [(unit.code, unit.name) for unit in held if unit.pk in nearest]
        self.by_kind = [("本文件的责任单位", near)] if near else []
        for kind in BODIES:
            of_kind = [(u.code, u.name) for u in held if u.kind == kind and u.pk not in nearest]
            if of_kind:
                self.by_kind.append((UNIT_KINDS[kind], of_kind))

    def chosen(self, codes: Iterable[str]) -> list[Any]:
        """The units of these codes."""
        return [self.units[code] for code in codes]


class Assignment(Units):
    """Who answers for a task: one lead, the others jointly."""

    lead = fields.ChoiceField(label="牵头单位", required=False)
    joint = fields.MultipleChoiceField(label="配合单位", required=False, widget=fields.CheckboxSelectMultiple)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, lead=[("", "按措施的责任单位"), *self.by_kind])
        _offer(self, joint=self.by_kind)


class Lead(Act):
    """Who leads a measure: one of those it lists."""

    lead = fields.TypedChoiceField(label="牵头单位", coerce=int, widget=fields.RadioSelect)

    def __init__(self, *args: Any, listed: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, lead=listed)


class Meaning(Units):
    """What a name in the document stands for: units of the register, a whole group, or an actor that is only named."""

    meaning = fields.ChoiceField(label="指", widget=fields.RadioSelect)
    units_chosen = fields.MultipleChoiceField(
        label="从单位库选择", required=False, widget=fields.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, suggested: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.suggested = {f"unit:{unit.code}": unit for unit in suggested}
        choices = [(key, unit.name) for key, unit in self.suggested.items()]
        choices += [(key, word) for key, (_, word) in GROUPS.items()]
        _offer(
            self,
            meaning=[
                *choices,
                ("chosen", "下面勾选的单位"),
                ("named", "只具名：不设账号，由牵头单位代为报送"),
            ],
        )
        _offer(self, units_chosen=self.by_kind)

    def clean(self) -> dict[str, Any]:
        """Units must be ticked where the person says that they are."""
        held: dict[str, Any] = super().clean() or self.cleaned_data
        if held.get("meaning") == "chosen" and not held.get("units_chosen"):
            self.add_error("units_chosen", "请勾选至少一个单位，或改选上面的其他一项")
        return held


class NewUnit(Act):
    """A unit that the document names and the register lacks."""

    name = fields.CharField(label="名称", max_length=200, help_text="全称，照机构编制文件写。")
    short_name = fields.CharField(label="简称", max_length=100)
    kind = fields.ChoiceField(label="类别", choices=[(kind, UNIT_KINDS[kind]) for kind in KINDS_TO_ENTER])
    code = fields.RegexField(
        r"\A[a-z][a-z0-9.]{1,39}\Z",
        label="单位代码",
        help_text="小写字母、数字和点，登记后不再改。",
        error_messages={"invalid": "只能用小写字母开头的字母、数字和点，2 至 40 位"},
    )
    central = fields.BooleanField(label="中央驻桂", required=False)


class Settling(Act):
    """Where the answer to a blank comes from."""

    origin = fields.ChoiceField(
        label="来源",
        widget=fields.RadioSelect,
        initial="decided",
        choices=[("decided", "指挥部定"), ("assumption", "假定，待指挥部定")],
    )


class Filling(Settling):
    """What a blank is filled with."""

    answer = fields.CharField(label="确定为", max_length=500)
    field_order = ("answer", "origin")


class Dating(Settling):
    """By when a number is to be reached that the text gives no date for."""

    day = forms.Day(label="完成时限", note="原文未写", required=False)
    none = fields.BooleanField(label="不设期限，只跟踪", required=False)
    field_order = ("day", "none", "origin")

    def clean(self) -> dict[str, Any]:
        """One of the two: a day, or none on purpose."""
        data = super().clean() or {}
        if not data.get("day") and not data.get("none") and "day" not in self.errors:
            self.add_error("day", "请填完成时限，或勾选“不设期限，只跟踪”")
        if data.get("day") and data.get("none"):
            self.add_error("none", "已填完成时限，就不能再选不设期限")
        return data


class Leaving(Units):
    """Who answers a blank, and by when."""

    owner = fields.ChoiceField(label="答复单位")
    due = forms.Day(label="答复期限")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, owner=[("", "请选择"), *self.by_kind])


class Incoming(forms.Form):
    """A document that came in."""

    file = forms.Upload(label="政策文件", kinds=(".txt", ".docx", ".pdf", ".html", ".htm"))
    issued = forms.Day(
        label="成文日期",
        required=False,
        help_text="原文未写日期时填写，用来推算“年底前”“10月底前”等时限；不填则由正文推算。",
    )
