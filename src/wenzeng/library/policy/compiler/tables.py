"""Work plans in tables: a row with a number and a body is a measure.

Columns are known by their headings, in any order and under any of the usual names; text whose columns are cut by tabs
or upright bars is read the same way.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from wenzeng.library.policy.compiler.lines import Lines
from wenzeng.library.policy.compiler.outline import MARK
from wenzeng.library.policy.document.source import Row, Source, Table
from wenzeng.library.policy.passage import Span

_ROLES = (
    ("number", re.compile(r"^(?:序号|编号|号|条目|条款|项次|NO\.?)$", re.I)),
    (
        "leader",
        re.compile(
            r"领导|责任人|负责人|联系人|联络员|电话|备注|说明|依据|来源|进展|完成情况|评价|考核|分值|权重|状态|页码"
        ),
    ),
    ("lead", re.compile(r"牵头|主办|主责")),
    ("support", re.compile(r"配合|参与|参加|协办|协同|协助|支持单位")),
    ("units", re.compile(r"(?:责任|负责|落实|实施|承办|主管|执行)(?:单位|部门|地区|主体|科室|处室)|分工|单位$|部门$")),
    ("time", re.compile(r"时限|时间|期限|节点|进度|日期|年限")),
    (
        "category",
        re.compile(r"^(?:类别|分类|类型|领域|方面|板块|一级.*|大类|主题|所属.*|任务类别|工作类别|重点领域|重点方向)$"),
    ),
    ("name", re.compile(r"^(?:重点|主要|工作|年度|目标|改革)*(?:任务|工作|事项|项目|名称)(?:名称|事项|分类)?$")),
    (
        "text",
        re.compile(r"措施|任务|内容|事项|举措|工作|项目|目标|要求|政策|名称|指标|做法|行动|成果|标准"),
    ),
)
_CUT = re.compile(r"\t|\||｜")
_RULE = re.compile(r"^[\s|:\-—+=｜]+$")
_NUMBER = re.compile(r"^[（(]?\s*(?:\d{1,3}(?:[.．-]\d{1,2})?|[一二三四五六七八九十百]{1,4}|[①-⑳])\s*[)）.、．]?$")


@dataclass(frozen=True, slots=True)
class Entry:
    """A row that holds a measure: number, title and body cells, cells of units by role, section number above it."""

    number: str
    section: str | None
    title: Span | None
    body: tuple[Span, ...]
    units: tuple[Span, ...]
    leads: tuple[Span, ...]
    times: tuple[Span, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Sheet:
    """A work plan: its place in the source and its entries."""

    span: Span
    entries: tuple[Entry, ...]


def sheets(source: Source, lines: Lines) -> tuple[Sheet, ...]:
    """The work plans of a document, in order."""
    found: list[Sheet] = []
    for table in (*source.tables, *_typed_tables(lines)):
        sheet = _sheet(source.text, table)
        if sheet is not None and not any(low <= sheet.span[0] < high for low, high in (s.span for s in found)):
            found.append(sheet)
    return tuple(sorted(found, key=lambda sheet: sheet.span))


def _typed_tables(lines: Lines) -> list[Table]:
    """Tables written as lines of text with tabs or upright bars between the cells."""
    out: list[Table] = []
    rows: list[Row] = []
    start = end = 0
    for line in lines.lines:
        cells = _cells(line.start, line.text)
        if rows and len(cells) < 3 and len(line.text) <= 40 and MARK.match(line.text):
            cells = ((line.start, line.end),) * 3
        if len(cells) < 3 and not (rows and _RULE.match(line.text)):
            if len(rows) > 1:
                out.append(Table((start, end), tuple(rows)))
            rows = []
            continue
        if not rows:
            start = line.start
        if not _RULE.match(line.text):
            rows.append(cells)
        end = line.end
    if len(rows) > 1:
        out.append(Table((start, end), tuple(rows)))
    return out


def _cells(start: int, text: str) -> Row:
    if "\t" not in text and "|" not in text and "｜" not in text:
        return ()
    cuts = [found.start() for found in _CUT.finditer(text)]
    edges = [-1, *cuts, len(text)]
    cells = [(start + low + 1, start + high) for low, high in pairwise(edges)]
    if text[0] in "|｜":
        cells = cells[1:]
    return tuple(cells[:-1] if text[-1] in "|｜" else cells)


def _sheet(text: str, table: Table) -> Sheet | None:
    """The entries of a table whose head names units and tasks; None for any other table."""
    head = _head(text, table)
    if head is None:
        return None
    place, roles = head
    entries: list[Entry] = []
    section: str | None = None
    above: Row = ()
    for row in table.rows[place + 1 :]:
        own = [span for span in row if span not in above] or list(row)
        above = row
        if len(set(row)) == 1 and len(roles) > 1:
            mark = MARK.match(_value(text, row[0]))
            section = mark.group().strip(" 、.．") if mark else section
            continue
        entry = _entry(text, row, roles, section, len(entries), own)
        if entry is None:
            continue
        if entries and entry.number == entries[-1].number and _same_number(text, row, roles, entries[-1]):
            entries[-1] = _together(entries[-1], entry)
        else:
            entries.append(entry)
    return Sheet(table.span, tuple(entries)) if entries else None


def _head(text: str, table: Table) -> tuple[int, dict[int, str]] | None:
    """The row that names the columns, among the first ones; two rows of heads count as one."""
    for place, row in enumerate(table.rows[:4]):
        roles: dict[int, str] = {}
        for column, span in enumerate(row):
            name = re.sub(r"\s", "", text[span[0] : span[1]])
            role = next((role for role, known in _ROLES if len(name) <= 14 and known.search(name)), None)
            if role:
                roles[column] = role
        held = set(roles.values())
        if held & {"text", "name"} and held & {"units", "lead"} and len(set(row)) >= 2:
            if place + 1 < len(table.rows):
                roles |= _second_head(text, table.rows[place + 1], row, roles)
            return place, roles
    return None


def _second_head(text: str, row: Row, above: Row, roles: dict[int, str]) -> dict[int, str]:
    """A head cell over several columns (责任单位) whose parts are named below it (牵头, 配合)."""
    out: dict[int, str] = {}
    for column, span in enumerate(row):
        if column < len(above) and roles.get(column) == "units" and span != above[column]:
            name = re.sub(r"\s", "", text[span[0] : span[1]])
            if re.fullmatch(r"牵头(?:单位|部门)?|主办(?:单位|部门)?", name):
                out[column] = "lead"
            elif re.fullmatch(r"(?:配合|参与|协办)(?:单位|部门)?", name):
                out[column] = "support"
    return out


def _entry(
    text: str, row: Row, roles: dict[int, str], section: str | None, before: int, own: list[Span]
) -> Entry | None:
    by_role: dict[str, list[Span]] = {}
    for column, span in enumerate(row):
        role = roles.get(column)
        if role and span not in by_role.get(role, []) and _value(text, span):
            by_role.setdefault(role, []).append(span)
    names, texts = by_role.get("name", []), by_role.get("text", [])
    worded = list(dict.fromkeys(span for span in row if span in names or span in texts))
    number = next((_value(text, span) for span in by_role.get("number", [])), "")
    if not worded or (number and not _NUMBER.match(number)):
        return None
    if not number:
        mark = MARK.match(_value(text, worded[0]))
        if "number" in roles.values():
            return None
        number = mark.group() if mark else str(before + 1)
    title = None if len(worded) == 1 else names[0] if len(names) == 1 else worded[0]
    units = tuple(span for role in ("units", "support") for span in by_role.get(role, []))
    return Entry(
        re.sub(r"[\s、.．]+$", "", number).replace("（", "(").replace("）", ")"),
        section,
        title,
        tuple(span for span in worded if span != title),
        units,
        tuple(by_role.get("lead", [])),
        tuple(by_role.get("time", [])),
        (min(span[0] for span in own), max(span[1] for span in own)),
    )


def _same_number(text: str, row: Row, roles: dict[int, str], last: Entry) -> bool:
    """Whether the number's cell of a row is the merged one of the row above."""
    cell = next((row[column] for column, role in roles.items() if role == "number" and column < len(row)), None)
    return cell is not None and last.span[0] <= cell[0] < last.span[1]


def _together(first: Entry, second: Entry) -> Entry:
    def union(a: tuple[Span, ...], b: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(dict.fromkeys((*a, *b)))

    return Entry(
        first.number,
        first.section,
        first.title,
        union(first.body, second.body),
        union(first.units, second.units),
        union(first.leads, second.leads),
        union(first.times, second.times),
        (first.span[0], max(first.span[1], second.span[1])),
    )


def _value(text: str, span: Span) -> str:
    return text[span[0] : span[1]].strip()
