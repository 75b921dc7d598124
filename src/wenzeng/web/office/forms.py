"""Forms of the office's screens."""

from __future__ import annotations

from django import forms as fields

from wenzeng.web.shell import forms


class SignIn(forms.Form):
    """Username and password; lengths are bounded so that hashing cannot be made slow."""

    username = fields.CharField(
        label="账号",
        max_length=150,
        widget=fields.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    password = fields.CharField(
        label="口令",
        max_length=256,
        strip=False,
        widget=fields.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
