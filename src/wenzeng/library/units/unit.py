"""What the register of units holds, and what it answers."""

from dataclasses import dataclass
from typing import Literal

UnitKind = Literal["government", "hq", "department", "company", "team"]
ResolutionKind = Literal["unit", "group", "unknown"]


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit that can bear a duty. ``area`` is the GB/T 2260 code of the area it works for.

    ``central_in_region`` marks agencies of the centre in the region (中央驻桂): they are asked by 商请函, never
    supervised or ranked.
    """

    code: str
    name: str
    short: str
    kind: UnitKind
    area: str
    aliases: tuple[str, ...] = ()
    central_in_region: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Units named together (各设区市人民政府). No ``members``: a person has to name them case by case (各有关部门)."""

    code: str
    name: str
    aliases: tuple[str, ...] = ()
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a written name means: codes of units in official order, the group they come from, or else suggestions."""

    units: tuple[str, ...]
    kind: ResolutionKind
    suggestions: tuple[str, ...] = ()
    group: str | None = None
