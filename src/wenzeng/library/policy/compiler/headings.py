"""Headings of items: where a heading ends and the body begins.

A heading stands on a line of its own, or is the first sentence of its item, or is set apart by blanks. Where a text
lost its breaks, headings that had no stop run on into their bodies; then the next verb behind a noun ends them, if
most items of the document can be cut like that.
"""

from __future__ import annotations

import re

from wenzeng.library.policy.compiler import verbs
from wenzeng.library.policy.compiler.lines import Lines, runs_on
from wenzeng.library.policy.compiler.outline import Node
from wenzeng.library.policy.passage import Passage

AIMS = (
    r"(?:总体|指导|基本|工作|发展|主要|目标|预期|阶段|近期|远期|具体|年度|总|战略|奋斗|建设|行动|实施)*"
    r"(?:要求|思想|原则|思路|目标|指标|背景|意义|考虑|定位|任务目标|目标任务)"
)
_CONTEXT = re.compile(rf"^{AIMS}(?:(?:和|与|及|、){AIMS})*$")
_CONTEXT_RUN_ON = re.compile(
    rf"^\s*{AIMS}(?:(?:和|与|及|、){AIMS})*(?=以习近平|以[\u4e00-\u9fff]{{2,12}}为|坚持|深入|到\s*20\d\d|力争|按照|全面贯彻|高举|[（(][一1]|—|1[.．、]|[ \u3000])"
)
_APART = re.compile(
    r"[ \u3000]*([^\s。，；：、（(]{4,30})(?:[ \u3000]*\u3000[ \u3000]*| {2,})(?=[^\s（(\[【〔［][^\r\n]{6})"
)
_NAMED = re.compile(
    r"[ \u3000]*(?:(?:主要|重点|保障|推进|组织|工作|具体|政策|落实|实施|监督|总体|发展|指导|基本|适用|支持)"
    r"(?:任务|措施|举措|内容|保障|安排|目标|思路|原则|思想|要求|范围|对象))(?=[^\s。，；：:、和与及的（(])"
)
"""The usual names of sections, which say nothing of their own."""
_TAILS = frozenset(
    "攻关 创新 体系 利用 产业 应用 数字化 智能化 便利化 规范化 标准化 发展 金融 分析 水平 管理 协调 保障 合作 交流 能力 建设 "
    "机制 改革 服务 环境 融合 升级 转型 保护 监管 治理 安全 效能 质量 力度 平台 集群 项目 投资 消费 就业 成本 领导 评估 "
    "考核 支撑 宣传 培育 培训 政策 制度 标准 基地 工程 行动 市场 主体 企业 人才 技术 资源 要素 设施 网络 渠道 贸易 物流 "
    "农业 工业 旅游 教育 医疗 养老 数据 算力 智联 互联 场景 生态 统筹 研发 攻坚 协同 示范 试点 流通 供给 需求".split()
)
"""Nouns, or verbs that serve as nouns, on which a heading ends."""
_STOP = re.compile(r"[。！？!?]")
_CLAUSE = re.compile(r"[^，。；：:、！？（(]*")
_LONGEST, _USUAL = 50, 30
_SHORT, _PARALLEL = 24, 12
_LEAST, _MOST = 5, 26
_PAIRED = 18
_MOSTLY, _NEARLY = 0.6, 0.85


def split(node: Node, lines: Lines, limit: int) -> tuple[Passage, int]:
    """The heading of an item and where its body begins; an empty heading where the item has none."""
    apart = _APART.match(lines.source, node.content, limit)
    if apart is not None:
        return _bare(lines.clean(*apart.span(1))), apart.end()
    if node.heading is not None and node.heading < limit:
        return _bare(lines.clean(node.content, node.heading)), node.heading
    own_line = _own_line(node, lines, limit)
    if own_line is not None:
        return _bare(lines.clean(node.content, own_line)), own_line
    end = _first_stop(node, lines, limit)
    sentence = lines.clean(node.content, end).strip()
    return (_bare(sentence), end) if _may_head(sentence.text) else (Passage("", ()), node.content)


def _first_stop(node: Node, lines: Lines, limit: int) -> int:
    stop = _STOP.search(lines.source, node.content, limit)
    return stop.end() if stop else limit


