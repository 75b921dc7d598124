"""The product as a person meets it: web server and worker as processes of their own over a folder with the demo region.

Stories hold no database: what they know of the product stands on a page or in a file that it gave.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOST = "127.0.0.1"
SECONDS = 90
COMMAND = (sys.executable, "-m", "wenzeng.config.cli")
SERVER = ("--interface", "wsgi", "--workers", "1", "--blocking-threads", "4", "--no-ws", "--log-level", "warning")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(*words: str, data: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process of the product over a folder, ended afterwards; what it says is kept beside the folder."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("WENZENG", "DJANGO")) and k != "DATABASE_URL"}
    environment = {
        **kept,
        "WENZENG_DATA": str(data),
        "PYTHONPATH": str(ROOT / "src"),
        "DJANGO_SETTINGS_MODULE": "wenzeng.config.settings",
    }
    with log_of(data).open("ab") as said:
        process = subprocess.Popen(words, cwd=ROOT, env=environment, stdout=said, stderr=said)
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)


def log_of(data: Path) -> Path:
    return data.with_suffix(".log")


def prepare(data: Path) -> None:
    """A folder with the demo region, made as its user would make it: by starting the product and ending it."""
    port = free_port()
    with running(*COMMAND, "up", "--port", str(port), data=data) as process:
        _answers(f"http://{HOST}:{port}", process, data)


@contextmanager
def served(prepared: Path, data: Path) -> Iterator[Site]:
    """A copy of a prepared folder, behind its own web server; without a worker, so that a story says when one comes."""
    shutil.copytree(prepared, data)
    port = free_port()
    web = (sys.executable, "-m", "granian", *SERVER, "--host", HOST, "--port", str(port))
    with running(*web, "wenzeng.config.wsgi:application", data=data) as process:
        site = Site(f"http://{HOST}:{port}", data)
        _answers(site.url, process, data)
        yield site


def _answers(url: str, process: subprocess.Popen[bytes], data: Path) -> None:
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        assert process.poll() is None, log_of(data).read_text("utf-8")
        try:
            with urllib.request.urlopen(f"{url}/sign-in/", timeout=20):
                return
        except OSError:
            time.sleep(0.05)
    raise AssertionError(f"no page after {SECONDS} s: {log_of(data).read_text('utf-8')}")


class Site:
    """One running product."""

    def __init__(self, url: str, data: Path) -> None:
        self.url, self.data = url, data

    @contextmanager
    def worker(self) -> Iterator[None]:
        """The worker, as long as the story needs it."""
        with running(*COMMAND, "worker", data=self.data):
            yield

    def said(self) -> str:
        """What the processes complained of."""
        return log_of(self.data).read_text("utf-8")
