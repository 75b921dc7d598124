"""Headings: where they end, with and without breaks, and where there are none."""

from __future__ import annotations

from wenzeng.library.policy.compiler import compile_text
from wenzeng.library.policy.document.source import Source

HEADED = (
    ("一、", "推进港口数字化", "建设智慧码头，接入统一平台。", "责任单位：市港务局牵头，市财政局配合"),
    ("二、", "强化船舶能效管理", "加快淘汰老旧船舶，推广岸电使用。", "责任单位：市海事局负责"),
    ("三、", "完善冷链物流体系", "优化城区配送网点，支持企业共用冷库。", "责任单位：市商务局牵头"),
    ("四、", "培育海洋装备产业", "引导龙头企业带动配套企业，组织供需对接。", "责任单位：市工业和信息化局牵头"),
)
OPENING = "东海市促进海洋经济发展若干措施为促进海洋经济发展，结合工作实际，制定如下措施。"
FILLER = "推动各类海洋资源合理利用，" * 60


def measures(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(m.number, m.title, m.responsible_units) for m in compile_text(Source(text, "text")).measures]


def unbroken() -> str:
    return OPENING + "".join(
        number + title + FILLER.join(body.split("，", 1)[:1]) + "，" + FILLER + body.split("，", 1)[1] + note
        for number, title, body, note in HEADED
    )


def test_headings_that_run_on_end_before_the_next_verb() -> None:
    assert measures(unbroken()) == [
        ("一", "推进港口数字化", ("市港务局", "市财政局")),
        ("二", "强化船舶能效管理", ("市海事局",)),
        ("三", "完善冷链物流体系", ("市商务局",)),
        ("四", "培育海洋装备产业", ("市工业和信息化局",)),
    ]


def test_breaks_make_no_difference() -> None:
    lined = OPENING[:16] + "\n" + OPENING[16:]
    lined += "".join(f"\n{number}{title}\n{body}\n{note}" for number, title, body, note in HEADED)
    assert measures(lined) == measures(unbroken())


def test_where_items_open_with_a_commitment_a_short_first_sentence_is_no_heading() -> None:
    text = (
        "某某若干措施\n1.支持企业购买船舶检测设备，推广绿色航运技术，对购置费用给予一定补助。鼓励集中采购。\n"
        "2.组织港口企业开展安全检查，督促整改隐患，建立台账并按月报送情况。完善制度。\n"
        "3.推动口岸查验流程再造，压缩通关时间，支持企业提前申报和两步申报。加强宣传。\n"
        "4.加快建设渔业基地。安排专人跟踪进度。"
    )
    plan = compile_text(Source(text, "text"))
    assert [measure.title for measure in plan.measures] == ["", "", "", ""]
    assert "建设渔业基地" in plan.measures[-1].items.tasks[0].text


def test_a_first_sentence_of_long_clauses_is_no_heading() -> None:
    text = (
        "某某若干措施\n1.扩大投资。加快项目开工。\n2.稳定就业，促进增收。做好用工服务。\n"
        "3.建成海上风电运维基地，7月底前完成首批设备安装调试。组织验收。"
    )
    plan = compile_text(Source(text, "text"))
    assert [measure.title for measure in plan.measures] == ["扩大投资", "稳定就业，促进增收", ""]


def test_where_all_others_are_headed_two_opening_clauses_are_a_heading() -> None:
    text = (
        "某某若干措施\n1.扩大投资。加快项目开工。\n2.稳定就业。做好用工服务。\n3.改善服务。推行网上办理。\n"
        "4.优化环境。清理涉企收费。\n5.保障供给。做好储备调度。\n6.畅通物流。开通绿色通道。\n"
        "7.帮助商户解决用电困难，支持协会组织联合促销活动。建立用电需求台账，发布检修停电信息，"
        "组织上门检测，协调解决商户遇到的其他困难和问题，做好跟踪服务。"
    )
    assert measures(text)[-1][1] == "帮助商户解决用电困难，支持协会组织联合促销活动"
