"""`compile` with what it cannot compile: exit 1, one JSON value on standard output, one Chinese sentence on standard error."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.config.test_start import command, environment
from tests.library.policy.hostile.corpus import case

TITLES = (
    "nothing", "old_word", "picture_as_text", "binary_noise", "one_byte_too_many", "a_billion_laughs", "one_huge_part",
    "locked_with_a_password", "scanned_pages", "novel_with_chapters", "a_line_of_a_million_characters",
)  # fmt: skip
BOUND = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search")
"""Root without the right to read whatever it likes."""


def compiled(file: str | Path, given: bytes | None = None, before: tuple[str, ...] = ()) -> dict[str, str]:
    """The error that the command answers with, in its one form."""
    words = [*before, *command("compile", str(file), "--json")]
    done = subprocess.run(
        words, env=environment(Path("none")), input=given, capture_output=True, check=False, timeout=60
    )
    said = done.stderr.decode()
    assert done.returncode == 1, said
    assert "Traceback" not in said
    answer = json.loads(done.stdout)
    assert set(answer) == {"error"} and set(answer["error"]) == {"code", "message", "where"}
    assert done.stdout.count(b"\n") == 1
    error: dict[str, str] = answer["error"]
    assert said.splitlines() == [error["message"] + (f"（{error['where']}）" if error["where"] else "")]
    assert re.search(r"[\u4e00-\u9fff].*。$", error["message"])
    return error


@pytest.mark.parametrize("title", TITLES)
def test_files_that_are_refused(title: str, tmp_path: Path) -> None:
    held = case(title)
    path = tmp_path / held.name
    path.write_bytes(held.make())
    error = compiled(path)
    assert error["code"] == held.answer.code
    assert held.answer.words in error["message"]


@pytest.mark.parametrize("title", ["nothing", "old_word", "binary_noise", "one_byte_too_many", "contract"])
def test_standard_input_that_is_refused(title: str) -> None:
    held = case(title)
    assert compiled("-", held.make())["code"] == held.answer.code


def test_standard_input_without_end() -> None:
    with open("/dev/zero", "rb") as endless:
        done = subprocess.run(
            command("compile", "-", "--json"),
            env=environment(Path("none")),
            stdin=endless,
            capture_output=True,
            check=False,
            timeout=60,
        )
    assert (done.returncode, json.loads(done.stdout)["error"]["code"]) == (1, "too_large")


def test_what_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "管道.txt")
    (tmp_path / "目录.txt").mkdir()
    (tmp_path / "文件.txt").write_text("一", encoding="utf-8")
    (tmp_path / "自指.txt").symlink_to("自指.txt")
    for name, said in (
        ("目录.txt", "这是一个目录"),
        ("没有.txt", "找不到"),
        ("管道.txt", "不是普通文件"),
        ("文件.txt/里面.txt", "不是目录"),
        ("长" * 300 + ".txt", "文件名过长"),
        ("自指.txt", "链接"),
    ):
        assert said in compiled(tmp_path / name)["message"]


def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "保密.txt"
    path.write_text("一、加强工作。", encoding="utf-8")
    path.chmod(0)
    assert "没有权限" in compiled(path, before=BOUND if os.geteuid() == 0 else ())["message"]
