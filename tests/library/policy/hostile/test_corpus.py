"""Every file of the corpus gets its answer from the child: in time, within its memory, in Chinese, never a traceback."""

from __future__ import annotations

import json
import os
import resource
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests.library.policy.hostile import weighed
from tests.library.policy.hostile.cases import Case, Passes
from tests.library.policy.hostile.corpus import CASES, GROUPS, QUICK, SLOW
from wenzeng.library import child as processes
from wenzeng.library.policy import child
from wenzeng.library.policy.child import compile_in_child
from wenzeng.library.policy.limits import LARGEST, MEMORY, SECONDS
from wenzeng.library.refusal import Refused

ROOT = Path(__file__).parents[4]
START = 2
"""Seconds that a busy machine may take to start the child."""

HELD = 96 * 1024 * 1024
"""What this process may have grown by after a file, in bytes: its allocator's slack."""


START_SIZE = 8 * 1024 * 1024
"""What the child holds at least: that the scale works."""


@pytest.fixture
def scale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which every child leaves its weight."""
    monkeypatch.setattr(child, "_PROGRAM", weighed.__name__)
    monkeypatch.setattr(processes, "_SOURCE_ROOT", f"{ROOT / 'src'}{os.pathsep}{ROOT}")
    monkeypatch.setenv(weighed.SCALE, str(tmp_path))
    return tmp_path


def heaviest(scale: Path) -> int:
    """The most that a child held, in bytes; one that was killed at its limit leaves nothing."""
    return max((int(path.read_text()) * 1024 for path in scale.iterdir()), default=0)


def resident() -> int:
    with open("/proc/self/statm", encoding="ascii") as stream:
        return int(stream.read().split()[1]) * resource.getpagesize()


def wrong(case: Case, answer: dict[str, Any] | Refused) -> str | None:
    """What is wrong with an answer; a slow file may also run into the time of a busy machine."""
    want = case.answer
    if isinstance(answer, Refused):
        said = f"{answer.code}: {answer.message}"
        if answer.code == "internal" or "请" not in answer.message or not answer.message.endswith("。"):
            return said
        if case.slow and answer.code == "too_complex":
            return None
        known = not isinstance(want, Passes) and answer.code == want.code and want.words in answer.message
        return None if known else said
    if not isinstance(want, Passes):
        return f"passed with {len(answer['measures'])} measures"
    return lacking(want, answer)


def lacking(want: Passes, plan: dict[str, Any]) -> str | None:
    """What a plan lacks of what was expected."""
    measures = plan["measures"]
    written = json.dumps(measures, ensure_ascii=False)
    units = tuple(measures[0]["responsible_units"]) if measures else ()
    if len(measures) < want.measures:
        return f"{len(measures)} measures"
    if want.units and units[: len(want.units)] != want.units:
        return f"units {units[:5]}"
    missing = [word for word in want.holds if word not in written]
    shown = [word for word in want.lacks if word in written + plan["source_text"]]
    return f"lacks {missing}, holds {shown}" if missing or shown else None


def answer_of(case: Case) -> tuple[Case, dict[str, Any] | Refused, float]:
    """The answer to a file, and the seconds until it came."""
    data = case.make()
    start = time.monotonic()
    try:
        answer: dict[str, Any] | Refused = compile_in_child(data, case.name)
    except Refused as refused:
        # With its traceback it would keep the file's bytes alive.
        answer = refused.with_traceback(None)
    return case, answer, time.monotonic() - start


def wrongs(cases: Iterable[Case]) -> Iterator[str]:
    """What is wrong with the answers to these files, two at a time."""
    with ThreadPoolExecutor(2) as pool:
        for case, answer, seconds in pool.map(answer_of, cases):
            said = wrong(case, answer)
            if said or seconds > SECONDS + START:
                yield f"{case.title}: {said} in {seconds:.1f} s"


def faults(cases: Iterable[Case]) -> list[str]:
    """What goes wrong with these files; once their answers are gone, this process has not grown with them."""
    before = resident()
    found = list(wrongs(cases))
    grown = resident() - before
    return [*found, f"grown by {grown >> 20} MB"] if grown > HELD else found


@pytest.mark.parametrize("group", [module.__name__.rpartition(".")[2] for module in GROUPS])
def test_each_file_gets_its_answer(group: str, scale: Path) -> None:
    cases = [case for case in QUICK if case.group == group]
    assert len(cases) >= 10
    assert not faults(cases)
    assert START_SIZE < heaviest(scale) < MEMORY


@pytest.mark.long
@pytest.mark.parametrize("case", SLOW, ids=[case.title for case in SLOW])
def test_large_files_get_their_answer(case: Case, scale: Path) -> None:
    assert not faults([case])
    assert heaviest(scale) < MEMORY


def test_the_corpus_is_whole() -> None:
    titles = [case.title for case in CASES]
    assert len(titles) == len(set(titles)) >= 150
    assert {case.group for case in CASES} == {module.__name__.rpartition(".")[2] for module in GROUPS}
    assert sum(len(case.make()) > LARGEST for case in QUICK) == 2
