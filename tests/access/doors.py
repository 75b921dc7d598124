"""What the access matrix is told of each address: with which objects it is opened, who may look, who may act.

Each screen package has one file ``objects_<package>.py`` beside this one with ``DOORS``, perhaps ``CANARIES`` and ``plant``.
Visitors are the persons of the small region by username: one for each role, and a second city and a second department.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.region import Region
from wenzeng.mechanisms.people.declare import ADMINISTRATORS as ADMINISTRATOR_ROLES
from wenzeng.mechanisms.people.declare import HQ_DESK, ROLES, WHOLE_REGION
from wenzeng.mechanisms.people.declare import OUTSIDE as OUTSIDER_ROLES

Visitors = frozenset[str]
__all__ = [
    "ADMINISTRATORS", "CENTRE", "DESK", "EVERYBODY", "INSIDE", "NOBODY", "OUTSIDE", "READERS", "WHOLE", "Door", "Matrix", "Region",
    "gathered", "nothing",
]  # fmt: skip

Arguments = Callable[[Region], list[Any]]

EVERYBODY: Visitors = frozenset(ROLES) | {"other_city", "other_department"}
ADMINISTRATORS: Visitors = frozenset(ADMINISTRATOR_ROLES)
OUTSIDE: Visitors = frozenset(OUTSIDER_ROLES)
READERS = EVERYBODY - ADMINISTRATORS
INSIDE = READERS - OUTSIDE
WHOLE: Visitors = frozenset(WHOLE_REGION)
DESK: Visitors = frozenset(HQ_DESK)
NOBODY: Visitors = frozenset()
CENTRE = WHOLE | {"department_officer", "other_department"}
"""Whose work is the whole region's: one half of the visitors, by the time they take."""


def nothing(region: Region) -> list[Any]:
    """An address without an object."""
    return []


@dataclass(frozen=True)
class Door:
    """One address. Whoever is not let in is refused, and cannot tell from the answer whether there is such an object.

    ``see`` may GET (None: the address only acts), ``act`` may POST (None: it only shows). ``own`` gives the object's
    arguments; ``knows`` may know of it by another address, and be refused here all the same. ``foreign`` gives those of
    an object that nobody but ``foreign_but`` may know of. ``searches``: takes ``?q=``. ``public``: before sign-in.
    """

    name: str
    see: Visitors | None
    act: Visitors | None = None
    own: Arguments = nothing
    knows: Visitors = NOBODY
    foreign: Arguments | None = None
    foreign_but: Visitors = DESK
    searches: bool = False
    public: bool = False


@dataclass(frozen=True)
class Matrix:
    """All that the files tell."""

    doors: dict[str, Door]
    canaries: dict[str, Visitors]
    """Words that were planted, with the visitors that meet them; ours begin alike, so that one search asks for all."""
    plants: list[Callable[[Region], None]] = field(default_factory=list)


def gathered() -> Matrix:
    """The matrix, from every file of objects beside this one; an address told twice is a mistake."""
    doors: dict[str, Door] = {}
    canaries: dict[str, Visitors] = {}
    plants = []
    for module in _modules():
        for door in module.DOORS:
            assert door.name not in doors, f"{door.name} is told twice"
            doors[door.name] = door
        said: Mapping[str, Visitors] = getattr(module, "CANARIES", {})
        canaries.update(said)
        if hasattr(module, "plant"):
            plants.append(module.plant)
    return Matrix(doors, canaries, plants)


def _modules() -> Iterator[ModuleType]:
    for path in sorted(Path(__file__).parent.glob("objects_*.py")):
        yield importlib.import_module(f"tests.access.{path.stem}")
