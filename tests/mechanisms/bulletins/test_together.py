"""Two at the office who begin the same bulletin at the same moment: one has it, the other is told."""

from __future__ import annotations

import pytest

from tests.mechanisms import notice
from tests.mechanisms.bulletins.autumn import CLOSED, FIRST, set_to_work
from tests.together import said_at_once
from wenzeng.mechanisms.bulletins.models import Bulletin, BulletinStep, Closing
from wenzeng.mechanisms.bulletins.services import closing, drafting

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_period_is_closed_once() -> None:
    region = notice.make()
    set_to_work(region)
    people = (region.clerk, region.lead)
    said = said_at_once(*[lambda by=by: closing.close(FIRST, by=by, at=CLOSED) for by in people])
    assert sorted(said) == ["conflict", "done"]
    assert Closing.objects.count() == 1


def test_a_bulletin_is_begun_once() -> None:
    region = notice.make()
    set_to_work(region)
    people = (region.clerk, region.lead)
    said = said_at_once(*[lambda by=by: drafting.start(FIRST, by=by, at=CLOSED) for by in people])
    assert sorted(said) == ["conflict", "done"]
    assert (Closing.objects.count(), Bulletin.objects.count(), BulletinStep.objects.count()) == (1, 1, 1)
