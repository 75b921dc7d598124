"""More than 500 ways of tampering with the journal, each found in the database and in an export made from it.

What a chain cannot show by itself is shown too: a tail cut off, and a journal written anew with all its digests, are found
by a head that was kept elsewhere, and by nothing else.
"""

from __future__ import annotations

import json
from datetime import datetime

import pytest
from django.db import connection, transaction

from tests import history
from tests.mechanisms.notice import AT
from tests.mechanisms.office.tampering import Rows, attacks, rewritten
from tests.mechanisms.office.test_journal import Somebody
from wenzeng.library.journal import verify_journal
from wenzeng.library.journal.verify_journal import Verdict
from wenzeng.mechanisms.office.models import JournalEntry
from wenzeng.mechanisms.office.queries import journal
from wenzeng.mechanisms.office.services.journal import record

ROWS = 12


@pytest.fixture
def rows(db: None) -> Rows:
    """A journal of a few rows, past whose triggers one may write."""
    history.take_off()
    for n in range(ROWS):
        record("test.act", f"thing:{n}", by=Somebody(), at=AT, detail={"n": n, "字": "稳增"})
    return list(journal.plain())


def put(rows: Rows) -> None:
    """Make the table hold these rows and no others."""
    JournalEntry.objects.all().delete()
    times = ("at", "recorded_at")
    JournalEntry.objects.bulk_create(
        JournalEntry(**{**row, **{name: datetime.fromisoformat(row[name]) for name in times}}) for row in rows
    )


def exported() -> list[bytes]:
    return [json.dumps(row, ensure_ascii=False).encode() for row in journal.plain()]


def seen(*heads: str) -> tuple[Verdict, Verdict]:
    """What is found in the database, and in an export made from it."""
    return journal.verify(heads), verify_journal.verify(verify_journal.rows_of(exported()), heads)


def test_every_way_of_tampering_is_found(rows: Rows) -> None:
    tried, missed = 0, []
    for name, changed in attacks(rows):
        assert changed != rows, name
        with transaction.atomic():
            put(changed)
            here, there = seen()
            transaction.set_rollback(True)
        tried += 1
        if here.broken_at is None or here != there or here.broken_at > len(changed):
            missed.append(f"{name}: {here} {there}")
    print(f"{tried} ways of tampering, {len(missed)} not found")
    assert not missed and tried >= 500, "\n".join(missed)
    assert journal.verify().broken_at is None


def test_the_first_break_is_the_one_that_is_named(rows: Rows) -> None:
    put([{**row, "detail": "{}"} if row["seq"] in (5, 9) else row for row in rows])
    assert [(v.broken_at, v.rows, v.reason) for v in seen()] == [(5, 4, "内容与校验值不符，已被改动")] * 2


@pytest.mark.parametrize("left", range(ROWS))
def test_a_tail_cut_off_is_found_by_a_kept_head_alone(rows: Rows, left: int) -> None:
    head = rows[-1]["digest"]
    put(rows[:left])
    assert all(verdict.broken_at is None for verdict in seen())
    assert [(verdict.broken_at, verdict.rows) for verdict in seen(head[:16])] == [(left + 1, left)] * 2


@pytest.mark.parametrize("place", range(ROWS))
def test_a_journal_written_anew_is_found_by_a_kept_head_alone(rows: Rows, place: int) -> None:
    put(rewritten(rows, place))
    assert all(verdict.broken_at is None for verdict in seen())
    assert all(verdict.broken_at is not None for verdict in seen(rows[place]["digest"]))
    if place:
        assert all(verdict.broken_at is None for verdict in seen(rows[place - 1]["digest"])), "a head from before holds"


@pytest.mark.sqlite
@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("at", "x'00ff'"),
        ("recorded_at", "'2022-13-45 00:00:00'"),
        ("at", "'gestern'"),
        ("detail", "x'7b7d'"),
        ("act", "7"),
    ],
)
def test_what_the_file_can_hold_and_no_program_writes_is_found(rows: Rows, column: str, value: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE office_journalentry SET {column} = {value} WHERE seq = 7")
    assert journal.verify().broken_at == 7
