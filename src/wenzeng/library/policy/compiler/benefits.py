"""Benefits (优惠): the words that give money or a right, and those that only say how it is paid."""

from __future__ import annotations

import re

_BENEFIT = "奖励|奖补|补助|补贴|资助|贴息|贴补|补偿|奖金|支持|减免|优惠|红包|以奖代补|配套|扶持|激励|表彰|经费|倾斜|返还|退还|资金"
_GRANT = re.compile(
    rf"(?:给予|予以|可获得?|获得|享受|发放|兑现|落实|可?申请|申领|再增加)[^，。；：]{{0,60}}?(?:{_BENEFIT})"
    rf"|按[^，。；：]{{0,50}}?(?:给予|予以)?(?:{_BENEFIT})"
    r"|(?:补贴|补助|奖励|返还|贴息)(?:比例|标准|额度)[^，。；：]{0,8}(?:提高|提升|上浮|增加|提至)"
    r"|进行[^，。；：]{0,8}?(?:奖励|奖补|补助|补贴|资助|扶持)"
    r"|(?:奖励|补助|补贴|资助|奖补|贴息|支持)(?:资金|金额|标准|额度|比例|总额)?(?:人民币|最高|不超过|为|的|按|约)*"
    r"\d[\d.]*(?:[十百千万亿]*元|%)"
    r"|\d(?:\.\d+)?[万亿]?元[^，。；：]{0,12}?(?:奖励|补助|补贴|资助|奖补|扶持|奖金|支持)"
)
_RELIEF = re.compile(
    r"免征|减征|免收|减收|减免|免缴|缓缴|缓征|减半|减按|免除|加计扣除|加速折旧|税前扣除|先征后[返退]|即征即退|全额退"
    r"|予以退还|给予返还|费率|下浮|免予|免租|延期缴纳|顺延至|不予计征|不加收|不收取|延期还本付息|税前摊销"
    r"|阶段性降低|下调至|一次性扣除"
    r"|享受[^，。；：]{0,30}(?:政策|优惠|待遇)|延长(?:至|一个|\d)|时限延长"
)
_CONCERNED = re.compile(r"^(?:并)?(?:对|凡|符合|经|自|从|在|新|首次|获)")
_DETAIL = re.compile(
    r"^(?:其中，?)?(?:每[户家个人项次亩]|每(?:区县|[市县区镇村]|单位|企业|平台|基地)|每年[^，。；：]{0,10}(?:最高|不超过|给予|奖励|补助|补贴|资助|资金)"
    r"|单[个户家人项]"
    r"|同一|累计|最高|上限|总额|所需[^，。；：]{0,6}(?:资金|经费|费用)|资金由|(?:奖励|补助|补贴|奖补)(?:资金|金额|标准)"
    r"|补贴期|享受期|由[^，。；：]{1,30}(?:承担|负担|分担|列支|安排)|(?:省|市|区|县|自治区|国家)级?财政"
    r"|不重复|就高|不得"
    r"|已享受|按就高|连续|期限|执行期|补贴比例|贴息期|有效期|一次性|再给予|再奖励|额外|并给予|并按|年度"
    r"|分[年期两三]|剩余"
    r"|超出部分|不足|实施期限|不再|暂定|执行至)"
    r"|^[^，。；：]{0,20}(?:不重复享受|不得重复|择高|不叠加|由[^，。；：]{1,12}(?:确定|制定|另行))"
)
_SUM = re.compile(r"\d[\d.]*(?:万|亿|千|百)?元|\d%|最高|不超过|不重复|就高|承担|负担|分担|列支")


def given(words: str) -> bool:
    """Whether a clause gives money or a right: 给予…奖励, 按…%补助, 免征…."""
    return bool(_GRANT.search(words) or _RELIEF.search(words))


def is_detail(words: str) -> bool:
    """Whether a clause only says how a grant is paid: 最高…, 所需资金由…, 同一企业不重复…."""
    return bool(_DETAIL.match(words))


def has_sum(words: str) -> bool:
    """Whether a clause names a sum, a rate or a ceiling."""
    return bool(_SUM.search(words))


def names_whom(words: str) -> bool:
    """Whether a sentence opens with whom it concerns: 对…的企业."""
    return bool(_CONCERNED.match(words))
