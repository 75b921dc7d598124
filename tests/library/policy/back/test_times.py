"""Which dates are deadlines, and their last day."""

from __future__ import annotations

from datetime import date

import pytest

from wenzeng.library.policy.compiler import times
from wenzeng.library.policy.compiler.sentences import fold
from wenzeng.library.policy.compiler.times import Years

ISSUED = Years(issued=date(2022, 9, 30))

DEADLINES = [
    ("10月底前完成支付", ["2022-10-31"]),
    ("年内建成投用", ["2022-12-31"]),
    ("力争年底前开工", ["2022-12-31"]),
    ("上半年完成摸底", ["2022-06-30"]),
    ("三季度末前印发方案", ["2022-09-30"]),
    ("到2025年，规模翻一番", ["2025-12-31"]),
    ("明年一季度前办结", ["2023-03-31"]),
    ("今年6月底前退还到位", ["2022-06-30"]),
    ("本月底前报送", ["2022-09-30"]),
    ("自印发之日起30日内制定细则", ["2022-10-30"]),
    ("自发布之日起3个月内公布", ["2022-12-30"]),
    ("印发之日起20个工作日内公布", ["印发之日起20个工作日内"]),
    ("政策执行至2023年6月30日", ["2023-06-30"]),
    ("有效期至2025年12月31日", ["2025-12-31"]),
    ("暂定执行至2024年3月底", ["2024-03-31"]),
    ("2022年6月30日前", ["2022-06-30"]),
    ("“十四五”末达到全国前列", ["2025-12-31"]),
    ("前三季度完成投资计划的八成", ["2022-09-30"]),
    ("6月上旬前发布榜单", ["2022-06-10"]),
    ("国庆节前开业", ["国庆节前"]),
    ("2023年6月1日至12月31日，对商户减半收取", ["2023-12-31"]),
    ("自2022年7月1日起至2023年6月30日止", ["2023-06-30"]),
    ("二〇二四年底前", ["2024-12-31"]),
    ("于11月15日前报省政府", ["2022-11-15"]),
    ("2024年2月底前", ["2024-02-29"]),
    ("延续实施至2023年底", ["2023-12-31"]),
    ("缓缴期限原则上不超过2023年底", ["2023-12-31"]),
    ("2025年占比超40%", ["2025-12-31"]),
    ("确保在2023年实现清零", ["2023-12-31"]),
    ("按上年末在册人数计算", []),
    ("如年内继续举办展会，给予场租补贴", []),
]


@pytest.mark.parametrize(("text", "expected"), DEADLINES)
def test_deadlines(text: str, expected: list[str]) -> None:
    folded = fold(text)
    assert [d.value for d in times.find(folded, (0, len(folded)), ISSUED)] == expected


NONE = [
    "2021年以来，产值稳步回升",
    "对2022年四季度产值增长的企业",
    "自2023年1月1日起施行",
    "截至2022年6月底，全省已建成",
    "及时办理，定期通报",
    "2022年上半年发行的专项债券",
    "对2022年6月30日前发放的贷款给予延期",
    "对2022年1月1日至6月30日期间新注册的企业",
    "每年12月底前开展评估",
    "于每月10日前汇总",
    "比2020年提高两个百分点",
    "由每年6月底、12月底顺延",
    "按照2022年度计划",
    "园区内企业",
    "用3年左右时间",
    "从2022年下半年开始",
]


@pytest.mark.parametrize("text", NONE)
def test_dates_that_bind_nobody(text: str) -> None:
    folded = fold(text)
    assert times.find(folded, (0, len(folded)), ISSUED) == []


def test_without_a_year_the_wording_stays() -> None:
    assert [d.value for d in times.find("10月底前完成", (0, 7), Years())] == ["10月底前"]
    assert [d.value for d in times.find("10月底前完成", (0, 7), Years(year=2023))] == ["2023-10-31"]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("2022年10月底", "2022-10-31"),
        ("2023年12月31日前", "2023-12-31"),
        ("年底前", "2022-12-31"),
        ("持续推进", None),
        ("国庆节前", "国庆节前"),
    ],
)
def test_the_note_is_one_deadline(note: str, expected: str | None) -> None:
    assert times.resolve(note, ISSUED) == expected
