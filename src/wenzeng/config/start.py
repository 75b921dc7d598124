"""`wenzeng up`: a data folder made ready, then the web server and the worker, until somebody ends them."""

from __future__ import annotations

import errno
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import FrameType

from wenzeng.config import alive, places
from wenzeng.library.refusal import Refused

HOST = "127.0.0.1"
DEMO_DAY = date(2022, 10, 24)
"""The Monday on which the demo starts."""


def run(*, port: int, today: date | None, empty: bool) -> int:
    """Make the folder ready, serve until ended. Refuses a taken port before anything is touched."""
    _need_free(port)
    folder = places.data_folder()
    _say(f"数据目录：{folder}")
    try:
        places.make_keys(folder)
        demo = _make_ready(folder, today=today, empty=empty)
    except OSError as fault:
        if fault.errno == errno.ENOSPC:
            raise Refused("system", "磁盘已满，未能写入数据目录；请清理后再试。", str(folder)) from None
        raise
    return _serve(port, demo)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _need_free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as fault:
            if fault.errno == errno.EACCES:
                raise Refused("system", f"没有权限使用端口 {port}，请用 --port 换一个大于 1023 的端口。") from None
            raise Refused("system", f"端口 {port} 已被占用，请用 --port 换一个，或先停掉占用它的程序。") from None


def _make_ready(folder: Path, *, today: date | None, empty: bool) -> bool:
    """Database and contents; whether the folder holds the demo."""
    import django

    django.setup()
    from wenzeng.config import contents, wiring

    wiring.join()
    _migrate(folder)
    return contents.ready(today=today or DEMO_DAY, empty=empty, say=_say)


def _migrate(folder: Path) -> None:
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return
    if connection.introspection.table_names():
        from wenzeng.config import backup

        _say(f"升级前备份：{backup.before_migration(folder)}")
    _say("建立数据库…")
    call_command("migrate", verbosity=0, interactive=False)


def _serve(port: int, demo: bool) -> int:
    """Web server and worker as children in groups of their own; INT and TERM end both, also where INT was ignored."""
    ended = False

    def end(number: int, frame: FrameType | None) -> None:
        nonlocal ended
        ended = True

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, end)
    web = [
        sys.executable,
        "-m",
        "granian",
        "--interface",
        "wsgi",
        "--host",
        HOST,
        "--port",
        str(port),
        "--workers",
        "1",
        "--blocking-threads",
        "4",
        "--no-ws",
        "--log-level",
        "warning",
        "--respawn-failed-workers",
        "wenzeng.config.wsgi:application",
    ]
    commands = [web, [sys.executable, "-m", "wenzeng.config.cli", "worker"]]
    children = [subprocess.Popen(c, start_new_session=True, stdin=subprocess.DEVNULL) for c in commands]
    try:
        if _answers(port, children, lambda: ended):
            _greet(port, demo)
        while not ended:
            if any(c.poll() is not None for c in children):
                _say("网页或后台进程意外停止，正在全部停下。请看上面的提示，然后重新运行 ./wenzeng up。")
                return 1
            time.sleep(0.2)
        _say("正在停止…")
        return 0
    finally:
        _end(children)


def _answers(port: int, children: list[subprocess.Popen[bytes]], ended: Callable[[], bool]) -> bool:
    """Wait until the first page is served."""
    for _ in range(300):
        if ended() or any(c.poll() is not None for c in children):
            return False
        try:
            with urllib.request.urlopen(f"http://{HOST}:{port}/sign-in/", timeout=5):
                return True
        except OSError:
            time.sleep(0.1)
    return False


def _greet(port: int, demo: bool) -> None:
    _say(f"稳增已启动：http://{HOST}:{port}/　（停止：Ctrl+C）")
    if demo:
        _say("演示环境，数据均为虚构：在登录页点一个人名即可登录；账号与口令见 ./wenzeng demo cast")
    else:
        _say("正式环境：还没有账号时，先运行 ./wenzeng admin create")


def _end(children: list[subprocess.Popen[bytes]]) -> None:
    for child in children:
        if child.poll() is None:
            child.terminate()
    limit = time.monotonic() + 10
    for child in children:
        try:
            child.wait(timeout=max(0.1, limit - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)


def work() -> None:
    """The worker: ends what a dead one left, then carries out jobs until told to stop."""
    from django.core.management import call_command

    from wenzeng.config import daily
    from wenzeng.mechanisms.office.services import work as jobs

    alive.hold(places.data_folder())
    signal.signal(signal.SIGINT, signal.default_int_handler)
    jobs.sweep()
    daily.watch()
    call_command("db_worker", interval=0.3, verbosity=0)
