"""Reading parameters: the value on a day, the list of all with their origins, the history of one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from wenzeng.mechanisms.office.declare import ORIGINS, Parameter, declared, parameters
from wenzeng.mechanisms.office.models import ParameterValue


@dataclass(frozen=True)
class Shown:
    """A parameter as it stands on a day. ``since``, ``by``, ``reason`` are empty while the declared value holds."""

    declared: Parameter
    value: Any
    origin: str
    row: ParameterValue | None

    @property
    def name(self) -> str:
        """The parameter's name."""
        return self.declared.name

    @property
    def label(self) -> str:
        """What it is, in words."""
        return self.declared.label

    @property
    def unit(self) -> str:
        """The unit of its value."""
        return self.declared.unit

    @property
    def text(self) -> str:
        """The value as written."""
        return self.declared.written(self.value)

    @property
    def origin_name(self) -> str:
        """The word for its origin."""
        return ORIGINS[self.origin]

    @property
    def clause(self) -> str:
        """The clause that it belongs to."""
        return self.declared.clause

    @property
    def why(self) -> str:
        """The ground on which the value stands now: what HQ wrote, else what was declared."""
        return self.row.reason if self.row else self.declared.why

    @property
    def since(self) -> date | None:
        """The day from which the value holds."""
        return self.row.since if self.row else None

    @property
    def by(self) -> Any:
        """Who set it."""
        return self.row.by if self.row else None


def value(name: str, at: date) -> Any:
    """The value of a parameter on a day: int, Fraction or str, as declared."""
    return standing(name, at).value


def standing(name: str, at: date) -> Shown:
    """A parameter with its value on a day. KeyError where none of this name is declared."""
    held = declared(name)
    return _shown(held, of(name).filter(since__lte=_day(at)).first())


def shown(at: date) -> list[Shown]:
    """All declared parameters as they stand on a day, by name."""
    newest: dict[str, ParameterValue] = {}
    for row in _rows().filter(since__lte=_day(at)):
        newest.setdefault(row.name, row)
    return [_shown(held, newest.get(held.name)) for held in parameters()]


def of(name: str) -> QuerySet[ParameterValue]:
    """Everything that was set for a parameter, the newest day first."""
    return _rows().filter(name=name)


def _rows() -> QuerySet[ParameterValue]:
    return ParameterValue.objects.select_related("by", "by__unit").order_by("-since", "-pk")


def _shown(held: Parameter, row: ParameterValue | None) -> Shown:
    return Shown(held, held.read(row.value) if row else held.value, row.origin if row else held.origin, row)


def _day(at: date) -> date:
    """The day itself; of a moment, its day here."""
    return timezone.localdate(at) if isinstance(at, datetime) else at
