"""Quantities are read exactly: value, unit, and which way they bind."""

from __future__ import annotations

from fractions import Fraction

import pytest

from wenzeng.library.policy.compiler import numbers
from wenzeng.library.policy.compiler.sentences import fold

CASES = [
    ("新增企业300家", [("300", "家", "=", "=")]),
    ("达到3.5亿元", [("350000000", "元", ">=", ">=")]),
    ("1.64万亿元左右", [("1640000000000", "元", "=", "=")]),
    ("超过2000万元", [("20000000", "元", ">=", ">")]),
    ("2000万元以上", [("20000000", "元", ">=", ">=")]),
    ("2000万元（含）以上", [("20000000", "元", ">=", ">=")]),
    ("不低于10%", [("10", "%", ">=", ">=")]),
    ("控制在3%以内", [("3", "%", "<=", "<=")]),
    ("压缩至5个工作日", [("5", "个工作日", "<=", "<=")]),
    ("提高到12.50%", [("12.5", "%", ">=", ">=")]),
    ("增长5%—8%", [("5", "%", ">=", ">=")]),
    ("三百个", [("300", "个", "=", "=")]),
    ("二十五家以上", [("25", "家", ">=", ">=")]),
    ("一千二百户", [("1200", "户", "=", "=")]),
    ("百分之六", [("6", "%", "=", "=")]),
    ("1万台套", [("10000", "台套", "=", "=")]),
    ("100万千瓦", [("1000000", "千瓦", "=", "=")]),
    ("低于0.8个百分点", [("0.8", "个百分点", "<=", "<")]),
    ("突破1,200亿元", [("120000000000", "元", ">=", ">")]),
    ("50多场", [("50", "场", ">=", ">")]),
    ("２０００户", [("2000", "户", "=", "=")]),
    ("不少于约30项", [("30", "项", ">=", ">=")]),
    ("翻一番", []),
    ("突破5亿。", [("500000000", "", ">=", ">")]),
    ("三大工程", [("3", "大", "=", "=")]),
    ("千亿级产业", []),
    ("3至5家", [("3", "家", ">=", ">=")]),
    ("5000吨以下", [("5000", "吨", "<=", "<=")]),
    ("9" * 40 + "家", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_quantities(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    folded = fold(text)
    found = numbers.find(folded, (0, len(folded)))
    assert [(q.text, q.unit, q.op, q.strict) for q in found] == expected


def test_a_range_keeps_its_upper_end() -> None:
    (found,) = numbers.find("补助20万元—50万元", (0, 12))
    assert (found.value, found.high) == (Fraction(200000), Fraction(500000))


@pytest.mark.parametrize(
    ("value", "written"),
    [(Fraction(1, 8), "0.125"), (Fraction(-5, 2), "-2.5"), (Fraction(100), "100"), (Fraction(0), "0")],
)
def test_decimals_are_exact(value: Fraction, written: str) -> None:
    assert numbers.decimal(value) == written


def test_thirds_are_rounded_half_up() -> None:
    assert numbers.decimal(numbers.rounded(Fraction(100, 3), 4)) == "33.3333"
    assert numbers.decimal(numbers.rounded(Fraction(200, 3), 4)) == "66.6667"
