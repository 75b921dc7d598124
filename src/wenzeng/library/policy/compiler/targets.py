"""Targets (目标): which numbers of a sentence are to be reached. None are award conditions, sums and rates, numbers
inside names, base figures, counts of topics and dates."""

from __future__ import annotations

import re

from wenzeng.library.policy.compiler import awards, verbs
from wenzeng.library.policy.compiler.numbers import Quantity
from wenzeng.library.policy.compiler.sentences import Stretch
from wenzeng.library.policy.passage import Passage
from wenzeng.library.policy.plan import Target

_NEVER = frozenset(("日", "年", "岁", "号", "期", "届", "字", "级", "大", "批", "类", "档", "月", "个月", "个季度"))
_BODIES = frozenset("家 名 人 户 件 台 套 辆 亩 吨".split())
_RELATIVE = frozenset(("%", "‰", "个百分点", "百分点", "个基点", "基点", "倍", "番"))
_ORDINALS = frozenset("号届期")
_SIZES = frozenset("吨 千瓦 台 套 辆 平方米 千伏 米 兆瓦 立方米".split())
_SIZED = re.compile(r"[^，。；：、\d]{0,10}?(?:项目|工程|机组|装置|生产线)")
"""年产20万吨…项目: the size of a named thing."""

_PART_OF_ALL = re.compile(
    r"(?:以上)?的[^，。；：、]{1,20}(?:达到|实现|完成|建成|达|建立|开展)|(?:以上)?的[^，。；：、]{1,8}(?:和|、)"
)
"""90%的县建成…."""

_NOUN_END = re.compile(r"[\u4e00-\u9fff”]{2}$")
_DURATIONS = frozenset(("天", "小时", "个小时", "分钟", "个工作日", "工作日"))
_TOPIC_NOUN = re.compile(
    r"(?:主要|重点|重大|核心|关键)?(?:方面|措施|政策|机制|制度|任务|领域|行业|环节|问题|原则|清单|意见|阶段"
    r"|层面|维度|条款|部分|步骤|层次|维|坚持|统一|转变|"
    r"百分点以内的|部门|方向|要素|关键词|试点示范工程|季度|年度|月|小时|专项|专章|字|市州|设区市|地市|县市区"
    r"|省份|国家(?!级)|平面|群体)"
)
_BASE_BEFORE = re.compile(
    r"(?:(?<!占)比|较|从|由|在|目前|现有|已有|已|已经|累计已|第|原|其中|按|以|每|每个|每家|每年每|剩余|其余"
    r"|近|前|上述|这|全部|辖区)$"
)
_LIMIT = re.compile(r"[^，。；：]{0,10}(?:额度|资金)")
_OFTEN = re.compile(r"每[^，。；：]{0,12}$")
_ON_TOP = re.compile(r"的?(?:基础|水平)上")
_EXTENT = re.compile(r"(?:（[^（）]*）)?以[上下](?:的)?(?:低空|空域|高度|海拔)|半径|范围|[×x]|以[内外]的?范围")
_SCOPE = re.compile(r"(?:围绕|聚焦|针对)[^，。；：]{0,12}$")
_ALREADY = re.compile(
    r"(?:目前|现有|已(?:建成|有|经|完成|达|累计|实现)|截至|年均增长率为|(?<![较比])[上去]年|累计已)[^，。；：]{0,24}$"
)
_NO_FUNDS = re.compile(
    r"(?:单笔|单户|每户|每家|每人|单个|注册资本|授信|(?:拨付|下达|设立|注资)[^，。；：]{0,12})$"
    r"|最高[^，。；：]{0,8}$|奖励|补助|补贴|资助"
)
_AWARDED = re.compile(
    r"(?:单笔|单户|每户|每家|每人|单个|注册资本|授信|最高|上限|限额|保险(?:额度|金额)|保额|奖励|补助|补贴|资助)[^，。；：]{0,8}$"
)
_REACH_FUNDS = re.compile(
    r"(?:达到|突破|超过|不低于|不少于|提高到|扩大到|增长|投放|共计|争取|新增|完成|实现"
    r"|力争)[^，。；：、]{0,10}$|(?:完成|实现|新增|增加)[^，。；：、]{0,22}(?:规模|总额|投资|贷款|销售|产值"
    r"|收入|额|减税|降费|退税)$"
)
_RATES = re.compile(
    r"(?:费率|利率|税率|扣除比例|返还比例|支持比例|补贴比例|奖励比例|担保费|贴息|比例下限|首付|最低)[^，。；：]{0,16}$"
)
_GROWTH = re.compile(
    r"(?:增长|增速|增幅|提高|提升|下降|降低|减少|上升|增加|压减|压缩|占比|比重|比例|覆盖率|率|达到|达|实现"
    r"|完成|保持|稳定|力争|增|降)(?:[^，。；：、]{0,10})$"
)
_VERB_BEFORE = re.compile(
    r"(?:打造|新增|培育|建成|建设|新建|改造|完成|实现|达到|开工|竣工|实施|推动|推广|引进|引育|创建|组织|举办"
    r"|开展|形成|认定|培养|培训|开通|力争|争取|遴选|推进|建立|布局|扩建|投产|发展|选树|"
    r"孵化|招引|签约|储备|入库|支持|推出|发布|制定|设立|壮大|服务|帮助|带动|新培育|新认定|新开工|上线|汇聚"
    r"|梳理|选派|突破|净增|谋划|攻克|转化|落地|搭建|吸纳|吸引|增设|组建|完善|提升|扩大|"
    r"评选|征集|编制|研发|开发|升级|盘活|整治|培树|参与|创新|启动|构建|打通|接入|上云|升规|纳统|办理|举行"
    r"|处置|化解|清理|解决|纳入|聚集|集聚|覆盖|部署|开放|增加|减少|压减|淘汰|关停|腾退|消纳|收储|出让|配备"
    r"|配置|总数|数量|规模|总量|总额|保有量|能力|产能|产量|里程|面积|家数|户数|人数|装机|收入|产值|投资|出口"
    r"|销售额|营收|利润|税收|余额|用户|基站|保障|铺设|建|育|引|个数|超|至少|约|近|再|各|均|分别|以上|左右)"
)


