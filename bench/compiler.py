"""What the policy compiler costs: CPU seconds for invented documents of 10,000 to 150,000 characters, in three layouts.

CPU time and not wall time, because other work may share the machine; the best of three, because a disturbance only ever
adds. A document whose measures were not all found ends the run: the speed of a wrong answer is of no interest.
"""

from __future__ import annotations

import os
import platform
import sys
import textwrap
import time
from collections.abc import Callable
from datetime import date
from importlib import metadata
from itertools import count

from wenzeng.library.policy.compiler import compile_text
from wenzeng.library.policy.document.source import Source

LENGTHS = (10_000, 20_000, 40_000, 80_000, 150_000)
REPEATS = 3
ISSUED = date(2024, 3, 15)
IN_A_CHAPTER = 12
PAPER = 32
"""Characters in a line of the hard-wrapped layout."""

DIGITS = "零一二三四五六七八九"
SUBJECTS = "仓储设施 检测平台 示范车间 冷链物流 园区管网 零部件配套 技能培训 能源管理 绿色工厂 数字化改造".split()
SENTENCES = (
    "加强{a}建设统筹，倒排工期，尽快形成实物工程量。",
    "力争{month}月底前开工{a}项目{n}项，年内建成{b}项目{m}项以上。",
    "对{a}投资超过{n}00万元且产值增速达到{m}%以上的企业，给予最高不超过{n}0万元奖励，省级和所在市各承担50%。",
    "建立{a}月调度、旬监测机制，定期通报进展情况，对进度落后的单位及时约谈提醒。",
    "引导金融机构扩大{b}中长期贷款投放，保持{a}融资较快增长。",
    "组织开展“{a}提升行动”，支持企业完善{b}，进一步降低成本。",
)
NOTE = "（责任单位：省工业和信息化厅、财政厅、发展改革委，各市人民政府；完成时限：2024年{month}月底）"


def numeral(value: int) -> str:
    """1–99 as headings write them."""
    tens, ones = divmod(value, 10)
    return ("" if not tens else "十" if tens == 1 else DIGITS[tens] + "十") + (DIGITS[ones] if ones else "")


def measure(number: int) -> str:
    """One measure: a heading, six sentences, a responsibility note; the numbers differ from measure to measure."""
    words = {
        "a": SUBJECTS[number % len(SUBJECTS)],
        "b": SUBJECTS[(number * 7 + 3) % len(SUBJECTS)],
        "n": number % 37 + 2,
        "m": number % 11 + 3,
        "month": number % 12 + 1,
    }
    body = "".join(sentence.format(**words) for sentence in SENTENCES)
    return f"推进{words['a']}。{body}{NOTE.format(**words)}"


def document(length: int) -> tuple[list[str], int]:
    """The paragraphs of a document of about this many characters, and the number of its measures."""
    paragraphs = ["关于推进产业提质的若干措施", "为推动产业发展，结合实际，制定如下措施。"]
    size = sum(map(len, paragraphs))
    for number in count():
        chapter, place = divmod(number, IN_A_CHAPTER)
        if size >= length:
            return paragraphs, number
        if place == 0:
            paragraphs.append(f"{numeral(chapter + 1)}、{SUBJECTS[chapter % len(SUBJECTS)]}")
        paragraphs.append(f"（{numeral(place + 1)}）{measure(number)}")
        size += len(paragraphs[-1])
    raise AssertionError


def wrapped(paragraphs: list[str]) -> str:
    """Lines cut at the width of the paper, as copied out of a page."""
    return "\n".join(textwrap.fill(paragraph, PAPER) for paragraph in paragraphs)


LAYOUTS: dict[str, Callable[[list[str]], str]] = {
    "paragraphs": "\n".join,
    "hard-wrapped": wrapped,
    "one paragraph": "".join,
}


def cpu_seconds(text: str, measures: int) -> float:
    """The least CPU time of a few compilations. Ends the run where measures are missing."""
    best = float("inf")
    for _ in range(REPEATS):
        start = time.process_time()
        plan = compile_text(Source(text, "text"), issued=ISSUED)
        best = min(best, time.process_time() - start)
        if len(plan.measures) != measures:
            sys.exit(f"{len(plan.measures)} of {measures} measures found in {len(text)} characters")
    return best


def main() -> None:
    """Print one table for all layouts and, under it, how the cost of a character grows."""
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} CPUs"
    print(f"wenzeng {version()}, Python {platform.python_version()}, {machine}")
    print(f"load average at the start: {', '.join(f'{load:.2f}' for load in os.getloadavg())}\n")
    print("| layout | characters | measures | CPU s | µs per character |\n|---|---:|---:|---:|---:|")
    for name, lay_out in LAYOUTS.items():
        each = []
        for length in LENGTHS:
            paragraphs, measures = document(length)
            text = lay_out(paragraphs)
            seconds = cpu_seconds(text, measures)
            each.append(seconds / len(text))
            print(f"| {name} | {len(text)} | {measures} | {seconds:.3f} | {each[-1] * 1e6:.1f} |", flush=True)
        print(f"| {name}: cost of a character, longest to shortest | | | | × {each[-1] / each[0]:.2f} |")
    print(f"\nload average at the end: {', '.join(f'{load:.2f}' for load in os.getloadavg())}")


def version() -> str:
    """The version of the distribution, or of the tree where it is not installed as one."""
    try:
        return metadata.version("wenzeng")
    except metadata.PackageNotFoundError:
        return "from the source tree"


if __name__ == "__main__":
    main()
