#!/usr/bin/env python3
"""Proves the chain of a journal and names its first break. The product and an auditor run this one file.

Standard library only and no import of the product, so that a copy of it beside an export proves that export on any machine
with Python 3.8 or later. Serves the rule that the journal (日志) can be verified without the system that wrote it.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

USAGE = """用法：python3 verify_journal.py 日志.ndjson [链首 …]

查验“稳增”导出的日志（一行一条，JSON），指出第一处断开。不需要网络，不需要“稳增”。
怎样算相接：
  1. 序号从 1 起逐条加 1；
  2. 每条的 previous 等于上一条的 digest（第一条为 64 个 0）；
  3. 每条的 digest 等于 SHA-256（下列各项依次排成 JSON 数组，无空格，UTF-8）：
     seq at recorded_at actor actor_name unit act subject detail previous
  4. 每条只有规定的栏目，algorithm 为 sha256；
  5. 记录时间不早于上一条。
从末尾截去几条，或从某处起连同校验值整体重写，日志本身仍然相接；因此请把以前另处保存的链首
（通报上印的、查验时打印的，至少前 16 位）写在文件名后面：它们必须都在这份日志里。
结果：0 相接；1 断开；2 用法不对。"""

GENESIS = "0" * 64
"""What the first row has as the digest before it."""

COVERED = ("seq", "at", "recorded_at", "actor", "actor_name", "unit", "act", "subject", "detail", "previous")
"""What a digest covers, in this order."""

COLUMNS = frozenset({*COVERED, "algorithm", "digest"})
HEAD = re.compile(r"[0-9a-f]{16,64}")
"""A head as it is printed elsewhere: the whole digest or its beginning."""


@dataclass(frozen=True)
class Verdict:
    """What a walk along the chain found: rows that hold, the digest of the last of them, and the first break, if any."""

    rows: int
    head: str
    broken_at: int | None = None
    reason: str = ""

    def as_json(self) -> dict[str, Any]:
        """The published form."""
        broken = None if self.broken_at is None else {"seq": self.broken_at, "reason": self.reason}
        return {"rows": self.rows, "head": self.head, "broken": broken}

    def said(self) -> str:
        """The verdict in a sentence."""
        if self.broken_at is None:
            return f"日志 {self.rows} 条，首尾相接，链首 {self.head}。"
        return f"日志第 {self.broken_at} 条有问题：{self.reason}。此前 {self.rows} 条相接，链首 {self.head}。"


def digest(row: Mapping[str, Any]) -> str:
    """SHA-256 over a row's covered fields in their fixed form; the times are text with +08:00."""
    form = json.dumps([row[name] for name in COVERED], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(form.encode("utf-8", "surrogatepass")).hexdigest()


def verify(rows: Iterable[Any], heads: Sequence[str] = ()) -> Verdict:
    """Walk the chain from its first row; then every head that was kept elsewhere must have been met."""
    previous, count, moment = GENESIS, 0, None
    sought = set(heads)
    for row in rows:
        reason = _fault(row, count + 1, previous, moment)
        if reason:
            return Verdict(count, previous, count + 1, reason)
        count, previous, moment = count + 1, row["digest"], _moment(row["recorded_at"])
        sought -= {head for head in sought if previous.startswith(head)}
    if sought:
        lost = f"另处保存的链首 {sorted(sought)[0]} 不在日志中：末尾被截去，或自某处起被整体重写"
        return Verdict(count, previous, count + 1, lost)
    return Verdict(count, previous)


def _fault(row: Any, number: int, previous: str, before: datetime | None) -> str:
    """What is wrong with the row that stands at this place; empty where nothing is."""
    if not isinstance(row, dict) or row.keys() != COLUMNS:
        return row if isinstance(row, str) else "栏目不对，多出或缺少"
    if type(row["seq"]) is not int or any(type(row[name]) is not str for name in COLUMNS - {"seq"}):
        return "有一栏的类型不对"
    if row["seq"] != number:
        return f"序号不连续，应为 {number}，实为 {row['seq']}"
    if row["previous"] != previous:
        return "与上一条的校验值不相接"
    if row["algorithm"] != "sha256":
        return "校验算法不是 sha256"
    if row["digest"] != digest(row):
        return "内容与校验值不符，已被改动"
    now = _moment(row["recorded_at"])
    if now is None or (before and now < before):
        return "记录时间早于上一条" if now else "记录时间的写法不对"
    return ""


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def rows_of(lines: Iterable[bytes]) -> Iterator[Any]:
    """The rows of an export; where a line cannot be read, the reason stands in its place."""
    for line in lines:
        try:
            yield json.loads(line.decode("utf-8"), object_pairs_hook=_once)
        except (ValueError, RecursionError):
            yield "这一行不是一条完整的日志"


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of a line; a column that stands there twice could hide the one that was hashed."""
    held = dict(pairs)
    if len(held) != len(pairs):
        raise ValueError("a column twice")
    return held


def verify_file(path: Path, heads: Sequence[str] = ()) -> Verdict:
    """Prove an export file."""
    with path.open("rb") as lines:
        return verify(rows_of(lines), heads)


def main(words: Sequence[str]) -> int:
    """What the file does when an auditor runs it."""
    heads = [word.lower() for word in words[1:]]
    if not words or words[0].startswith("-") or not all(HEAD.fullmatch(head) for head in heads):
        print(USAGE, file=sys.stderr)
        return 2
    try:
        verdict = verify_file(Path(words[0]), heads)
    except OSError as fault:
        print(f"读不了这个文件：{fault.strerror}（{words[0]}）", file=sys.stderr)
        return 2
    print(verdict.said())
    return 0 if verdict.broken_at is None else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
