"""What is wrong with this installation and what to do: a list of checks, each of which looks at one thing and changes nothing."""

from __future__ import annotations

import shutil
import stat
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from wenzeng.config import alive
from wenzeng.mechanisms.office.declare import histories
from wenzeng.mechanisms.office.models import Job, JournalEntry
from wenzeng.mechanisms.office.queries import journal
from wenzeng.mechanisms.office.services import triggers

SOUND_SQLITE = (3, 51, 3)
"""The first version without the fault that can corrupt a database when its write-ahead log is reset."""

PRAGMAS = (
    ("journal_mode", "wal"), ("synchronous", "2"), ("recursive_triggers", "1"), ("trusted_schema", "0")
)  # fmt: skip
LITTLE, TOO_LITTLE = 2 * 2**30, 300 * 2**20
"""Free bytes below which the doctor warns, and below which writing will soon be refused."""

WAITING = timedelta(minutes=2)
"""A job that has waited longer has no worker to do it."""

WORDS = {"good": "正常", "warn": "注意", "bad": "有问题"}


@dataclass(frozen=True)
class Finding:
    """One thing looked at: ``state`` is good, warn or bad; ``then`` is what to do where it is not good."""

    name: str
    state: str
    found: str
    then: str = ""

    def as_json(self) -> dict[str, str]:
        """The published form."""
        return asdict(self)

    def said(self) -> str:
        """The finding on a line."""
        return f"［{WORDS[self.state]}］{self.name}：{self.found}" + (f" 怎么办：{self.then}" if self.then else "")


def examine() -> list[Finding]:
    """Every check in turn; where tables are missing, those that ask them wait for the migration."""
    migrated = _migrations()
    first = [_database(), _keys(), _disk(), migrated]
    return first + ([check() for check in STANDING] if migrated.state == "good" else [])


def _database() -> Finding:
    """Engine, version and the settings that its promises rest on."""
    if connection.vendor == "postgresql":
        tool = shutil.which("pg_dump")
        if tool is None:
            return Finding(
                "数据库", "warn", "PostgreSQL，但找不到 pg_dump，不能备份。", "安装 PostgreSQL 客户端，并放入 PATH。"
            )
        return Finding("数据库", "good", f"PostgreSQL，备份用 {tool}。")
    held: Any = connection
    version = held.Database.sqlite_version_info
    if version < SOUND_SQLITE:
        then = "重新运行 ./wenzeng setup，装上锁定的版本。"
        return Finding("数据库", "bad", f"SQLite {_dotted(version)} 有会损坏数据库的缺陷。", then)
    with connection.cursor() as cursor:
        wrong = [name for name, value in PRAGMAS if str(cursor.execute(f"PRAGMA {name}").fetchone()[0]) != value]
        broken = cursor.execute("PRAGMA quick_check(1)").fetchone()[0]
    if wrong:
        return Finding("数据库", "bad", f"SQLite 的设置不对：{'、'.join(wrong)}。", "恢复程序自带的设置，再重启。")
    if broken != "ok":
        return Finding("数据库", "bad", f"数据库已损坏：{broken}。", "停下程序，从最近的备份恢复到新目录。")
    return Finding("数据库", "good", f"SQLite {_dotted(version)}，完整。")


def _dotted(version: tuple[int, ...]) -> str:
    return ".".join(map(str, version))


def _keys() -> Finding:
    """Keys are there, and nobody but the owner may read them."""
    folder = Path(settings.DATA) / "keys"
    if not (folder / "django.key").exists():
        return Finding(
            "密钥", "bad", "缺少 keys/django.key。", "从备份恢复 keys/；没有备份则重新启动，所有人须重新登录。"
        )
    others = [path.name for path in (folder, *folder.iterdir()) if stat.S_IMODE(path.stat().st_mode) & 0o077]
    if others:
        return Finding("密钥", "bad", f"别的账号也能读：{'、'.join(others)}。", f"运行 chmod -R go-rwx {folder}")
    return Finding("密钥", "good", "只有属主可读。")


def _disk() -> Finding:
    free = shutil.disk_usage(settings.DATA).free
    state = "bad" if free < TOO_LITTLE else "warn" if free < LITTLE else "good"
    return Finding(
        "磁盘", state, f"剩 {free // 2**20} MB。", "" if state == "good" else "清理磁盘，或把数据目录移到更大的盘。"
    )


def _migrations() -> Finding:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        return Finding("数据库版本", "bad", f"有 {len(plan)} 步升级没有做。", "运行 ./wenzeng up，会先备份再升级。")
    return Finding("数据库版本", "good", "与程序一致。")


def _triggers() -> Finding:
    """History is refused to be rewritten by the database itself."""
    wanted = {name for entry in histories() for name in triggers.names(entry)}
    if connection.vendor == "postgresql":
        query = "SELECT tgname FROM pg_trigger WHERE tgenabled <> 'D'"
    else:
        query = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    with connection.cursor() as cursor:
        cursor.execute(query)
        missing = sorted(wanted - {name for (name,) in cursor.fetchall()})
    if missing:
        then = "有人动过数据库：先查日志链（./wenzeng verify），再运行 python -m wenzeng.config.manage migrate 装回。"
        return Finding("防改触发器", "bad", f"缺 {len(missing)} 个：{'、'.join(missing[:3])}。", then)
    return Finding("防改触发器", "good", f"{len(wanted)} 个都在。")


def _chain() -> Finding:
    verdict = journal.verify()
    if verdict.broken_at is not None:
        return Finding("日志链", "bad", verdict.said(), "保留现状，不要再改；导出日志，与另处保存的链首和备份比对。")
    return Finding("日志链", "good", verdict.said())


def _clock() -> Finding:
    """Rows never run back in time, so a clock that was set back shows as one that has not caught up with the last row."""
    last = JournalEntry.objects.order_by("-seq").values_list("recorded_at", flat=True).first()
    behind = last - timezone.now() if last else timedelta()
    if behind > timedelta(minutes=1):
        found = f"系统时间比最后一条日志早 {behind // timedelta(minutes=1)} 分钟。"
        return Finding("时钟", "bad", found, "检查系统时间和时间同步；追上之前，新日志都记最后那条的时间。")
    return Finding("时钟", "good", f"{timezone.localtime():%Y-%m-%d %H:%M}，不早于最后一条日志。")


def _worker() -> Finding:
    """Somebody does the long work: the lock tells of a worker on this machine, the queue of any."""
    late = Job.objects.filter(state=Job.State.QUEUED, created_at__lt=timezone.now() - WAITING).count()
    if late:
        return Finding(
            "后台进程", "bad", f"{late} 个任务排队超过两分钟。", "用 ./wenzeng up 重新启动，网页和后台会一起起来。"
        )
    if not alive.worker_lives(Path(settings.DATA)):
        return Finding("后台进程", "warn", "没有在运行。", "用 ./wenzeng up 启动。")
    return Finding("后台进程", "good", "在运行，没有积压。")


STANDING: tuple[Callable[[], Finding], ...] = (_triggers, _chain, _clock, _worker)
"""The checks that ask tables."""
