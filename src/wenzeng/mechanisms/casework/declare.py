"""What a measure declares about its cases: states, acts with who may, clocks, letters, and the rules that propose cases.

A case type is a table of data. The mechanism drives every case by its table and knows no type by name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Literal

from wenzeng.mechanisms.people.declare import UnitKind


class Who(StrEnum):
    """Who may take an act, by relation to the case."""

    ISSUER = "issuer"
    ISSUER_LEAD = "issuer_lead"
    ADDRESSED = "addressed"


WHO = {
    Who.ISSUER: "发出单位经办",
    Who.ISSUER_LEAD: "发出单位负责人",
    Who.ADDRESSED: "承办单位经办",
}
"""The relations in words. A unit without a lead of its own in the system is led by its officers."""

PROPOSAL_STATES = {"open": "待定", "issued": "已采纳", "dismissed": "不采纳", "lapsed": "已失效"}
"""States of a proposal: a person takes it up or dismisses it; it lapses where its reason is gone."""


@dataclass(frozen=True, slots=True)
class State:
    """Where a case may stand. ``turn`` is whose move it is; a ``final`` state has no way out."""

    code: str
    label: str
    turn: Who | None = None
    final: bool = False


@dataclass(frozen=True, slots=True)
class Need:
    """What an act asks for. ``kind``: text (long), line, day, files, commitments (unit, words, day in each row).

    The needs called ``text``, ``due`` and ``files`` are kept as such with the step; the others in its detail.
    """

    code: str
    label: str
    kind: str = "text"
    required: bool = True
    help: str = ""


@dataclass(frozen=True, slots=True)
class Act:
    """A move of a case. One without ``from_states`` opens it; from the one that ``goes_out`` on it has a number.

    ``paper`` is the letter issued with it; ``say`` what follows from it, said before it is taken.
    """

    code: str
    label: str
    from_states: tuple[str, ...]
    to_state: str
    who: Who
    needs: tuple[Need, ...] = ()
    paper: str = ""
    goes_out: bool = False
    say: str = ""

    @property
    def opens(self) -> bool:
        """Whether a case begins with it."""
        return not self.from_states


@dataclass(frozen=True, slots=True)
class Clock:
    """A limit that events start, stop, pause and resume; ``days`` names the parameter that gives its usual length."""

    code: str
    label: str
    days: str
    starts: tuple[str, ...]
    stops: tuple[str, ...]
    pauses: tuple[str, ...] = ()
    resumes: tuple[str, ...] = ()
    working: bool = True


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a letter, with {names} of the case's facts.

    A person may edit the words of one that is not ``locked``, never a figure in it. ``label`` stands before it, as 时间：.
    """

    code: str
    text: str
    locked: bool = False
    label: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter: ``title`` is 事由 and 文种, ``mark`` follows the issuing unit's name on its head (约谈纪要).

    ``series`` is the kind in its number (函). With ``commitments`` a table of what was promised follows the passages.
    """

    code: str
    label: str
    form: Literal["letter", "minutes"]
    title: str
    passages: tuple[Passage, ...]
    mark: str = ""
    series: str = "函"
    commitments: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """Who may issue to whom: kinds of units, whether only to those below, and the head and series of the letters.

    ``central``: only to central agencies in the region (True), to all but them (False). In ``head`` and ``series``
    ``{name}`` stands for the issuing unit's name, ``{place}`` for its short name without its rank, ``{kind}`` for the
    letter's kind. ``templates`` is the ending of the codes of letters of its own (remind.city), where there are any.
    """

    issuer: UnitKind
    addressed: tuple[UnitKind, ...]
    head: str
    series: str
    below: bool = False
    central: bool = False
    templates: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A fact that a case freezes when it opens, with its word."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class CaseType:
    """A kind of case. ``severity`` orders the types of one ladder; a stored case keeps the ``version`` it began under.

    The first of ``clocks`` is the one that runs once the case has gone out. Cases of a ``bulk`` type may go out together.
    """

    code: str
    label: str
    clause: str
    severity: int
    states: tuple[State, ...]
    acts: tuple[Act, ...]
    clocks: tuple[Clock, ...]
    fields: tuple[Field, ...]
    letters: tuple[Letter, ...]
    ways: tuple[Way, ...]
    bulk: bool = False
    version: int = 1

    def state(self, code: str) -> State:
        """The state of this code."""
        return next(each for each in self.states if each.code == code)

    def act(self, code: str) -> Act:
        """The act of this code."""
        return next(each for each in self.acts if each.code == code)

    def letter(self, code: str, way: Way) -> Letter:
        """The letter of this code: the one that the way has for itself, else the common one."""
        own = {each.code: each for each in self.letters}
        return own.get(f"{code}.{way.templates}") or own[code]

    @property
    def opening(self) -> Act:
        """The act that opens a case."""
        return next(each for each in self.acts if each.opens)

    def acts_from(self, state: str) -> list[Act]:
        """The acts that lead on from a state."""
        return [each for each in self.acts if state in each.from_states]

    def clock_started_by(self, act: str) -> Clock | None:
        """The clock that an act starts, if any."""
        return next((each for each in self.clocks if act in each.starts), None)


@dataclass(frozen=True, slots=True)
class Promise:
    """One commitment as given: the code of the unit, the words, the day."""

    unit: str
    text: str
    due: date


@dataclass(frozen=True, slots=True)
class Given:
    """What a person gives with an act: the needs' answers, and the words of the letter's passages as edited."""

    text: str = ""
    due: date | None = None
    files: tuple[tuple[str, bytes], ...] = ()
    detail: Mapping[str, str] = field(default_factory=dict)
    promises: tuple[Promise, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a case is about: its reference (part:12), and the words and facts that the case freezes."""

    reference: str
    clause: str
    title: str
    facts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Earlier:
    """A case that there is already about a subject. ``over`` and ``ended`` count working days.

    ``over``: past its limit without a reply; ``ended``: since it ended.
    """

    type: str
    severity: int
    open: bool
    over: int
    ended: int | None = None


