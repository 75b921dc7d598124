"""Awards (奖补): the ceilings (最高) and thresholds (条件) of what a sentence grants. Sums, rates and thresholds of awards
are never targets; 超过 (>) and 以上 (>=) are kept apart."""

from __future__ import annotations

import re

from wenzeng.library.policy.compiler.numbers import Quantity, decimal
from wenzeng.library.policy.compiler.sentences import Stretch
from wenzeng.library.policy.passage import Passage
from wenzeng.library.policy.plan import Cap, Condition

_MONEY = "元"
_CEILING = re.compile(r"(?:最高|最多|不超过|不得超过|不高于|上限|封顶|限额)[^，。；：、\d]{0,14}$")
_CEILING_AFTER = re.compile(
    r"（含）?(?:封顶|为上限|为限|以内|之内)|封顶|为上限|为限|上限|以内的?(?:奖励|补助|补贴|资助|奖补|支持|贷款|一次性)"
)


def caps(body: Passage, text: str, stretch: Stretch, quantities: list[Quantity]) -> list[Cap]:
    """The money ceilings of a sentence that grants something."""
    out: list[Cap] = []
    before: Quantity | None = None
    for q in quantities:
        if q.unit != _MONEY:
            continue
        if before is not None and _LISTED.fullmatch(text, before.end, q.start) and q.first == q.start:
            out.append(Cap(decimal(q.value), body.text[q.start : q.end], body.span(q.start, q.end)))
            before = q
            continue
        before = None
        ahead = re.split("[，；：、]", text[max(stretch[0], q.start - 24) : q.start])[-1]
        found = _CEILING.search(ahead)
        behind = _CEILING_AFTER.match(text, q.end, stretch[1])
        if not found and not behind:
            continue
        if eligibility(text, q, stretch[1]) and not _OFFERED.search(ahead):
            continue
        start = q.start - (len(ahead) - _phrase_start(ahead)) if found else q.start
        end = max(q.end, behind.end() if behind else q.last)
        value = q.high if q.high is not None else q.value
        out.append(Cap(decimal(value), body.text[start:end], body.span(start, end)))
        before = q
    return out


_OFFERED = re.compile(r"(?:可以?申请|给予|提供|发放|享受)[^，。；：]*$")
"""可申请最高…的贷款: the sum is what is given, not who is meant."""

_LISTED = re.compile(r"(?:/[项家个户人])?(?:、|和|及)")


def _phrase_start(ahead: str) -> int:
    """Where the words that bind a ceiling begin: 最高不超过, 单个企业最高."""
    places = [ahead.find(word) for word in ("最高", "最多", "不超过", "不得超过", "不高于", "上限", "封顶", "限额")]
    return min(place for place in places if place >= 0)


_COUNTED = frozenset(
    "个 家 项 名 人 位 户 件 种 款 条 座 所 场 场次 次 期 辆 台 套 台套 艘 架 支 门 间 只 株 部 本 处 人次".split()
)
_SUBJECT_BEHIND = re.compile(
    r"[^，。；：\d]{0,24}?的(?:[^，。；：]{0,30}?(?:企业|项目|单位|机构|产品|个人|平台|园区|人才|团队|户"
    r"|贷款|商户|主体|部分)|，|$)|(?:以上|以下|以内)(?:工业|重大|产业|重点)?(?:项目|工程|企业)"
    r"|(?<=[上下内])(?:工业|重大|产业|重点)?(?:项目|工程|企业)"
)


def eligibility(text: str, q: Quantity, limit: int) -> bool:
    """Whether a number says who is meant: 销售额超过2000万元的企业, 不超过…万元的，."""
    if text[q.last : q.last + 1] == "的" and q.strict != "=" and q.unit not in _COUNTED | {_MONEY}:
        return True
    found = _SUBJECT_BEHIND.match(text, q.last, min(limit, q.last + 60))
    if not found or (q.unit in _COUNTED and text[q.last : q.last + 1] != "的"):
        return False
    if q.unit == _MONEY and re.match(r"的[^，。；：]{0,20}(?:基金|资金池|资金)", found.group()):
        return False
    return not re.match(
        r"的(?:[^，。；：]{0,8}?(?:奖励|补助|补贴|资助|奖补|支持|贴息|资金|贷款额度|标准|比例|额度))", found.group()
    )


