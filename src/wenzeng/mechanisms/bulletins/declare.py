"""The way of a bulletin as data: states, moves with who may make them, its sections, and the thresholds that no text gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wenzeng.mechanisms.office.declare import parameter

STATES = {
    "draft": "拟稿",
    "review": "核稿",
    "countersign": "会签",
    "signing": "签发",
    "outside": "OA 办理",
    "issued": "印发",
}
"""Where a bulletin rests. 登记编号 and 用印 are passed in the act that issues it; in the OA they are done there."""

CHAIN = ("拟稿", "核稿", "会签", "签发", "登记编号", "用印", "印发")
"""The steps of the whole way, as shown above the desk."""

Who = Mapping[str, frozenset[str]]

DRAFTERS: Who = {"hq": frozenset({"hq_clerk", "hq_lead"}), "city": frozenset({"city_officer"})}
"""Roles that write and check, by the kind of the issuing unit: HQ's office, or a city towards its counties and parks."""

SIGNERS: Who = {"hq": frozenset({"hq_lead"}), "city": frozenset({"city_officer"})}
"""Roles that sign."""

COUNTERSIGNERS = frozenset({"department_officer", "city_officer", "county_clerk", "park_clerk"})
"""Roles that answer for their unit when it is asked for its countersign."""


@dataclass(frozen=True)
class Move:
    """One step of the way: from which states to which, by whom; ``say`` asks for words (reason, what was agreed)."""

    act: str
    label: str
    sources: frozenset[str]
    target: str
    who: Who
    say: str = ""


MOVES = {
    move.act: move
    for move in (
        Move("submit", "送审", frozenset({"draft"}), "review", DRAFTERS),
        Move("check", "核稿通过", frozenset({"review"}), "signing", DRAFTERS),
        Move("ask", "送会签", frozenset({"review"}), "countersign", DRAFTERS),
        Move("agree", "会签办结", frozenset({"countersign"}), "signing", DRAFTERS, "会签意见"),
        Move("send_back", "退回修改", frozenset({"review", "countersign", "signing"}), "draft", DRAFTERS, "退回理由"),
        Move("sign", "签发", frozenset({"review", "signing"}), "issued", SIGNERS),
        Move("send_out", "转 OA 办理", frozenset({"draft", "review", "signing"}), "outside", DRAFTERS),
        Move("register", "登记签发件", frozenset({"outside"}), "issued", DRAFTERS),
    )
}

PASSED = {"number": "登记编号", "seal": "用印", "issue": "印发"}
"""Steps that signing here passes in one act."""

ACTS = {
    "start": "起草",
    "edit": "修改",
    **{act: move.label for act, move in MOVES.items()},
    "answer": "会签意见",
    **PASSED,
}
"""Words of the steps on record."""


@dataclass(frozen=True)
class Section:
    """A section of the text: its heading to begin with. ``hq`` tells one that only HQ's bulletin has."""

    key: str
    heading: str
    hq: bool = False


SECTIONS = (
    Section("overall", "总体情况"),
    Section("ranking", "排名情况"),
    Section("targets", "目标进度", hq=True),
    Section("overdue", "逾期任务"),
    Section("demands", "下一步要求"),
)

HQ_SERIES = "桂稳工业保运行指办通报"
"""机关代字 of HQ's bulletins, where no OA gives the number."""

ISSUES = "通报期号"
"""Name of the series of running numbers (期号), which are ours wherever the paper is signed."""

COMMENDED = parameter(
    "bulletins.commended", "通报表扬：名次不低于", 3, "名", "assumption", clause="十五·3",
    why="原文只写给予通报表扬，未定名额", low=0, high=14,
)  # fmt: skip
LAGGING = parameter(
    "bulletins.lagging", "通报滞后：末位名额", 3, "名", "assumption", clause="十五·3",
    why="原文只写及时提醒或约谈，未定名额", low=0, high=14,
)  # fmt: skip
DEMAND_DAYS = parameter(
    "bulletins.demand_days", "逾期任务办结期限", 5, "个工作日", "assumption",
    why="原文未定，先按一周掌握", low=1, high=60,
)  # fmt: skip
