"""First pass: the physical lines of a source, and stretches of it cleaned of breaks.

A line knows whether it was cut at the wrap width (``full``), so that later passes can tell a heading on a line of
its own from a sentence that merely ran out of paper. Page numbers and running headers are marked, not removed:
spans keep counting in the source.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from wenzeng.library.policy.passage import Passage

_DASH = "-—－–─―一·•"
_PAGE_NUMBER = re.compile(
    rf"^(?:[{_DASH}]{{1,2}}\s*[\d０-９]{{1,4}}\s*[{_DASH}]{{1,2}}|第\s*[\d０-９]{{1,4}}\s*页(?:\s*[,，/／]?\s*共\s*\d{{1,4}}\s*页)?"
    r"|[^。]{2,60}[.…·．]{4,}\s*\d{1,3}|[\d０-９]{1,4}\s*[/／]\s*[\d０-９]{1,4}|[\d０-９]{1,3}|[Pp]age\s*\d{1,4}(?:\s*of\s*\d{1,4})?)$"
)
_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_BREAK = re.compile(r"\s*[\r\n\x0b\x0c\x85\u2028\u2029]\s*")
_SPACE = re.compile(r"\s+")
_BREAKS = "\r\n\x0b\x0c\x85\u2028\u2029"
_MIDDLE = "、，,（(《“‘—-"
_MARK_AHEAD = re.compile(
    r"(?:第[一二三四五六七八九十百]{1,4}[章节条]|[（(][一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|\d{1,2}[．.、\ue000-\uf8ff](?!\d))"
)
_BLANKS = re.compile(r"[ \u3000\xa0]+")
_AFTER_STOP = "。！？：；）〕】”)]"
_HEADING_ALONE = re.compile(rf"(?:{_MARK_AHEAD.pattern})[ \u3000]?[^\s。，；：、（(]{{4,30}}$")
_WORDED = re.compile(r"[\u4e00-\u9fff《》」〔〕\d]")
_CLOSES = re.compile(
    r"(?<=[。）)\]】])(?=(?:附件\s*\d{0,2}\s*[:：]|抄送\s*[:：]|主动公开|[（(](?:此件|信息公开|公开方式|主动公开)|相关(?:解读|链接|文件|阅读)\s*[:：]"
    r"|责任编辑|【?打印|上一篇|下一篇))"
)
"""Where, within a long line, the closing part of a document begins."""
_ROLE_BEHIND = re.compile(r"(?:牵头|负责|配合|落实)")
_DENSE = 60
_LONG = 600
TERMINAL = "。！？!?；;：:"
CLOSERS = "）)】]〕］”’》」』"

_WRAP_SHARE = 0.2
_WIDEST_PAPER = 170
_NARROWEST_PAPER = 24


@dataclass(frozen=True, slots=True)
class Line:
    """A physical line without the white space around it; ``text`` is ``source[start:end]``."""

    start: int
    end: int
    text: str
    full: bool = False

    @property
    def closed(self) -> bool:
        """Whether a sentence may end here: a stop, or a bracket after one."""
        return self.text[-1] in TERMINAL or self.text[-1] in CLOSERS


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines that carry text, in order, and the stretches that are page furniture."""

    source: str
    lines: tuple[Line, ...]
    furniture: tuple[tuple[int, int], ...]
    starts: tuple[int, ...]

    def between(self, start: int, end: int) -> tuple[Line, ...]:
        """The lines that begin within a stretch of the source."""
        return self.lines[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def at(self, place: int) -> Line | None:
        """The line that holds a place of the source."""
        index = bisect_right(self.starts, place) - 1
        return self.lines[index] if index >= 0 and place < self.lines[index].end else None

    def clean(self, start: int, end: int, *, furniture: bool = False) -> Passage:
        """A stretch as a reader reads it: breaks left out, furniture too unless asked for, blanks beside letters."""
        gaps = [(start, end)] if furniture else self._gaps(start, end)
        return Passage.joined(_joined(self.source, low, high) for low, high in gaps)

    def unbroken(self, start: int, end: int) -> str:
        """A stretch without furniture and breaks, its blanks kept."""
        return _BREAK.sub("", "".join(self.source[low:high] for low, high in self._gaps(start, end)))

    def unbroken_at(self, place: int) -> bool:
        """Whether a place lies in a line so long that its breaks must have been lost."""
        line = self.at(place)
        return line is not None and len(line.text) >= _LONG

    def has_furniture(self, start: int, end: int) -> bool:
        """Whether page furniture lies within a stretch."""
        index = bisect_left(self.furniture, (start, start))
        return index < len(self.furniture) and self.furniture[index][0] < end

    def next_text(self, place: int, end: int) -> int:
        """Where text goes on behind blanks and page furniture."""
        index = bisect_left(self.furniture, (place, place))
        while place < end:
            if index < len(self.furniture) and place == self.furniture[index][0]:
                place = self.furniture[index][1]
                index += 1
            elif self.source[place].isspace():
                place += 1
            else:
                break
        return min(place, end)

    def _gaps(self, start: int, end: int) -> list[tuple[int, int]]:
        out, place = [], start
        for low, high in self.furniture[bisect_left(self.furniture, (start, start)) :]:
            if low >= end:
                break
            out.append((place, low))
            place = high
        out.append((place, end))
        return out


def read_lines(source: str) -> Lines:
    """Cut a source into lines; mark page furniture; find out whether lines were wrapped at a width."""
    raw = list(_raw_lines(source))
    running = _running(raw)
    kept = [row for row in raw if not (row.text in running or _PAGE_NUMBER.match(row.text))]
    held = frozenset(row.start for row in kept)
    furniture = tuple((row.start, row.start + len(row.text)) for row in raw if row.start not in held)
    edge = _paper_edge(kept)
    indented = _indents(kept)
    lines = []
    for row, after in zip(kept, [*kept[1:], None], strict=False):
        cut = edge is not None and (row.width >= edge[0] or row.count >= edge[1])
        full = cut and not (indented and after is not None and after.indent)
        lines.append(Line(row.start, row.start + len(row.text), row.text, full))
    return Lines(source, tuple(lines), furniture, tuple(line.start for line in lines))


@dataclass(frozen=True, slots=True)
class _Raw:
    start: int
    text: str
    width: int
    count: int
    indent: bool


def _raw_lines(source: str) -> Iterator[_Raw]:
    for start, text in _stretches(source):
        bare = text.strip()
        if bare:
            indent = len(text) - len(text.lstrip())
            yield _Raw(start + indent, bare, _width(text.rstrip()), len(text.rstrip()), indent > 0)


def _stretches(source: str) -> Iterator[tuple[int, str]]:
    """Physical lines; where a page's text was copied into one long line, its blanks are the breaks it once had, and
    what only closes a document begins a line even without a blank."""
    for found in _LINE.finditer(source):
        text = found.group()
        if len(text) < _LONG:
            yield found.start(), text
            continue
        place = 0
        for end, begin in _flat_breaks(text):
            yield found.start() + place, text[place:end]
            place = begin
        yield found.start() + place, text[place:]


def _flat_breaks(text: str) -> Iterator[tuple[int, int]]:
    """The blanks of a long line that part paragraphs: behind a stop, before a number, all of them above the first item,
    and behind a heading, unless blanks are so many that they only mark where lines were cut."""
    first = _MARK_AHEAD.search(text)
    head = first.start() if first else 0
    gaps = [gap.span() for gap in _BLANKS.finditer(text)]
    sparse = _part_paragraphs(gaps)
    place = 0
    for end, begin in sorted([*gaps, *(found.span() for found in _CLOSES.finditer(text))]):
        if begin >= len(text) or end == 0:
            continue
        above = end < head and _WORDED.match(text[end - 1]) and _WORDED.match(text[begin])
        alone = sparse and end - place <= 40 and _HEADING_ALONE.match(text[place:end])
        noted = sparse and _ROLE_BEHIND.search(text, max(0, end - 2), end)
        if end == begin or text[end - 1] in _AFTER_STOP or above or alone or noted or _MARK_AHEAD.match(text, begin):
            yield end, begin
            place = begin


def _part_paragraphs(gaps: list[tuple[int, int]]) -> bool:
    """Whether blanks part paragraphs, which differ in length, and not lines, which do not."""
    lengths = sorted(after[0] - before[1] for before, after in pairwise(gaps))
    return not lengths or lengths[int(len(lengths) * 0.9)] > _DENSE


def _indents(rows: list[_Raw]) -> bool:
    """Whether paragraphs open with an indent while the lines within them do not."""
    return bool(rows) and 0.05 * len(rows) <= sum(row.indent for row in rows) <= 0.8 * len(rows)


def _running(raw: list[_Raw]) -> frozenset[str]:
    """Lines that come back on page after page, beside the page numbers: running headers and footers."""
    pages = [index for index, row in enumerate(raw) if _PAGE_NUMBER.match(row.text)]
    if len(pages) < 3:
        return frozenset()
    beside: Counter[str] = Counter()
    for index in pages:
        near = [raw[i].text for i in (index - 1, index + 1) if 0 <= i < len(raw)]
        beside.update({text for text in near if len(text) <= 60})
    return frozenset(text for text, count in beside.items() if count >= max(3, len(pages) // 2))


def _width(text: str) -> int:
    return len(text.encode("gb18030", errors="replace")) if len(text) < 400 else 2 * len(text)


def _paper_edge(rows: list[_Raw]) -> tuple[int, int] | None:
    """Width and number of characters from which a line counts as cut; None where lines were not wrapped at all."""
    wide = sorted(row.width for row in rows if row.width >= _NARROWEST_PAPER)
    if len(wide) < 4:
        return None
    place = int(len(wide) * 0.9)
    paper, count = wide[place], sorted(row.count for row in rows if row.width >= _NARROWEST_PAPER)[place]
    if paper > _WIDEST_PAPER or wide[-1] > paper + 12:
        return None
    edge = paper - 6, count - 1
    full = sum(1 for row in rows if row.width >= edge[0] or row.count >= edge[1])
    return edge if full >= _WRAP_SHARE * len(rows) else None


def _joined(source: str, start: int, end: int) -> Passage:
    """Without white space, except one blank between Latin words or digits where the source has one."""
    text: list[str] = []
    at: list[int] = []
    place = start
    for gap in _SPACE.finditer(source, start, end):
        text.append(source[place : gap.start()])
        at.extend(range(place, gap.start()))
        if start < gap.start() and gap.end() < end and _keeps(source[gap.start() - 1], source[gap.end()], gap.group()):
            text.append(" ")
            at.append(gap.start())
        place = gap.end()
    text.append(source[place:end])
    at.extend(range(place, end))
    return Passage("".join(text), tuple(at))


def _keeps(before: str, after: str, gap: str) -> bool:
    """A blank stays beside a Latin letter; a break stays one only between two of them."""
    latin = (before.isascii() and before.isalpha()), (after.isascii() and after.isalpha())
    if any(c in _BREAKS for c in gap):
        return all(latin)
    return any(latin)


def runs_on(line: Line) -> bool:
    """Whether a line stops where no sentence can: its text goes on in the next line."""
    return line.full or line.text[-1] in _MIDDLE
