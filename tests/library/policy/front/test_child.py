"""Compiling in a child process: the same plan, limits that hold, never a traceback."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest

from wenzeng.library.policy.child import compile_in_child
from wenzeng.library.policy.compiler import compile_text
from wenzeng.library.policy.document import read
from wenzeng.library.policy.limits import SECONDS
from wenzeng.library.policy.plan import as_json
from wenzeng.library.refusal import Refused

DOCUMENT = Path(__file__).parents[4] / "src" / "wenzeng" / "measures" / "document.txt"


def test_the_child_answers_with_the_same_plan() -> None:
    here = as_json(compile_text(read(DOCUMENT.read_bytes(), "a.txt"), issued=date(2022, 9, 30)))
    assert compile_in_child(DOCUMENT, "a.txt", date(2022, 9, 30)) == here


def test_a_refusal_comes_through_whole() -> None:
    with pytest.raises(Refused) as refused:
        compile_in_child(b"{\\rtf1}", "a.txt")
    assert (refused.value.code, refused.value.where) == ("wrong_type", "a.txt")


def test_a_missing_and_a_large_file_never_reach_the_child(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="没有这个文件"):
        compile_in_child(tmp_path / "none.txt", "none.txt")
    with pytest.raises(Refused, match="20 MB"):
        compile_in_child(b"a" * (20 * 1024 * 1024 + 1), "a.txt")


@pytest.mark.parametrize(
    "text",
    [
        "一、加强工作。" + "推进" * 500_000,
        "".join(f"{i}.推进工作。落实责任。\n" for i in range(1, 60_000)),
        "一、加强工作。落实。" + "（责任单位：" * 100_000,
    ],
    ids=["one line", "endless numbers", "open notes"],
)
def test_an_endless_text_gets_an_answer_in_time(text: str) -> None:
    start = time.monotonic()
    answer = ""
    try:
        answer = compile_in_child(text.encode(), "a.txt", date(2022, 9, 30))["measures"][0]["number"]
    except Refused as refused:
        answer = refused.message
    assert answer in {"一", "1"} or "过大或过于复杂" in answer
    assert time.monotonic() - start < SECONDS + 3
