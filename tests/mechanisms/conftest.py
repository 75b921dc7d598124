"""The region for tests of mechanisms."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.mechanisms.notice import Region


@pytest.fixture
def region(db: None) -> Region:
    """A small region with its people."""
    # Models may be imported only once Django is set up, which is after the first conftest files are read.
    from tests.mechanisms import notice

    return notice.make()
