"""Forms of the acts on accounts and posts."""

from __future__ import annotations

from typing import Any

from django import forms as fields

from wenzeng.mechanisms.people import access
from wenzeng.mechanisms.people.declare import ROLES
from wenzeng.web.office.persons.fields import PersonField, UnitField
from wenzeng.web.shell import forms

NEW_PASSWORD = fields.PasswordInput(attrs={"autocomplete": "new-password"})


class Asking(forms.Form):
    """A form that offers what the asking person may see."""

    def __init__(self, person: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, UnitField):
                field.among = access.units_to_name(person)
            if isinstance(field, PersonField):
                field.among = access.persons_visible_to(person).filter(is_active=True)


def reason(label: str = "事由") -> fields.CharField:
    """Why; every act on somebody else's rights says so, and the journal keeps it."""
    return fields.CharField(label=label, max_length=200, help_text="记入日志")


class Create(Asking):
    """A new account."""

    username = fields.CharField(
        label="账号", max_length=60, help_text="3 至 60 个小写字母、数字、点、横线，以字母开头；建后不能改",
        widget=fields.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )  # fmt: skip
    name = fields.CharField(label="姓名", max_length=100)
    unit = UnitField(label="单位", help_text="名称、简称或代码")
    valid_until = forms.Day(label="有效期至", note="审计等临时账号填写", required=False)


class Correct(Asking):
    """Name, phone and last day of an account."""

    name = fields.CharField(label="姓名", max_length=100)
    phone = fields.RegexField(
        r"^[0-9+()（）\-× ]*$", label="电话", max_length=40, required=False, help_text="督办和领导页上显示，便于联系"
    )
    valid_until = forms.Day(label="有效期至", note="当日仍可用；空着为长期", required=False)


class Give(Asking):
    """A post."""

    role = fields.ChoiceField(label="角色", choices=[("", "请选择"), *ROLES.items()])
    unit = UnitField(label="单位", help_text="名称、简称或代码")
    reason = reason()


class Deputise(Asking):
    """Who stands in, from when to when."""

    deputy = PersonField(label="代理人", help_text="姓名或账号")
    first = forms.Day(label="自")
    last = forms.Day(label="至", note="含当日")
    reason = reason()


class HandOver(Asking):
    """Who takes over."""

    successor = PersonField(label="接手人", help_text="姓名或账号；须已有可用账号")
    reason = reason()


class Reason(Asking):
    """Only why."""

    reason = reason()


class Password(forms.Form):
    """A new password of one's own."""

    old = fields.CharField(
        label="现用口令", max_length=256, strip=False,
        widget=fields.PasswordInput(attrs={"autocomplete": "current-password"}),
    )  # fmt: skip
    new = fields.CharField(
        label="新口令", max_length=256, strip=False, widget=NEW_PASSWORD,
        help_text="至少 10 个字符，不能全是数字，不能与账号、姓名或最近 5 次的口令相同",
    )  # fmt: skip
    again = fields.CharField(label="再输一次", max_length=256, strip=False, widget=NEW_PASSWORD)

    def clean(self) -> dict[str, Any]:
        """Both the same."""
        data = super().clean() or {}
        if data.get("new") and data.get("again") and data["new"] != data["again"]:
            self.add_error("again", "与新口令不同")
        return data
