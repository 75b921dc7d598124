"""Ceilings, thresholds and shares of what is granted."""

from __future__ import annotations

import pytest

from tests.library.policy.back.reading import read

CAPS = [
    ("对入选企业给予最高200万元奖励", ["2000000"]),
    ("按投资额的8%给予补助，单个项目不超过1500万元", ["15000000"]),
    ("每户累计补贴最多5000元", ["5000"]),
    ("给予贷款贴息，年度贴息上限100万元", ["1000000"]),
    ("按实际支出的50%补助，10万元封顶", ["100000"]),
    ("分别给予最高60万元、40万元、20万元奖励", ["600000", "400000", "200000"]),
    ("给予30万元一次性奖励", []),
    ("对总投资不超过5000万元的项目优先支持", []),
    ("公积金贷款最高额度提高至80万元", ["800000"]),
    ("按不超过年利率1%给予贴息", []),
    ("给予0.5万元以内的补贴", ["5000"]),
    ("给予最高不超过1.5亿元支持", ["150000000"]),
    ("自主创业的返乡人员，可申请最高不超过20万元的创业贷款", ["200000"]),
    ("对监测点工作人员，每月给予不高于300元补贴", ["300"]),
]


@pytest.mark.parametrize(("text", "expected"), CAPS)
def test_caps(text: str, expected: list[str]) -> None:
    assert [cap.amount_yuan for cap in read(text + "。").caps] == expected


def test_a_cap_quotes_what_binds_it() -> None:
    (cap,) = read("对达标企业给予最高不超过80万元奖励。").caps
    assert cap.text == "最高不超过80万元"


CONDITIONS = [
    ("对年销售额超过2000万元的企业给予奖励", [("2000000" + "0", "元", ">")]),
    ("对年销售额2000万元以上的企业给予奖励", [("20000000", "元", ">=")]),
    ("对产值增长不低于15%的企业，给予10万元奖励", [("15", "%", ">=")]),
    ("对用工不足20人的商户减免租金", [("20", "人", "<")]),
    ("对首次突破10亿元、50亿元的企业分别给予奖励", [("1000000000", "元", ">"), ("5000000000", "元", ">")]),
    ("对面积300平方米以内、年租金3万元以下的门店给予补贴", [("300", "平方米", "<="), ("30000", "元", "<=")]),
    ("对符合条件的企业给予50万元奖励", []),
    ("新增企业100家", []),
]


@pytest.mark.parametrize(("text", "expected"), CONDITIONS)
def test_conditions_keep_more_than_and_at_least_apart(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(c.value, c.unit, c.op) for c in read(text + "。").conditions] == expected


SHARES = [
    ("奖励资金由省、市各承担50%", [("省", "50"), ("市", "50")]),
    ("所需资金由省级财政和市级财政按7:3比例分担", [("省级财政", "70"), ("市级财政", "30")]),
    ("补贴由省、市、县按照1：1：1的比例共同承担", [("省", "33.3333"), ("市", "33.3333"), ("县", "33.3333")]),
    ("费用由市、区财政分别承担60%、40%", [("市", "60"), ("区财政", "40")]),
    ("所需资金由市级财政承担80%", [("市级财政", "80")]),
    ("所需资金由省财政安排", []),
]


@pytest.mark.parametrize(("text", "expected"), SHARES)
def test_shares(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(share.who, share.percent) for share in read(f"对达标企业给予奖励，{text}。").shares] == expected
