"""The plan: what the compiler makes of a policy document, and its form as JSON."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from wenzeng.library.policy.passage import Span

KINDS = {
    "once": "一次性",
    "target": "目标",
    "recurring": "定期",
    "standing": "长期",
    "rule": "规则",
    "report": "报送",
}
"""Kinds of a task: acts with an end, a number to reach, a rhythm, by degree or without end, money or a right by
condition, a duty to hand something up."""

RHYTHMS = {
    "day": "每日",
    "ten_days": "每旬",
    "month": "每月",
    "quarter": "每季度",
    "half_year": "每半年",
    "year": "每年",
    "regular": "定期",
}
"""Rhythms of a recurring task; ``regular`` is 定期 without a figure."""


@dataclass(frozen=True, slots=True)
class Task:
    """One commitment (任务): a verb with its object and its own result. No ``units`` means its measure's."""

    text: str
    span: Span
    verb: str
    object: str
    kind: str
    every: str | None = None
    deadline: str | None = None
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """A sentence of the body that commits nobody: a reason, an aim."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Blank:
    """A named blank (留白): what the text leaves open, and which unit has to fill it."""

    text: str
    span: Span
    what: str
    unit: str | None


@dataclass(frozen=True, slots=True)
class Target:
    """A number to be reached (目标). ``value`` is an exact decimal string, 万 and 亿 multiplied out."""

    what: str
    value: str
    unit: str
    op: str
    deadline: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Cap:
    """A money ceiling of an award, subsidy or loan (最高), in yuan as an exact decimal string."""

    amount_yuan: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Condition:
    """A threshold of an award; ``>`` (超过) and ``>=`` (以上) are kept apart."""

    what: str
    value: str
    unit: str
    op: str
    span: Span


@dataclass(frozen=True, slots=True)
class Share:
    """Who bears which part of a sum, in per cent."""

    who: str
    percent: str
    span: Span


@dataclass(frozen=True, slots=True)
class Programme:
    """The name of a programme, platform or activity."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Reference:
    """Another document that the text names."""

    number: str | None
    title: str
    span: Span


@dataclass(frozen=True, slots=True)
class Unread:
    """A place that could not be read, with the reason in Chinese."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Items:
    """What a measure's body holds."""

    tasks: tuple[Task, ...] = ()
    context: tuple[Context, ...] = ()
    blanks: tuple[Blank, ...] = ()
    targets: tuple[Target, ...] = ()
    deadlines: tuple[str, ...] = ()
    caps: tuple[Cap, ...] = ()
    conditions: tuple[Condition, ...] = ()
    shares: tuple[Share, ...] = ()
    programmes: tuple[Programme, ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """The lowest numbered item that has a body of its own (措施)."""

    number: str
    path: tuple[str, ...]
    title: str
    text: str
    span: Span
    lead_units: tuple[str, ...]
    lead_explicit: bool
    responsible_units: tuple[str, ...]
    items: Items = field(default_factory=Items)
    notes: tuple[Context, ...] = ()
    """Its responsibility notes as issued."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A compiled document. ``source_text`` is the text that all spans count in."""

    title: str
    document_number: str | None
    issued: str | None
    measures: tuple[Measure, ...]
    document_targets: tuple[Target, ...] = ()
    references: tuple[Reference, ...] = ()
    unread: tuple[Unread, ...] = ()
    source_text: str = ""
    issuer: str | None = None


def as_json(plan: Plan) -> dict[str, Any]:
    """The plan in the published form: tuples as lists, numbers as JSON numbers, items beside the measure's own keys;
    a task without units of its own has its measure's."""
    out: dict[str, Any] = _plain(asdict(plan))
    for measure in out["measures"]:
        measure.update(measure.pop("items"))
        for task in measure["tasks"]:
            task["units"] = task["units"] or measure["responsible_units"]
    return out


def _plain(value: Any, key: str = "") -> Any:
    if isinstance(value, dict):
        return {k: _plain(v, k) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(v) for v in value]
    if key in {"value", "amount_yuan", "percent"}:
        return float(value) if "." in value else int(value)
    return value
