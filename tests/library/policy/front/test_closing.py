"""Closing sentences belong to no measure, wherever they stand."""

from __future__ import annotations

import pytest

from wenzeng.library.policy.compiler import compile_text
from wenzeng.library.policy.document.source import Source

BODY = (
    "某某若干措施\n一、扩大投资。加快项目开工。（市发展改革委）\n二、稳定就业。做好用工服务。（市人力资源社会保障局）"
)
PLAIN = "某某若干措施\n一、扩大投资。加快项目开工。\n二、稳定就业。做好用工服务。"


@pytest.mark.parametrize("start", [BODY, PLAIN])
@pytest.mark.parametrize("joint", ["", "\n"])
@pytest.mark.parametrize(
    "closing",
    [
        "本措施自发布之日起施行，有效期至2026年12月31日。",
        "本措施自2024年1月1日起实施，有效期两年。同一事项不重复享受。实施细则另行制定。",
    ],
)
def test_what_the_document_says_of_itself_is_cut_off(start: str, joint: str, closing: str) -> None:
    last = compile_text(Source(start + joint + closing, "text")).measures[-1]
    assert [task.text for task in last.items.tasks] == ["做好用工服务"]
    assert last.items.deadlines == ()


def test_a_paragraph_behind_the_last_of_single_paragraphs_closes_the_document() -> None:
    text = (
        "某某若干措施\n1.扩大投资。加快项目开工。\n2.稳定就业。做好用工服务，发布岗位信息。\n3.改善服务。推行网上办理。\n"
        "4.优化环境。清理涉企收费，规范检查。\n5.畅通物流。开通绿色通道。\n6.保障供给。做好储备调度。\n"
        "其他领域的支持政策按照省里的规定落实。"
    )
    last = compile_text(Source(text, "text")).measures[-1]
    assert [task.text for task in last.items.tasks] == ["做好储备调度"]


def test_a_closing_paragraph_right_behind_a_note_is_none_of_its_units() -> None:
    text = (
        "某某若干措施\n一、扩大投资。加快项目开工。 责任单位：市发展改革委\n二、稳定就业。做好用工服务。 "
        "责任单位：市人力资源社会保障局 本政策执行期暂定为三个月。"
    )
    assert [m.responsible_units for m in compile_text(Source(text, "text")).measures] == [
        ("市发展改革委",),
        ("市人力资源社会保障局",),
    ]


def test_a_list_of_contents_is_no_list_of_measures() -> None:
    text = (
        "某某工作要点\n1.扩大投资\n2.稳定就业\n3.改善服务\n以上三项贯穿全年。\n"
        "1.扩大投资\n加快项目开工，推进建设。\n2.稳定就业\n做好用工服务，完善制度。\n3.改善服务\n推行网上办理，压缩时限。"
    )
    plan = compile_text(Source(text, "text"))
    assert [(m.number, m.title, bool(m.items.tasks)) for m in plan.measures] == [
        ("1", "扩大投资", True),
        ("2", "稳定就业", True),
        ("3", "改善服务", True),
    ]
