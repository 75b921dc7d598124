"""What both halves of the access matrix stand on: the doors that the files tell, the region with all that is planted in it.

Modules that hold tables are asked for inside the fixtures: this file is read before Django is ready.
"""

from __future__ import annotations

import importlib
import logging
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.access.doors import Matrix
    from tests.region import Region


@pytest.fixture(scope="module")
def matrix(django_db_setup: None) -> Matrix:
    importlib.import_module("wenzeng.config.urls")
    from tests.access.doors import gathered

    return gathered()


@pytest.fixture(scope="module")
def region(matrix: Matrix, django_db_blocker: Any) -> Iterator[Region]:
    """The small region with everything that the files plant in it, built once; taken back at the end."""
    from django.db import transaction

    from tests import region as small
    from wenzeng.mechanisms.office.services import clock
    from wenzeng.mechanisms.plan import declare

    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock(), transaction.atomic():
        patch.setattr(declare, "_tools", [small.tools()])
        # Thousands of refusals are not worth a line each; a fault still is.
        for name in ("django.request", "django.security.csrf"):
            patch.setattr(logging.getLogger(name), "level", logging.ERROR)
        built = small.build()
        for plant in matrix.plants:
            plant(built)
        # One row that no visit may change, asked for several times in each.
        row = clock.installation()
        patch.setattr(clock, "installation", lambda: row)
        yield built
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def tally() -> Iterator[Counter[str]]:
    """What has been tried; printed at the end."""
    counted: Counter[str] = Counter()
    yield counted
    told = ", ".join(f"{number} {what}" for what, number in counted.items())
    print(f"\naccess matrix: {told} – {counted['leaks']} leaks")
