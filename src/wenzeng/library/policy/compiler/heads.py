"""Heads (句首): how a clause is read from left to right without marks between its words: times, adverbs and modals
are passed, prepositions are told from words that only begin like one, and behind them the main verb is looked for."""

from __future__ import annotations

import re

from wenzeng.library.policy.compiler import lexicon, verbs

_TIME = re.compile(
    r"(?:到|至|在|于|自|从|力争)?(?:(?:19|20)\d\d年?(?:[-—至]\d{2,4}年)?|今年|明年|当年|年底|年内|近期"
    r"|下一步|“?十[三四五]五”?)"
    r"(?:\d{1,2}月份?)?(?:\d{1,2}日)?(?:上半年|下半年|[一二三四]季度)?(?:年?[底末内])?(?:之?前|以前|期间|起)?"
    r"|(?:到|至|在|于|力争)?\d{1,2}月(?:\d{1,2}日|上旬|中旬|下旬|底|末|份)?(?:之?前)?"
    r"|(?:上半年|下半年|前?[一二三四]季度末?前?)|连续[\d一二三四五两]年|(?:用|力争|争取)?[\d一二三四五两]年内"
)
_PREPOSITION = re.compile(
    "对于?|会同|针对|关于|将|把|为了?|向|与|在|从|自|由于|由|按照?|根据|依据|依托|通过|以|除|凡是?|因|鉴于"
    "|随着|到|围绕|结合|经|面向|于|参照|比照"
)
_MODAL = re.compile("|".join(sorted(lexicon.MODALS, key=len, reverse=True)))
_NO_PREPOSITION = re.compile(
    r"经[济营贸费典过常]|自[治主动然贸身愿我由建行查有贡]|对[接标外口应]|以[上下及外旧内奖工赛企]"
    r"|在[线建库册校职地岗]|从[严业事优快速实]|为[期主此]|向[上下好]|"
    r"按[时期揭需劳]|因[地企城势时材]|到[位期岗账]|由此|把[关握控脉]|与会|除[险夕]|于[此]"
)
_STRONG_PREDICATE = re.compile(
    r"给予|予以|纳入|列入|列为|作为|实行|开展|加强|加大|进行|提供(?!部门|单位|主体|[方者商])|免征|减征|免收|减免|减按|约谈|督办"
    r"|(?:奖励|补助|补贴|资助)(?!标准|政策|资金|比例|额度|办法|条件|清单|项目|范围)"
)
_REACHES = re.compile(r"(?:达到|实现|突破)(?=[^，。；：的]{0,12}\d)")
_PLACES = re.compile(
    r"深入(?:企业|基层|一线|园区|社区|农村|车间|项目|现场|工地)|(?:全市|全省|全区|全县|全国|我市|我省|我区|我县|全镇|全域|省级|市级|县级|区级|各级)(?:范围内)?"
)
_SLOGAN = re.compile(r"“[^“”，。]{2,12}”(?:的?方式|式|模式)?")
SPAN_OF_HEAD = 160
"""How far into a clause its verb is looked for; keeps the work linear."""


def skip(text: str, place: int, end: int) -> tuple[int, bool]:
    """Past times, adverbs and modals before the verb; whether 力争 was among them."""
    aims = False
    while place < end:
        found = _TIME.match(text, place, end) or _place_before_verb(text, place, end)
        if found:
            place = found.end()
            continue
        adverb = verbs.adverb_at(text, place, end)
        if adverb and not _longer_verb(text, place, end, adverb):
            aims = aims or adverb in ("力争", "争取", "努力")
            place += len(adverb)
            continue
        modal = _MODAL.match(text, place, end)
        if modal and not verbs.verb_at(text, place, end):
            place = modal.end()
            continue
        break
    return place, aims


def _place_before_verb(text: str, place: int, end: int) -> re.Match[str] | None:
    """全市每年确定…, “一企一策”帮助…: where or how it is done, not who does it."""
    found = _PLACES.match(text, place, end) or _SLOGAN.match(text, place, end)
    if found and (verbs.verb_at(text, found.end(), end) or verbs.adverb_at(text, found.end(), end)):
        return found
    return None


