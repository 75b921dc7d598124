"""Writers take turns on SQLite: none refused, none starved, none blocked by the dead (real processes, real files)."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

WRITER = Path(__file__).with_name("sqlite_writer.py")


@pytest.fixture
def start(tmp_path):
    """Start an act in a process of its own on one shared database; whatever still runs at the end is killed."""
    running: list[subprocess.Popen[str]] = []

    def start_process(*words: str, name: str = str(tmp_path / "turns.sqlite3")) -> subprocess.Popen[str]:
        command = [sys.executable, str(WRITER), name, *words]
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        running.append(process)
        return process

    yield start_process
    for process in running:
        process.kill()
        process.communicate()


def told(process: subprocess.Popen[str]) -> dict[str, Any]:
    assert process.stdout is not None
    return json.loads(process.stdout.readline())


@pytest.fixture
def database(start):
    """The shared database with its one row."""
    assert told(start("create")) == {"created": True}


def test_eight_writers_are_all_served(start, database, record_property):
    writers = [start("add", "40") for _ in range(8)]
    longest = [told(writer)["longest"] for writer in writers]
    assert [writer.wait() for writer in writers] == [0] * 8
    assert told(start("read")) == {"n": 320}
    record_property("longest_wait", max(longest))
    print(f"longest wait of 8 writers × 40 transactions: {max(longest):.3f} s")
    assert max(longest) < 10


def test_a_killed_writer_blocks_nobody(start, database):
    holder = start("hold")
    assert told(holder) == {"held": True}
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    assert told(start("add", "1"))["longest"] < 2


def test_waiting_has_a_bound_and_says_why(start, database):
    told(start("hold"))
    answer = told(start("give_up", "0.3"))
    assert answer["refused"]
    assert 0.3 <= answer["waited"] < 2
    assert "等待其他写入超过时限" in answer["says"]


def test_a_reader_does_not_stand_in_line(start, database):
    told(start("hold"))
    assert told(start("read")) == {"n": 0}


def test_rolling_back_ends_the_turn(start, database):
    failed = start("roll_back")
    assert told(failed) == {"rolled_back": True}
    assert told(start("add", "1"))["longest"] < 2
    failed.communicate("\n")
    assert failed.returncode == 0
    assert told(start("read")) == {"n": 2}


def test_closing_half_way_ends_the_turn(start, database):
    assert told(start("close_half_way")) == {"closed": True}
    assert told(start("add", "1"))["longest"] < 2


def test_a_database_in_memory_needs_no_turn(start, tmp_path):
    assert told(start("give_up", "0.3", name=":memory:")) == {"refused": False}
    assert not list(Path().glob("*:memory:*"))


def test_the_wheel_s_library_runs_alone(start):
    answer = told(start("loaded"))
    assert answer["stock"] is False
    assert tuple(map(int, answer["version"].split("."))) >= (3, 51, 3)
