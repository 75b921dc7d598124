"""Tests with real transactions empty the tables afterwards, which history refuses: its triggers are taken off for that moment."""

from __future__ import annotations

from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def _history_gives_way(request: pytest.FixtureRequest) -> Iterator[None]:
    marker = request.node.get_closest_marker("django_db")
    real = marker is not None and marker.kwargs.get("transaction")
    if real or {"transactional_db", "live_server"} & set(request.fixturenames):
        request.getfixturevalue("transactional_db")
        yield
        take_off()
    else:
        yield


def take_off() -> None:
    """Drop the triggers of every history table; they come back with the next ``post_migrate``, which a flush sends."""
    # Django's connection may be imported only once it is set up.
    from django.db import connection

    from wenzeng.mechanisms.office.declare import histories
    from wenzeng.mechanisms.office.services import triggers

    with connection.cursor() as cursor:
        for entry in histories():
            update, delete = triggers.names(entry)
            on = f" ON {entry.table}" if connection.vendor == "postgresql" else ""
            names = [update, delete, f"{delete}_all"] if on else [update, delete]
            for name in names:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")
