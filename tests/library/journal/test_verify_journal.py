"""The one file that an auditor runs: it proves an export by itself, in Chinese, without the system, from any change of a byte on."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from wenzeng.library.journal import verify_journal
from wenzeng.library.journal.verify_journal import GENESIS, rows_of, verify

PROGRAM = Path(verify_journal.__file__)


def chain(number: int) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for seq in range(1, number + 1):
        row = {
            "seq": seq, "at": f"2022-10-24T09:00:{seq:02}+08:00", "recorded_at": f"2022-10-24T09:00:{seq:02}.5+08:00",
            "actor": "hq_clerk", "actor_name": "韦××", "unit": "", "act": "plan.adopt", "subject": f"document:{seq}",
            "detail": '{"理由":"核对"}', "algorithm": "sha256", "previous": rows[-1]["digest"] if rows else GENESIS,
        }  # fmt: skip
        rows.append({**row, "digest": verify_journal.digest(row)})
    return rows


ROWS = chain(5)
LINES = b"".join(json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in ROWS)
HEAD = ROWS[-1]["digest"]


def run(*words: str) -> subprocess.CompletedProcess[str]:
    """As on the machine of an auditor: nothing of ours within reach."""
    return subprocess.run(
        [sys.executable, "-I", "-S", *words], capture_output=True, text=True, check=False, encoding="utf-8"
    )


@pytest.fixture
def alone(tmp_path: Path) -> Path:
    """A copy of the program, in a folder with the export."""
    (tmp_path / "日志.ndjson").write_bytes(LINES)
    copy = tmp_path / "verify_journal.py"
    copy.write_bytes(PROGRAM.read_bytes())
    return copy


def test_a_sound_export(alone: Path) -> None:
    for heads in ([], [HEAD], [ROWS[1]["digest"][:16].upper(), HEAD[:20]]):
        done = run(str(alone), str(alone.with_name("日志.ndjson")), *heads)
        assert (done.returncode, done.stdout) == (0, f"日志 5 条，首尾相接，链首 {HEAD}。\n"), done.stderr


def test_a_broken_export_names_the_first_break(alone: Path) -> None:
    path = alone.with_name("日志.ndjson")
    path.write_bytes(LINES.replace(b"document:3", b"document:9"))
    done = run(str(alone), str(path))
    assert done.returncode == 1
    assert done.stdout.startswith("日志第 3 条有问题：内容与校验值不符，已被改动。此前 2 条相接")


def test_a_lost_head(alone: Path) -> None:
    path = alone.with_name("日志.ndjson")
    path.write_bytes(b"".join(LINES.splitlines(keepends=True)[:3]))
    assert run(str(alone), str(path)).returncode == 0
    done = run(str(alone), str(path), HEAD)
    assert done.returncode == 1 and "末尾被截去" in done.stdout and HEAD in done.stdout


@pytest.mark.parametrize("words", [[], ["--help"], ["日志.ndjson", "abc"], ["没有.ndjson"]])
def test_wrong_use(alone: Path, words: list[str]) -> None:
    done = run(str(alone), *words)
    assert done.returncode == 2 and re.search("用法|读不了", done.stderr) and "Traceback" not in done.stderr


def test_it_stands_on_the_standard_library_alone() -> None:
    imported = re.findall(r"^(?:import|from) (\S+)", PROGRAM.read_text("utf-8"), re.MULTILINE)
    assert {name.split(".")[0] for name in imported} <= sys.stdlib_module_names


@given(place=some.integers(0, len(LINES) - 1), piece=some.binary(max_size=3), cut=some.integers(0, 200))
def test_any_change_of_the_bytes_is_found_or_changes_nothing_that_is_said(place: int, piece: bytes, cut: int) -> None:
    changed = LINES[:place] + piece + LINES[place + cut :]
    read = list(rows_of(changed.splitlines()))
    verdict = verify(read, [HEAD])
    assert (verdict.broken_at is None) == (read == ROWS)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"", "不是一条完整的日志"),
        (b"\xff\xfe", "不是一条完整的日志"),
        (b"[" * 100_000, "不是一条完整的日志"),
        (b"7", "栏目不对"),
        (b"{}", "栏目不对"),
        (json.dumps({**ROWS[0], "note": ""}).encode(), "栏目不对"),
        (json.dumps({**ROWS[0], "seq": True}).encode(), "类型不对"),
        (json.dumps({**ROWS[0], "seq": 1.0}).encode(), "类型不对"),
        (json.dumps({**ROWS[0], "unit": None}).encode(), "类型不对"),
        (json.dumps(ROWS[0])[:-1].encode() + b', "actor": "x"}', "不是一条完整的日志"),
        (json.dumps({**ROWS[0], "detail": "\ud800"}).encode(), "已被改动"),
    ],
)
def test_lines_that_are_no_rows(line: bytes, reason: str) -> None:
    verdict = verify(rows_of([line]))
    assert verdict.broken_at == 1 and reason in verdict.reason


@pytest.mark.parametrize(
    ("text", "reason"), [("2022-10-24", "写法不对"), ("2022-10-24T09:00:00", "写法不对"), ("去年", "写法不对")]
)
def test_a_digest_that_fits_does_not_excuse_a_moment_without_zone(text: str, reason: str) -> None:
    row = {**ROWS[0], "recorded_at": text}
    verdict = verify([{**row, "digest": verify_journal.digest(row)}])
    assert reason in verdict.reason


def test_rows_that_run_back_in_time() -> None:
    rows = chain(2)
    late = {**rows[1], "recorded_at": "2022-10-24T08:59:59+08:00"}
    assert "早于上一条" in verify([rows[0], {**late, "digest": verify_journal.digest(late)}]).reason
