"""Commands: one JSON value on standard output, sentences on standard error, exit codes, no traceback."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.config.test_start import command, environment

POLICY = Path(__file__).resolve().parents[2] / "src" / "wenzeng" / "measures" / "document.txt"


def run(data: Path, *words: str, given: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        command(*words), env=environment(data), input=given, capture_output=True, check=False, timeout=60
    )


def test_the_policy_is_compiled_from_a_file_and_from_standard_input(tmp_path: Path) -> None:
    by_file = run(tmp_path, "compile", str(POLICY), "--issued", "2022-09-30", "--json")
    by_pipe = run(tmp_path, "compile", "-", "--issued", "2022-09-30", "--json", given=POLICY.read_bytes())
    assert by_file.returncode == by_pipe.returncode == 0
    assert json.loads(by_file.stdout) == json.loads(by_pipe.stdout)
    assert len(json.loads(by_file.stdout)["measures"]) == 15
    assert b"Traceback" not in by_file.stderr


@pytest.mark.parametrize(
    ("words", "given", "code", "said"),
    [
        (("compile", "没有这个.txt", "--json"), None, 1, "找不到"),
        (("compile", "-", "--json"), b"", 1, "空"),
        (("compile", "-", "--issued", "去年", "--json"), b"x", 2, "不是日期"),
        (("compile",), None, 2, "用法不对"),
        (("nonsense",), None, 2, "用法不对"),
        (("verify", "--json"), None, 1, "还没有数据"),
        (("demo", "cast", "--json"), None, 1, "还没有数据"),
    ],
)
def test_wrong_use_and_refusals(
    tmp_path: Path, words: tuple[str, ...], given: bytes | None, code: int, said: str
) -> None:
    done = run(tmp_path, *words, given=given)
    assert done.returncode == code, done.stderr.decode()
    assert said in done.stderr.decode() and b"Traceback" not in done.stderr
    if code == 1 and "--json" in words:
        error = json.loads(done.stdout)["error"]
        assert set(error) == {"code", "message", "where"} and said in error["message"]
