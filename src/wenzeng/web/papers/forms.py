"""Forms of the papers' screens."""

from __future__ import annotations

from django import forms as fields

from wenzeng.web.shell import forms

ACCEPTED = (".docx", ".pdf")


class Checking(forms.Form):
    """A code, or a file; one of the two."""

    code = fields.CharField(
        label="查验码",
        max_length=40,
        required=False,
        help_text="印在每页页脚，12 位，大小写、空格和横线不限。",
        widget=fields.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )
    file = forms.Upload(label="或选文件", kinds=ACCEPTED, required=False)

    def clean(self) -> dict[str, object]:
        """Ask for one of the two."""
        given = super().clean() or {}
        if not self.errors and not given.get("code") and not given.get("file"):
            raise fields.ValidationError("请填查验码，或选要查验的文件。")
        return given


class TakingBack(forms.Form):
    """The signed file, with the number and the date that it bears."""

    number = fields.CharField(label="发文字号", max_length=100, help_text="如：桂稳工业保运行指办通报〔2022〕12号")
    dated = forms.Day(label="成文日期")
    file = forms.Upload(label="签发件", kinds=ACCEPTED)
