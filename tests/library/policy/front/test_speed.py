"""Time grows with length: 150,000 characters within two seconds, and no text that makes it explode."""

from __future__ import annotations

import re
import time
from datetime import date
from pathlib import Path

import pytest

from wenzeng.library.policy.compiler import compile_text
from wenzeng.library.policy.document.numbering import chinese
from wenzeng.library.policy.document.source import Source

SEED = (Path(__file__).parents[4] / "src" / "wenzeng" / "measures" / "document.txt").read_text(encoding="utf-8").strip()
ITEMS = re.split(r"\n\n(?=[一二三四五六七八九十]+、)", SEED)


def long_text(length: int, joint: str = "\n\n") -> str:
    out, size, number = [ITEMS[0]], 0, 0
    while size < length:
        number += 1
        body = ITEMS[1 + (number - 1) % 15]
        out.append(re.sub(r"^[一二三四五六七八九十]+、", f"{chinese(number)}、", body))
        size += len(body)
    return joint.join(out)


def seconds(text: str) -> float:
    start = time.process_time()
    compile_text(Source(text, "text"), issued=date(2022, 9, 30))
    return time.process_time() - start


@pytest.mark.parametrize("joint", ["\n\n", ""], ids=["paragraphs", "one line"])
def test_150000_characters_within_two_seconds(joint: str) -> None:
    text = long_text(150_000, joint)
    assert len(text) >= 150_000
    assert min(seconds(text) for _ in range(2)) < 2


PIECES = "（ （责任单位： 一、 （一） 1. 《 责任单位： 牵头 省财政厅、 各市、 等 ) 第一条工作。 2022年 ①工作； 国发〔2022〕 一是工作； （省财政厅负责） 列第一"


@pytest.mark.parametrize("piece", ["\n1.", "\t", "|", " ", *PIECES.split()])
def test_no_text_makes_time_explode(piece: str) -> None:
    start = long_text(20_000)
    short, long = (seconds(start + piece * (size // len(piece))) for size in (15_000, 60_000))
    assert long < 10 * short + 0.5