def candidates(text: str, depth: list[int], stretch: Stretch, quantities: list[Quantity]) -> list[Quantity]:
    """The quantities of a stretch that are to be reached; in A、B both are what the first is."""
    out: list[Quantity] = []
    before: Quantity | None = None
    for q in quantities:
        listed = before is not None and q.unit == before.unit and _LISTED.fullmatch(text, before.last, q.first)
        if (listed and out and out[-1] is before) or is_target(text, depth, stretch, q):
            out.append(q)
        before = q
    return out


_LISTED = re.compile("[、和及]")
_LONGEST_NAME = 24


def _in_name(text: str, depth: list[int], place: int) -> bool:
    """Whether a number stands in brackets or in a quoted name; a quoted sentence is no name."""
    if not depth[place]:
        return False
    opened = max(text.rfind("“", 0, place), 0)
    closed = text.find("”", place)
    return depth[place] > 1 or text[opened] != "“" or closed < 0 or closed - opened <= _LONGEST_NAME


def is_target(text: str, depth: list[int], stretch: Stretch, q: Quantity) -> bool:
    """Whether a number is one to be reached."""
    ahead, behind = text[max(stretch[0], q.start - 30) : q.start], text[q.end : q.end + 24]
    if _in_name(text, depth, q.start) or _counts_nothing(q, ahead, behind):
        return False
    if q.unit == "%" and _PART_OF_ALL.match(behind):
        return True
    if _is_base(text, stretch, q, ahead) or awards.eligibility(text, q, stretch[1]):
        return False
    if q.unit == "元":
        return _reaches_sum(q, ahead, behind)
    if q.unit in _RELATIVE:
        return (bool(_GROWTH.search(ahead)) or q.op != "=") and not _RATES.search(ahead)
    if q.unit in _SIZES and _SIZED.match(behind):
        return False
    opens = q.first == stretch[0] or text[q.first - 1] in "，、；和及"
    named = behind[:1] in "、，。；" and bool(_NOUN_END.search(ahead))
    verb = bool(_VERB_BEFORE.search(ahead)) or text[q.first - 2 : q.first] in verbs.VERBS
    return named or verb or opens or q.op != "="


