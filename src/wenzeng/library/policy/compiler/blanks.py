"""Named blanks (留白): what a text leaves open, and the unit that has to fill it, so that nothing is guessed."""

from __future__ import annotations

import re

from wenzeng.library.policy.compiler.sentences import Stretch
from wenzeng.library.policy.passage import Passage
from wenzeng.library.policy.plan import Blank

_PATTERNS = (
    (
        r"一定(?:的)?(?:[^，。；：、的“”（）\d]{0,10})(?:目标|规模|奖励|比例|额度|幅度|补助|补贴|支持|优惠|倾斜"
        r"|贡献|条件|标准|数量|期限|资金|激励|资助|奖补|年限|范围|规格)",
        "",
    ),
    (
        r"(?:既定|设定|确定|规定|预定|预期|下达|约定|相应)(?:的)?[^，。；：、的“”（）\d]{0,6}?(?:目标|指标|任务目标)",
        "目标值",
    ),
    (
        r"(?:较高|较快|较大|中高|合理|稳定|适度|平稳)速?度?增长|稳步增长|稳定增长|平稳增长|较快增长|明显(?:扩大"
        r"|提高|提升|改善|增加|增强|下降|降低|好转|增长)|显著(?:扩大|提高|提升|改善|增加|增强|下降|降低|增长)"
        r"|大幅(?:提高|提升|增加|下降|降低|增长|扩大)|稳步(?:提高|提升|增加|扩大)|有所(?:提高|提升|增加|下降"
        r"|降低|增长)|进一步(?:扩大|提高|提升)$",
        "幅度",
    ),
    (r"一批", "数量"),
    (r"若干(?=个|家|项|名|条|支|座)", "数量"),
    (r"定期|不定期", "周期"),
    (
        r"适当(?:的)?(?:[^，。；：、的“”（）\d]{0,4}?)(?:奖励|补助|补贴|支持|倾斜|延长|提高|降低|减免|激励|资助"
        r"|放宽|调整|增加)|适当",
        "标准",
    ),
    (r"相应(?:的)?(?:奖励|补助|补贴|支持|资金|激励|资助|奖补|优惠|政策支持)", "标准"),
    (r"(?:按|按照|视|根据)(?:有关|相关)(?:规定|政策|标准)(?=给予|予以|享受|执行)", "标准"),
    (r"给予(?:重点|优先|大力|积极)?(?:资金|政策|财政|专项资金)?(?:奖励|补助|补贴|资助|奖补)(?=。|，|；|$)", "标准"),
)
_WHATS = (
    ("增长目标", "增长目标"),
    ("目标", "目标值"),
    ("指标", "目标值"),
    ("规模", "规模"),
    ("比例", "比例"),
    ("额度", "额度"),
    ("幅度", "幅度"),
    ("奖励", "奖励标准"),
    ("补助", "补助标准"),
    ("补贴", "补贴标准"),
    ("资助", "资助标准"),
    ("奖补", "奖补标准"),
    ("条件", "条件"),
    ("标准", "标准"),
    ("数量", "数量"),
    ("期限", "期限"),
    ("年限", "年限"),
    ("资金", "资金额"),
    ("支持", "支持标准"),
)
_COMPILED = tuple((re.compile(pattern), label) for pattern, label in _PATTERNS)
DATE = "完成时限"


def find(body: Passage, text: str, stretch: Stretch, unit: str | None) -> list[Blank]:
    """The blanks of a sentence, from left to right, each wording once."""
    found = [
        (match.start(), rank, match.end(), label or _label(match.group()))
        for rank, (pattern, label) in enumerate(_COMPILED)
        for match in pattern.finditer(text, *stretch)
    ]
    out: list[Blank] = []
    reached = stretch[0]
    for start, _, end, label in sorted(found):
        if start >= reached:
            out.append(Blank(body.text[start:end], body.span(start, end), label, unit))
            reached = end
    return out


def dateless(body: Passage, stretch: Stretch, unit: str | None) -> Blank:
    """A number without a date leaves its date open."""
    return Blank(body.text[stretch[0] : stretch[1]], body.span(*stretch), DATE, unit)


def _label(words: str) -> str:
    return next((label for ending, label in _WHATS if words.endswith(ending)), "标准")
