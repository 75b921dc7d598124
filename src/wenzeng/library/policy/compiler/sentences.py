"""Sentences (句) and marks: where a body may be cut at all. Quotes and brackets are kept whole; a task never crosses
the end of a sentence, so everything downstream works on what this module hands out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

Stretch = tuple[int, int]
"""Start and end in the body's text, end exclusive."""

_PAIRS = {
    "“": "”",
    "‘": "’",
    "「": "」",
    "『": "』",
    "《": "》",
    "〈": "〉",
    "（": "）",
    "【": "】",
    "〔": "〕",
    "[": "]",
}
_CLOSERS = {closer: opener for opener, closer in _PAIRS.items()}
_LONGEST_PAIR = 400
"""A pair farther apart than this is two unmatched marks, not an enclosure."""

_WIDE = str.maketrans("０１２３４５６７８９％．－～():;!?後馀", "0123456789%.-~（）：；！？后余")
"""Full-width marks, and the two characters that conversion from the traditional script leaves behind."""
_LOOSE = re.compile(r"[,：\"]")
_DIGITS = frozenset("0123456789")
_ENUMERATOR = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}[是要、]|第[一二三四五六七八九十]{1,3}[，、]|（[一二三四五六七八九十\d]{1,3}）"
    r"|\d{1,2}[.．、](?!\d)|\d{1,2}）|[①-⑳])"
)


def fold(text: str) -> str:
    """The same text, mark for mark and of the same length, in one width: what all rules are written for."""
    wide = text.translate(_WIDE)
    if not _LOOSE.search(wide):
        return wide
    out = list(wide)
    inside = False
    for i, char in enumerate(out):
        if char in ",：":
            number = 0 < i < len(out) - 1 and out[i - 1] in _DIGITS and out[i + 1] in _DIGITS
            out[i] = char.replace("：", ":") if number else char.replace(",", "，")
        elif char == '"':
            out[i] = "”" if inside else "“"
            inside = not inside
        elif char in "。\n":
            inside = False
    return "".join(out)


def depths(text: str) -> list[int]:
    """For each character the number of quotes and brackets around it; the marks themselves count as inside."""
    change = [0] * (len(text) + 1)
    open_marks: dict[str, list[int]] = {opener: [] for opener in _PAIRS}
    for i, char in enumerate(text):
        if char in _PAIRS:
            open_marks[char].append(i)
        elif char in _CLOSERS:
            starts = open_marks[_CLOSERS[char]]
            if starts and i - starts[-1] <= _LONGEST_PAIR:
                change[starts.pop()] += 1
                change[i + 1] -= 1
            else:
                starts.clear()
    return list(accumulate(change[:-1]))


def split(text: str, depth: list[int]) -> list[Stretch]:
    """The sentences of a folded text, without the marks that end them."""
    out: list[Stretch] = []
    start = 0
    for i, char in enumerate(text):
        level = depth[i]
        ends = (level == 0 and char in "。！？\n") or (
            level == 1
            and char in "”』」"
            and i > 0
            and text[i - 1] in "。！？"
            and text[i + 1 : i + 2] not in ("，", "、", "的")
        )
        if ends:
            _add(out, text, start, i if level == 0 else i + 1)
            start = i + 1
    _add(out, text, start, len(text))
    return out


def cut(text: str, depth: list[int], stretch: Stretch, marks: str) -> list[Stretch]:
    """The parts of a stretch between those marks, outside quotes and brackets."""
    out: list[Stretch] = []
    start, end = stretch
    for i in range(start, end):
        if depth[i] == 0 and text[i] in marks:
            _add(out, text, start, i)
            start = i + 1
    _add(out, text, start, end)
    return out


def starting_in(starts: Sequence[int], stretch: Stretch) -> slice:
    """Which of some ascending places lie in a stretch."""
    return slice(bisect_left(starts, stretch[0]), bisect_left(starts, stretch[1]))


def covered(stretches: Sequence[Stretch], place: int) -> bool:
    """Whether a place lies in one of some ascending stretches that do not overlap."""
    i = bisect_right(stretches, (place, 1 << 62)) - 1
    return i >= 0 and stretches[i][0] <= place < stretches[i][1]


def after_enumerator(text: str, start: int) -> int:
    """Where the words begin behind 一是, （1） or ①."""
    found = _ENUMERATOR.match(text, start)
    return found.end() if found else start


def _add(out: list[Stretch], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end and any(char.isalnum() for char in text[start:end]):
        out.append((start, end))
