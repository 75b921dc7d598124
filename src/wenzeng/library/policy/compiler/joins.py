"""Joining (归并): whether a clause belongs to the task before it. Manner, aim, effect and the details of a grant do;
another object, a number, a date or an actor of its own makes it a task of its own."""

from __future__ import annotations

import re

from wenzeng.library.policy.compiler import benefits, kinds, lexicon, verbs
from wenzeng.library.policy.compiler.clauses import HEAD, NOUN, SUBJECT, WAY, Clause
from wenzeng.library.policy.compiler.drafts import Draft, Marks, is_means

_EFFECT = re.compile(
    r"^(?:并|且|其中|(?:专项|全部|优先|重点)?用于|更好|预计|预期|即|不|包括|以及|从而|进而|特别是|尤其是|以便|主要|切实做到|做到|形成|原则上|由此"
    r"|使|让|共同|统一|支持[^，]{2,10}发展$|为[^，]{1,30}(?:提供|解答|解决|办理|创造|排忧|争取|协调)"
    r"|为[^，]{2,40}(?:支撑|保障|条件|环境|基础|动力|支持|贡献|氛围)$)"
)
"""Openings of a clause that only says more of the clause before."""

_VALIDITY = re.compile(r"^(?:暂定|政策|有效期|执行|实施|施行|期限|延续|优惠|享受|适用)[^，。；：]{0,12}(?:至|到|为|期)")
_OBJECTLESS = re.compile(
    r"^(?:力争|确保|争取)?(?:在|于)?[^，]{2,16}前(?:力争|确保|基本|全部|全面)?[\u4e00-\u9fff]{0,4}"
    r"(?:完毕|到位|办结|完成|见效|到户|建成|投用|投产)$"
)
"""在6月底前发行完毕: a date for what was named before."""

_RESULT = re.compile(r"[^，]{3,30}(?:基本|全面|全部|均)?(?:实现|完成|达到|纳入|列入)")
_ADMINISTERED = re.compile(
    r"实[行施](?:动态|清单|台账|分类|闭环|名单|滚动|分级|统一|销号)[^，]{0,4}(?:管理|调整|监管|制)$"
)
_ALL = re.compile(r"[百千万]+[家项款个户名场]|全部|所有|全覆盖|100%|应[\u4e00-\u9fff]尽[\u4e00-\u9fff]")
_SPECIFIC = re.compile(r"[《\d]|开工|、[^，、]{1,12}等[地领行城区省市]")
_ESTABLISHES = re.compile(r"出台|制定|设立|成立|组建|开展|举办|建成|完成|编制")
_FUND = re.compile(r"(?:资金|基金|专项债券?|消费券|贷款|额度|\d[\d.]*[万亿]?元)$")
_GIVES = re.compile(r"给予|予以|按|最高|奖励\d")
_LED = frozenset("支持 鼓励 引导 指导 促使 允许 组织 推动".split())
_AGENT = re.compile(
    r"企业|机构|单位|高校|院所|学校|平台|园区|[应营务贸电]商|银行|各[区市县地级]|地方|区县|团队|人才|农户"
    r"|农民|商户|主体"
    r"|公司|协会|个人|群众|医院|商家|景区|财政|部门"
)
_GENERIC_TAILS = frozenset(
    "建设 工作 机制 发展 服务 力度 水平 能力 体系 项目 企业 平台 政策 制度 工程 行动 活动 产业 保障 支持 "
    "管理 技术 资金 "
    "创新 改造 转型 质量 措施 产品 市场 行业 领域 应用 合作 融资 贷款 升级".split()
)
_TOPICS = ("对", "对于", "针对")
_BASES = lexicon.EFFECTS | lexicon.SOFT_EFFECTS | lexicon.BACKWARD


def joins(
    text: str, current: Draft, pending: list[Clause], clause: Clause, following: Clause | None, marks: Marks
) -> bool:
    """Whether a clause, with the lead-ins that wait for it, goes on with the current task."""
    words, run = clause.said(text), [*pending, clause]
    led = text[run[0].start : clause.end]
    if words.startswith("以及"):
        return True
    if current.rule and not marks.target_in([clause]):
        joined = _joins_rule(text, current, run, led)
        if joined is not None:
            return joined
    if kinds.grants(led):
        if current.topic and not current.rule and not any(c.topic for c in run):
            return True
        return _same_grant(text, current, clause)
    if any(c.actor for c in run):
        return current.open and not current.actor
    if current.open:
        return True
    if kinds.reports(words):
        return False
    if marks.target_in(run):
        return words.startswith("预计")
    if marks.deadline_in(run) and _VALIDITY.match(words):
        return True
    if marks.deadline_in(run):
        return bool(_OBJECTLESS.search(words)) and not marks.deadline_in(current.clauses)
    return _joins_by_form(text, current, pending, clause, following)


