"""Measures out of work-plan tables: cells become headings, bodies and notes like those of running text."""

from __future__ import annotations

import re

from wenzeng.library.policy.compiler.duties import Note, merged, read_cell
from wenzeng.library.policy.compiler.lines import Lines
from wenzeng.library.policy.compiler.measures import Item, Notes
from wenzeng.library.policy.compiler.tables import Entry, Sheet
from wenzeng.library.policy.passage import Passage, Span

_HEADING = re.compile(r"^([^。！？；]{2,40})[。：:]")
_MARK = re.compile(r"^[（(]?\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s*[)）.．、]\s*(?!\d)")


def table_items(found: tuple[Sheet, ...], source: str, lines: Lines, notes: Notes) -> list[Item]:
    """The measures of all work plans, in order."""
    return [_item(entry, source, lines, notes) for sheet in found for entry in sheet.entries]


def _item(entry: Entry, source: str, lines: Lines, notes: Notes) -> Item:
    body = Passage.joined(_cell(lines, span) for span in sorted(entry.body))
    title = _cell(lines, entry.title) if entry.title else _heading(body)
    if entry.title is None and title.text and len(title) < len(body):
        body = body.part(_behind(body.text, len(title.text)))
    held = [placed for span in entry.body for placed in notes.within(*span)]
    note = merged(
        [read_cell(source[span[0] : span[1]], "leads") for span in entry.leads]
        + [read_cell(source[span[0] : span[1]], "units") for span in entry.units]
        + [read_cell(source[span[0] : span[1]], "time") for span in entry.times]
        + [placed.note for placed in held]
    )
    if held:
        body = _without(body, [placed.span for placed in held])
    path = (entry.section, entry.number) if entry.section else (entry.number,)
    return Item(entry.number, path, title, body, entry.span, held, note if note.units or note.deadline else Note())


def _cell(lines: Lines, span: Span) -> Passage:
    """A cell's text, its own number left out."""
    passage = lines.clean(*span).strip()
    mark = _MARK.match(passage.text)
    return passage.part(mark.end()) if mark and "；" not in passage.text else passage


def _heading(body: Passage) -> Passage:
    """The heading within a single text cell; a short cell is its own heading."""
    found = _HEADING.match(body.text)
    if found:
        return body.part(0, found.end(1))
    return body if len(body) <= 40 else Passage("", ())


def _behind(text: str, place: int) -> int:
    while place < len(text) and text[place] in "。：: ":
        place += 1
    return place


def _without(body: Passage, spans: list[Span]) -> Passage:
    kept = [i for i, place in enumerate(body.at) if not any(low <= place < high for low, high in spans)]
    return Passage("".join(body.text[i] for i in kept), tuple(body.at[i] for i in kept)).strip()
