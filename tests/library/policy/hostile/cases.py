"""A hostile or sloppy file and the answer that it must get; each maker says both at its head and joins the corpus."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Make = Callable[[], bytes]


@dataclass(frozen=True)
class Passes:
    """A plan comes out: at least so many measures, units in the first, words that its measures hold and lack."""

    measures: int
    units: tuple[str, ...] = ()
    holds: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True)
class IsRefused:
    """A refusal with this code and these words."""

    code: str
    words: str


@dataclass(frozen=True)
class Case:
    """One file: what it is, under which name it comes, its bytes when asked for, its answer."""

    group: str
    title: str
    name: str
    make: Make
    answer: Passes | IsRefused
    slow: bool


CASES: list[Case] = []


def passes(
    measures: int,
    *,
    units: tuple[str, ...] = (),
    holds: tuple[str, ...] = (),
    lacks: tuple[str, ...] = (),
    name: str = "文件.txt",
    slow: bool = False,
) -> Callable[[Make], Make]:
    """The file that the function makes is a policy document, however it looks."""
    return _joins(Passes(measures, units, holds, lacks), name, slow)


def refused(code: str, words: str, *, name: str = "文件.txt", slow: bool = False) -> Callable[[Make], Make]:
    """The file that the function makes is refused with this code, in a sentence that holds these words."""
    return _joins(IsRefused(code, words), name, slow)


def _joins(answer: Passes | IsRefused, name: str, slow: bool) -> Callable[[Make], Make]:
    def join(make: Make) -> Make:
        group = make.__module__.rpartition(".")[2]
        CASES.append(Case(group, make.__name__.strip("_"), name, make, answer, slow))
        return make

    return join
