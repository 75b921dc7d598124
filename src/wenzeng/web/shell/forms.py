"""Forms as the house draws them: label above, unit in the box, last value below, errors on top and at the field alike.

A screen declares ``class Visit(forms.Form)`` with Django's fields and those of this module, and prints ``{{ form }}``.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.forms.renderers import DjangoTemplates

from wenzeng.web.shell.figures import MINUS

MEBIBYTE = 1024 * 1024
DJANGO_ROWS = "10"  # Django's own height of a text area: too high for a sentence or two
VERBS = (
    (forms.CheckboxInput, "勾选"),
    (forms.FileInput, "选择"),
    (forms.Select | forms.RadioSelect | forms.CheckboxSelectMultiple, "选择"),
)


class BoundField(forms.BoundField):
    """A field in its form, with what the shell's template asks of it."""

    @property
    def unit(self) -> str:
        """The unit inside the box."""
        return str(getattr(self.field, "unit", ""))

    @property
    def note(self) -> str:
        """The small words beside the label."""
        return str(getattr(self.field, "note", ""))

    @property
    def before(self) -> str:
        """The words below the box: last value, value of the last year."""
        return str(getattr(self.field, "before", ""))

    @property
    def ask(self) -> str:
        """What is to be explained (核实), if anything is."""
        asks: Mapping[str, str] = getattr(self.form, "asks", {})
        return asks.get(self.name, "")

    @property
    def aria_describedby(self) -> str | None:
        """The ids of help, last value, question and errors, in the order of the page."""
        given = super().aria_describedby or ""
        own = [f"{self.auto_id}_{part}" for part in ("before", "ask") if getattr(self, part)]
        return " ".join([*given.split(), *own]) or None


class Renderer(DjangoTemplates):
    """Draws forms and fields by the shell's templates."""

    form_template_name = "shell/form.html"
    field_template_name = "shell/field.html"
    bound_field_class = BoundField


class Form(forms.Form):
    """A form of the house. ``asks`` maps names of fields to what must be explained."""

    default_renderer = Renderer()  # one for all: each of its own compiles every template anew
    use_required_attribute = False  # the server answers in sentences; the browser's bubbles differ from them

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.asks: dict[str, str] = {}
        for field in self.fields.values():
            verb = next((verb for widget, verb in VERBS if isinstance(field.widget, widget)), "填写")
            field.error_messages["required"] = f"请{verb}“{field.label or '这一项'}”"
            if isinstance(field.widget, forms.Textarea) and field.widget.attrs.get("rows") == DJANGO_ROWS:
                field.widget.attrs["rows"] = "4"


class Figure(forms.DecimalField):
    """A number with its unit; commas, spaces and full-width digits are taken as people type them."""

    def __init__(self, *, unit: str = "", note: str = "", before: str = "", **kwargs: Any) -> None:
        self.unit, self.note, self.before = unit, note, before
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(widget=widget, **kwargs)

    def to_python(self, value: Any) -> Any:
        """The number; what is none is refused with the sign that spoils it."""
        if not isinstance(value, str):
            return super().to_python(value)
        text = unicodedata.normalize("NFKC", value).replace(",", "").replace(" ", "").replace(MINUS, "-")
        strange = next((sign for sign in text if sign not in "0123456789.-"), None)
        if strange is not None:
            raise ValidationError(f"含“{strange}”，不是数字；只填数，单位已在格内", code="invalid")
        return super().to_python(text)


class Upload(forms.FileField):
    """A file of certain kinds up to a size; both are said beside the field and checked here."""

    def __init__(self, *, kinds: tuple[str, ...], mebibytes: int = 20, **kwargs: Any) -> None:
        self.kinds, self.mebibytes = kinds, mebibytes
        self.note = f"{'、'.join(kind.lstrip('.') for kind in kinds)}，不超过 {mebibytes} MB"
        super().__init__(widget=forms.FileInput(attrs={"accept": ",".join(kinds)}), **kwargs)

    def clean(self, data: Any, initial: Any = None) -> Any:
        """The file, if it keeps within the limits."""
        given = super().clean(data, initial)
        if isinstance(given, UploadedFile):
            name = (given.name or "").lower()
            if not name.endswith(self.kinds):
                raise ValidationError(f"“{given.name}”不是可收的文件；可收：{'、'.join(self.kinds)}", code="kind")
            if (given.size or 0) > self.mebibytes * MEBIBYTE:
                size = f"{(given.size or 0) / MEBIBYTE:.1f}"
                raise ValidationError(f"“{given.name}”有 {size} MB，超过 {self.mebibytes} MB", code="too_large")
        return given


class Day(forms.DateField):
    """A date, chosen in the browser's own calendar."""

    def __init__(self, *, note: str = "", **kwargs: Any) -> None:
        self.note = note
        super().__init__(widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}), **kwargs)
