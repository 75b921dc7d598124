"""Which numbers are targets, and which are not."""

from __future__ import annotations

import pytest

from tests.library.policy.back.reading import read
from wenzeng.library.policy.compiler.items import read_targets
from wenzeng.library.policy.passage import Passage

TARGETS = [
    ("新增规上工业企业400家以上", [("400", "家", ">=")]),
    ("力争全年工业投资增长12%", [("12", "%", "=")]),
    ("研发经费投入强度达到2.8%", [("2.8", "%", ">=")]),
    ("制造业增加值占比由25%提高到27%", [("27", "%", ">=")]),
    ("开工建设项目80个，竣工项目35个", [("80", "个", "="), ("35", "个", "=")]),
    ("开通国际航线5条、货运专列100列", [("5", "条", "="), ("100", "列", "=")]),
    ("办理时限压缩至3个工作日以内", [("3", "个工作日", "<=")]),
    ("单位能耗下降2个百分点", [("2", "个百分点", "=")]),
    ("全口径工业增加值突破1.2万亿元", [("1200000000000", "元", ">=")]),
    ("引进高层次人才200名左右", [("200", "名", "=")]),
    ("培训300名具有专业背景的企业管理人员", [("300", "名", "=")]),
    ("建成充电桩三万个", [("30000", "个", "=")]),
    ("在20个以上领域实现应用", [("20", "个", ">=")]),
    ("90%的县（市、区）建成服务中心", [("90", "%", "=")]),
    ("投放消费券共计5000万元", [("50000000", "元", "=")]),
    ("一季度争取到位资金20亿元以上", [("2000000000", "元", ">=")]),
    ("设立总规模不少于50亿元的引导基金", [("5000000000", "元", ">=")]),
    ("失业率控制在5.5%以内", [("5.5", "%", "<=")]),
]


@pytest.mark.parametrize(("text", "expected"), TARGETS)
def test_targets(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(t.value, t.unit, t.op) for t in read(text + "。").targets] == expected


NONE = [
    "对年产值10亿元以上的企业给予重点保障",
    "对新增投资按5%给予补助",
    "推进年产20万吨电解铝项目建设",
    "落实6个方面33项措施",
    "实施三大工程",
    "开展第三批遴选",
    "目前已建成基站5万个",
    "给予每户3000元补贴",
    "贷款利率下降0.5个百分点的部分给予贴息",
    "围绕9条产业链开展招商",
    "执行桂政发〔2022〕13号文件",
    "单户授信不超过1000万元",
    "引进全球500强企业",
    "建设一批示范园区",
    "两个月内完成整改",
    "加强5G网络覆盖",
    "推动12个设区市协同发展",
    "担保费率不超过1%",
]


@pytest.mark.parametrize("text", NONE)
def test_numbers_that_are_no_targets(text: str) -> None:
    assert read(text + "。").targets == ()


def test_a_target_has_a_name_a_date_and_a_place() -> None:
    text = "到2025年，培育链主企业30家以上。"
    (target,) = read(text).targets
    assert (target.what, target.deadline) == ("培育链主企业", "2025-12-31")
    assert text[target.span[0] - 100 : target.span[1] - 100] == "30家以上"


def test_goals_of_the_document() -> None:
    found = read_targets(Passage.whole("到2024年，营业收入达到500亿元，年均增长10%。"), issued=None, year=2022)
    assert [(t.value, t.unit, t.deadline) for t in found] == [
        ("50000000000", "元", "2024-12-31"),
        ("10", "%", "2024-12-31"),
    ]