def last_grant(text: str, stretch: Stretch) -> int:
    """Where in a sentence something is last given; -1 where nothing is."""
    return max((found.start() for found in _GIVING.finditer(text, *stretch)), default=-1)


_GIVING = re.compile(r"给予|予以|奖励|补助|补贴|资助|奖补|享受|免征|减征|减免|免收|可申请|支持|扶持|提供|执行")
_TIMES_ONLY = frozenset(
    (
        "日",
        "天",
        "年",
        "个月",
        "月",
        "号",
        "小时",
        "个工作日",
        "工作日",
        "批",
        "类",
        "大",
        "级",
        "次",
        "条",
        "字",
        "期",
        "档",
    )
)


def conditions(body: Passage, text: str, stretch: Stretch, quantities: list[Quantity], last: int) -> list[Condition]:
    """The thresholds of a grant: numbers that bind who gets it; ``last`` is where the sentence last gives something."""
    out: list[Condition] = []
    before: Quantity | None = None
    for q in quantities:
        listed = before is not None and q.unit == before.unit and _LISTED.fullmatch(text, before.end, q.start)
        if listed and out and not _granted_just_before(text, q, stretch[0]):
            out.append(Condition(out[-1].what, decimal(q.value), q.unit, out[-1].op, body.span(q.first, q.last)))
            before = q
            continue
        before = None
        if last < q.last or q.unit in _TIMES_ONLY:
            continue
        if q.unit == _MONEY and _granted_just_before(text, q, stretch[0]):
            continue
        if q.strict == "=" and not eligibility(text, q, stretch[1]) and not _grows(text, q, stretch[0]):
            continue
        if _PAID.match(text, q.last, q.last + 10) or re.match(
            r"(?:的)?(?:标准|比例|奖励|补助|补贴|资助|给予|贴息|一次性)", text[q.last : q.last + 6]
        ):
            continue
        named = what(body, text, stretch[0], q)
        if named.endswith(("比例", "标准", "费率", "利率")):
            continue
        op = ">=" if q.strict == "=" else q.strict
        before = q
        out.append(Condition(named, decimal(q.value), q.unit, op, body.span(q.first, q.last)))
        if q.high is not None:
            out.append(Condition(named, decimal(q.high), q.unit, "<=", body.span(q.first, q.last)))
    return out


_GROWING = re.compile(r"(?:增长|增速|增幅|提高|下降|达|占比|比重|比例|率)[^，。；：、]{0,8}$")


def _grows(text: str, q: Quantity, floor: int) -> bool:
    return q.unit == "%" and bool(_GROWING.search(text[max(floor, q.start - 16) : q.start]))


_PAID = re.compile(r"[^，。；：、的]{0,4}(?:补贴|补助|奖励|资助|贴息|支持)")


def _granted_just_before(text: str, q: Quantity, floor: int) -> bool:
    ahead = text[max(floor, q.start - 16) : q.start]
    return bool(re.search(r"(?:给予|予以|奖励|补助|补贴|资助|奖补|最高|贴息|安排|不超过)[^，。；：]{0,12}$", ahead))


def what(body: Passage, text: str, floor: int, q: Quantity) -> str:
    """The thing a number measures: the words before it, back to the last mark."""
    stop = text.rfind("（", floor, q.first) if text[q.first - 1] == "）" else q.first
    ahead = text[max(floor, stop - 30) : stop]
    cut = 0
    for i in range(len(ahead) - 1, -1, -1):
        if ahead[i] in "，。；：、（）" or (ahead[i] in "对的且并" and i < len(ahead) - 1):
            cut = i + 1
            break
    return ahead[cut:].replace("“", "").replace("”", "") or body.text[q.start : q.end]