def _longer_verb(text: str, place: int, end: int, adverb: str) -> bool:
    """加快 before a noun is the verb itself, before a verb an adverb."""
    verb = verbs.verb_at(text, place, end)
    if len(verb) > len(adverb):
        return True
    if verb != adverb:
        return False
    after = place + len(adverb)
    return not (verbs.verb_at(text, after, end) or verbs.adverb_at(text, after, end))


def verb_chain(text: str, place: int, end: int) -> str:
    """A verb with the verbs and adverbs tied to it: 下达实施, 组织开展, 研究制定."""
    verb = verbs.verb_at(text, place, end)
    after = place + len(verb)
    for _ in range(2):
        if not verb or verb in lexicon.WAYS or text[place:after] in lexicon.ABSTRACT:
            break
        adverb = verbs.adverb_at(text, after, end) if verb in ("研究", "探索", "组织") else ""
        more = verbs.verb_at(text, after + len(adverb), end)
        after += len(adverb) if len(more) >= 2 else 0
        if len(more) < 2 or after + len(more) >= end or text[after + len(more)] in "、的和力能性度税率额费权":
            break
        after += len(more)
    return text[place:after]


def preposition(text: str, place: int, end: int) -> str:
    if _NO_PREPOSITION.match(text, place, end):
        return ""
    found = _PREPOSITION.match(text, place, end)
    return found.group() if found else ""


def predicate(text: str, body: int, end: int) -> int:
    """Where the main verb stands behind a preposition; -1 where none does."""
    first = after_adverb = after_de = -1
    strong = None
    stop = min(end, body + SPAN_OF_HEAD)
    for found in _STRONG_PREDICATE.finditer(text, body + 1, end):
        strong = found
        if text[found.end() : found.end() + 1] not in "的、" or found.group() in ("给予", "予以"):
            break
    de = text.rfind("的", body, stop)
    for i in range(body + 1, stop - 1):
        verb = verbs.verb_at(text, i, stop)
        if text.startswith("的", i + len(verb)):
            continue
        if len(verb) < 2 or verb.rstrip("到至") not in lexicon.PREDICATES:
            if len(verb) >= 2 and after_adverb < 0 and _adverb_before(text, i):
                after_adverb = i
            continue
        first = i if first < 0 else first
        if after_adverb < 0 and _adverb_before(text, i):
            after_adverb = i
        if after_de < 0 and i > de > 0:
            after_de = i
    if strong is not None and strong.start() > body:
        return strong.start()
    return next((i for i in (after_adverb, after_de, first) if i >= 0), -1)


def inner(text: str, start: int, end: int) -> int:
    """Where the verb stands behind a subject or a relative clause; what says that a number is reached comes first."""
    reaches = _REACHES.search(text, start + 2, end)
    return reaches.start() if reaches else predicate(text, start, end)


def _adverb_before(text: str, place: int) -> bool:
    return any(
        text[place - n : place] in lexicon.PURE_ADVERBS or text[place - n : place] in lexicon.MODALS
        for n in (1, 2, 3, 4)
    )


def adverb_inside(text: str, start: int, end: int) -> bool:
    stop = min(end, start + SPAN_OF_HEAD)
    for i in range(start, stop):
        adverb = verbs.adverb_at(text, i, stop)
        if (len(adverb) >= 2 or text[i] == "前") and len(verbs.verb_at(text, i + len(adverb or "前"), stop)) >= 2:
            return True
    return False


def strong_after(text: str, body: int, end: int, head: int) -> bool:
    """Whether 给予, 开展 and the like are the verb of a clause that otherwise looks like a lead-in."""
    last = text.rfind("的", body, end)
    if _STRONG_PREDICATE.search(text, max(body, last), end):
        return True
    return body < head < last and bool(_STRONG_PREDICATE.match(text, head, end)) and "的" not in text[body:head]
