"""Named blanks and programmes."""

from __future__ import annotations

import pytest

from tests.library.policy.back.reading import read

BLANKS = [
    ("对达到一定增长目标的企业给予奖励", [("一定增长目标", "增长目标"), ("给予奖励", "标准")]),
    ("对营收达到一定规模的企业给予一定资金奖励", [("一定规模", "规模"), ("一定资金奖励", "奖励标准")]),
    ("按照既定会商目标推进", [("既定会商目标", "目标值")]),
    ("力争贷款保持较快增长、覆盖面明显扩大", [("较快增长", "幅度"), ("明显扩大", "幅度")]),
    ("建设一批充电设施", [("一批", "数量")]),
    ("定期调度", [("定期", "周期")]),
    ("对困难企业给予适当补助", [("适当补助", "标准")]),
    ("完善制度", []),
]


@pytest.mark.parametrize(("text", "expected"), BLANKS)
def test_blanks_are_named(text: str, expected: list[tuple[str, str]]) -> None:
    blanks = read(text + "。").blanks
    assert [(blank.text, blank.what) for blank in blanks] == expected
    assert {blank.unit for blank in blanks} <= {"省工业和信息化厅"}


def test_a_number_without_a_date_leaves_its_date_open() -> None:
    (blank,) = read("新增企业50家。").blanks
    assert (blank.text, blank.what) == ("50家", "完成时限")
    assert read("年底前新增企业50家。").blanks == ()


PROGRAMMES = [
    ("用好“惠企贷”和“益企云”平台", ["惠企贷", "益企云"]),
    ("实施“春风送岗”行动", ["春风送岗"]),
    ("落实“十四五”规划", []),
    ("推行“一企一策”", []),
    ("完善机制", []),
]


@pytest.mark.parametrize(("text", "expected"), PROGRAMMES)
def test_programmes(text: str, expected: list[str]) -> None:
    assert [programme.name for programme in read(text + "。").programmes] == expected
