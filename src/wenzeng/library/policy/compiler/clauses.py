"""Clauses (分句): what stands between two commas, read from its head: lead-in, actor, adverbs, verb, object. The roles
say how a clause binds to its neighbours; the cutting itself is in ``tasks``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from wenzeng.library.policy.compiler import actors, heads, lexicon, verbs
from wenzeng.library.policy.compiler.sentences import Stretch, after_enumerator, cut

LEAD, WAY, HEAD, SUBJECT, NOUN = "lead", "way", "head", "subject", "noun"
"""A lead-in without verb; a clause of means that leads to the next; a clause with its verb at the head; a clause that
opens with a noun which is no actor; a noun without any verb."""

_CONNECTIVE = re.compile(r"并且|并|同时|此外|另外|其中|以及|进而|从而|以便|即|特别是|尤其是|同步|且")
_BY_MEANS = frozenset("立足 依托 发挥 充分发挥 利用 充分利用 运用 聚焦 紧扣 结合".split())
"""Behind an actor these alone leave open what he does."""

_FOR = re.compile(r"(?:主要|专项|全部|优先|重点)?用于")
"""What a fund or a list is for: said of the clause before."""

_ONLY_LEADING = frozenset(
    "围绕 依托 结合 根据 依据 按照 按 针对 鉴于 随着 由于 为了 以 除 因 经 参照 比照 面向".split()
)
"""Prepositions whose clause is a commitment only where a plain verb such as 开展 stands in it."""

_TOPICS = frozenset(("对", "对于", "针对", "凡", "凡是", "将", "把"))
_LEAD_END = re.compile(
    r"(?:方式|形式|要求|原则|前提下|基础上|条件下|情况下|范围内|框架下|等|契机|目标|重点|主线|抓手|导向|引领|主体|核心"
    r"|支撑|牵引|突破口|载体|领域|行业|产业|方向|的|企业|项目|单位|个人|机构|平台|问题|情况|标准|规定|部署|精神|实际"
    r"|需要|需求|特点|机遇|后|前|时|起|起始|间|期间|止|底|(?<!以)[内外下上]|中|同时|方面|地方|地区|部门|市场主体"
    r"|个体工商户|人员|人才|产品|贷款|资金|领导|开始|过程中|为主|手段|渠道|途径|措施|机制|路径|模式|依据|县|区|市|园区"
    r"|人|户|家庭|者|以来|年|月|日|比例|规划|清单|政策|技术|优势|作用|力量|资源|任务|行动|工程|计划|基地|办法|意见"
    r"|通知|方案)$"
)
_SURE_END = re.compile(
    r"(?:方式|形式|手段|途径|渠道|原则|要求|基础上|前提下|条件下|情况下|框架下|为(?:重点|主线|抓手|契机|目标|核心|导向"
    r"|引领|支撑|主体|载体|突破口|牵引|依托|基础|中心|主)|过程中|同时|方面|期间)$"
)
_SINCE = re.compile(r"[自从][^，]{1,40}(?:起|开始|以来|后)")
_WHILE = re.compile(r"(?<![同及小临定实适按限暂平随当届])时$|(?<![前最落今滞售背善先以])后$|期间$")
"""…时, …后, …期间: when, not what."""
_GROWS = re.compile(
    r"增长|增加|达到?|提[高升]|下降|降低|不低于|不超过|以上|超过|占|纳入|由|可|应|须|要|为|是|不|有|实现|完成|扩大|改善"
    r"|显著|明显"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: its stretch, its role, and its parts as offsets into the folded text."""

    start: int
    end: int
    mark: str
    role: str = LEAD
    verb: str = ""
    head: int = 0
    object: int = 0
    actor: Stretch | None = None
    opening: str = ""
    topic: str = ""
    aims: bool = False

    def said(self, text: str) -> str:
        """The words of the clause."""
        return text[self.start : self.end]


def read(text: str, depth: list[int], stretch: Stretch) -> list[Clause]:
    """The clauses of a sentence or of a part of it."""
    out = []
    for start, end in cut(text, depth, stretch, "，："):
        mark = text[end] if end < stretch[1] else ""
        out.append(_clause(text, Clause(start, end, mark, head=end, object=end)))
    return _closed(text, out)


def _closed(text: str, clauses: list[Clause]) -> list[Clause]:
    """在A，B，C基础上，…: a lead-in that holds commas is one lead-in up to the word that closes it."""
    i = 0
    while i < len(clauses):
        place = after_enumerator(text, clauses[i].start)
        if text.startswith("在", place) and heads.preposition(text, place, place + 2) and not _closes(text, clauses[i]):
            reach = range(i + 1, min(len(clauses), i + 10))
            last = next((j for j in reach if _SURE_END.search(text, clauses[j].start, clauses[j].end)), i)
            for j in range(i, last + 1 if last > i else i):
                clauses[j] = replace(clauses[j], role=LEAD, verb="", actor=None)
            i = last
        i += 1
    return clauses


