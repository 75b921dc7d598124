"""Forms of the calendar's screens: hold days to be off or worked, count days."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms as fields

from wenzeng.web.shell import forms

LONGEST = 1100
"""Most days of one count: three years are read by nobody, more would only burden the server."""

EARLIEST, LATEST = date(2000, 1, 1), date(2099, 12, 31)

UNITS = [("working", "工作日"), ("calendar", "自然日")]


class Change(forms.Form):
    """What a run of days is from now on, by which notice, why."""

    first = forms.Day(label="第一天")
    last = forms.Day(label="最后一天", required=False, help_text="只改一天的不填。")
    working = fields.ChoiceField(
        label="这些日子", choices=[("off", "放假"), ("work", "上班")], widget=fields.RadioSelect, initial="off"
    )
    name = fields.CharField(
        label="名称", max_length=40, required=False, help_text="如“国庆节”“壮族三月三”。调休上班的写为哪个节日调休。"
    )
    notice = fields.CharField(label="依据", max_length=200, help_text="放假通知的名称和文号。")
    provisional = fields.BooleanField(label="暂定，正式通知未到", required=False)
    reason = fields.CharField(label="理由", max_length=300, widget=fields.Textarea(attrs={"rows": 2}))
    expected = fields.IntegerField(required=False, widget=fields.HiddenInput)


class Count(forms.Form):
    """From a day on: so many days, or up to another day."""

    start = forms.Day(label="起算日", note="当日不计")
    days = fields.IntegerField(
        label="天数",
        required=False,
        min_value=0,
        max_value=LONGEST,
        widget=fields.NumberInput(attrs={"class": "wz-num"}),
    )
    unit = fields.ChoiceField(label="计法", choices=UNITS, initial="working")
    end = forms.Day(label="或数到", required=False)

    def clean(self) -> dict[str, Any]:
        """Either days or an end, and no endless count."""
        given = super().clean() or {}
        start, end, days = given.get("start"), given.get("end"), given.get("days")
        if not self.errors and (days is None) == (end is None):
            self.add_error("days", "请填天数，或填数到哪一天；两项只填一项。")
        if isinstance(start, date) and not EARLIEST <= start <= LATEST:
            self.add_error("start", f"应在 {EARLIEST.year} 年至 {LATEST.year} 年之间。")
        if isinstance(start, date) and isinstance(end, date) and not 0 <= (end - start).days <= LONGEST:
            self.add_error("end", f"应在起算日之后 {LONGEST} 天以内。")
        return given
