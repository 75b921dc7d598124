"""What ./wenzeng check and ./wenzeng test run, step by step, each with its seconds; the last line sums up as pytest does.

Standard library only. A step that fails does not stop those after it: one run shows everything that is wrong.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PROGRAMS = ROOT / ".venv" / "bin"
OUTCOME = re.compile(r"(\d+) (passed|failed|error)s?\b")
INSTALL_CHROMIUM = "apt-get update && apt-get install -y chromium fonts-noto-cjk"


@dataclass(frozen=True)
class Step:
    """One command and the name under which its seconds are printed."""

    name: str
    command: list[str]
    environment: dict[str, str] = field(default_factory=dict)


def tool(name: str, *words: str) -> list[str]:
    return [str(PROGRAMS / name), *words]


def tests(*words: str) -> list[str]:
    return tool("python", "-m", "pytest", "-q", *words)


SPREAD = ["-n", str(min(os.cpu_count() or 2, 8)), "--dist", "loadfile"]
CHECKS = [
    Step("格式", tool("ruff", "format", "--check", "--output-format", "concise", "--quiet")),
    Step("规范", tool("ruff", "check", "--output-format", "concise", "--quiet")),
    Step("类型", tool("mypy")),
    Step("约定", tests("tests/house")),
]
BROWSER = tests("-m", "browser", *SPREAD)


def suite(*, long: bool) -> list[Step]:
    """Everything that CI runs; the long tests on both databases too where asked."""
    which = ["-m", "not browser"] if long else ["-m", "not browser and not long"]
    words = tests(*which, "--ignore=tests/house", *SPREAD)
    return [
        *CHECKS,
        Step("SQLite", words),
        Step("PostgreSQL", words, {"WENZENG_TEST_DATABASE": "postgres"}),
        Step("浏览器", BROWSER),
    ]


def run(step: Step, tally: Counter[str]) -> None:
    print(f"— {step.name}", flush=True)
    start = time.monotonic()
    missing = no_chromium() if step.command is BROWSER else None
    if missing:
        print(missing)
        tally["error"] += 1
        return
    with subprocess.Popen(
        step.command,
        cwd=ROOT,
        env=os.environ | step.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        assert process.stdout is not None
        last = ""
        for line in process.stdout:
            print(line, end="", flush=True)
            last = line if line.strip() else last
    counted = {word: int(number) for number, word in OUTCOME.findall(last)} if re.search(r" in [\d.]+s", last) else {}
    tally.update(counted)
    if process.returncode and not counted.keys() & {"failed", "error"}:
        tally["error"] += 1
    verdict = "未通过" if process.returncode else "通过"
    print(f"— {step.name}：{verdict}，{time.monotonic() - start:.1f} 秒\n", flush=True)


def no_chromium() -> str | None:
    """Install Debian's browser where that is allowed; else the one command for the person who may."""
    if shutil.which("chromium"):
        return None
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print("安装 Chromium…", flush=True)
        subprocess.run(["sh", "-c", INSTALL_CHROMIUM], stdout=subprocess.DEVNULL, check=False)
        if shutil.which("chromium"):
            return None
    return f"浏览器测试需要 Chromium，请先运行：sudo sh -c '{INSTALL_CHROMIUM}'"


def main(words: list[str]) -> int:
    start = time.monotonic()
    tally: Counter[str] = Counter()
    if words not in (["check"], ["test"], ["test", "--long"]):
        print("用法：./wenzeng check 或 ./wenzeng test [--long]", file=sys.stderr)
        return 2
    for step in CHECKS if words == ["check"] else suite(long="--long" in words):
        run(step, tally)
    failed = tally["failed"] + tally["error"]
    parts = [f"{tally[word]} {word}" for word in ("failed", "passed", "error") if tally[word]]
    if tally["error"] > 1:
        parts[-1] += "s"
    print(f"{', '.join(parts)} in {time.monotonic() - start:.2f}s")
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