def ends_as_lead(text: str, clause: Clause) -> bool:
    """Whether a clause ends on a noun of the kind that a lead-in ends on: …的企业, …要求."""
    return _LEAD_END.search(text, max(clause.start, clause.end - 8), clause.end) is not None


def _closes(text: str, clause: Clause) -> bool:
    return (clause.role == HEAD and clause.head > clause.start + 4) or ends_as_lead(text, clause)


def _clause(text: str, base: Clause) -> Clause:
    place, end = after_enumerator(text, base.start), base.end
    found = _CONNECTIVE.match(text, place, end)
    if found:
        place = found.end()
        base = replace(base, opening=found.group())
    if base.mark and (_SINCE.fullmatch(text, place, end) or _WHILE.search(text, max(place, end - 4), end)):
        return base
    if _FOR.match(text, place, end):
        return replace(base, role=SUBJECT)
    place, aims = heads.skip(text, place, end)
    base = replace(base, aims=aims)
    if base.mark and (place >= end or text[end - 1] == "的"):
        return replace(base, topic="对" if text[end - 1] == "的" else "")
    if base.mark == "：":
        return _headed(text, base, LEAD, place)
    if actors.with_modal(text, place, end) > place:
        return _with_subject(text, base, place)
    preposition = heads.preposition(text, place, end)
    verb = "" if preposition in _TOPICS else heads.verb_chain(text, place, end)
    if text.startswith("的", place + len(verb)):
        verb = ""
    if verb and (not preposition or len(verb) > len(preposition)) and verb not in lexicon.WAYS:
        return _headed(text, base, HEAD, place)
    if preposition:
        return _prepositional(text, base, place, preposition)
    return _headed(text, base, WAY, place) if verb else _with_subject(text, base, place)


def _headed(text: str, base: Clause, role: str, head: int, actor: Stretch | None = None) -> Clause:
    verb = verbs.verb_at(text, head, base.end) if role == LEAD else heads.verb_chain(text, head, base.end)
    return replace(base, role=role, verb=verb, head=head, object=head + len(verb), actor=actor)


def _prepositional(text: str, base: Clause, place: int, word: str) -> Clause:
    body, end = place + len(word), base.end
    base = replace(base, topic=word if word in _TOPICS else "")
    head = heads.predicate(text, body, end)
    if word in _ONLY_LEADING and not heads.strong_after(text, body, end, -1 if base.topic else head):
        head = -1
    if base.mark and _only_leads(text, base, body, head, word):
        return base
    if head < 0:
        return replace(base, role=SUBJECT)
    who = actors.subject(text, body, end) if word == "由" else body
    return _headed(text, base, HEAD, head, (body, who) if who > body else None)


def _only_leads(text: str, base: Clause, body: int, head: int, word: str) -> bool:
    """Whether a clause that opens with a preposition says only whom, how or when: 对…的企业, 按照…要求."""
    end = base.end
    ends_as_lead = _LEAD_END.search(text, max(body, end - 8), end) is not None
    if _SURE_END.search(text, max(body, end - 6), end):
        return True
    if word in ("会同", "向") and head >= 0:
        return False
    if head < 0:
        return ends_as_lead or not heads.adverb_inside(text, body, end)
    if heads.strong_after(text, body, end, -1 if base.topic else head):
        return False
    last = text.rfind("的", body, end - 1)
    if base.topic and word not in ("将", "把") and last > body:
        return not heads.adverb_inside(text, last + 1, end)
    return ends_as_lead


def _with_actor(text: str, base: Clause, who: Stretch) -> Clause:
    """各市要依托…, 各市要在30日内, …: where the means or the time fill the clause, the next one says what is done."""
    head, aims = heads.skip(text, who[1], base.end)
    base = replace(base, aims=base.aims or aims)
    word = heads.preposition(text, head, base.end)
    body = head + len(word)
    inner = heads.predicate(text, body, base.end) if word else head
    leading = word in _ONLY_LEADING and not heads.strong_after(text, body, base.end, inner)
    if base.mark == "，" and word and _only_leads(text, base, body, -1 if leading else inner, word):
        return replace(base, actor=who)
    found = _headed(text, base, HEAD, inner if inner >= 0 else head, who)
    return replace(found, role=WAY) if base.mark == "，" and found.verb in _BY_MEANS else found


def _with_subject(text: str, base: Clause, place: int) -> Clause:
    end = base.end
    who = actors.with_modal(text, place, end)
    who = who if who > place else actors.subject(text, place, end)
    if who > place:
        return _with_actor(text, base, (place, who))
    if not base.mark:
        return replace(base, role=SUBJECT)
    if _SURE_END.search(text, max(place, end - 6), end):
        return base
    if text[end - 1] in "后时起前内下上中" and _LEAD_END.search(text, max(place, end - 8), end):
        return base
    reach = min(end, place + heads.SPAN_OF_HEAD)
    verbless = not _GROWS.search(text, place, reach) and heads.predicate(text, place, end) < 0
    return replace(base, role=NOUN if verbless else SUBJECT)
