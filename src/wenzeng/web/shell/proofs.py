"""Fields that forms of the work share: files as evidence, and a key by which a form sent twice is one act."""

from __future__ import annotations

import secrets
from typing import Any

from django import forms as fields
from django.core.files.uploadedfile import UploadedFile

from wenzeng.library import evidence
from wenzeng.library.refusal import Refused
from wenzeng.web.shell import forms

KINDS = tuple(f".{kind}" for kind in evidence.KINDS)


class _SeveralInput(fields.FileInput):
    allow_multiple_selected = True


class Several(forms.Upload):
    """Several files, chosen or dropped on the box, as (name, bytes); each must be what its name says."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(kinds=KINDS, **kwargs)
        self.note = f"可选多份，或拖到框内；每份不超过 {self.mebibytes} MB"
        self.widget = _SeveralInput(attrs={"accept": ",".join(KINDS)})

    def clean(self, data: Any, initial: Any = None) -> tuple[tuple[str, bytes], ...]:
        """The files, if each keeps within the limits."""
        given = data if isinstance(data, list) else [data] if data else []
        if not given:
            super().clean(None, initial)
        if len(given) > evidence.MOST:
            said = f"一次最多附 {evidence.MOST} 份，选了 {len(given)} 份"
            raise fields.ValidationError(said, code="too_many")
        return tuple(self._checked(super(Several, self).clean(each, initial)) for each in given)

    def _checked(self, given: UploadedFile) -> tuple[str, bytes]:
        data = given.read()
        try:
            return evidence.check(given.name or "", data), data
        except Refused as refusal:
            raise fields.ValidationError(refusal.message, code=refusal.code) from None


class Keyed(forms.Form):
    """A form with a key of its own: sent twice, it is one act."""

    key = fields.CharField(max_length=64, widget=fields.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"key": secrets.token_hex(16), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