def _own_line(node: Node, lines: Lines, limit: int) -> int | None:
    """Where the line of an item's number ends that holds a heading and nothing else."""
    end = _first_stop(node, lines, limit)
    line = lines.at(node.content)
    for row in [*([line] if line else []), *lines.between(node.content, limit)]:
        if row.end >= end:
            return None
        if not runs_on(row):
            return row.end if row.end > node.content else None
    return None


def _may_head(sentence: str) -> bool:
    """Whether a first sentence can be a heading: short, and its clauses parallel (稳定就业，促进增收)."""
    clauses = re.split("[，,]", sentence.rstrip("。！？!?"))
    parallel = len(clauses) == 1 or len(sentence) <= _SHORT or max(len(clause) for clause in clauses) <= _PARALLEL
    return len(sentence) <= _LONGEST and parallel and "；" not in sentence


def states_aims(heading: str, opening: str) -> bool:
    """Whether a section states aims (总体要求, 发展目标), told by its heading or by how a heading runs on."""
    return bool(_CONTEXT.match(re.sub(r"[\s。：:]", "", heading)) or _CONTEXT_RUN_ON.match(opening))


def survey(nodes: list[Node], lines: Lines) -> None:
    """Learn from all items what the headings of single ones are: in a text without breaks where they end, and where
    most items open with a commitment, that the short first sentences of the others are none either."""
    if _headless(nodes, lines):
        for node in nodes:
            if _own_line(node, lines, node.own_end) is None:
                node.heading = node.content
    _head_all(nodes, lines)
    _find_run_on(nodes, lines)


def _head_all(nodes: list[Node], lines: Lines) -> None:
    """Where nearly all items open with a heading, the two clauses that open one of the others are a heading too."""
    firsts = {id(node): _first_stop(node, lines, node.own_end) for node in nodes}
    said = {id(node): lines.clean(node.content, firsts[id(node)]).text for node in nodes}
    headed = sum(1 for words in said.values() if len(words) <= _USUAL and _may_head(words))
    if headed < max(3, _NEARLY * len(nodes)):
        return
    for node in nodes:
        parts = re.split("[，,]", said[id(node)])
        goes_on = node.own_end - firsts[id(node)] > _LONGEST
        if len(parts) == 2 and max(map(len, parts)) <= _PAIRED and goes_on and not _may_head(said[id(node)]):
            node.heading = firsts[id(node)]


def _headless(nodes: list[Node], lines: Lines) -> bool:
    firsts = [
        lines.clean(node.content, _first_stop(node, lines, node.own_end)).text
        for node in nodes
        if _own_line(node, lines, node.own_end) is None
    ]
    headed = sum(1 for first in firsts if len(first) <= _USUAL and _may_head(first))
    return headed < (1 - _MOSTLY) * len(firsts)


def _find_run_on(nodes: list[Node], lines: Lines) -> None:
    cuts = {id(node): _cut(lines, node) for node in nodes}
    found = sum(1 for cut in cuts.values() if cut is not None)
    for node in nodes:
        if not lines.unbroken_at(node.content):
            continue
        named = _NAMED.match(lines.source, node.content, node.own_end)
        if named is not None:
            node.heading = named.end()
        elif found >= max(3, _MOSTLY * len(nodes)):
            node.heading = cuts[id(node)]


def _cut(lines: Lines, node: Node) -> int | None:
    """Where a heading ends in the first clause: before a verb, behind a noun; a verb that may be a noun comes second."""
    text = lines.source
    clause = _CLAUSE.match(text, node.content, node.own_end)
    end = clause.end() if clause else node.content
    if not verbs.verb_at(text, node.content, end):
        return None
    second = None
    for place in range(node.content + _LEAST, min(end - 2, node.content + _MOST)):
        if text[place - 2 : place] not in _TAILS and text[place - 3 : place] not in _TAILS:
            continue
        word = verbs.verb_at(text, place, end) or verbs.adverb_at(text, place, end)
        if len(word) >= 2 and word not in _TAILS:
            return place
        if len(word) >= 2 and second is None:
            second = place
    return second


def _bare(passage: Passage) -> Passage:
    bare = passage.strip()
    bare = bare.part(len(bare.text) - len(bare.text.lstrip("*# ")), len(bare.text.rstrip("*# ")))
    return bare.part(0, len(bare.text.rstrip("：: ")))
