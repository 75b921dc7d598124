"""Third pass: the numbered items of a document as a tree.

Every mark that looks like an item's number is a candidate; a candidate becomes an item only where the count goes on
(二 after 一), starts again below another item, or runs on from an earlier section. So figures, citations and words
that happen to begin a wrapped line fall out by themselves.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from wenzeng.library.policy.compiler.lines import CLOSERS, Lines
from wenzeng.library.policy.compiler.numerals import value_of
from wenzeng.library.policy.passage import Span

_CN = r"[一二三四五六七八九十百零〇]{1,5}"
MARK = re.compile(
    rf"(?P<part>第\s*(?:{_CN}|\d{{1,2}})\s*(?:编|部分|篇))"
    rf"|(?P<chapter>第\s*(?:{_CN}|\d{{1,2}})\s*章)"
    rf"|(?P<section>第\s*(?:{_CN}|\d{{1,2}})\s*节)"
    rf"|(?P<article>第\s*(?:{_CN}|\d{{1,3}})\s*条)(?![的第款、，])"
    rf"|(?P<paren>[（(]\s*{_CN}\s*[)）]|[㈠-㈩])[、.．]?"
    rf"|(?P<ordinal>{_CN}[是要])(?=[\u4e00-\u9fff，,“])"
    rf"|(?P<cn>{_CN})\s*(?:[、．.﹒﹑](?!\s*{_CN}[、，产线])|，(?=[\u4e00-\u9fff]{{3,20}}[。\r\n]))"
    r"|(?P<sub>[（(]\s*\d{1,3}\s*[)）]|\d{1,2}[)）]|[⑴-⒇])[、.．]?"
    r"|(?P<circled>[①-⑳])[、.．]?"
    r"|(?P<dotted>\d{1,2}(?:[.．]\d{1,2}){1,3})(?=[\s\u4e00-\u9fff、])(?!\s*[万亿个倍元吨年月日亩米公千百项家%％度级])"
    r"|(?P<arabic>\d(?:[\r\n]?\d){0,3}\s*(?:[.．、﹒﹑\ue000-\uf8ff](?!\d)|[.．](?=\d{3}[\u4e00-\u9fff]))|[⒈-⒛])"
)
_RANK = {"part": 0, "chapter": 1, "section": 2, "article": 3, "cn": 4, "paren": 5, "arabic": 6, "dotted": 6.2, "sub": 7}
_RANK |= {"ordinal": 8, "circled": 9}
_BULLETS = " \t\u3000\xa0#*•●■◆►▶"
_STOPS = "。！？!?"
_INLINE = re.compile(r"(?<=[。！？!?）)】\]〕］”；;：:])[ \u3000\t*#]*(?=[第一二三四五六七八九十百（(㈠-㈩\d①-⑳⑴-⒛])")
_BELOW_HEADING = re.compile(
    r"[^。；：:;\d（(]{2,40}?(?:[（(][^（）()]{1,10}[)）])?(?=[（(][一二三四五六七八九十]{1,3}[)）]|\d{1,3}[.．、\ue000-\uf8ff](?!\d)|第[一二三四五六七八九十百]{1,4}条|一是)"
)
_GLUED = re.compile(
    r"(?<=[\u4e00-\u9fff])(?<![第件表图注款项条统唯合同专单划归逐其之万])(?=[一二三四五六七八九十（(\d])"
)
_UNBROKEN = 400
"""A text whose lines are longer on average has no breaks that mean anything."""
_FIRST = re.compile(r"第一条(?=[ \u3000]*[\u4e00-\u9fff])")
_RUNS_ON = "、，,（(《“‘第至和与及的"
_HEADED = frozenset({"part", "chapter", "section", "cn", "paren"})
_BRACKETED = frozenset({"part", "chapter", "section", "article", "paren", "sub", "circled"})
_COUNTED = frozenset({"cn", "paren", "arabic"})
_HEADING_LENGTH = 60
_LONGEST_JUMP = 60
_YEARS = 1000
"""From here on a number is a year unless the count has come so far."""


@dataclass(slots=True)
class Node:
    """A numbered item: its number as written, where it begins, where its own text begins and ends; where its
    ``heading`` ends, if only the wording tells."""

    style: str
    number: str
    value: int
    start: int
    content: int
    at_line: bool
    end: int = 0
    heading: int | None = None
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)

    @property
    def path(self) -> tuple[str, ...]:
        """The numbers from the top."""
        return (*self.parent.path, self.number) if self.parent else (self.number,)

    @property
    def own_end(self) -> int:
        """Where the item's own text ends: at its first child."""
        return self.children[0].start if self.children else self.end

    def leaves(self) -> Iterator[Node]:
        """The lowest items, in the document's order."""
        if not self.children:
            yield self
        for child in self.children:
            yield from child.leaves()


