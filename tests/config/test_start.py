"""`up` as its user meets it: a new folder, a second start, a taken port, an end by INT and TERM."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.databases import Server

ROOT = Path(__file__).resolve().parents[2]


def environment(data: Path, **more: str) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("WENZENG", "DJANGO")) and k != "DATABASE_URL"}
    return {**kept, "WENZENG_DATA": str(data), "PYTHONPATH": str(ROOT / "src"), **more}


def command(*words: str) -> list[str]:
    return [sys.executable, "-m", "wenzeng.config.cli", *words]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Running:
    """A started product; its messages are kept."""

    def __init__(self, data: Path, *words: str, ignoring_int: bool = False, **more: str) -> None:
        self.port = free_port()
        self.log = data.parent / f"{data.name}-{self.port}.log"
        self.data = data
        launch = command("up", "--port", str(self.port), *words)
        if ignoring_int:
            launch = ["sh", "-c", 'trap "" INT; exec "$@"', "sh", *launch]
        with self.log.open("wb") as out:
            self.process = subprocess.Popen(launch, env=environment(data, **more), stderr=out, stdout=out, cwd=ROOT)

    def wait(self, seconds: float = 120) -> float:
        """Until the first page answers; gives the seconds it took."""
        start = time.monotonic()
        while time.monotonic() - start < seconds:
            assert self.process.poll() is None, self.said()
            try:
                self.get("/sign-in/")
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.1)
            else:
                return time.monotonic() - start
        raise AssertionError(f"no page after {seconds} s:\n{self.said()}")

    def get(self, path: str) -> bytes:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=20) as answer:
            return bytes(answer.read())

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def end(self, number: int) -> int:
        self.process.send_signal(number)
        return self.process.wait(timeout=30)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("up") / "data"


def test_a_new_folder_becomes_a_running_demo_and_a_second_start_keeps_it(data: Path) -> None:
    first = Running(data)
    first.wait()
    page = first.get("/sign-in/").decode()
    assert "演示数据" in page and "南宁市" in page
    time.sleep(0.5)
    assert f"http://127.0.0.1:{first.port}/" in first.said().splitlines()[-2]
    assert "登录" in first.said().splitlines()[-1]
    cast = json.loads(
        subprocess.run(command("demo", "cast", "--json"), env=environment(data), capture_output=True, check=True).stdout
    )
    assert {"hq_clerk", "leader", "firm_clerk", "system_admin"} <= {row["role"] for row in cast}
    assert len([row for row in cast if row["role"] == "city_officer"]) == 14
    assert all(row["password"] and "××" in row["name"] for row in cast)
    assert first.end(signal.SIGTERM) == 0
    verdict = json.loads(
        subprocess.run(command("verify", "--json"), env=environment(data), capture_output=True, check=True).stdout
    )
    second = Running(data, ignoring_int=True)
    assert second.wait() < 20
    assert "登记单位" not in second.said()
    assert second.end(signal.SIGINT) == 0
    again = json.loads(
        subprocess.run(command("verify", "--json"), env=environment(data), capture_output=True, check=True).stdout
    )
    assert again == verdict and verdict["journal"]["broken"] is None and verdict["journal"]["rows"] > 40
    assert not still_serving(second.port)


def still_serving(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def test_a_demo_folder_is_not_opened_as_a_real_one(data: Path) -> None:
    run = subprocess.run(
        command("up", "--empty", "--port", str(free_port())),
        env=environment(data),
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1 and "演示环境" in run.stderr and "Traceback" not in run.stderr


def test_a_taken_port_is_refused_in_a_sentence(data: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        run = subprocess.run(
            command("up", "--port", port), env=environment(data), capture_output=True, text=True, check=False
        )
    assert run.returncode == 1 and "已被占用" in run.stderr and "Traceback" not in run.stderr


def test_an_empty_installation_has_the_draft_and_no_way_in_until_an_account_is_made(tmp_path: Path) -> None:
    data = tmp_path / "real"
    running = Running(data, "--empty")
    running.wait()
    assert "演示数据" not in running.get("/sign-in/").decode()
    made = subprocess.run(
        command(
            "admin", "create", "--username", "a", "--name", "韦某", "--password", "Xi-2022-江水长", "--role", "hq_clerk"
        ),
        env=environment(data),
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    assert running.end(signal.SIGINT) == 0


@pytest.mark.long
def test_the_demo_runs_on_postgresql(tmp_path: Path) -> None:
    server = Server()
    try:
        running = Running(tmp_path / "pg", DATABASE_URL=server.url)
        running.wait()
        assert running.end(signal.SIGTERM) == 0
    finally:
        server.stop()
