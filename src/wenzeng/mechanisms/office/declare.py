"""What the other mechanisms declare to office: refusals, jobs, parameters, and which tables hold history."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Protocol

from wenzeng.library.refusal import Refused
from wenzeng.library.tables.plain import decimal_text

__all__ = [
    "KEEPERS",
    "ORIGINS",
    "History",
    "JobType",
    "Parameter",
    "Progress",
    "Refused",
    "Stopped",
    "declared",
    "histories",
    "history",
    "job",
    "job_type",
    "parameter",
    "parameters",
]

KEEPERS = frozenset({"hq_clerk", "hq_lead"})
"""Roles of the HQ office, who keep the calendar and the parameters; office lies below people and cannot ask it."""


class Stopped(Exception):
    """A job was cancelled by its owner; what it had begun is rolled back."""


class Progress(Protocol):
    """What a running job tells: ``done`` of ``total`` steps, and where it stands, in Chinese."""

    def __call__(self, done: int, total: int, message: str = "") -> None: ...


@dataclass(frozen=True)
class JobType:
    """A kind of long work (> 2 s). ``run(payload, progress, by)`` returns a JSON result, whose key ``url`` leads on."""

    name: str
    label: str
    run: Callable[[dict[str, Any], Progress, Any], dict[str, Any]]


_jobs: dict[str, JobType] = {}


def job(name: str, label: str) -> Callable[[Callable[..., dict[str, Any]]], Callable[..., dict[str, Any]]]:
    """Offer a function of a mechanism's ``jobs`` module as long work under a name."""

    def offer(run: Callable[..., dict[str, Any]]) -> Callable[..., dict[str, Any]]:
        _jobs[name] = JobType(name, label, run)
        return run

    return offer


def job_type(name: str) -> JobType:
    """The kind of long work of this name; KeyError where no mechanism offers it."""
    return _jobs[name]


@dataclass(frozen=True)
class History:
    """A table whose rows are written once. ``closing`` names the one column that may go from NULL to a value."""

    table: str
    closing: str | None = None


_histories: dict[str, History] = {}


def history(table: str, closing: str | None = None) -> None:
    """Declare a table as history: the database itself then refuses to change or delete its rows."""
    _histories[table] = History(table, closing)


def histories() -> tuple[History, ...]:
    """All declared tables, by name."""
    return tuple(_histories[name] for name in sorted(_histories))


ORIGINS = {"text": "原文规定", "regulation": "法规规定", "decided": "指挥部定", "assumption": "假定"}
"""Where a parameter's value comes from. Nothing is decided or paid on an assumption; HQ lifts it by deciding."""

Number = int | Fraction
Value = Number | str

_WHOLE = re.compile(r"-?\d{1,15}")
_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,9}|/[1-9]\d{0,14})?")


@dataclass(frozen=True)
class Parameter:
    """A figure that the text leaves open (参数): its first value, unit, bounds, origin, and the clause or reason.

    The type of the first value is the type of all. What HQ sets later stands in a table, each with its day and reason.
    """

    name: str
    label: str
    value: Value
    unit: str
    origin: str
    clause: str = ""
    why: str = ""
    low: Number | None = None
    high: Number | None = None

    def __post_init__(self) -> None:
        if (
            self.origin not in ORIGINS
            or self.origin == "decided"
            or not (self.clause if self.origin == "text" else self.why)
        ):
            raise ValueError(f"{self.name}: a text names its clause, all else its reason")
        self._within(self.value)

    @property
    def fixed(self) -> bool:
        """Whether the document itself gives the figure: it then changes with the document alone."""
        return self.origin == "text"

    def read(self, text: str) -> Value:
        """The value that a person typed, or that stands in the table; refuses what is no value of this parameter."""
        given = text.strip()
        if isinstance(self.value, str):
            if not given or len(given) > 200:
                raise Refused("invalid", "请填写数值，不超过 200 字。", "数值")
            return given
        whole = isinstance(self.value, int)
        if not (_WHOLE if whole else _NUMBER).fullmatch(given):
            raise Refused("invalid", f"“{given[:20]}”不是{'整数' if whole else '数'}，单位已在格内，只填数。", "数值")
        return self._within(int(given) if whole else Fraction(given))

    def written(self, value: Value) -> str:
        """The value as it stands in the table: exact; where a decimal would not end soon, one number over another."""
        if isinstance(value, Fraction):
            short = decimal_text(value)
            exact = _NUMBER.fullmatch(short) and Fraction(short) == value
            return short if exact else f"{value.numerator}/{value.denominator}"
        return str(value)

    def _within(self, value: Value) -> Value:
        """The value, if it keeps within the bounds."""
        if not isinstance(value, str):
            if self.low is not None and value < self.low:
                raise Refused("invalid", f"不能小于 {self.written(self.low)}{self.unit}。", "数值")
            if self.high is not None and value > self.high:
                raise Refused("invalid", f"不能大于 {self.written(self.high)}{self.unit}。", "数值")
        return value


_parameters: dict[str, Parameter] = {}


def parameter(
    name: str,
    label: str,
    value: Value,
    unit: str,
    origin: str,
    clause: str = "",
    why: str = "",
    low: Number | None = None,
    high: Number | None = None,
) -> Parameter:
    """Declare a parameter of a mechanism or measure; the same name means the same parameter."""
    held = Parameter(name, label, value, unit, origin, clause, why, low, high)
    if _parameters.setdefault(name, held) != held:
        raise ValueError(f"two parameters are called {name}")
    return held


def declared(name: str) -> Parameter:
    """The parameter of this name; KeyError where none is declared."""
    return _parameters[name]


def parameters() -> tuple[Parameter, ...]:
    """All declared parameters, by name."""
    return tuple(_parameters[name] for name in sorted(_parameters))


ACTS = {
    "office.lay_down_calendar": "建立工作日历",
    "office.change_calendar": "改动工作日历",
    "office.set_parameter": "设定参数",
    "office.move_date": "调整业务日期",
    "office.wish_mail": "设定邮件提醒",
}
"""Words for the acts that the journal names."""
