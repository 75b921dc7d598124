"""Where a body may be cut: sentences, quotes, brackets, enumerators."""

from __future__ import annotations

import pytest

from wenzeng.library.policy.compiler.sentences import after_enumerator, covered, cut, depths, fold, split, starting_in

SPLITS = [
    ("建立台账。按月通报。", ["建立台账", "按月通报"]),
    ("推行“先办理、后补件。”的做法。公布清单。", ["推行“先办理、后补件。”的做法", "公布清单"]),
    ("支持企业（含个体工商户。下同）减负。", ["支持企业（含个体工商户。下同）减负"]),
    ("第一段\n第二段", ["第一段", "第二段"]),
    ("提出“稳住基本盘。”压实责任。", ["提出“稳住基本盘。”", "压实责任"]),
    ("引号“没有关上。后一句仍要分开。", ["引号“没有关上", "后一句仍要分开"]),
    ("。，；、", []),
    ("", []),
    ("没有句号", ["没有句号"]),
    ("加强调度！按期完成？", ["加强调度", "按期完成"]),
]


@pytest.mark.parametrize(("text", "expected"), SPLITS)
def test_sentences_end_at_full_stops_outside_quotes(text: str, expected: list[str]) -> None:
    folded = fold(text)
    assert [folded[a:b] for a, b in split(folded, depths(folded))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("完成２０％", "完成20%"),
        ("甲,乙;丙:丁(戊)", "甲，乙；丙：丁（戊）"),
        ("1,200万元", "1,200万元"),
        ("按7:3比例", "按7:3比例"),
        ('建设"云谷"园区', "建设“云谷”园区"),
    ],
)
def test_folding_keeps_length_and_makes_one_width(text: str, expected: str) -> None:
    assert fold(text) == expected
    assert len(fold(text)) == len(text)


def test_cutting_leaves_enclosed_marks_alone() -> None:
    text = "支持甲（乙，丙）扩产，落实“丁，戊”政策，通报"
    assert [text[a:b] for a, b in cut(text, depths(text), (0, len(text)), "，")] == [
        "支持甲（乙，丙）扩产",
        "落实“丁，戊”政策",
        "通报",
    ]


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("一是建立机制", "建立机制"),
        ("（2）公布清单", "公布清单"),
        ("①完善制度", "完善制度"),
        ("3.健全体系", "健全体系"),
        ("2.5万户", "2.5万户"),
        ("一批项目", "一批项目"),
    ],
)
def test_enumerators_are_passed(text: str, rest: str) -> None:
    assert text[after_enumerator(text, 0) :] == rest


def test_places_are_found_by_bisection() -> None:
    assert [5, 9, 12][starting_in([5, 9, 12], (6, 12))] == [9]
    assert [covered([(2, 4), (8, 9)], place) for place in (1, 2, 3, 4, 8, 9)] == [False, True, True, False, True, False]
