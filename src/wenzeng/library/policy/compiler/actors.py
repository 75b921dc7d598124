"""Actors (责任主体): who does a thing where the sentence itself says so, beside or instead of the note's units."""

from __future__ import annotations

import re

from wenzeng.library.policy.compiler import lexicon, verbs
from wenzeng.library.policy.compiler.sentences import Stretch

_LONGEST = 60
_STRONG = (
    "政府 政府部门 部门 厅 委员会 办公室 管委会 指挥部 工作队 工作专班 专班 领导小组 银行 机构 领导 特派员 "
    "商业银行 公司 协会 商会 联合会 法院 检察院 "
    "海关 税务局 财政局 局 发展改革委 工业和信息化委 国资委 卫生健康委 各地 各地区 各地方 各单位 各部门 "
    "市财政 省财政 区财政 县财政 自治区财政 财政 两级 "
    "财政部 科技部 商务部 工业和信息化部 农业农村部 生态环境部 交通运输部 教育部 人民银行 税务总局 "
    "银保监会 证监会 中小企业协会 有关方面 基金会 电网 电网企业 "
    "牵头单位 责任单位 成员单位 主管单位 自治区 服务中心 工作组 小组 联盟 研究院 公共机构 平台企业 供电企业"
).split()
_WEAK = "市 县 区 省 州 盟 镇 乡 园区 开发区 单位 院 中心 委 办 部 组 学校 高校 院校 街道 社区 县区 设区市 地市 区市 基金".split()
_ANIMATE = re.compile(
    r"(?:企业|机构|单位|个人|地区|场所|部门|高校|学校|医院|人员|地方|干部|负责人|商户|主体|平台|[市县区省]"
    r"|政府|组织|各地|各级|经营者|业主|机关|党委|党组织|法院|检察院|海关|厂商|医院|景区|院所|牵头方|专家"
    r"|学会)$"
)
_MODAL = re.compile(r"(?:要|应当|应|须|必须|不得)(?!求|素|用|急|对|届|收|点|闻|变|声|邀|约|有尽)")
_CAUSING = re.compile("|".join(lexicon.CAUSATIVES))
_JOINING = re.compile(r"联合|会同|协同|配合|商请|委托|对|将|把|为|与|以|在|通过|按|根据")
_NO_NAME = re.compile("^报|[向对将把按]|及时|定期|主动|积极")
_NEVER = ("全区", "全市", "全省", "全县", "全国", "全部", "城市", "园区内", "上市", "入市", "社会资本")
_STRONG_END = re.compile("(?:" + "|".join(sorted(map(re.escape, _STRONG), key=len, reverse=True)) + ")$")
_GROUPED = re.compile(r"^各[\u4e00-\u9fff]{0,2}(?:（[^（）]{1,6}）)?[市县区]?$")
_WEAK_END = re.compile("(?:" + "|".join(sorted(map(re.escape, _WEAK), key=len, reverse=True)) + ")$")
_MARKED = re.compile(r"^(?:各|相关|有关|所在|本|我|由|县|市|省|上述|当地|属地)")
_FIRM = re.compile(r"于|在|每[年月季周半日]|要|应当|应|须|必须|负责|按照|按|根据|对|将")
_TWO_KINDS = (
    r"(?<=单位|机构|机关|企业|部门|银行|高校|院所)[和与及]"
    r"(?=[\u4e00-\u9fff]{0,8}(?:单位|机构|机关|企业|部门|银行|个人|高校|院校|院所)$)"
)
"""事业单位和国有企业 are two; 工业和信息化厅 is one."""
_CAUSED = re.compile(
    r"(?:组织|引导|协调|督促|动员|指导|支持|鼓励|推动|要求|委托|商请|提请)(?P<who>[^，。；：“”《》的]{0,24}?"
    r"(?:商业银行|政策性银行|银行|金融机构|担保机构|融资担保公司|保险机构|审计部门|税务部门|监管部门"
    r"|主管部门|职能部门|部门|地方政府|各地区|各地|设区市|各市县?|各县（市、区）"
    r"|各级财政|各级|银行机构|行业协会|协会|商会|工作队|特派员|运营商|高校|院校|社会力量|社会组织|社会资本|(?:国有|省属|市属|中央"
    r"|电信|平台|电网|大型|担保)企业|大型商超))(?![的与在内级])"
)
_WITH = re.compile(
    r"(?:联合|会同)(?P<who>[^，。；：]{2,40}?)(?=开展|组织|举办|推进|推动|制定|印发|出台|建立|实施|加强|对)"
)
_THROUGH = re.compile(
    r"发挥好?(?P<who>[^，。；：“”]{2,30}?(?:领导|特派员|工作队|专班|协会|商会))(?:的|等)?[^，。；：]{0,8}作用"
)
_BY = re.compile(
    r"由(?P<who>[^，。；：“”\d]{1,24}?(?:财政|部门|政府|厅|局|委|办|银行|机构|单位|公司|市|县|区|专班"
    r"|组))(?=每|统筹|负责|牵头|会同|组织|安排|出资|给予|对|统一|另行|具体|制定|在)"
)