def _counts_nothing(q: Quantity, ahead: str, behind: str) -> bool:
    """Ordinals, dates, numerals of names, counts of topics (6个方面), extents (1公里半径)."""
    if q.unit in _NEVER or (q.unit in _DURATIONS and q.op != "<="):
        return True
    if (q.unit == "次" and _OFTEN.search(ahead)) or _ON_TOP.match(behind):
        return True
    if q.chinese and (q.value < 3 or (q.value < 10 and q.op == "=")) and q.unit not in _RELATIVE:
        return True
    topic = q.op == "=" and q.unit not in _BODIES and _TOPIC_NOUN.match(behind)
    return bool(topic or _EXTENT.match(behind)) or ahead.endswith(("第", "“", "（", "其他")) or behind[:1] in _ORDINALS


def _is_base(text: str, stretch: Stretch, q: Quantity, ahead: str) -> bool:
    """Whether a number says from where, of what or what already is: 由25%, 围绕9条产业链, 已建成5万个."""
    if _SCOPE.search(ahead) or _ALREADY.search(ahead):
        return True
    before = text[max(stretch[0], q.first - 30) : q.first]
    return bool(_BASE_BEFORE.search(before)) and not (before.endswith("在") and q.op == ">=")


def _reaches_sum(q: Quantity, ahead: str, behind: str) -> bool:
    """Sums are targets only where the words say that they are to be reached."""
    if q.op == "<=":
        return False
    if q.op == ">=" and (q.first < q.start or q.last > q.end):
        return not _AWARDED.search(ahead)
    return bool(_REACH_FUNDS.search(ahead)) and not (_NO_FUNDS.search(ahead) or _LIMIT.match(behind))


def target(body: Passage, text: str, stretch: Stretch, q: Quantity, date: str | None) -> Target:
    """The target that a number states."""
    return Target(_what(body, text, stretch, q), q.text, q.unit, q.op, date, body.span(q.first, q.last))


_LEADS_NOUN = re.compile(r"(?:以上|左右|以内|以下)?(?:的)?")
_EXAMPLES = re.compile(r"等([^，。；：、（）]{1,8})$")
_BEFORE_NAME = re.compile(
    r"(?:[^，。；：]{2,14}?(?:要|应|须|应当))?(?:力争|争取|确保|努力|在|到|年内|全年|年底前|(?:20)?\d\d年(?:底|末)?(?:前)?|\d{1,2}月(?:底|末)?前?)*"
    r"(?:完成|实现|新增)?(?=[\u4e00-\u9fff]{2})"
)
_AFTER_NAME = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:达到|达|超过|突破|不低于|不少于|增长到|提高到|稳定在)$")


def _what(body: Passage, text: str, stretch: Stretch, q: Quantity) -> str:
    """打造100个X -> X; X达到30% -> X; 开工A、B等项目95项 -> 开工项目."""
    after = _LEADS_NOUN.match(text, q.end, stretch[1])
    start = after.end() if after else q.end
    end = start
    while end < stretch[1] and end < start + 40 and text[end] not in "，。；：、（":
        end += 1
    noun = body.text[start:end].strip()
    if len(noun) >= 2:
        return noun
    opened = max(text.rfind(mark, stretch[0], q.first) for mark in "，。；：") + 1
    kind = _EXAMPLES.search(text, max(opened, q.first - 12), q.first)
    verb = verbs.verb_at(text, max(opened, stretch[0]), q.first)
    if kind and verb:
        return verb + kind[1]
    words = awards.what(body, text, stretch[0], q)
    found = _BEFORE_NAME.match(words)
    return _AFTER_NAME.sub("", words[found.end() :] if found else words) or words