@dataclass(frozen=True, slots=True)
class _Mark:
    """A candidate. ``firm``: it follows the end of a sentence or a heading, not a line cut in mid-sentence.
    ``opens``: standing behind a colon or a title, it can only be the first item of all. ``glued``: in a text without
    breaks it follows a word, so that only the count speaks for it."""

    style: str
    number: str
    value: int
    start: int
    content: int
    at_line: bool
    firm: bool
    opens: bool = False
    glued: bool = False


def outline(lines: Lines, start: int, end: int, skip: tuple[Span, ...] = ()) -> list[Node]:
    """The items between two places of the source as a forest; nothing begins within ``skip``."""
    roots: list[Node] = []
    stack: list[Node] = []
    seen: dict[str, int] = {}
    rank: dict[str, float] = dict(_RANK)
    for mark in _marks(lines, start, end, skip):
        _learn_rank(lines.source, mark, stack, seen, rank)
        depth = _depth(mark, stack, seen, rank)
        if depth is None:
            continue
        del stack[depth:]
        node = Node(mark.style, mark.number, mark.value, mark.start, mark.content, mark.at_line)
        node.parent = stack[-1] if stack else None
        (stack[-1].children if stack else roots).append(node)
        stack.append(node)
        seen[mark.style] = mark.value
    _close(roots, end)
    return roots


def _close(roots: list[Node], end: int) -> None:
    pending = [(roots, end)]
    while pending:
        group, limit = pending.pop()
        for i, node in enumerate(group):
            node.end = group[i + 1].start if i + 1 < len(group) else limit
            pending.append((node.children, node.end))


def _learn_rank(source: str, mark: _Mark, stack: list[Node], seen: dict[str, int], rank: dict[str, float]) -> None:
    """A style that first opens right under a heading of a lower style stands below it in this document."""
    if mark.value != 1 or mark.style in seen or not stack or rank[stack[-1].style] < rank[mark.style]:
        return
    top = stack[-1]
    between = source[top.content : mark.start]
    if top.style != mark.style and mark.at_line and len(between) <= _HEADING_LENGTH and "。" not in between:
        rank[mark.style] = rank[top.style] + 0.5


def _depth(mark: _Mark, stack: list[Node], seen: dict[str, int], rank: dict[str, float]) -> int | None:
    """The depth at which a candidate fits, or None where the count does not lead to it."""
    on = next((i for i in range(len(stack) - 1, -1, -1) if stack[i].style == mark.style), None)
    if mark.value >= _YEARS and (on is None or mark.value != stack[on].value + 1):
        return None
    if mark.glued:
        return _glued_depth(mark, stack, on, seen, rank)
    goes_on = 1 < mark.value == seen.get(mark.style, 0) + 1
    if mark.opens and not (goes_on and on is None) and (stack or seen or mark.value != 1):
        return None
    if on is not None:
        last = stack[on].value
        if mark.value == last + 1:
            return on
        slip = mark.value in (last, last + 2) or (mark.value == 1 and last > 1) or _jump(mark, last)
        skipped = mark.value == last + 2 and mark.style in ("arabic", "paren")
        return on if mark.firm and ((slip and mark.at_line) or skipped) else None
    depth = sum(1 for node in stack if rank[node.style] < rank[mark.style])
    if mark.value == seen.get(mark.style, 0) + 1 or mark.value == 1:
        loose = not mark.firm and mark.at_line and mark.style not in _BRACKETED and mark.value == 1
        return None if loose else depth
    alone = mark.at_line and mark.firm and mark.style not in seen and not stack
    return depth if alone or _jump(mark, seen.get(mark.style, 0)) else None


def _glued_depth(
    mark: _Mark, stack: list[Node], on: int | None, seen: dict[str, int], rank: dict[str, float]
) -> int | None:
    """Where a mark fits that follows a word: it opens the whole, begins it anew behind a list of contents, or counts on."""
    if mark.value == 1:
        return 0 if not stack or (on == 0 and stack[0].value > 2) else None
    if on is not None:
        return on if mark.value == stack[on].value + 1 else None
    goes_on = mark.value == seen.get(mark.style, 0) + 1
    return sum(1 for node in stack if rank[node.style] < rank[mark.style]) if goes_on else None


def _jump(mark: _Mark, last: int) -> bool:
    """Whether a count may leap ahead here: extracts leave items out, citations of articles begin lines as well."""
    told = mark.firm and mark.at_line and mark.style in _COUNTED
    return told and 0 < last < mark.value <= last + _LONGEST_JUMP


