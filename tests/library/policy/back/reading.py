"""How the tests of the back half hand it a body."""

from __future__ import annotations

from datetime import date

from wenzeng.library.policy.compiler.items import read_items
from wenzeng.library.policy.passage import Passage
from wenzeng.library.policy.plan import Items

UNITS = ("省工业和信息化厅", "省财政厅", "各设区市人民政府")


def read(text: str, *, note_deadline: str | None = None, issued: date | None = date(2022, 9, 30)) -> Items:
    """The items of a body that stands at offset 100 of its source."""
    return read_items(
        Passage.whole(text, 100), units=UNITS, leads=(), note_deadline=note_deadline, issued=issued, year=None
    )
