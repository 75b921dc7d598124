"""Why a process that holds the database opens its files in no other way: POSIX takes its locks, and with them acknowledged commits.

A writer in the middle of a transaction opens and closes one file of its database, as a copy or a checksum would. Its lock is
gone, a second writer is let in, both are told that they have committed, and one of the two commits is not there.
The wheel's SQLite (3.53) bears this for the main file, the interpreter's (3.40) does not; neither bears it for the log's index.
"""

from __future__ import annotations

import subprocess
import sys

import pytest

HOLDER = """
import sys, pysqlite3
path, opened = sys.argv[1:]
db = pysqlite3.connect(path, isolation_level=None)
db.execute("PRAGMA journal_mode=WAL")
db.execute("CREATE TABLE t (who)")
db.execute("BEGIN IMMEDIATE")
db.execute("INSERT INTO t VALUES ('holder')")
if opened:
    open(path + opened, "rb").close()
print("ready", flush=True)
sys.stdin.readline()
db.execute("COMMIT")
print("committed", flush=True)
sys.stdin.readline()
"""
VISITOR = """
import sys, pysqlite3
db = pysqlite3.connect(sys.argv[1], isolation_level=None, timeout=0)
try:
    db.execute("INSERT INTO t VALUES ('visitor')")
    print("committed")
except pysqlite3.OperationalError as refusal:
    print(refusal)
"""
READER = """
import sys, pysqlite3
print(*(row[0] for row in pysqlite3.connect(sys.argv[1]).execute("SELECT who FROM t")))
"""


@pytest.mark.parametrize(
    ("opened", "visitor", "kept"),
    [("", "database is locked", "holder"), ("-shm", "committed", "holder")],
    ids=["left alone", "index opened and closed"],
)
def test_opening_a_file_beside_sqlite_loses_a_commit(tmp_path, opened, visitor, kept):
    path = str(tmp_path / "held.sqlite3")

    def run(script: str) -> str:
        return subprocess.run([sys.executable, "-c", script, path], capture_output=True, check=True, text=True).stdout

    command = [sys.executable, "-c", HOLDER, path, opened]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdin is not None
        assert holder.stdout is not None
        assert holder.stdout.readline() == "ready\n"
        assert run(VISITOR) == f"{visitor}\n"
        holder.stdin.write("\n")
        holder.stdin.flush()
        assert holder.stdout.readline() == "committed\n"
        assert run(READER) == f"{kept}\n"
        holder.communicate("\n")
