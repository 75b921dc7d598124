"""Fourth pass: which items are measures, their headings, bodies and responsibility notes."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace

from wenzeng.library.policy.compiler import headings
from wenzeng.library.policy.compiler.closing import behind_effect, commits_nobody, takes_effect
from wenzeng.library.policy.compiler.duties import Note, merged, read_note
from wenzeng.library.policy.compiler.lines import Line, Lines, runs_on
from wenzeng.library.policy.compiler.notes import find_notes
from wenzeng.library.policy.compiler.outline import Node
from wenzeng.library.policy.passage import Passage, Span

_TRAILING = " \t\r\n\u3000\x0b\x0c\xa0*#•●■◆►▶"
_BOX = re.compile(r"^专栏\s*[\d一二三四五六七八九十]*(?:[\s：:]|$)")
_LONGEST_HEADING = 50
_SHORT_HEADING = 36
_STOP = re.compile(r"[。！？!?]")
_MOSTLY = 0.6
_SEVERAL = 5
_LISTED = frozenset({"ordinal", "sub", "circled"})


@dataclass(frozen=True, slots=True)
class Placed:
    """A note and where it stands in the source."""

    span: Span
    note: Note


@dataclass(slots=True)
class Item:
    """A lowest item, split up: heading, body without heading and note, notes of its own and inherited."""

    number: str
    path: tuple[str, ...]
    title: Passage
    body: Passage
    span: Span
    notes: list[Placed] = field(default_factory=list)
    note: Note = field(default_factory=Note)


class Notes:
    """All notes of a document, to be asked for by stretch."""

    def __init__(self, lines: Lines, start: int, end: int) -> None:
        passage = lines.clean(start, end)
        self.placed: list[Placed] = []
        for found in find_notes(lines, start, end, passage):
            note = read_note(found.inner)
            if note.units or note.deadline or note.rule:
                self.placed.append(Placed(passage.span(found.start, found.end), note))
        self.starts = [placed.span[0] for placed in self.placed]

    def within(self, start: int, end: int) -> list[Placed]:
        """The notes that begin in a stretch."""
        return self.placed[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def spans(self) -> tuple[Span, ...]:
        """Where the notes stand."""
        return tuple(placed.span for placed in self.placed)


def settle(nodes: list[Node], lines: Lines, notes: Notes) -> None:
    """Fold lists that are part of a body back into it, from below."""
    for node in nodes:
        settle(node.children, lines, notes)
        if node.children and all(commits_nobody(lines.source[p.content : p.end].strip()) for p in node.children):
            node.end = node.children[0].start
            node.children = []
        if node.children and _is_list(node, lines, notes):
            node.children = []


def _is_list(node: Node, lines: Lines, notes: Notes) -> bool:
    """Whether the points below an item are a list within its body rather than items of their own."""
    points = node.children
    noted = [point for point in points if notes.within(point.content, point.end)]
    owned = len(noted) >= 2 or (len(noted) == 1 and noted[0] is not points[-1])
    if any(point.children for point in points) or owned:
        return False
    style = points[0].style
    if style == "ordinal":
        return True
    bare = _bare_heading(node, lines)
    texts = [lines.source[point.content : point.end].strip() for point in points]
    clauses = sum(1 for text in texts[:-1] if text[-1:] in "；;，,、") >= max(1, 0.6 * (len(points) - 1))
    headed = sum(1 for text in texts if _headed(text)) >= 0.6 * len(points)
    if len(points) == 1:
        return not headed and not (bare and points[0].at_line)
    if style in _LISTED:
        return clauses or not headed
    if points[0].at_line:
        return clauses and not headed
    return not headed and not bare


def _bare_heading(node: Node, lines: Lines) -> bool:
    """Whether an item holds nothing but a heading before its first point."""
    own = lines.source[node.content : node.own_end].strip()
    return len(own) <= _LONGEST_HEADING and not re.search(r"[。；：:]", own[:-1]) and own[-1:] not in "：:"


def _headed(text: str) -> bool:
    """Whether a point has a heading and a body behind it."""
    stop = _STOP.search(text, 0, _LONGEST_HEADING)
    line = re.match(r"[^\r\n。；]{3,40}[\r\n]+\s*\S", text)
    return bool((stop and len(text) > stop.end() + 8) or line)


@dataclass(slots=True)
class Found:
    """The measures of a document, and the stretches that state its aims (总体要求, 发展目标)."""

    items: list[Item] = field(default_factory=list)
    aims: list[Span] = field(default_factory=list)


def measures_of(nodes: list[Node], lines: Lines, notes: Notes, tables: tuple[int, ...] = ()) -> Found:
    """The measures of a settled outline, in order, each with the notes that hold for it; none reaches into a table."""
    out = Found()
    nodes = _without_contents(nodes, lines, notes)
    leaves = [leaf for root in nodes for leaf in root.leaves()]
    headings.survey(leaves, lines)
    for node in leaves:
        node.end = min([node.end, *(place for place in tables if place > node.start)])
    for node in nodes:
        _collect(node, lines, notes, Note(), out)
    _cut_closing(out.items, lines)
    return out


def _without_contents(nodes: list[Node], lines: Lines, notes: Notes) -> list[Node]:
    """The items without a list of contents above them: headings without sentences, behind which the count begins anew."""
    anew = next((i for i in range(1, len(nodes)) if nodes[i].value == 1 and nodes[i].style == nodes[0].style), 0)
    listed = nodes[: max(0, anew - 1)]
    said = any(_STOP.search(lines.source, node.start, node.end) for node in listed)
    if len(listed) < 2 or said or notes.within(nodes[0].start, nodes[anew].start):
        return nodes
    return nodes[anew:]


def _cut_closing(found: list[Item], lines: Lines) -> None:
    """What stands behind the note of the last measure, where measures end with their notes, and what its last
    sentences say of the document itself closes the document."""
    last = found[-1] if found else None
    if last is None:
        return
    end = _end_of_notes(found, lines) or _end_of_paragraph(found, lines) or last.span[1]
    place = behind_effect(last.body.text)
    if place is not None and (place or not last.notes):
        end = min(end, last.body.at[place])
    last.span = (last.span[0], last.span[0] + len(lines.source[last.span[0] : end].rstrip(_TRAILING)))
    last.body = last.body.part(0, bisect_left(last.body.at, last.span[1]))
    if not last.body.text and not last.notes:
        found.pop()


def _end_of_paragraph(found: list[Item], lines: Lines) -> int | None:
    """Where the last measure ends with its first paragraph, as all others are one paragraph; None where they are not,
    or where lines are cut at the width of a page."""
    rows = [_rows(item, lines) for item in found]
    if len(found) < _SEVERAL or len(rows[-1]) < 2 or max(map(len, rows[:-1])) > 1:
        return None
    wrapped = any(runs_on(row) and not row.closed for held in rows for row in held)
    return None if wrapped else rows[-1][0].end


def _rows(item: Item, lines: Lines) -> list[Line]:
    """The lines of an item, the one of its number first."""
    first = lines.at(item.span[0])
    return ([first] if first else []) + [row for row in lines.between(*item.span) if row is not first]


def _end_of_notes(found: list[Item], lines: Lines) -> int | None:
    """Where the last measure ends with its note as the others do; None where they do not."""
    last = found[-1]
    ending = sum(1 for item in found[:-1] if item.notes and item.notes[-1].span[1] >= item.span[1] - 2)
    if not last.notes or ending < max(1, _MOSTLY * (len(found) - 1)):
        return None
    return last.notes[-1].span[1]


def _collect(node: Node, lines: Lines, notes: Notes, above: Note, found: Found) -> None:
    out = found.items
    heading = _split(node, lines, notes)[0].text
    if headings.states_aims(heading, lines.source[node.content : node.content + 40]):
        found.aims.append((node.content, node.end))
        return
    if not node.children:
        item = _item(node, lines, notes, covered=bool(above.units))
        if item is not None:
            own = merged([placed.note for placed in item.notes])
            item.note = own if own.units else replace(above, deadline=own.deadline or above.deadline, rule=own.rule)
            out.append(item)
        return
    own = merged([placed.note for placed in notes.within(node.content, node.own_end)])
    below = own if own.units else above
    begin = len(out)
    for child in node.children:
        _collect(child, lines, notes, below, found)
    if not below.units:
        _share_last(out[begin:], node)


def _share_last(group: list[Item], node: Node) -> None:
    """A note behind the last point alone holds for all points of its item."""
    if len(group) < 2 or len(group) != len(node.children) or node.children[0].style in ("cn", "paren", "article"):
        return
    last = group[-1]
    if last.notes and not any(item.notes for item in group[:-1]):
        for item in group[:-1]:
            item.note = last.note


def _item(node: Node, lines: Lines, notes: Notes, *, covered: bool) -> Item | None:
    """A lowest item, or None where it is a heading without a body; ``covered`` by a note above it, it needs none."""
    held = notes.within(node.content, node.end)
    title, begin = _split(node, lines, notes)
    end = _item_end(node, lines, held)
    body = _without(lines, begin, end, held)
    if not held:
        said = title.text + body.text
        if commits_nobody(title.text or body.text) or not (covered or re.search(r"[。；;！]", said)):
            return None
    if not body.text:
        body, title = title, title if len(title.text) <= _SHORT_HEADING else Passage("", ())
    return Item(
        node.number, node.path, title, body, (node.start, end), [placed for placed in held if placed.span[0] < end]
    )


def _split(node: Node, lines: Lines, notes: Notes) -> tuple[Passage, int]:
    """The heading of an item and where its body begins, both before its first note."""
    limit = node.own_end
    first_note = next((placed.span[0] for placed in notes.within(node.content, limit)), limit)
    return headings.split(node, lines, min(limit, first_note))


def _item_end(node: Node, lines: Lines, held: list[Placed]) -> int:
    """Where an item ends: before stray headings and closing paragraphs behind its note or its last sentence."""
    end = node.start + len(lines.source[node.start : node.end].rstrip(_TRAILING))
    first = lines.at(node.content)
    rows = ([first] if first and first.start < node.content else []) + list(lines.between(node.content, node.end))
    box = next((i for i, row in enumerate(rows) if i and _BOX.match(row.text)), None)
    if box is not None:
        rows = rows[:box]
        end = rows[-1].end
    note_end = held[-1].span[1] if held else None
    while rows:
        row = rows[-1]
        behind_note = note_end is not None and row.start >= note_end
        if note_end is not None and row.start < note_end <= row.end:
            break
        stray = (
            len(row.text) <= 30 and row.text[-1] not in "。；：:，、）)】！" and (behind_note or not _continues(rows))
        )
        if not (stray or takes_effect(row.text)):
            break
        rows.pop()
        end = rows[-1].end if rows else end
    return end


def _continues(rows: list[Line]) -> bool:
    return len(rows) < 2 or not rows[-2].closed


def _without(lines: Lines, start: int, end: int, held: list[Placed]) -> Passage:
    """A stretch without the notes in it."""
    parts: list[Passage] = []
    place = start
    for placed in held:
        if placed.span[0] >= end:
            break
        parts.append(lines.clean(place, max(place, placed.span[0])).strip())
        place = max(place, placed.span[1])
    parts.append(lines.clean(place, max(place, end)).strip())
    return _tidy(Passage.joined(part for part in parts if part.text))


def _tidy(body: Passage) -> Passage:
    """Without a stop that only closed the note."""
    begin = len(body.text) - len(body.text.lstrip("。；;，,* "))
    return body.part(begin)
