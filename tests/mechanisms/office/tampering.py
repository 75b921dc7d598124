"""Ways of tampering with a journal, as somebody with the database or the export in hand would: rows in, changed rows out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import combinations
from typing import Any

from wenzeng.library.journal import verify_journal

Rows = list[dict[str, Any]]
TIMES = ("at", "recorded_at")
HASHES = ("previous", "digest")


def attacks(rows: Rows) -> Iterator[tuple[str, Rows]]:
    """Every column of every row altered; rows deleted, inserted, exchanged, set in another order, half repaired."""
    yield from _altered(rows)
    yield from _deleted(rows)
    yield from _inserted(rows)
    yield from _moved(rows)
    yield from _repaired(rows)


def _altered(rows: Rows) -> Iterator[tuple[str, Rows]]:
    for place, row in enumerate(rows):
        for column in row:
            for value in other_values(column, row[column]):
                yield f"{column} of row {place + 1} becomes {value!r}", _with(rows, place, {**row, column: value})


def other_values(column: str, value: Any) -> Iterator[Any]:
    """What a value may be changed to, a hair's breadth and far off."""
    if column == "seq":
        yield from (value + 1000, -value)
    elif column in TIMES:
        moment = datetime.fromisoformat(value)
        yield from (
            (moment + by).isoformat() for by in (timedelta(microseconds=-1), timedelta(days=-1), timedelta(hours=8))
        )
    elif column in HASHES:
        yield from (("0" if value[0] != "0" else "f") + value[1:], value[::-1] if value[::-1] != value else "e" * 64)
    else:
        yield from (value + " ", value[:-1] + "０", "")


def _deleted(rows: Rows) -> Iterator[tuple[str, Rows]]:
    for place in range(len(rows) - 1):
        yield f"row {place + 1} deleted", rows[:place] + rows[place + 1 :]
        yield f"row {place + 1} deleted, the rest numbered anew", numbered(rows[:place] + rows[place + 1 :])
    yield "every second row deleted", rows[::2] + rows[-1:]


def numbered(rows: Rows) -> Rows:
    return [{**row, "seq": number} for number, row in enumerate(rows, 1)]


def _inserted(rows: Rows) -> Iterator[tuple[str, Rows]]:
    for place in range(len(rows)):
        made = {**rows[place], "act": "forged.act", "digest": f"{place:064x}"}
        yield f"a row made up before row {place + 1}", numbered([*rows[:place], made, *rows[place:]])
        chained = {**made, "seq": place + 1, "previous": rows[place - 1]["digest"] if place else verify_journal.GENESIS}
        chained["digest"] = verify_journal.digest(chained)
        yield f"a row that fits what is before row {place + 1}", numbered([*rows[:place], chained, *rows[place:]])
    made = {**rows[-1], "seq": len(rows) + 1, "digest": "a" * 64}
    yield "a row made up at the end", [*rows, made]


def _moved(rows: Rows) -> Iterator[tuple[str, Rows]]:
    for one, two in combinations(range(len(rows)), 2):
        exchanged = list(rows)
        exchanged[one], exchanged[two] = rows[two], rows[one]
        yield f"rows {one + 1} and {two + 1} exchanged", numbered(exchanged)
        acts = _with(rows, one, {**rows[one], "detail": rows[two]["detail"]})
        yield (
            f"contents of rows {one + 1} and {two + 1} exchanged",
            _with(acts, two, {**rows[two], "detail": rows[one]["detail"]}),
        )
    yield "turned round", numbered(rows[::-1])


def _repaired(rows: Rows) -> Iterator[tuple[str, Rows]]:
    """A changed row whose own digest is computed anew, but not those after it."""
    for place in range(len(rows) - 1):
        changed = {**rows[place], "detail": '{"n":-1}'}
        yield (
            f"row {place + 1} with a digest that fits it",
            _with(rows, place, {**changed, "digest": verify_journal.digest(changed)}),
        )


def rewritten(rows: Rows, place: int) -> Rows:
    """A journal that somebody wrote anew from a row on, digests and all: nothing in it shows."""
    held = rows[:place]
    for row in rows[place:]:
        made = {**row, "detail": '{"n":-1}', "previous": held[-1]["digest"] if held else verify_journal.GENESIS}
        held.append({**made, "digest": verify_journal.digest(made)})
    return held


def _with(rows: Rows, place: int, row: dict[str, Any]) -> Rows:
    return [*rows[:place], row, *rows[place + 1 :]]
