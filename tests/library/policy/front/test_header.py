"""Title, number, date and issuer; what stands before and behind the measures is none of them."""

from __future__ import annotations

from datetime import date

import pytest

from wenzeng.library.policy.compiler import compile_text
from wenzeng.library.policy.compiler.header import parse_date, read_header
from wenzeng.library.policy.compiler.lines import read_lines
from wenzeng.library.policy.document.source import Source

BODY = "一、推进甲工作。加强建设，完善服务。\n二、推进乙工作。支持企业发展。\n"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2022年9月30日", date(2022, 9, 30)),
        ("二〇二二年九月三十日", date(2022, 9, 30)),
        ("二○一九年十二月十一日", date(2019, 12, 11)),
        ("2022-09-30", date(2022, 9, 30)),
        ("2022年13月30日", None),
        ("九月", None),
    ],
)
def test_dates(text: str, day: date | None) -> None:
    assert parse_date(text) == day


@pytest.mark.parametrize(
    ("top", "title"),
    [
        (
            "甲省人民政府\n关于促进茶产业发展的\n若干措施\n甲政发〔2023〕4号\n各市人民政府：\n",
            "甲省人民政府关于促进茶产业发展的若干措施",
        ),
        (
            "甲市建材行业稳增长工作方案\n（2023—2024年）\n为稳增长，制定本方案。\n",
            "甲市建材行业稳增长工作方案（2023—2024年）",
        ),
        (
            "首页\n政务公开\n关于推进甲工程的实施意见\n时间：2013-12-26\n为推进工程，提出意见。\n",
            "关于推进甲工程的实施意见",
        ),
        (
            "关于印发《甲市支持乙业若干政策》的通知\n文号：甲规〔2026〕4号\n为支持乙业，制定政策。\n",
            "甲市支持乙业若干政策",
        ),
    ],
)
def test_titles(top: str, title: str) -> None:
    assert read_header(read_lines(top + BODY), None).title == title


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("甲政办发〔2023〕17号", "甲政办发〔2023〕17号"),
        ("甲政发 [2022] 8 号", "甲政发[2022]8号"),
        ("发文字号：国办发（2020）45号", "国办发（2020）45号"),
        ("根据《某某意见》（国发〔2014〕26号）要求，制定本措施。", None),
    ],
)
def test_document_numbers(line: str, number: str | None) -> None:
    assert read_header(read_lines(f"关于甲的措施\n{line}\n{BODY}"), None).number == number


def test_signature_date_and_attachments_close_the_text() -> None:
    plan = compile_text(
        Source(f"关于甲工作的意见\n{BODY}甲市人民政府\n2023年5月4日\n（此件公开发布）\n附件\n1.名单。\n", "text")
    )
    assert (plan.issued, plan.issuer) == ("2023-05-04", "甲市人民政府")
    assert [measure.number for measure in plan.measures] == ["一", "二"]
    assert plan.measures[1].text == "支持企业发展。"


def test_a_date_given_from_outside_wins() -> None:
    plan = compile_text(
        Source(f"关于甲工作的意见\n{BODY}甲市人民政府\n2023年5月4日\n", "text"), issued=date(2022, 1, 2)
    )
    assert plan.issued == "2022-01-02"


def test_a_notice_of_three_lines_with_its_plan_attached() -> None:
    text = (
        "关于落实工作报告的通知\n各单位：\n现将分工方案印发给你们，请认真落实。\n附件：分工方案\n县政府办公室\n2024年1月20日\n"
        "附件\n分工方案\n一、发展\n1.推进甲工作。加强建设。（县发改局牵头）\n2.推进乙工作。完善服务。（县工信局牵头）\n3.推进丙。落实政策。（县人社局负责）\n"
    )
    plan = compile_text(Source(text, "text"))
    assert [measure.path for measure in plan.measures] == [("一", "1"), ("一", "2"), ("一", "3")]
    assert plan.issued == "2024-01-20"


def test_a_closing_paragraph_behind_the_last_note_is_no_part_of_it() -> None:
    text = (
        "若干措施\n一、支持投资。给予贴息。（责任单位：市发改委）\n二、支持消费。发放消费券。（责任单位：市商务局）\n"
        "各责任单位要加强宣传，确保政策落地。\n本措施自2023年1月1日起施行。\n"
    )
    assert compile_text(Source(text, "text")).measures[1].text == "发放消费券。（责任单位：市商务局）"


def test_references_carry_title_number_and_place() -> None:
    text = f"关于甲工作的意见\n根据《乙规划》（甲政发〔2021〕9号）和甲办〔2022〕3号文件，制定本意见。\n{BODY}"
    references = compile_text(Source(text, "text")).references
    assert [(held.number, held.title) for held in references] == [
        ("甲政发〔2021〕9号", "乙规划"),
        ("甲办〔2022〕3号", ""),
    ] or [held.title for held in references] == ["乙规划", ""]
    start, end = references[0].span
    assert text[start:end] == "《乙规划》（甲政发〔2021〕9号）"
