"""What holds for every text: nothing falls between, places hold their text, the same text gives the same items, and
the time grows no faster than the text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.library.policy.back.reading import read
from wenzeng.library.policy.compiler.sentences import depths, fold, split
from wenzeng.library.policy.plan import KINDS, RHYTHMS

WORDS = (
    "加强 支持 企业 建立 机制 对 的 给予 奖励 最高 不超过 100万元 10% 年底前 2025年 到 每月 通报 报送 情况 ， 。 ； 、 （ ） “ ” 其中 并 "
    "推动 促进 新增 500家 各设区市 要 由 省财政厅 各承担50% 超过 以上 按照 要求 通过 方式 为 提供 服务 将 纳入 一是 1. \n \u3000 》 《 一定 目标 在 基础上 ："
).split(" ")
TEXTS = st.one_of(st.lists(st.sampled_from(WORDS), max_size=60).map("".join), st.text(max_size=80))


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_nothing_falls_between_and_every_place_holds_its_text(text: str) -> None:
    items = read(text)
    folded = fold(text)
    sentences = split(folded, depths(folded))
    held = [False] * len(text)
    for task in items.tasks:
        start, end = task.span[0] - 100, task.span[1] - 100
        assert text[start:end] == task.text
        assert task.kind in KINDS and (task.every is None or task.every in RHYTHMS)
        assert any(a <= start and end <= b for a, b in sentences)
        held[start:end] = [True] * (end - start)
    for other in (*items.context, *items.blanks, *items.caps):
        start, end = other.span[0] - 100, other.span[1] - 100
        assert text[start:end] == other.text
    for context in items.context:
        held[context.span[0] - 100 : context.span[1] - 100] = [True] * len(context.text)
    for a, b in sentences:
        missed = "".join(text[i] for i in range(a, b) if not held[i] and text[i].isalnum())
        assert not missed.strip("和及")


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_the_same_text_gives_the_same_items(text: str) -> None:
    assert read(text) == read(text)


HOSTILE = {
    "commas": "，",
    "clauses": "加强管理，",
    "nouns": "甲，",
    "lists": "A、",
    "no mark": "加",
    "verbs": "推进",
    "prepositions": "对",
    "openers": "“",
    "brackets": "（）",
    "digits": "1",
    "sums": "1万元、",
    "grants": "给予奖励1万元，",
    "years": "2022年",
    "open lead-ins": "在甲，",
    "blanks": "一批",
    "targets": "新增5家，",
    "lists of grants": "对甲的企业，给予乙奖励；",
}


def _seconds(text: str) -> float:
    start = time.process_time()
    read(text)
    return time.process_time() - start


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_grows_with_the_text_and_no_faster(unit: str) -> None:
    short = min(_seconds(unit * (12_500 // len(unit))) for _ in range(2))
    assert _seconds(unit * (100_000 // len(unit))) < max(0.8, 24 * short)
