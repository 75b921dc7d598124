"""Which SQLite runs: the wheel's own library, put in place before Django asks for ``sqlite3``.

The interpreter's library may carry the bug that corrupts a database when its write-ahead log is reset. Having both in one
process is worse than either: POSIX locks belong to the process, so closing a file in one library drops the locks of the other.
"""

from __future__ import annotations

import sys

import pysqlite3
import pysqlite3.dbapi2


def install() -> None:
    """Make ``import sqlite3`` give the wheel's library from here on; settings call this first."""
    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2
