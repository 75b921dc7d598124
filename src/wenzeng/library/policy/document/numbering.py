"""Automatic numbers of Word paragraphs: the label that a reader sees but the text does not hold (一、 （一） 1.)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from wenzeng.library.policy.document.counts import whole

Element = Any

_NONE = -1
"""A level that no paragraph stands on."""

_DIGITS = "〇一二三四五六七八九"
_CHINESE = frozenset(
    {
        "chineseCounting",
        "chineseCountingThousand",
        "japaneseCounting",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
        "japaneseDigitalTenThousand",
        "ideographDigital",
    }
)


def own_name(element: Element) -> str:
    """The tag without its name space."""
    return str(element.tag).rpartition("}")[2]


def value(element: Element | None) -> str | None:
    """The attribute ``w:val``."""
    if element is None:
        return None
    return next((held for key, held in element.attrib.items() if key.rpartition("}")[2] == "val"), None)


def chinese(number: int) -> str:
    """1–9999 in Chinese numerals as headings have them: 十二, 一百零五; what lies beyond in figures."""
    if number < 10:
        return _DIGITS[number]
    if number > 9999:
        return str(number)
    out = ""
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            out += _DIGITS[digit] + name
        elif out and number and not out.endswith("零"):
            out += "零"
    return out[1:] if out.startswith("一十") else out


@dataclass(slots=True)
class _Level:
    start: int = 1
    style: str = "decimal"
    pattern: str = ""


@dataclass(slots=True)
class _List:
    levels: dict[int, _Level] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of a document and how far each has counted."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._lists: dict[str, _List] = {}
        self._of_style: dict[str, tuple[str, int]] = {}
        self._contents: set[str] = set()
        if numbering is not None:
            self._read_lists(numbering)
        if styles is not None:
            self._read_styles(styles)

    def label(self, paragraph: Element) -> str:
        """Count one paragraph and give its label; "" where it has none."""
        place = self._place(paragraph)
        if place is None or place[0] not in self._lists:
            return ""
        held, level = self._lists[place[0]], place[1]
        if level not in held.levels:
            return ""
        held.counts[level] = held.counts.get(level, held.levels[level].start - 1) + 1
        for deeper in [k for k in held.counts if k > level]:
            del held.counts[deeper]
        out = held.levels[level].pattern
        if held.levels[level].style in ("bullet", "none"):
            return ""
        for k in range(9):
            if f"%{k + 1}" in out and k in held.levels:
                number = held.counts.get(k, held.levels[k].start)
                out = out.replace(f"%{k + 1}", _written(number, held.levels[k].style))
        return out

    def is_contents(self, paragraph: Element) -> bool:
        """Whether a paragraph belongs to the table of contents."""
        style = _style(paragraph)
        return style is not None and (style in self._contents or style.upper().startswith("TOC"))

    def _place(self, paragraph: Element) -> tuple[str, int] | None:
        properties = _child(paragraph, "pPr")
        own = _list_place(_child(properties, "numPr"))
        if own is not None:
            return own if own[0] != "0" else None
        return self._of_style.get(_style(paragraph) or "")

    def _read_lists(self, numbering: Element) -> None:
        abstract: dict[str, dict[int, _Level]] = {}
        for entry in numbering:
            if own_name(entry) == "abstractNum":
                abstract[_attribute(entry, "abstractNumId")] = _levels(entry)
        shared: dict[str, dict[int, int]] = {}
        for entry in numbering:
            if own_name(entry) != "num":
                continue
            of = value(_child(entry, "abstractNumId")) or ""
            held = _List(dict(abstract.get(of, {})), shared.setdefault(of, {}))
            for override in (child for child in entry if own_name(child) == "lvlOverride"):
                start = value(_child(override, "startOverride"))
                level = whole(_attribute(override, "ilvl"), 0)
                if start and start.isdecimal() and level in held.levels:
                    held.counts = {}
                    held.levels[level] = _Level(whole(start, 1), held.levels[level].style, held.levels[level].pattern)
            self._lists[_attribute(entry, "numId")] = held

    def _read_styles(self, styles: Element) -> None:
        based: dict[str, str] = {}
        for style in (child for child in styles if own_name(child) == "style"):
            key = _attribute(style, "styleId")
            if (value(_child(style, "name")) or "").lower().startswith("toc"):
                self._contents.add(key)
            based[key] = value(_child(style, "basedOn")) or ""
            place = _list_place(_child(_child(style, "pPr"), "numPr"))
            if place is not None:
                self._of_style[key] = place
        for key, first in based.items():
            parent, steps = first, 0
            while key not in self._of_style and parent and steps < 12:
                if parent in self._of_style:
                    self._of_style[key] = self._of_style[parent]
                parent, steps = based.get(parent, ""), steps + 1


def _levels(entry: Element) -> dict[int, _Level]:
    out: dict[int, _Level] = {}
    for level in (child for child in entry if own_name(child) == "lvl"):
        place = whole(_attribute(level, "ilvl") or "0", _NONE)
        out[place] = _Level(
            whole(value(_child(level, "start")), 1),
            value(_child(level, "numFmt")) or "decimal",
            value(_child(level, "lvlText")) or "",
        )
    return out


def _list_place(properties: Element | None) -> tuple[str, int] | None:
    if properties is None:
        return None
    number = value(_child(properties, "numId"))
    return (number, whole(value(_child(properties, "ilvl")), 0)) if number else None


def _style(paragraph: Element) -> str | None:
    return value(_child(_child(paragraph, "pPr"), "pStyle"))


def _child(element: Element | None, name: str) -> Element | None:
    if element is None:
        return None
    return next((child for child in element if own_name(child) == name), None)


def _attribute(element: Element, name: str) -> str:
    return next((str(held) for key, held in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _written(number: int, style: str) -> str:
    if style in _CHINESE:
        return chinese(number)
    if style.startswith("decimalEnclosedCircle") and 1 <= number <= 20:
        return chr(ord("①") + number - 1)
    if style in ("upperLetter", "lowerLetter") and 1 <= number <= 26:
        return chr(ord("A" if style == "upperLetter" else "a") + number - 1)
    return f"{number:02d}" if style == "decimalZero" else str(number)
