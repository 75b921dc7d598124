"""The database's own house rules: every change of a model has its migration, and the running program has one SQLite."""

from __future__ import annotations

import subprocess
import sys

import pytest
from django.core.management import call_command

RUNNING = """
import sys
from wenzeng.config.wsgi import application
from django.db import connection
from django.urls import get_resolver
connection.ensure_connection()
get_resolver().url_patterns
import wenzeng.config.cli
{planted}
print("_sqlite3" in sys.modules)
"""


@pytest.mark.django_db
def test_every_migration_is_there(capsys):
    try:
        call_command("makemigrations", check_changes=True, dry_run=True)
    except SystemExit:
        pytest.fail(capsys.readouterr().out)


@pytest.mark.parametrize(("planted", "stock"), [("", "False"), ("import _sqlite3", "True")])
def test_the_interpreter_s_sqlite_is_not_loaded(planted, stock):
    done = subprocess.run(
        [sys.executable, "-c", RUNNING.format(planted=planted)], capture_output=True, text=True, check=False
    )
    assert done.stdout.split() == [stock], done.stderr
