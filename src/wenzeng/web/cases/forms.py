"""Forms of supervision, drawn from what an act declares that it needs; the words of its letter are fields as well."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms as fields

from wenzeng.mechanisms.casework.declare import Given, Need, Promise
from wenzeng.mechanisms.casework.queries.letters import LONGEST, Piece
from wenzeng.web.shell import forms
from wenzeng.web.shell.proofs import Keyed, Several

WORDS = "words_"
ROWS = 4
"""Commitments that one form takes; nobody promises more in one talk without a plan of its own."""


def _area(rows: int = 4) -> fields.Textarea:
    return fields.Textarea(attrs={"rows": rows})


class Acting(Keyed):
    """An act's form. ``expected`` is how many steps the person saw."""

    expected = fields.IntegerField(required=False, widget=fields.HiddenInput)

    def __init__(
        self,
        *args: Any,
        needs: Sequence[Need],
        pieces: Iterable[Piece] = (),
        units: Sequence[Any] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.needs = needs
        for need in needs:
            self.fields.update(_fields(need, units))
        self.passages = [piece for piece in pieces if not piece.locked]
        for piece in self.passages:
            words = fields.CharField(label=piece.label.rstrip("：") or "正文", max_length=LONGEST, widget=_area(2))
            words.error_messages["required"] = "这一段不能留空"
            words.initial = piece.text
            self.fields[f"{WORDS}{piece.code}"] = words
        for name, field in self.fields.items():
            if not name.startswith(WORDS):
                chosen = isinstance(field, forms.Day | fields.ChoiceField | fields.FileField)
                field.error_messages["required"] = f"请{'选择' if chosen else '填写'}“{field.label}”"

    @property
    def beside(self) -> list[Any]:
        """The fields that stand beside the letter; its words are fields within it."""
        apart = {field.name for field in self.more}
        return [f for f in self.visible_fields() if not f.name.startswith(WORDS) and f.name not in apart]

    @property
    def more(self) -> list[Any]:
        """The rows for commitments beyond the first, which stay folded."""
        return [f for f in self.visible_fields() if f.name.startswith("promise_") and f.name[8] != "1"]

    @property
    def more_used(self) -> bool:
        """Whether something stands in the folded rows."""
        return any(field.errors or (field.name.endswith("_text") and field.value()) for field in self.more)

    def typed(self) -> dict[str, str]:
        """What has been typed so far in answer to the needs, for the letter to show."""
        answers = {need.code: str(self.data.get(need.code, "")) for need in self.needs if need.kind in ("text", "line")}
        return {code: words for code, words in answers.items() if words}

    def given(self) -> Given:
        """What the person gave."""
        held = self.cleaned_data
        own = {need.code for need in self.needs} - {"text", "due", "files", "commitments"}
        return Given(
            text=held.get("text", ""),
            due=held.get("due"),
            files=held.get("files") or (),
            detail={code: held[code] for code in own if held.get(code)},
            promises=tuple(self._promises()),
            words={piece.code: held[f"{WORDS}{piece.code}"] for piece in self.passages if self._edited(piece)},
        )

    def _edited(self, piece: Piece) -> bool:
        """Whether the words are no longer those of the letter; browsers send line breaks of their own kind."""
        return bool(self.cleaned_data[f"{WORDS}{piece.code}"].replace("\r\n", "\n") != piece.text)

    def _promises(self) -> Iterable[Promise]:
        for n in range(1, ROWS + 1):
            text = self.cleaned_data.get(f"promise_{n}_text")
            if text:
                unit, due = self.cleaned_data[f"promise_{n}_unit"], self.cleaned_data[f"promise_{n}_due"]
                yield Promise(unit, text, due)

    def clean(self) -> dict[str, Any]:
        """A promise has its day; the first one is always asked for."""
        held = super().clean() or {}
        for n in range(2, ROWS + 1):
            if held.get(f"promise_{n}_text") and not held.get(f"promise_{n}_due"):
                self.add_error(f"promise_{n}_due", "请选择这项承诺的完成时限")
        return held


def _fields(need: Need, units: Sequence[Any]) -> dict[str, fields.Field]:
    """The field of a need; a need for commitments is a few rows of fields."""
    common: dict[str, Any] = {"label": need.label, "required": need.required, "help_text": need.help}
    if need.kind == "day":
        return {need.code: forms.Day(**common)}
    if need.kind == "files":
        return {need.code: Several(**common)}
    if need.kind == "line":
        return {need.code: fields.CharField(max_length=200, **common)}
    if need.kind == "commitments":
        return {name: field for n in range(1, ROWS + 1) for name, field in _promise(n, units).items()}
    return {need.code: fields.CharField(max_length=5000, widget=_area(), **common)}


def _promise(n: int, units: Sequence[Any]) -> dict[str, fields.Field]:
    """One row of a commitment: words, unit, day."""
    choices, first = [(unit.code, unit.name) for unit in units], n == 1
    return {
        f"promise_{n}_text": fields.CharField(label=f"承诺 {n}", max_length=500, required=first),
        f"promise_{n}_unit": fields.ChoiceField(label=f"承诺 {n} 责任单位", choices=choices, required=first),
        f"promise_{n}_due": forms.Day(label=f"承诺 {n} 完成时限", required=first),
    }


class Choosing(forms.Form):
    """Which kind of case to open about a subject."""

    type = fields.ChoiceField(label="督办方式", widget=fields.RadioSelect)

    def __init__(self, *args: Any, kinds: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind = self.fields["type"]
        assert isinstance(kind, fields.ChoiceField)
        kind.choices = [(each.code, each.label) for each in kinds]


class Dismissing(forms.Form):
    """Leaving a proposal aside."""

    reason = fields.CharField(label="理由", max_length=500, min_length=4, widget=_area(3))


class Bulk(forms.Form):
    """Proposals to be issued together, with one limit."""

    due = forms.Day(label="回复期限")

    def __init__(self, *args: Any, due: date, **kwargs: Any) -> None:
        super().__init__(*args, initial={"due": due}, **kwargs)
