"""The whole unit's progress in one workbook: out with a line for each open part, filled in, and back as a list to look over.

A returned line is known by its key (填报码) alone. Nothing is reported by reading: the list says what each line would
report, or what is wrong with it; a line with nothing filled in says nothing.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from wenzeng.library.tables.fillable import FillColumn, fillable
from wenzeng.library.tables.reading import rows_of
from wenzeng.mechanisms.office.declare import Refused
from wenzeng.mechanisms.people.models import Person
from wenzeng.mechanisms.plan.access import can_report
from wenzeng.mechanisms.plan.declare import Figure, Report
from wenzeng.mechanisms.plan.models import Part, TargetVersion
from wenzeng.mechanisms.plan.queries.rows import target_words
from wenzeng.mechanisms.plan.queries.standing import PartRow, part_rows

KEY, DONE = "填报码", "是否办结"
YES = frozenset({"是", "√", "已办结"})
_TEXTS = {"text": "进展", "difficulty": "困难", "request": "请求"}
_CODE = re.compile(r"(\d{1,12})/((?:\d{1,12}(?:\.\d{1,12})*)?)\Z")
_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,6})?\Z", re.ASCII)
_LONGEST = 5000
_ADVICE = "只填有框的格；没有变化的行不用填。填报码不能改。办结的填“是”。实际值只填数，不带单位。"


@dataclass(frozen=True)
class Filled:
    """A returned line: where it stands, which part, what it would report; or what is wrong with it."""

    line: int
    part: Part | None
    title: str
    report: Report | None
    problem: str = ""


def fill_in(person: Person, on: date) -> bytes:
    """The workbook of a person's unit: each part at which the unit has to work, with what is known of it."""
    rows = part_rows(Part.objects.filter(unit=person.unit_id, state__in=["open", "returned"]), on)
    targets = _targets({r.task for r in rows})
    most = max((len(targets[r.task]) for r in rows), default=0)
    columns = [
        FillColumn(KEY, 12),
        FillColumn("条款", 10),
        FillColumn("任务", 44),
        FillColumn("期别", 12),
        FillColumn("时限", 12),
        FillColumn("状态", 8),
        FillColumn("最近办理", 30),
    ]
    for n in range(1, most + 1):
        columns += [FillColumn(f"指标{n}", 20), FillColumn(f"实际值{n}", 12, asked=True)]
    columns += [FillColumn(word, 30, asked=True) for word in _TEXTS.values()]
    columns.append(FillColumn(DONE, 10, asked=True, choices=("是", "否")))
    title = f"{person.unit_name}任务进展填报表（{on}）"
    return fillable("任务进展", title, _ADVICE, columns, (_line(row, targets[row.task], most) for row in rows))


def _line(row: PartRow, targets: list[TargetVersion], most: int) -> list[str]:
    last = row.last_step
    said = f"{last.get_kind_display()}：{last.text[:80]}" if last else ""
    due = row.due.isoformat() if row.due else ""
    code = f"{row.pk}/{'.'.join(str(t.item_id) for t in targets)}"
    line = [code, row.clause, row.title, row.period_name, due, row.state_name, said]
    for n in range(most):
        line += [f"{targets[n].what} {target_words(targets[n])}" if n < len(targets) else "", ""]
    return [*line, *("" for _ in _TEXTS), ""]


def _targets(tasks: set[int]) -> dict[int, list[TargetVersion]]:
    held = TargetVersion.objects.filter(item__task__in=tasks, valid_to=None, dropped=False).select_related("item")
    out: dict[int, list[TargetVersion]] = defaultdict(list)
    for version in held.order_by("span_start", "item"):
        out[version.item.task_id or 0].append(version)
    return out


def read_back(person: Person, data: bytes, name: str) -> list[Filled]:
    """What each filled line of a returned workbook would report. Refuses a file that is not such a workbook, whole."""
    rows = rows_of(data, name)
    head = next((n for n, row in enumerate(rows[:10]) if KEY in row), None)
    if head is None or not set(_TEXTS.values()) <= set(rows[head]):
        raise Refused("wrong_type", "表中没有“填报码”和“进展”等列，不是下载的填报表。请重新下载后填写。", name)
    places = {label: n for n, label in enumerate(rows[head]) if label}
    read = _Reading(person, places, hashlib.sha256(data).hexdigest()[:32])
    found = (read.line(n, row) for n, row in enumerate(rows[head + 1 :], head + 2))
    return [line for line in found if line]


class _Reading:
    """Reads the lines of one workbook."""

    def __init__(self, person: Person, places: dict[str, int], digest: str) -> None:
        self.person, self.places, self.digest = person, places, digest
        held = Part.objects.filter(unit=person.unit_id).select_related("task", "unit")
        self.parts = {p.pk: p for p in held}
        self.seen: set[int] = set()

    def line(self, n: int, row: list[str]) -> Filled | None:
        """One line; None where nothing was filled in."""
        asked = [
            label for label in self.places if label.startswith("实际值") or label in _TEXTS.values() or label == DONE
        ]
        if not any(self._cell(row, label) for label in asked):
            return None
        title = self._cell(row, "任务")
        try:
            part, targets = self._part(self._cell(row, KEY))
            return Filled(n, part, title, self._report(part, targets, row))
        except Refused as refusal:
            return Filled(n, None, title, None, refusal.message)

    def _cell(self, row: list[str], label: str) -> str:
        place = self.places.get(label)
        return row[place].strip() if place is not None and place < len(row) else ""

    def _part(self, code: str) -> tuple[Part, list[int]]:
        found = _CODE.match(code)
        part = self.parts.get(int(found[1])) if found else None
        if found is None or part is None or not can_report(self.person, part):
            raise Refused("not_found", "填报码不对，或这一行不是本单位的承办。请重新下载表格。")
        if part.state not in ("open", "returned"):
            raise Refused("conflict", f"这项承办现为“{part.get_state_display()}”，不能再报。")
        if part.pk in self.seen:
            raise Refused("invalid", "同一填报码出现两次，只收第一行。")
        self.seen.add(part.pk)
        return part, [int(t) for t in found[2].split(".") if t]

    def _report(self, part: Part, targets: list[int], row: list[str]) -> Report:
        figures = []
        for n, target in enumerate(targets, 1):
            value = self._cell(row, f"实际值{n}").replace(",", "").replace("，", "")
            if value and not _NUMBER.match(value):
                raise Refused("invalid", f"实际值{n}“{value[:20]}”不是数，请只填数，小数最多 6 位。")
            if value:
                figures.append(Figure(target, value))
        words = {key: self._cell(row, label) for key, label in _TEXTS.items()}
        for key, label in _TEXTS.items():
            if len(words[key]) > _LONGEST:
                raise Refused("too_large", f"{label}超过 {_LONGEST} 字，请精简。")
        done = self._done(self._cell(row, DONE))
        if done and len(words["text"]) < 2:
            raise Refused("invalid", "填了办结，须写明进展（至少 2 个字）。")
        if not figures and not any(words.values()):
            raise Refused("invalid", "只填了“是否办结”，没有可报的内容。")
        return Report(**words, figures=tuple(figures), done=done, key=f"{self.digest}-{part.pk}")

    def _done(self, word: str) -> bool:
        if word and word not in YES | {"否"}:
            raise Refused("invalid", f"是否办结填“是”或“否”，现为“{word[:20]}”。")
        return word in YES
