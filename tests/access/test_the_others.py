"""The access matrix for cities, counties, firms, administrators and all others, for who has not signed in, and for forged forms.

On SQLite only: who may see what is decided by the same queries on both, and the matrix is the longest run there is.
"""

from __future__ import annotations

from collections import Counter

import pytest
from django.urls import reverse

from tests.access.doors import CENTRE, EVERYBODY, Matrix
from tests.access.visits import Visitor
from tests.access.walk import DONE, METHODS, NOT_SO, REFUSED, Walk
from tests.region import Region

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


@pytest.mark.parametrize("name", sorted(EVERYBODY - CENTRE))
def test_who_is_let_in_and_meets_which_words(name: str, region: Region, matrix: Matrix, tally: Counter[str]) -> None:
    wrong = Walk(name, region, matrix, tally).go()
    assert not wrong, "\n".join(wrong)


def test_nothing_is_shown_before_sign_in(region: Region, matrix: Matrix) -> None:
    visitor, wrong = Visitor(), []
    sign_in = reverse("office:sign_in")
    for door in matrix.doors.values():
        url = reverse(door.name, args=door.own(region))
        for method in METHODS:
            answer = visitor.ask(method, url)
            right = answer.status in DONE | REFUSED | {NOT_SO} if door.public else answer.location.startswith(sign_in)
            if not right or any(word in answer.words for word in matrix.canaries):
                wrong.append(f"{method} {url}: {answer.status} {answer.location}")
    assert not wrong, "\n".join(wrong)


def test_every_act_asks_for_the_token_of_its_form(region: Region, matrix: Matrix) -> None:
    visitor = Visitor(region.people["hq_clerk"], csrf=True)
    acts = [reverse(door.name, args=door.own(region)) for door in matrix.doors.values() if door.act is not None]
    open_ = [url for url in acts if visitor.ask("POST", url).status != 403]
    assert not open_ and acts
