"""The one mechanism of change: close the current version of an item, write the next."""

from __future__ import annotations

from datetime import datetime
from typing import Any, TypeVar

from django.db.models import Model

from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.plan.models import (
    Document,
    MeasureUnit,
    MeasureVersion,
    MentionVersion,
    TaskUnit,
    TaskVersion,
    Version,
)

V = TypeVar("V", bound=Version)
_BOOKKEEPING = {"id", "item", "revision", "valid_from", "valid_to", "reason", "by", "dropped"}


def first(model: type[V], item: Model, *, by: Any, at: datetime, reason: str = "", **values: Any) -> V:
    """The first version of a new item."""
    return model._default_manager.create(item=item, revision=1, valid_from=at, by=by, reason=reason, **values)


def revise(current: V, *, by: Any, at: datetime, reason: str, expected: int | None = None, **changes: Any) -> V:
    """Close a version and write the next with some values changed; units are carried over unless ``set_units`` follows.

    Refuses when the version is no longer current (somebody was faster), or when ``expected``, the revision that the
    person had on screen, is an older one.
    """
    model = type(current)
    if expected is not None and expected != current.revision:
        raise Refused("conflict", "这一条刚被他人改过，您看到的不是最新内容。请刷新后再改。")
    moment = max(at, current.valid_from)
    if not model._default_manager.filter(pk=current.pk, valid_to=None).update(valid_to=moment):
        raise Refused("conflict", "这一条刚被他人改过，请刷新后再改。")
    values = {f.name: getattr(current, f.name) for f in model._meta.concrete_fields if f.name not in _BOOKKEEPING}
    values.update(changes)
    dropped = values.pop("dropped", False)
    return model._default_manager.create(
        item=current.item,
        revision=current.revision + 1,
        valid_from=moment,
        by=by,
        reason=reason,
        dropped=dropped,
        **values,
    )


def altered(before: Version, after: Version) -> dict[str, list[str]]:
    """What a change altered, in the words of the fields: {词: [原, 今]}. For the journal."""
    out: dict[str, list[str]] = {}
    for field in type(before)._meta.concrete_fields:
        old, new = getattr(before, field.attname), getattr(after, field.attname)
        if field.name not in _BOOKKEEPING and old != new and str(field.verbose_name) != field.name.replace("_", " "):
            out[str(field.verbose_name)] = [_word(before, field.name), _word(after, field.name)]
    return out


def _word(version: Version, name: str) -> str:
    """A value as a person reads it."""
    shown = getattr(version, f"get_{name}_display", None)
    value = shown() if shown else getattr(version, name)
    return "" if value is None else str(value)


def carry_units(before: MeasureVersion | TaskVersion, after: MeasureVersion | TaskVersion) -> None:
    """Give the next version the unit rows of the one before."""
    set_units(after, [(u.mention_id, u.lead) for u in before.units.all()])


def set_units(version: MeasureVersion | TaskVersion, rows: list[tuple[int, bool]]) -> None:
    """The unit rows of a version: (mention id, lead) in order."""
    model: Any = MeasureUnit if isinstance(version, MeasureVersion) else TaskUnit
    model.objects.bulk_create(
        model(version=version, mention_id=mention, lead=lead, position=n) for n, (mention, lead) in enumerate(rows, 1)
    )


def set_mention_units(version: MentionVersion, units: list[Any]) -> None:
    """What a name stands for."""
    version.units.set(units)


def need_reason(document: Document, reason: str) -> str:
    """The reason, trimmed. Refuses a missing one once the plan is in force, and any change of a discarded draft."""
    if document.state == "discarded":
        raise Refused("conflict", "这份草稿已弃用，不能再改。")
    words = reason.strip()
    if document.state == "adopted" and len(words) < 4:
        raise Refused("invalid", "计划已在用，改动须写明理由（至少 4 个字），理由会记入日志。", "理由")
    return words
