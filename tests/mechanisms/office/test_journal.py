"""The journal: rows follow each other in number, digest and time on either database; acts outside a transaction are refused."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

import pytest
from django.db import connection
from django.utils import timezone as clocks

from tests.mechanisms.notice import AT, Region
from wenzeng.mechanisms.office.declare import Refused, histories
from wenzeng.mechanisms.office.models import JournalEntry
from wenzeng.mechanisms.office.queries import journal
from wenzeng.mechanisms.office.services import clock, triggers
from wenzeng.mechanisms.office.services.journal import record


@dataclass(frozen=True)
class Somebody:
    """Whom the journal asks for three words and nothing else."""

    username: str = "韦某"
    name: str = "韦××"
    unit_name: str = "柳州市"


def test_the_chain_holds_and_its_rows_follow_each_other(region: Region) -> None:
    for n in range(20):
        record("test.act", f"thing:{n}", by=region.clerk, at=AT, detail={"字": "稳增"})
    found = journal.verify()
    assert found.broken_at is None and found.rows == JournalEntry.objects.count()
    assert found.head == JournalEntry.objects.order_by("-seq")[0].digest


@pytest.mark.django_db
@pytest.mark.parametrize("zone", [UTC, timezone(timedelta(hours=8)), timezone(timedelta(hours=-5))])
def test_a_digest_is_the_same_on_every_database_and_in_every_zone(
    zone: timezone, monkeypatch: pytest.MonkeyPatch
) -> None:
    moment = datetime(2022, 10, 24, 1, 2, 3, 456789, tzinfo=UTC)
    monkeypatch.setattr(clocks, "now", lambda: moment.replace(microsecond=0))
    made = record(
        "test.act", "thing:1", by=Somebody(), at=moment.astimezone(zone), detail={"字": "稳增", "n": [1, None]}
    )
    (row,) = journal.plain()
    assert (row["at"], row["recorded_at"]) == ("2022-10-24T09:02:03.456789+08:00", "2022-10-24T09:02:03+08:00")
    assert row["digest"] == made.digest == "adc9702f158a266be9b3fe7473e776a391cf4df5ae013ea2efeaec2e92a47308"
    assert journal.verify().rows == 1


@pytest.mark.django_db
def test_a_clock_that_is_set_back_neither_stops_an_act_nor_makes_it_look_earlier(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    noon = datetime(2022, 10, 24, 4, tzinfo=UTC)
    said = []
    for minutes in (0, 10, -1440, -1430, 9.99, 11):
        monkeypatch.setattr(clocks, "now", lambda at=noon + timedelta(minutes=minutes): at)
        with caplog.at_level(logging.WARNING):
            caplog.clear()
            record("test.act", f"thing:{minutes}", by=Somebody(), at=AT)
            said.append("the clock stands at" in caplog.text)
    moments = [entry.recorded_at for entry in JournalEntry.objects.order_by("seq")]
    assert [(moment - noon) / timedelta(minutes=1) for moment in moments] == [0, 10, 10, 10, 10, 11]
    assert said == [False, False, True, True, False, False]
    assert journal.verify().broken_at is None


@pytest.mark.django_db(transaction=True)
def test_an_act_outside_a_transaction_writes_nothing() -> None:
    with pytest.raises(RuntimeError, match="not in a transaction"):
        record("test.act", "thing:1", by=Somebody(), at=AT)
    assert not JournalEntry.objects.exists()


def test_the_triggers_of_every_history_table_stand(region: Region) -> None:
    wanted = {name for entry in histories() for name in triggers.names(entry)}
    query = (
        "SELECT tgname FROM pg_trigger"
        if connection.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type='trigger'"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        held = {name for (name,) in cursor.fetchall()}
    assert wanted <= held
    assert {"office_journalentry", "plan_taskversion", "people_post"} <= {e.table for e in histories()}


def test_the_business_date_moves_forward_only_and_only_in_the_demo(region: Region) -> None:
    clock.move(AT.date().replace(day=31), by=region.clerk, at=AT)
    assert clock.today() == AT.date().replace(day=31)
    assert clock.now().date() == clock.today()
    with pytest.raises(Refused, match="只能向后"):
        clock.move(AT.date(), by=region.clerk, at=AT)
    with pytest.raises(Refused, match="不能在演示与正式之间"):
        clock.found(demo=False, business_date=None)
