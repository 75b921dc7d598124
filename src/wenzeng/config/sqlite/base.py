"""Django's SQLite backend with a queue in front of it: a transaction takes a kernel lock before it begins.

SQLite lets writers collide and retry at random, so that some of them starve. Here a writer waits for a file lock beside the
database and holds it until commit or rollback; the kernel frees it when a process is killed. Reads, and single writes outside
a transaction, pass it by. Start processes by spawn: a forked child would share its parent's lock.
"""

from __future__ import annotations

import fcntl
import os
import time

from django.db import OperationalError
from django.db.backends.sqlite3 import base

LONGEST_WAIT = 20.0
POLL = 0.002


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that stands in line before it writes."""

    _turn: int | None = None
    """Descriptor of the lock file, opened with the first transaction; one for each connection."""

    def _start_transaction_under_autocommit(self) -> None:
        self._take_turn()
        try:
            super()._start_transaction_under_autocommit()
        except BaseException:
            self._end_turn()
            raise

    def _commit(self) -> None:
        # A commit that fails keeps its turn: Django rolls back next.
        super()._commit()
        self._end_turn()

    def _rollback(self) -> None:
        try:
            super()._rollback()
        finally:
            self._end_turn()

    def _close(self) -> None:
        try:
            super()._close()
        finally:
            if self._turn is not None:
                os.close(self._turn)
                self._turn = None

    def _take_turn(self) -> None:
        if self.is_in_memory_db():
            return
        if self._turn is None:
            self._turn = os.open(f"{self.settings_dict['NAME']}.lock", os.O_RDWR | os.O_CREAT, 0o600)
        end = time.monotonic() + LONGEST_WAIT
        while True:
            try:
                fcntl.flock(self._turn, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return
            except BlockingIOError:
                if time.monotonic() > end:
                    raise OperationalError("数据库正忙：等待其他写入超过时限，请稍后再试") from None
            time.sleep(POLL)

    def _end_turn(self) -> None:
        if self._turn is not None:
            fcntl.flock(self._turn, fcntl.LOCK_UN)
