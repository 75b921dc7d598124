"""A late region: every deadline of the small region's document has passed, and its city has handed something down."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.region import Region


@pytest.fixture
def late(region) -> Region:
    return importlib.import_module("tests.web.cases.late").make(region)
