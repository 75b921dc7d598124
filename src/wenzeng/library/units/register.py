"""The register: finds a unit or a group of units by any name that documents give it."""

import difflib
import re
from collections.abc import Iterable, Sequence

from wenzeng.library.units import spelling
from wenzeng.library.units.unit import Group, Resolution, Unit

LONGEST = 100
"""No unit's name is longer; what is longer is a sentence, or an attack on the comparison below."""

SUGGESTIONS = 3
LIKENESS = 0.6
"""财政局 and 财政厅 are 0.67 alike: a third of wrong characters is still worth asking about."""


class Register:
    """Units and groups under all their names. Two units under one name are refused when it is made."""

    def __init__(self, units: Iterable[Unit], groups: Iterable[Group]) -> None:
        self.units = tuple(units)
        self.groups = tuple(groups)
        self._units = {u.code: u for u in self.units}
        self._groups = {g.code: g for g in self.groups}
        self._exact: dict[str, str] = {}
        self._regional: dict[str, str] = {}
        for group in self.groups:
            for name in (group.name, *group.aliases):
                _enter(self._exact, spelling.key(name), group.code)
        for unit in self.units:
            for name in (unit.name, unit.short, *unit.aliases):
                self._enter_unit(name, unit)

    def unit(self, code: str) -> Unit:
        """The unit with this code; KeyError where there is none."""
        return self._units[code]

    def group(self, code: str) -> Group:
        """The group with this code; KeyError where there is none."""
        return self._groups[code]

    def resolve_note(self, written: Sequence[str]) -> tuple[Resolution, ...]:
        """The names of one note in order: each inherits the level of the last one before it that bears one."""
        found = []
        before: str | None = None
        for name in written:
            found.append(self.resolve(name, before))
            if self._level(spelling.fold(name[:LONGEST])) is not None:
                before = name
        return tuple(found)

    def resolve(self, written: str, before: str | None = None) -> Resolution:
        """Who ``written`` means, where ``before`` is the last earlier name of the same note that bears a level."""
        folded = spelling.fold(written[:LONGEST])
        inherited = None if before is None else self._level(spelling.fold(before[:LONGEST]))
        if len(written) <= LONGEST:
            codes = self._find(folded, inherited) or self._find_bracketed(folded, inherited)
            if codes:
                return self._resolution(codes)
        return Resolution((), "unknown", self._suggestions(folded))

    def _resolution(self, codes: tuple[str, ...]) -> Resolution:
        group = self._groups.get(codes[0])
        if group is None:
            return Resolution(codes, "unit")
        return Resolution(group.members, "group", group=group.code)

    def _find(self, folded: str, inherited: spelling.Level | None) -> tuple[str, ...]:
        key = spelling.key(folded)
        if key in self._exact:
            return (self._exact[key],)
        tail = spelling.regional_tail(folded)
        if tail is None and inherited == "other":
            return ()
        level = "region" if tail is not None else inherited
        sought = spelling.key(folded if tail is None else tail)
        if sought in self._regional:
            return (self._regional[sought],)
        return self._find_under_other_ending(sought) if level == "region" else ()

    def _find_under_other_ending(self, key: str) -> tuple[str, ...]:
        """自治区林业厅 for 自治区林业局: at a named level the ending says no more than the name does."""
        codes = {self._regional[k] for k in spelling.other_endings(key) if k in self._regional}
        return tuple(codes) if len(codes) == 1 else ()

    def _find_bracketed(self, folded: str, inherited: spelling.Level | None) -> tuple[str, ...]:
        """自治区发展改革委（能源局）: the commission answers, and the part in brackets too, where it is a unit."""
        outer, inner = spelling.without_brackets(folded)
        if not inner:
            return ()
        codes = self._find(outer, inherited)
        if not codes or codes[0] in self._groups:
            return codes
        for part in inner:
            codes += tuple(c for c in self._find(part, "region") if c not in codes and c not in self._groups)
        return codes

    def _level(self, folded: str) -> spelling.Level | None:
        """The level that a name hands on to the next. 市场监管局 begins with 市, yet is no city's office."""
        if spelling.regional_tail(folded) is not None:
            return "region"
        key = spelling.key(folded)
        if key in self._exact or key in self._regional:
            return None
        return "other" if spelling.local_tail(folded) is not None else None

    def _suggestions(self, folded: str) -> tuple[str, ...]:
        """The place first (for an office of a city that is not held here), then what is spelt alike.

        审计部门 asks for 审计厅.
        """
        tail = spelling.regional_tail(folded) or spelling.local_tail(folded) or folded
        names = {**self._exact, **self._regional}
        sought = re.sub("部门$", "厅", spelling.key(tail))
        alike = difflib.get_close_matches(sought, names, n=SUGGESTIONS * 2, cutoff=LIKENESS)
        place = [u.code for u in self.units if u.kind == "government" and len(folded) > 2 and _begins(folded, u)]
        codes = place + [names[name] for name in alike]
        return tuple(dict.fromkeys(codes))[:SUGGESTIONS]

    def _enter_unit(self, name: str, unit: Unit) -> None:
        _enter(self._exact, spelling.key(name), unit.code)
        tail = spelling.regional_tail(name)
        if tail is not None and unit.kind != "government":
            _enter(self._regional, spelling.key(tail), unit.code)


def _begins(folded: str, unit: Unit) -> bool:
    place = unit.name.removesuffix("人民政府")
    return folded.startswith(place) and place != "自治区"


def _enter(names: dict[str, str], key: str, code: str) -> None:
    if names.setdefault(key, code) != code:
        raise ValueError(f"one name for two units: {key}: {names[key]}, {code}")
