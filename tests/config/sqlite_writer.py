"""A process of its own for the tests of the SQLite backend: ``python sqlite_writer.py DATABASE ACT …`` prints one JSON line."""

from __future__ import annotations

import json
import sys
import time

from wenzeng.config.sqlite import engine

engine.install()

import django
from django.conf import settings
from django.db import OperationalError, connection, transaction

from wenzeng.config.sqlite import base


def tell(**facts: object) -> None:
    print(json.dumps(facts), flush=True)


def create() -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE tally (id INTEGER PRIMARY KEY, n INTEGER NOT NULL)")
        cursor.execute("INSERT INTO tally VALUES (1, 0)")
    tell(created=True)


def add(times: str, held: str = "0.002") -> None:
    """Read, wait, write back what was read plus one: only writers that take turns add up."""
    longest = 0.0
    for _ in range(int(times)):
        asked = time.monotonic()
        with transaction.atomic(), connection.cursor() as cursor:
            longest = max(longest, time.monotonic() - asked)
            seen = cursor.execute("SELECT n FROM tally").fetchone()[0]
            time.sleep(float(held))
            cursor.execute("UPDATE tally SET n = %s", [seen + 1])
    tell(longest=longest)


def hold() -> None:
    """Take the turn, say so, and keep it until told or killed."""
    with transaction.atomic():
        tell(held=True)
        sys.stdin.readline()


def give_up(bound: str) -> None:
    base.LONGEST_WAIT = float(bound)
    asked = time.monotonic()
    try:
        with transaction.atomic():
            tell(refused=False)
    except OperationalError as refusal:
        tell(refused=True, waited=time.monotonic() - asked, says=str(refusal))


def read() -> None:
    with connection.cursor() as cursor:
        tell(n=cursor.execute("SELECT n FROM tally").fetchone()[0])


def roll_back() -> None:
    """A transaction that fails, then one that works, on the same connection; the turn is free in between."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("UPDATE tally SET n = 99")
            raise RuntimeError("half-way")
    except RuntimeError:
        tell(rolled_back=True)
    sys.stdin.readline()
    add("1")


def close_half_way() -> None:
    """Close the connection inside a transaction, stay alive: the turn must be free all the same."""
    with transaction.atomic():
        connection.close()
        tell(closed=True)
        sys.stdin.readline()


def loaded() -> None:
    connection.ensure_connection()
    tell(stock="_sqlite3" in sys.modules, version=connection.Database.sqlite_version)


if __name__ == "__main__":
    name, act, *values = sys.argv[1:]
    options = {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": "PRAGMA journal_mode=WAL"}
    settings.configure(DATABASES={"default": {"ENGINE": "wenzeng.config.sqlite", "NAME": name, "OPTIONS": options}})
    django.setup()
    {f.__name__: f for f in (create, add, hold, give_up, read, roll_back, close_half_way, loaded)}[act](*values)