def _marks(lines: Lines, start: int, end: int, skip: tuple[Span, ...]) -> Iterator[_Mark]:
    """All candidates in order: at the beginning of lines, behind stops, and right behind a heading on its line."""
    source = lines.source
    places = {line.end - len(line.text.lstrip(_BULLETS)): True for line in lines.between(start, end)}
    for gap in _INLINE.finditer(source, start, end):
        places.setdefault(gap.end(), False)
    first = _FIRST.search(source, start, end)
    if first is not None:
        places.setdefault(first.start(), False)
    glued: set[int] = set()
    if end - start > _UNBROKEN * max(1, len(lines.between(start, end))):
        glued = {word.end() for word in _GLUED.finditer(source, start, end)} - places.keys()
        places |= dict.fromkeys(glued, False)
    behind = frozenset(_behind_note(lines, high, end) for _, high in skip)
    for place in behind:
        places.setdefault(place, False)
    lows = [low for low, _ in skip]
    done = start
    for place in sorted(places):
        within = bisect_right(lows, place) - 1
        if place < done or (within >= 0 and place < skip[within][1]):
            continue
        found = MARK.match(source, place, end)
        mark = _read(lines, found, places[place], place in behind) if found else None
        if mark is not None and place in glued and place not in behind:
            mark = replace(mark, glued=True) if mark.style in _COUNTED else None
        while mark is not None:
            yield mark
            done = mark.content
            mark = _below(lines, mark, end)


def _below(lines: Lines, mark: _Mark, end: int) -> _Mark | None:
    """A first child on the line of its heading, nothing between them: 一、总体要求（一）指导思想。"""
    if mark.style not in _HEADED:
        return None
    heading = _BELOW_HEADING.match(lines.source, mark.content, end)
    found = MARK.match(lines.source, heading.end(), end) if heading else None
    if found is None or found.lastgroup == mark.style:
        return None
    style = found.lastgroup or ""
    number = _as_written(found[style])
    value = _value(style, number)
    line = lines.at(found.start())
    if value is None or line is None or line.end - len(line.text.lstrip(_BULLETS)) == found.start():
        return None
    return _Mark(style, number, value, found.start(), found.end(), True, True)


def _behind_note(lines: Lines, place: int, end: int) -> int:
    """Where an item can begin behind a note: past blanks and page numbers, and past the heading of a section that has
    no number."""
    source, place = lines.source, lines.next_text(place, end)
    heading = None if MARK.match(source, place, end) else _BELOW_HEADING.match(source, place, end)
    return heading.end() if heading and "\n" not in heading.group() else place


def _value(style: str, number: str) -> int | None:
    return value_of(
        number.rsplit(".", maxsplit=1)[-1] if style == "dotted" else re.sub(r"[第编部分篇章节条是要()]", "", number)
    )


def _read(lines: Lines, found: re.Match[str], at_line: bool, behind_note: bool) -> _Mark | None:
    style = found.lastgroup or ""
    number = _as_written(found[style])
    value = _value(style, number)
    if not value:
        return None
    before = lines.source[max(0, found.start() - 60) : found.start()].rstrip(_BULLETS + "\r\n")[-1:]
    if before and before in _RUNS_ON:
        return None
    at_line = at_line or behind_note
    if at_line:
        firm = behind_note or not before or before in _STOPS + CLOSERS or not _cut_before(lines, found.start())
    else:
        firm = before in _STOPS + CLOSERS
        if style in ("part", "dotted"):
            return None
    opens = not at_line and not firm and before not in "；;" and style != "ordinal"
    return _Mark(style, number, value, found.start(), found.end(), at_line, firm, opens)


def _as_written(mark: str) -> str:
    """The number with half-width brackets and digits, without blanks and stops."""
    out = (
        re.sub(r"[\s、﹒﹑\ue000-\uf8ff]", "", mark)
        .replace("（", "(")
        .replace("）", ")")
        .replace("．", ".")
        .rstrip(".")
    )
    if "⒈" <= out[:1] <= "⒛":
        return str(ord(out[0]) - ord("⒈") + 1)
    return out.translate({0xFF10 + d: ord("0") + d for d in range(10)})


def _cut_before(lines: Lines, place: int) -> bool:
    """Whether the line before was cut at the paper's edge in mid-sentence."""
    index = bisect_left(lines.starts, place)
    if (index < len(lines.starts) and lines.starts[index] > place) or index == len(lines.starts):
        index -= 1
    before = lines.lines[index - 1] if index > 0 else None
    return before is not None and before.full and not before.closed
