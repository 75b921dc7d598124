"""verify, journal export, backup, restore, doctor as commands: exit codes, one JSON value, and what they leave on the disk."""

from __future__ import annotations

import json
import shutil
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pysqlite3
import pytest

from tests.stories.test_keeping import CLI, House


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    house = House(tmp_path_factory.mktemp("prepared") / "data")
    house.prepare()
    assert house.run(*CLI, "backup", str(house.data.with_name("sound.zip"))).returncode == 0
    return house.data


@pytest.fixture
def house(prepared: Path, tmp_path: Path) -> House:
    shutil.copytree(prepared, tmp_path / "data")
    return House(tmp_path / "data")


def tampered(house: House) -> None:
    """As somebody with the file in hand: no process of ours holds it now."""
    with pysqlite3.connect(house.data / "wenzeng.sqlite3") as database:
        database.execute("DROP TRIGGER keep_office_journalentry_update")
        database.execute("UPDATE office_journalentry SET actor_name = '无人' WHERE seq = 5")
    database.close()


def test_an_export_proves_itself_and_names_the_first_break(house: House, tmp_path: Path) -> None:
    out = tmp_path / "auditor" / "日志.ndjson"
    out.parent.mkdir()
    done = house.run(*CLI, "journal", "export", str(out))
    assert done.returncode == 0 and "verify_journal.py" in done.stderr
    head = house.verdict()["journal"]["head"]
    assert str(head) in done.stdout
    program = str(out.with_name("verify_journal.py"))
    other = House(tmp_path / "nowhere")
    for words in ([program, str(out), head], [*CLI, "verify", "--from", str(out), "--head", head[:16]]):
        said = other.run(*words)
        assert (said.returncode, said.stdout) == (0, done.stdout), said.stderr
    out.write_text(out.read_text("utf-8").replace("people.appoint", "people.dismiss", 1), encoding="utf-8")
    by_program = other.run("-I", "-S", program, str(out))
    by_command = other.run(*CLI, "verify", "--from", str(out), "--json")
    assert by_program.returncode == by_command.returncode == 1
    broken = json.loads(by_command.stdout)["journal"]["broken"]
    assert f"第 {broken['seq']} 条有问题：{broken['reason']}" in by_program.stdout
    wrong = other.run(*CLI, "verify", "--from", str(out), "--head", "xyz")
    assert wrong.returncode == 2 and "十六进制" in wrong.stderr


def test_what_was_wrong_before_a_backup_is_restored_and_told(house: House, tmp_path: Path) -> None:
    tampered(house)
    assert house.run(*CLI, "verify").returncode == 1
    examined = house.run(*CLI, "doctor", "--json")
    bad = {each["name"] for each in json.loads(examined.stdout) if each["state"] == "bad"}
    assert examined.returncode == 1 and bad == {"防改触发器", "日志链"}
    file, other = tmp_path / "b.zip", House(tmp_path / "other")
    assert house.run(*CLI, "backup", str(file)).returncode == 0
    done = house.run(*CLI, "restore", str(file), "--data", str(other.data), "--json")
    assert done.returncode == 1 and "日志第 5 条有问题" in done.stderr
    assert other.verdict() == json.loads(done.stdout) and other.verdict()["journal"]["broken"]["seq"] == 5


def test_a_backup_is_not_written_over_and_a_lost_file_is_told(house: House, tmp_path: Path) -> None:
    lost = next(path for path in (house.data / "files").rglob("*") if path.is_file())
    lost.unlink()
    file = tmp_path / "b.zip"
    done = house.run(*CLI, "backup", str(file), "--json")
    assert done.returncode == 0 and lost.name in done.stderr and json.loads(done.stdout)["files"] == 1
    before = file.read_bytes()
    again = house.run(*CLI, "backup", str(file), "--json")
    assert again.returncode == 1 and json.loads(again.stdout)["error"]["code"] == "conflict"
    assert file.read_bytes() == before and "不覆盖" in again.stderr
    restored = house.run(*CLI, "restore", str(file), "--data", str(tmp_path / "other"))
    assert restored.returncode == 1 and "不在存储中" in restored.stderr


FORGERIES: dict[str, tuple[Callable[[dict[str, Any]], None], str]] = {
    "another head": (lambda held: held["holdings"]["journal"].update(head="0" * 64), "日志与备份清单不符"),
    "a row too many": (lambda held: held["holdings"]["tables"].update(office_journalentry=1), "各表行数与备份清单不符"),
    "a newer program": (lambda held: held["holdings"]["migrations"].append("plan.9999_later"), "请先升级程序"),
    "the other engine": (lambda held: held.update(engine="postgresql"), "缺少数据库"),
}


@pytest.mark.parametrize("what", FORGERIES)
def test_a_backup_that_is_not_what_its_manifest_says_leaves_nothing(prepared: Path, tmp_path: Path, what: str) -> None:
    forge, words = FORGERIES[what]
    file, folder = tmp_path / "b.zip", tmp_path / "places" / "new"
    folder.parent.mkdir()
    with zipfile.ZipFile(prepared.with_name("sound.zip")) as sound, zipfile.ZipFile(file, "w") as forged:
        for name in sound.namelist():
            body = sound.read(name)
            if name == "manifest.json":
                held = json.loads(body)
                forge(held)
                body = json.dumps(held).encode()
            forged.writestr(name, body)
    done = House(folder).run(*CLI, "restore", str(file), "--data", str(folder))
    assert done.returncode == 1 and words in done.stderr
    assert list(folder.parent.iterdir()) == []


def test_a_disk_that_is_full_leaves_no_backup(house: House, tmp_path: Path) -> None:
    """The limit on a file's size stands in for the disk: writing beyond it fails in the same place."""
    folder = tmp_path / "small"
    folder.mkdir()
    limited = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000)); "
        "from wenzeng.config.cli import main; sys.argv[0] = 'wenzeng'; sys.exit(main())"
    )
    done = house.run("-c", limited, "backup", str(folder / "b.zip"))
    assert done.returncode == 1 and "磁盘" in done.stderr
    assert list(folder.iterdir()) == []
    assert house.verdict()["journal"]["broken"] is None


def test_the_program_beside_an_export_is_the_one_that_the_product_runs(house: House, tmp_path: Path) -> None:
    assert house.run(*CLI, "journal", "export", str(tmp_path / "j.ndjson")).returncode == 0
    ours = Path(sys.modules["wenzeng"].__file__ or "").parent / "library" / "journal" / "verify_journal.py"
    assert (tmp_path / "verify_journal.py").read_bytes() == ours.read_bytes()
