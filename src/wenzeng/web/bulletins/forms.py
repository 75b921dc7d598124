"""Forms of the bulletins' screens."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms as fields

from wenzeng.library.papers.official import tokens
from wenzeng.web.shell import forms


class Editing(forms.Form):
    """Title, opening and sections as they stand; each figure shows its frozen words and keeps them."""

    expected = fields.IntegerField(widget=fields.HiddenInput)
    title = fields.CharField(
        label="标题", max_length=300, widget=fields.Textarea(attrs={"rows": "2"}), help_text="换行处即标题分行处。"
    )
    opening = fields.CharField(label="导语", max_length=6000, widget=fields.Textarea(attrs={"rows": "3"}))

    def __init__(self, *args: Any, bulletin: Any, words: dict[str, str], **kwargs: Any) -> None:
        initial = {
            "expected": bulletin.revision,
            "title": tokens.seen(bulletin.title, words),
            "opening": tokens.seen(bulletin.opening, words),
        }
        self.keys = [section["key"] for section in bulletin.sections]
        for section in bulletin.sections:
            initial[f"heading_{section['key']}"] = section["heading"]
            initial[f"text_{section['key']}"] = tokens.seen(section["text"], words)
        super().__init__(*args, initial=initial, **kwargs)
        for number, section in enumerate(bulletin.sections, 1):
            key, heading = section["key"], section["heading"]
            missing = {"required": f"请填写“{heading}”"}
            self.fields[f"heading_{key}"] = fields.CharField(
                label=f"第{number}部分标题", max_length=60, error_messages=missing
            )
            self.fields[f"text_{key}"] = fields.CharField(
                label=heading,
                max_length=12000,
                widget=fields.Textarea(attrs={"rows": "5"}),
                error_messages=missing,
            )

    def texts(self) -> dict[str, tuple[str, str]]:
        """(heading, text) of each section, as typed."""
        given = self.cleaned_data
        return {key: (given[f"heading_{key}"], given[f"text_{key}"]) for key in self.keys}


class Saying(forms.Form):
    """Words that a step asks for."""

    text = fields.CharField(label="说明", max_length=1000, widget=fields.Textarea)

    def __init__(self, *args: Any, label: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = label
        self.fields["text"].error_messages["required"] = f"请填写“{label}”"


class Asking(forms.Form):
    """The units that are asked for their countersign."""

    units = fields.MultipleChoiceField(label="会签单位", widget=fields.CheckboxSelectMultiple)

    def __init__(self, *args: Any, units: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_code = {unit.code: unit for unit in units}
        choice = self.fields["units"]
        assert isinstance(choice, fields.MultipleChoiceField)
        choice.choices = [(unit.code, unit.short_name) for unit in self.by_code.values()]

    def chosen(self) -> list[Any]:
        """The units ticked."""
        return [self.by_code[code] for code in self.cleaned_data["units"]]


class Answering(forms.Form):
    """What a unit says to a draft."""

    answer = fields.ChoiceField(
        label="答复", choices=[("agree", "同意"), ("object", "有意见")], widget=fields.RadioSelect
    )
    text = fields.CharField(
        label="意见", max_length=1000, required=False, widget=fields.Textarea(attrs={"rows": "3"}),
        help_text="有意见的，写明改哪里、怎么改。",
    )  # fmt: skip


class Registering(forms.Form):
    """The file that the OA signed, with its number and date."""

    number = fields.CharField(label="发文字号", max_length=100, help_text="如：桂稳工业保运行指办通报〔2022〕12号")
    dated = forms.Day(label="成文日期")
    file = forms.Upload(label="签发件", kinds=(".docx", ".pdf"))