def _joins_by_form(text: str, current: Draft, pending: list[Clause], clause: Clause, following: Clause | None) -> bool:
    words, added = clause.said(text), any(c.opening for c in pending)
    if any(c.topic for c in pending) or clause.topic in _TOPICS:
        return added
    if clause.opening.startswith("并") and clause.verb[:2] in lexicon.OFFICIAL:
        return False
    if added or clause.opening or _EFFECT.match(words) or _echoes(text, current, clause):
        return True
    if clause.role == WAY:
        return (
            clause.verb in lexicon.BACKWARD
            or clause.verb == "突出"
            or following is None
            or _complements(text, current, clause)
        )
    if clause.role in (SUBJECT, NOUN):
        return not _RESULT.search(words) or _awaits(text, current, words)
    return _joins_by_verb(text, current, pending, clause, following)


def _joins_by_verb(text: str, current: Draft, pending: list[Clause], clause: Clause, following: Clause | None) -> bool:
    verb, words, size = clause.verb, clause.said(text), clause.end - clause.object
    base = next((v for v in (verb, verb[:4], verb[:3], verb[:2]) if v in _BASES), "")
    if base in lexicon.BACKWARD or text.startswith("其", clause.object) or _ADMINISTERED.match(words):
        return True
    if current.topic and not pending and _bare(current) and clause.end - clause.start <= 16:
        return True
    if size == 0 and not pending and clause.head > clause.start and not kinds.rhythm(words):
        return True
    if _ALL.search(words):
        return False
    if base in lexicon.EFFECTS or (clause.aims and base):
        return True
    if current.verb and verb == current.verb.verb:
        return False
    if base == "推进":
        return size <= 6
    if base in lexicon.SOFT_EFFECTS:
        return _names_effect(text, clause, following)
    if _complements(text, current, clause) or words.startswith("协调解决"):
        return True
    if _puts_to_use(text, current, clause):
        return True
    if verb == "加快":
        return text[clause.object : clause.object + 2] in ("形成", "实现", "释放", "构建") or size <= 4
    return clause.aims or is_means(clause)


def _joins_rule(text: str, current: Draft, run: list[Clause], led: str) -> bool | None:
    """Whether a clause says more of the grant before it; None where the general rules decide."""
    clause = run[-1]
    if benefits.is_detail(led) or clause.opening or _EFFECT.match(led) or _VALIDITY.match(led):
        return True
    if any(c.topic for c in run):
        return False
    if clause.role in (SUBJECT, NOUN) or (not clause.actor and benefits.given(led)):
        return True
    return None


def _same_grant(text: str, current: Draft, clause: Clause) -> bool:
    """鼓励X，对…给予奖励: one rule where both speak of the same."""
    led = current.verb is not None and current.verb.verb[:2] in ("支持", "鼓励", "引导")
    if not current.rule and not current.open and led and len(current.clauses) <= 3:
        return bool(_GIVES.search(clause.said(text)))
    return current.open or (current.rule and benefits.is_detail(clause.said(text)))


def _echoes(text: str, current: Draft, clause: Clause) -> bool:
    """Whether a clause takes up the thing that the clause before it ended on: 建立…项目库，…纳入项目库."""
    last = current.clauses[-1]
    tail = text[max(last.object, last.end - 3) : last.end]
    if len(tail) < 3 or tail[1:] in _GENERIC_TAILS:
        return False
    return tail in text[clause.start : min(clause.end, clause.start + 80)]


def _awaits(text: str, current: Draft, words: str) -> bool:
    """将A，B，C纳入…: the list still waits for its verb."""
    if "纳入" not in words or current.verb is None:
        return False
    said = text[current.verb.start : min(current.stretch[1], current.verb.start + 400)]
    return "将" in said[:12] and "纳入" not in said


def _complements(text: str, current: Draft, clause: Clause) -> bool:
    """支持企业开展…，开发…: what the same firms are to do besides."""
    leader = current.verb
    if leader is None or leader.verb not in _LED or verbs.verb_at(text, leader.object, leader.end):
        return False
    if not _AGENT.search(text, leader.object, min(leader.end, leader.object + 40)):
        return False
    return clause.verb[:2] not in lexicon.OFFICIAL | lexicon.CAUSATIVES and not clause.actor


def _puts_to_use(text: str, current: Draft, clause: Clause) -> bool:
    """下达…资金，支持…: what the money is for."""
    last = current.clauses[-1]
    if clause.verb[:2] not in ("支持", "引导", "撬动", "带动", "吸引") or current.verb is None:
        return False
    return bool(_FUND.search(text, last.start, last.end)) and current.verb.verb[:2] not in lexicon.CAUSATIVES


def _bare(current: Draft) -> bool:
    """对…问题，积极沟通协调: a verb without an object, so that more of its kind may follow."""
    last = current.clauses[-1]
    return last.role == HEAD and last.end - last.head <= 8


def _names_effect(text: str, clause: Clause, following: Clause | None) -> bool:
    """推动…, 促进… behind a comma: an effect where it is last and speaks in general."""
    if following is not None and following.role == HEAD and following.verb[:2] in lexicon.EFFECTS:
        return False
    if _ESTABLISHES.search(text, clause.object, clause.end) or (clause.verb == "打造" and "“" in clause.said(text)):
        return False
    return not _SPECIFIC.search(text, clause.object, clause.end)
