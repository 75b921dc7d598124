"""The journal's chain: what is tampered with is found, and acts outside a transaction are refused."""

from __future__ import annotations

import random

import pytest
from django.db import connection

from tests.mechanisms.notice import AT, Region
from wenzeng.mechanisms.office.declare import Refused, histories
from wenzeng.mechanisms.office.models import JournalEntry
from wenzeng.mechanisms.office.queries import journal
from wenzeng.mechanisms.office.services import clock, triggers
from wenzeng.mechanisms.office.services.journal import record


def test_the_chain_holds_and_its_rows_follow_each_other(region: Region) -> None:
    for n in range(20):
        record("test.act", f"thing:{n}", by=region.clerk, at=AT, detail={"字": "稳增"})
    found = journal.verify()
    assert found.broken_at is None and found.rows == JournalEntry.objects.count()
    assert found.head == JournalEntry.objects.order_by("-seq")[0].digest


@pytest.mark.parametrize("seed", range(40))
def test_every_tampering_is_found(region: Region, seed: int) -> None:
    """Random changes past the triggers, as somebody with the file in hands would make them."""
    chance = random.Random(seed)
    for n in range(6):
        record("test.act", f"thing:{n}", by=region.clerk, at=AT, detail={"n": n})
    rows = JournalEntry.objects.count()
    seq = chance.randint(1, rows - 1)
    change = chance.choice(["actor", "act", "subject", "detail", "unit", "previous", "delete"])
    with connection.cursor() as cursor:
        for entry in histories():
            if entry.table == "office_journalentry":
                update, delete = triggers.names(entry)
        on = " ON office_journalentry" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER {update}{on}")
        cursor.execute(f"DROP TRIGGER {delete}{on}")
        if change == "delete":
            cursor.execute("DELETE FROM office_journalentry WHERE seq=%s", [seq])
        else:
            cursor.execute(f"UPDATE office_journalentry SET {change}='改' WHERE seq=%s", [seq])
    broken = journal.verify().broken_at
    assert broken is not None and broken <= seq + 1


class Nobody:
    """Somebody without an account."""

    username = name = unit_name = "x"


@pytest.mark.django_db(transaction=True)
def test_an_act_outside_a_transaction_writes_nothing() -> None:
    with pytest.raises(RuntimeError, match="not in a transaction"):
        record("test.act", "thing:1", by=Nobody(), at=AT)


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