@dataclass(frozen=True, slots=True)
class Situation:
    """A subject as the rules see it: how it stands, and what has been issued or dismissed about it.

    ``dismissed`` maps types of cases to the working days since a person dismissed a proposal of that type.
    """

    subject: str
    central: bool
    light: str
    overdue: int
    why: str = ""
    earlier: tuple[Earlier, ...] = ()
    dismissed: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that proposes a case of type ``proposes``: ``holds`` gives its reason in words, or None.

    ``parameters`` names the thresholds that it is given, by the last part of their names.
    """

    code: str
    label: str
    proposes: str
    parameters: tuple[str, ...]
    holds: Callable[[Situation, Mapping[str, int]], str | None]


_types: dict[str, CaseType] = {}
_rules: list[Rule] = []


def equip(types: Sequence[CaseType], rules: Sequence[Rule] = ()) -> None:
    """Hand the declared types and rules over (wiring, once); the rules in order, the gravest first."""
    _types.clear()
    _types.update((each.code, each) for each in types)
    _rules[:] = rules


def case_type(code: str) -> CaseType:
    """The type of this code; KeyError where none is declared."""
    return _types[code]


def case_types() -> tuple[CaseType, ...]:
    """All declared types, in their order."""
    return tuple(_types.values())


def rules() -> tuple[Rule, ...]:
    """The rules that propose cases, the gravest first."""
    return tuple(_rules)


def act_words() -> dict[str, str]:
    """Words for the acts that the journal names: those of all declared types, and those on proposals."""
    declared = {f"casework.{act.code}": act.label for kind in case_types() for act in kind.acts}
    return declared | {
        "casework.propose": "提出督办建议",
        "casework.take_up": "采纳建议",
        "casework.dismiss": "不采纳建议",
        "casework.tie": "承诺转为任务",
    }
