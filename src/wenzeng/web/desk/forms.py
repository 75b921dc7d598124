"""Forms of the desk."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms as fields
from django.core.exceptions import ValidationError

from wenzeng.mechanisms.office.queries.inbox import EVERY
from wenzeng.web.shell import forms


class MailWish(forms.Form):
    """Whether and where a person wants mail about messages; the address is checked where it is kept."""

    every = fields.ChoiceField(label="频次", choices=EVERY, widget=fields.RadioSelect)
    address = fields.CharField(
        label="邮箱",
        max_length=254,
        required=False,
        help_text="邮件只写事由和原因，不带内容；办理仍在系统中。",
        widget=fields.EmailInput(attrs={"autocomplete": "email"}),
    )


class Instruction(forms.Form):
    """What is to be done, by which unit, until when."""

    text = fields.CharField(label="交办事项", max_length=500, widget=fields.Textarea)
    unit = fields.ChoiceField(label="承办单位")
    due = forms.Day(label="时限", required=False)

    def offer(self, units: Iterable[Any]) -> None:
        """The units to choose from."""
        self.units = {unit.code: unit for unit in units}
        choice = self.fields["unit"]
        if isinstance(choice, fields.ChoiceField):
            choice.choices = [("", "请选择"), *((code, unit.short_name) for code, unit in self.units.items())]

    def clean_unit(self) -> Any:
        """The unit itself."""
        held = self.units.get(self.cleaned_data["unit"])
        if held is None:
            raise ValidationError("请选择“承办单位”")
        return held