def subject(text: str, place: int, limit: int) -> int:
    """Where the actor that opens a clause ends (自治区财政厅 in 自治区财政厅要…); ``place`` where none does."""
    last = min(limit, place + _LONGEST)
    if _JOINING.match(text, place, limit):
        return place
    for j in range(place + 2, last):
        if text[j - 1] in "，。；：“《":
            break
        name = text[place:j]
        if _MODAL.match(text, j, limit) and _ANIMATE.search(name):
            return j
        if not _acts(text, j, limit):
            continue
        if name.endswith(_NEVER) or _NO_NAME.search(name) or "的" in name[-3:-1]:
            continue
        if (
            _STRONG_END.search(name)
            or (name[-1] in "）市县区" and _GROUPED.match(name))
            or (_WEAK_END.search(name) and (_MARKED.match(name) or _FIRM.match(text, j)))
        ):
            return j
    return place


def with_modal(text: str, place: int, limit: int) -> int:
    """Where an actor ends that 要, 应 or 不得 follows (担保机构、保险机构要…), however it begins."""
    for found in _MODAL.finditer(text, place + 2, min(limit, place + _LONGEST)):
        name = text[place : found.start()]
        if "，" in name or _CAUSING.match(name) or _JOINING.match(name):
            break
        if _ANIMATE.search(name):
            return found.start()
    return place


def _acts(text: str, place: int, limit: int) -> bool:
    if _FIRM.match(text, place, limit):
        return True
    if verbs.adverb_at(text, place, limit):
        return True
    verb = verbs.verb_at(text, place, limit)
    return len(verb) >= 2


def named(text: str, stretch: Stretch) -> list[str]:
    """Actors that a clause adds to the note's units: 引导商业银行…, 联合督查部门…, 发挥特派员的作用."""
    start, end = stretch
    out: list[str] = []
    for pattern in (_CAUSED, _WITH, _THROUGH):
        for found in pattern.finditer(text, start, end):
            out.extend(split(found["who"]))
    return out


def payer(text: str, stretch: Stretch) -> list[str]:
    """The actor of 由市财政每年出资."""
    found = _BY.search(text, *stretch)
    return split(found["who"]) if found else []


def split(names: str) -> list[str]:
    """Several actors in one breath: 各级领导、特派员."""
    return [
        part
        for part in re.split(r"[、，]|会同|联合|和(?=各|有关|相关|工业|审计|财政)|及(?=各)|" + _TWO_KINDS, names)
        if len(part) > 1
    ]


def as_noted(actor: str, units: tuple[str, ...]) -> str:
    """The actor as the note writes it, where the note has it (各设区市 -> 各设区市人民政府)."""
    held = [unit for unit in units if actor in unit or unit in actor]
    return held[0] if held else actor
