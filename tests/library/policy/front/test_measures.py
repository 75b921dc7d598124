"""Which items are measures, what their headings are, and which notes hold for them."""

from __future__ import annotations

import pytest

from wenzeng.library.policy.compiler import compile_text
from wenzeng.library.policy.document.source import Source
from wenzeng.library.policy.plan import Measure


def measures(text: str) -> tuple[Measure, ...]:
    return compile_text(Source(text, "text")).measures


def test_aims_and_headings_are_no_measures() -> None:
    text = (
        "某某行动方案\n一、总体要求\n（一）指导思想。坚持新发展理念，推动工作。\n（二）基本原则\n坚持统筹推进。\n二、主要目标\n到2025年，建成园区10个。\n"
        "三、重点任务\n（一）建设园区。加强建设。\n四、保障措施\n（一）加强领导。建立机制。\n附则\n1.本方案由市工信局负责解释。\n2.本方案自发布之日起施行。"
    )
    assert [measure.path for measure in measures(text)] == [("三", "(一)"), ("四", "(一)")]


def test_targets_of_aims_belong_to_the_document() -> None:
    plan = compile_text(
        Source("某某行动方案\n一、主要目标\n到2025年，建成园区10个。\n二、建设园区。加强建设，完善服务。", "text")
    )
    assert [(target.value, target.unit) for target in plan.document_targets] == [("10", "个")]


def test_articles_about_the_rules_themselves_are_none() -> None:
    text = (
        "某某办法\n第一条 为规范管理，制定本办法。\n第二条 本办法适用于本市企业。\n第三条 市工信局应当建立名录，加强管理。\n"
        "第四条 本办法由市工信局负责解释。\n第五条 本办法自2023年1月1日起施行。"
    )
    assert [measure.number for measure in measures(text)] == ["第三条"]


@pytest.mark.parametrize(
    "body",
    [
        "重点做好：一是完善制度；二是加强检查；三是严格执法。",
        "对符合下列条件的企业给予支持：\n（1）依法注册；\n（2）信用良好；\n（3）项目竣工。",
        "加强保障。1.落实用地；2.落实资金；3.落实人员。",
        "明确下列范围：\n①核心区；\n②缓冲区。",
    ],
)
def test_a_list_within_a_body_is_no_items(body: str) -> None:
    text = f"某某措施\n一、支持企业。{body}（责任单位：市工信局）\n二、推进建设。落实政策。（责任单位：市发改委）"
    found = measures(text)
    assert [measure.number for measure in found] == ["一", "二"]
    assert "".join(found[0].text.split()).endswith("（责任单位：市工信局）")


def test_points_with_notes_of_their_own_are_the_measures() -> None:
    text = "某某措施\n一、稳定生产\n一是保障供应。加强储备。（责任单位：市供销社）\n二是强化指导。组织下乡。（责任单位：市农业局）"
    assert [measure.path for measure in measures(text)] == [("一", "一是"), ("一", "二是")]


def test_a_note_behind_the_last_point_holds_for_all() -> None:
    text = "某某措施\n（一）打造景区。支持提升。\n1.创建甲级景区。加大投入，落实奖励。\n2.创建乙级景区。加大投入。\n（市文旅局负责）\n（二）发展乡村。建设村庄。（市农业局负责）"
    assert [measure.responsible_units for measure in measures(text)] == [("市文旅局",), ("市文旅局",), ("市农业局",)]


def test_a_note_of_a_section_holds_for_items_without_one() -> None:
    text = "某某措施\n一、财政支持（责任单位：省财政厅）\n1.安排资金。支持企业。\n2.落实减税。应享尽享。（责任单位：省税务局）"
    assert [measure.responsible_units for measure in measures(text)] == [("省财政厅",), ("省税务局",)]


@pytest.mark.parametrize(
    ("item", "title"),
    [
        ("一、推进建设。加强管理。", "推进建设"),
        ("一、推进建设\n加强管理，落实政策。", "推进建设"),
        ("一、推进建设　　加强管理，落实各项政策。", "推进建设"),
        ("一、推进建设（责任单位：市发改委）\n加强管理，落实政策。", "推进建设"),
        ("**一、推进建设。** 加强管理。", "推进建设"),
        (
            "一、鼓励企业建设重点实验室、技术创新中心、中试基地等各类科技创新平台，按照国拨经费给予一定比例的配套支持，最高不超过五百万元。",
            "",
        ),
    ],
)
def test_headings(item: str, title: str) -> None:
    assert measures(f"某某支持政策\n{item}\n二、其他工作。落实责任。")[0].title == title


def test_notes_stand_beside_the_measure_as_issued() -> None:
    (measure,) = measures("某某措施\n一、推进建设。加强管理。（责任\n单位：市发改委）\n")
    assert [note.text for note in measure.notes] == ["（责任单位：市发改委）"]
    assert measure.items.tasks[0].text.startswith("加强管理")


def test_boxes_and_stray_headings_are_left_out() -> None:
    text = "某某方案\n一、建设园区。完善设施。（责任单位：市发改委）\n专栏1 重点工程\n建设甲工程。\n二、培育企业。支持发展。（责任单位：市工信局）\n行动三：其他\n三、扩大开放。加强合作。（责任单位：市商务局）"
    assert [measure.text[-4:] for measure in measures(text)] == ["发改委）", "工信局）", "商务局）"]


def test_the_year_comes_from_the_text_outside_brackets() -> None:
    text = (
        "某某措施\n根据甲发〔2019〕3号文件制定。\n一、推进建设。2023年加强管理，6月底前完成改造。（责任单位：市发改委）"
    )
    assert measures(text)[0].items.deadlines == ("2023-06-30",)


@pytest.mark.parametrize(
    ("sentence", "units", "leads"),
    [
        ("由市港务局会同市财政局、市海事局负责落实。", ("市港务局", "市财政局", "市海事局"), ()),
        ("本项工作由市港务局牵头，市财政局配合。", ("市港务局", "市财政局"), ("市港务局",)),
    ],
)
def test_a_sentence_may_say_who_is_responsible(sentence: str, units: tuple[str, ...], leads: tuple[str, ...]) -> None:
    plan = measures(f"某某若干措施\n一、扩建码头。加快泊位建设。{sentence}\n二、疏浚航道。完成主航道疏浚。（市海事局）")
    assert (plan[0].responsible_units, plan[0].lead_units) == (units, leads)
    assert [task.text for task in plan[0].items.tasks] == ["加快泊位建设"]
