"""What every test stands on: a data folder of its own, the chosen database, fast passwords; all set before settings are read.

The settings are named here and not in pyproject.toml, because pytest-django would read them before this file is.
"""

from __future__ import annotations

import os
import shutil
import tempfile

import pytest
from django.conf import settings

from tests import databases

pytest_plugins = ["tests.browsers", "tests.history"]

ON_POSTGRES = os.environ.get("WENZENG_TEST_DATABASE") == "postgres"
DATABASE_FIXTURES = {"db", "transactional_db", "django_db_reset_sequences", "live_server"}
FOLDER = pytest.StashKey[str]()
SERVER = pytest.StashKey[databases.Server]()


def pytest_configure(config: pytest.Config) -> None:
    """Each process has its folder, and on SQLite its database as a file, as in use; PostgreSQL is started once for all."""
    if settings.configured:
        raise pytest.UsageError("the tests choose their own settings: unset DJANGO_SETTINGS_MODULE")
    config.stash[FOLDER] = os.environ["WENZENG_DATA"] = tempfile.mkdtemp(prefix="wenzeng-test-")
    os.environ["WENZENG_TESTING"] = "1"
    if not ON_POSTGRES:
        os.environ.pop("DATABASE_URL", None)
    elif not hasattr(config, "workerinput"):
        config.stash[SERVER] = databases.Server()
        os.environ["DATABASE_URL"] = config.stash[SERVER].url
    os.environ["DJANGO_SETTINGS_MODULE"] = "wenzeng.config.settings"
    if not ON_POSTGRES:
        settings.DATABASES["default"]["TEST"] = {"NAME": f"{config.stash[FOLDER]}/test.sqlite3"}
    assert settings.TESTING
    # Workers inherit the environment, and must not read the settings before they have a folder.
    del os.environ["DJANGO_SETTINGS_MODULE"]


def pytest_unconfigure(config: pytest.Config) -> None:
    if SERVER in config.stash:
        config.stash[SERVER].stop()
    shutil.rmtree(config.stash[FOLDER], ignore_errors=True)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL only what touches a database runs again; a test marked for one of the two runs on that one alone."""
    others = {item for item in items if not belongs(item)}
    config.hook.pytest_deselected(items=list(others))
    items[:] = [item for item in items if item not in others]


def belongs(item: pytest.Item) -> bool:
    if not ON_POSTGRES:
        return item.get_closest_marker("postgres") is None
    asks_database = item.get_closest_marker("django_db") or DATABASE_FIXTURES & set(item.fixturenames)
    return bool(asks_database) and item.get_closest_marker("sqlite") is None
