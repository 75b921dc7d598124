"""The doctor finds each thing that can be wrong, and says what to do; a sound installation has nothing but good findings."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from tests import history
from tests.mechanisms.notice import AT, make
from wenzeng.config import alive, doctor, places
from wenzeng.config.doctor import Finding
from wenzeng.mechanisms.office.models import Job
from wenzeng.mechanisms.office.services.journal import record

HOLD = "import sys, pathlib\nfrom wenzeng.config import alive\nalive.hold(pathlib.Path(sys.argv[1]))\nprint('holds', flush=True)\nsys.stdin.read()"


@pytest.fixture
def folder(tmp_path: Path, db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A data folder of its own, with keys and a worker that lives."""
    monkeypatch.setattr(settings, "DATA", tmp_path)
    places.make_keys(tmp_path)
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as worker:
        assert worker.stdout is not None and worker.stdout.readline() == "holds\n"
        yield tmp_path
        worker.communicate()


def found(name: str) -> Finding:
    return next(each for each in doctor.examine() if each.name == name)


def test_a_sound_installation(folder: Path) -> None:
    findings = doctor.examine()
    assert {each.state for each in findings} == {"good"}, [each.said() for each in findings]
    assert len(findings) == 8
    assert all(
        each.said().startswith("［正常］") and set(each.as_json()) == {"name", "state", "found", "then"}
        for each in findings
    )


def test_keys_that_others_may_read_or_that_are_gone(folder: Path) -> None:
    (folder / "keys" / "django.key").chmod(0o644)
    said = found("密钥")
    assert said.state == "bad" and "django.key" in said.found and "chmod" in said.then
    (folder / "keys" / "django.key").unlink()
    assert "缺少" in found("密钥").found


def test_a_trigger_that_somebody_dropped(folder: Path) -> None:
    history.take_off()
    said = found("防改触发器")
    assert said.state == "bad" and "./wenzeng verify" in said.then


def test_a_journal_that_somebody_changed(folder: Path) -> None:
    people = make().people
    record("test.act", "thing:1", by=people["hq_clerk"], at=AT)
    history.take_off()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE office_journalentry SET unit = 'x' WHERE seq = 1")
    said = found("日志链")
    assert said.state == "bad" and "第 1 条" in said.found and "备份" in said.then


def test_a_clock_that_was_set_back(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record("test.act", "thing:1", by=make().clerk, at=AT)
    real = timezone.now
    monkeypatch.setattr(timezone, "now", lambda: real() - timedelta(hours=2))
    said = found("时钟")
    assert said.state == "bad" and "早 119 分钟" in said.found and "时间同步" in said.then


def test_a_worker_that_is_gone_and_jobs_that_wait(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert alive.worker_lives(folder)
    (folder / "worker.lock").unlink()
    assert found("后台进程").state == "warn" and not alive.worker_lives(folder)
    (folder / "worker.lock").touch()
    assert not alive.worker_lives(folder)
    job = Job.objects.create(name="plan.compile", label="x", owner=make().clerk)
    Job.objects.filter(pk=job.pk).update(created_at=timezone.now() - timedelta(minutes=5))
    said = found("后台进程")
    assert said.state == "bad" and "1 个任务" in said.found


@pytest.mark.parametrize(
    ("free", "state"), [(doctor.LITTLE, "good"), (doctor.LITTLE - 1, "warn"), (doctor.TOO_LITTLE - 1, "bad")]
)
def test_free_space(folder: Path, monkeypatch: pytest.MonkeyPatch, free: int, state: str) -> None:
    used = doctor.shutil.disk_usage(folder)
    monkeypatch.setattr(doctor.shutil, "disk_usage", lambda _: used._replace(free=free))
    assert found("磁盘").state == state


@pytest.mark.sqlite
def test_a_sqlite_that_is_too_old_or_set_wrongly(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "PRAGMAS", (("foreign_keys", "1"), ("synchronous", "9")))
    assert found("数据库").found == "SQLite 的设置不对：synchronous。"
    monkeypatch.setattr(doctor, "SOUND_SQLITE", (9, 0, 0))
    assert "缺陷" in found("数据库").found and "setup" in found("数据库").then


@pytest.mark.postgres
@pytest.mark.django_db
def test_a_postgresql_without_its_tools(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(os.environ, "PATH", str(folder))
    assert found("数据库").state == "warn" and "pg_dump" in found("数据库").found


def test_migrations_that_wait_come_before_what_asks_their_tables(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor.MigrationExecutor, "migration_plan", lambda self, targets: [1, 2])
    findings = doctor.examine()
    assert findings[-1].name == "数据库版本" and "2 步" in findings[-1].found and "./wenzeng up" in findings[-1].then
    assert len(findings) == 4
