"""The policy compiler: from the text of a document to its plan.

The passes follow each other and a reader can follow them: lines, header, notes, tables, outline, measures, items.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from wenzeng.library.policy.compiler.duties import lead_rule
from wenzeng.library.policy.compiler.header import Header, attached, read_header
from wenzeng.library.policy.compiler.items import read_items, read_targets
from wenzeng.library.policy.compiler.lines import Lines, read_lines
from wenzeng.library.policy.compiler.measures import Found, Item, Notes, measures_of, settle
from wenzeng.library.policy.compiler.outline import outline
from wenzeng.library.policy.compiler.plausible import refuse_empty, refuse_endless, refuse_foreign
from wenzeng.library.policy.compiler.references import find_references
from wenzeng.library.policy.compiler.sheets import table_items
from wenzeng.library.policy.compiler.tables import Sheet, sheets
from wenzeng.library.policy.compiler.units import is_group
from wenzeng.library.policy.document.invisible import as_blanks
from wenzeng.library.policy.document.source import Source
from wenzeng.library.policy.passage import Span
from wenzeng.library.policy.plan import Context, Items, Measure, Plan, Target

_YEAR = re.compile(r"(?<![\d〔［\[（(至到—－-])((?:19|20)\d{2})(?=\s*年)")
_TAIL = 1500
_ENOUGH = 3


def compile_text(source: Source, *, issued: date | None = None) -> Plan:
    """Compile a document; ``issued`` overrides the date that the text gives. Raises Refused."""
    given = source.text
    source = replace(source, text=as_blanks(given))
    refuse_foreign(source.text, "正文")
    lines = read_lines(source.text)
    header = read_header(lines, source.published)
    day = issued or header.issued
    year = day.year if day else _year(source.text, header.title)
    found = _found(source, lines, header)
    if not found.items:
        refuse_empty("正文")
    refuse_endless(len(found.items), "正文")
    return Plan(
        title=header.title,
        document_number=header.number,
        issued=day.isoformat() if day else None,
        measures=tuple(_measures(found.items, lines, header, day, year)),
        document_targets=_targets(found, lines, header, day, year),
        references=find_references(lines, header.start, header.end),
        unread=source.unread,
        source_text=given,
        issuer=header.issuer,
    )


def _found(source: Source, lines: Lines, header: Header) -> Found:
    """Items of the running text and rows of work plans. What is attached behind the text counts where the text itself
    names nobody and the attachment does: a notice of three lines with its work plan."""
    plans = sheets(source, lines)
    found = _within(source, lines, plans, header.start, header.end)
    if any(item.note.units for item in found.items):
        return found
    start, end = attached(lines, header.end)
    behind = _within(source, lines, plans, start, end)
    noted = sum(1 for item in behind.items if item.note.units)
    if noted >= _ENOUGH or (noted and not found.items):
        behind.aims = found.aims
        return behind
    return found


def _within(source: Source, lines: Lines, plans: tuple[Sheet, ...], start: int, end: int) -> Found:
    notes = Notes(lines, start, end)
    inside = tuple(plan for plan in plans if start <= plan.span[0] < end)
    skip = tuple(sorted((*notes.spans(), *(plan.span for plan in inside))))
    nodes = outline(lines, start, end, skip)
    settle(nodes, lines, notes)
    found = measures_of(nodes, lines, notes, tuple(plan.span[0] for plan in inside))
    found.items = sorted([*found.items, *table_items(inside, source.text, lines, notes)], key=lambda item: item.span)
    return found


def _measures(items: list[Item], lines: Lines, header: Header, day: date | None, year: int | None) -> Iterator[Measure]:
    around = lines.source[header.start : items[0].span[0]] + lines.source[items[-1].span[1] :][:_TAIL]
    rule = lead_rule(around)
    for item in items:
        rule = rule or item.note.rule
        units, leads = item.note.units, item.note.leads
        if rule and not leads:
            leads = tuple(unit for unit in (units[:1] if rule == "first" else item.note.head) if not is_group(unit))
        held = read_items(item.body, units=units, leads=leads, note_deadline=item.note.deadline, issued=day, year=year)
        if lines.has_furniture(*item.span):
            held = _as_issued(held, lines)
        span = _body_span(item)
        yield Measure(
            number=item.number,
            path=item.path,
            title=item.title.text.rstrip("。；;！!？?：: "),
            text=_text(lines, span),
            span=span,
            lead_units=leads,
            lead_explicit=rule is not None or bool(leads),
            responsible_units=units,
            items=held,
            notes=tuple(Context(_text(lines, placed.span), placed.span) for placed in item.notes),
        )


def _body_span(item: Item) -> Span:
    """Where the body stands, from behind its heading to the end of its note; the whole item where it has no body."""
    start, end = item.span
    return (min(item.body.at), end) if item.body.text else (start, end)


def _text(lines: Lines, span: Span) -> str:
    return lines.clean(*span, furniture=True).text


def _as_issued(held: Items, lines: Lines) -> Items:
    """Where a page number stands inside a sentence, its text keeps it: every text equals its span."""

    def whole(entry: Any) -> Any:
        return replace(entry, text=_text(lines, entry.span)) if lines.has_furniture(*entry.span) else entry

    return replace(
        held,
        tasks=tuple(whole(entry) for entry in held.tasks),
        context=tuple(whole(entry) for entry in held.context),
        blanks=tuple(whole(entry) for entry in held.blanks),
        caps=tuple(whole(entry) for entry in held.caps),
    )


def _targets(found: Found, lines: Lines, header: Header, day: date | None, year: int | None) -> tuple[Target, ...]:
    """Numbers of the unnumbered opening and of the sections that state aims."""
    first = min([item.span[0] for item in found.items] + [low for low, _ in found.aims])
    stretches = [(header.start, first), *found.aims]
    return tuple(target for span in stretches for target in read_targets(lines.clean(*span), issued=day, year=year))


def _year(text: str, title: str) -> int | None:
    """The year of a document without a date: its title's, else the one that its text names most outside 〔〕."""
    for place in (title, text):
        years = Counter(int(found[1]) for found in _YEAR.finditer(place))
        if years:
            return years.most_common(1)[0][0]
    return None
