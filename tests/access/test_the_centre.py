"""The access matrix for the centre (headquarters, leader, audit, departments): every address × every method × own and foreign objects.

An address that no file of objects tells of fails the first test: nothing can be reached that nobody has thought of.
On SQLite only: who may see what is decided by the same queries on both, and the matrix is the longest run there is.
"""

from __future__ import annotations

from collections import Counter

import pytest

from tests.access.doors import CENTRE, Matrix
from tests.access.visits import addresses
from tests.access.walk import Walk
from tests.region import Region

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


def test_no_address_is_left_out(matrix: Matrix) -> None:
    unknown, gone = addresses() - matrix.doors.keys(), matrix.doors.keys() - addresses()
    assert not unknown, f"no file tests/access/objects_*.py tells of: {', '.join(sorted(unknown))}"
    assert not gone, f"there are no such addresses: {', '.join(sorted(gone))}"


@pytest.mark.parametrize("name", sorted(CENTRE))
def test_who_is_let_in_and_meets_which_words(name: str, region: Region, matrix: Matrix, tally: Counter[str]) -> None:
    wrong = Walk(name, region, matrix, tally).go()
    assert not wrong, "\n".join(wrong)
