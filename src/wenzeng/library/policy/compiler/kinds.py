"""Kinds (类别) and rhythms of tasks: an act with an end, a number to reach, a rhythm, a degree, a rule, a report."""

from __future__ import annotations

import re

from wenzeng.library.policy.compiler import benefits

_RHYTHMS = (
    ("day", r"每日|每天|逐日|按日|日(?=监测|调度|报告|通报|研判|会商|监控|统计|报(?!告|道|名|刊)|跟踪|汇总|清零)"),
    ("ten_days", r"每旬|逐旬|按旬|旬(?=监测|调度|报告|通报|研判|会商|分析|报|跟踪)"),
    (
        "month",
        r"每月|每个月|逐月|按月|月度(?=调度|通报|监测|会商|分析|例会|报告|评估)"
        r"|月度[^，。；：]{0,4}(?:例会|调度)|(?<![\d一二三四五六七八九十本当次])月(?=监测|调度|通报|报告|分析|会商|研判|跟踪|报(?!告|名)|例会"
        r"|汇总)",
    ),
    (
        "quarter",
        r"每季度?|每个季度|逐季|按季度?|季度(?=调度|通报|监测|会商|分析|例会|评估|报告)|季(?=监测|调度|通报|分析"
        r"|会商|评估)",
    ),
    ("half_year", r"每半年|半年(?=调度|通报|总结|评估|报告)"),
    ("year", r"每年|逐年|按年度?|每年度|年度(?=考核|评估|评价|报告|通报|总结|监测)|年(?=考核|评估)"),
    ("regular", r"(?<![规约确固])定期(?![定限间存])|周期性"),
)
_RHYTHM = tuple((name, re.compile(pattern)) for name, pattern in _RHYTHMS)
_WEEK = re.compile(r"每周|按周|周(?=调度|通报|监测|会商|报告)")

_UPWARD = re.compile(
    r"(?:向[^，。；：]{1,40}?|及时|定期|主动|每[年月季周日]度?|按[月季周年旬])(?:报告|报送|上报|提交"
    r"|反馈)(?!机制|制度|系统|渠道)"
)
_HANDED = re.compile(
    r"(?:报送|上报|报备|呈报|填报|抄送)(?!机制|制度|系统|渠道|平台|指标|口径|统计)"
    r"|(?<![申通汇])报(?![的告名刊纸道价警表税关销废批考])[^，。；：]{1,20}(?:备案|审定|汇总|审批|批准|同意|审核|中心"
    r"|办公室|[厅局委])|情况报[^告道名]"
)
_ONCE_VERBS = re.compile(
    r"^(?:研究|探索|组织|协调|加快|推动|尽快|督促|抓紧|联合|统筹|共同|集中|启动)?(?:完成|下达|发放|建立|制定"
    r"|公布|举办|遴选|出台|印发|编制|发布|兑现|设立|组建|成立|启动|开工|竣工|"
    r"建成|搭建|修订|上线|召开|拨付|评选|起草|拟定|签订|签署|开通|认定|制修订|修改|取消|清零|办结|举行|新建"
    r"|组织召开|梳理|创建|推出|绘制|选派|摸排|排查|开发|投产|挂牌|申报|增设|征集|"
    r"启用|投用|投运|重建|改建|安装|铺设|敷设|架设|取缔|编写|编印|开设|创办|建好|建设|改造|研发|编发|布设|申请|设置|筹建|选聘|聘请|聘任|全面完成|如期完成|配齐"
    r"|确定|划定|明确|开展[^，。；：]{0,20}(?:遴选|评选|认定|普查|摸底|试点|评估|清查|征集|调查|排查|申报"
    r"|专项整治|清理整治|大检查|回头看))"
)
_LASTING = re.compile(
    r"持续|继续|不断|深入(?!开展专项)|常态化|始终|长期(?!资本|合作|贷款|资金|投资|股权|护理|租|规划|债)|滚动"
)
_COMBINES = re.compile(r"^(?:将|把)[^。]*?(?:结合|统筹|统一|衔接)起来$")
_PROMPTLY = re.compile(r"(?:及时|准确|适时|实时)(?:向社会)?(?:发布|公布|公开|更新)")
"""及时发布…信息: as often as there is something to tell."""
_BATCH = re.compile(r"第[一二三四五六七八九十]批|首批|首个|首家")
_REACHED = re.compile(
    r"^(?!推动|推进|促进|加快|支持|引导|鼓励|指导)[^，]{4,40}(?:基本|全面|全部)?(?:实现|完成)[“\u4e00-\u9fff][^，]{2,20}$"
)
_ONCE_OBJECT = re.compile(r"(?:遴选|评选|认定工作|普查|摸底|调查|清查|征集|编制|修订)(?:工作|活动)?$")
_INTO = re.compile(r"(?:将|把)[^，。；：]{2,50}(?:纳入|列入|列为|移交|划转|下放)")
_PROJECTS = re.compile(r"^(?:实施|推进)[^，。；：]{0,60}(?:工程|项目建设|升级项目建设)$")
_PARTICIPATE = re.compile(
    r"^组织(?:开展)?(?:[^，。；：]{2,40}(?:集中(?:开工|签约|竣工)(?:活动|仪式)?|大赛|比赛|竞赛|论坛|博览会|大会|峰会|活动周|推介会|招聘会)$)"
    r"|^组织[^，。；：]{2,30}?(?:参加|参与|参展)[^，。；：]{0,30}(?:活动|会|展|行|赛)"
)
_MONEY_CONDITION = re.compile(
    r"^(?:对|凡|符合|经|新|首次)[^。]{0,200}(?:给予|予以|落实|按)[^。]{0,60}(?:奖励|补助|补贴|资助|奖补|贴息"
    r"|支持|优惠|激励|减免|返还)"
)
_MONEY = re.compile(
    r"(?:给予|予以|发放|进行|可申请|申领|再增加|享受|获得?)[^，。；：]{0,50}(?:奖励|补助|补贴|资助|奖补"
    r"|贴息|资金|补偿|优惠|减免|表彰|通报表扬|激励|奖金|返还|支持|扶持|津贴|倾斜|配套|保险金|救助金|生活费|慰问金)"
)
_CARRIED_OUT = re.compile(r"落实[^，。；：]{0,50}(?:奖励|补助|补贴|资助|奖补|贴息|补偿|优惠|减免|激励|返还|支持|扶持)")
_OFFERED = re.compile(
    r"(?:提供|实行)[^，。；：]{0,50}(?:奖励|补助|补贴|奖补|贴息|优惠|减免|免费)|优先[^，。；：]{0,6}(?:试点|支持|安排|推荐|考虑)"
    r"|(?:实行|执行)[^，。；：]{0,16}(?:[电气水热]?价格?|[费利税]率)"
    r"|全额退还|，[^，。；：]{0,4}[费利税]率[^，。；：]{0,4}(?:降至|降为|下调至)"
)
_WHOM = re.compile(
    r"(?:对于?|针对)[^，。；：]*的(?P<who>(?:(?!给予|予以|进行|实行|开展|发放|提供)[^，。；：的]){1,24})，"
)
_AMOUNT = re.compile(
    r"\d[^，。；：]{0,6}(?:万元|亿元|元|%)[^，。；：]{0,20}(?:奖励|补助|补贴|资助|奖补|贴息|支持|激励|扶持)"
    r"|(?:奖励|补助|补贴|资助|贴息|奖补|支持)[^，。；：]{0,12}\d[\d.]*(?:万元|亿元|元|%)"
)
_RELIEF = re.compile(
    r"(?:免征|停征|减征|免收|减收|减免|免缴|缓缴|缓征|减半|减按|免除|加计扣除|税前扣除|即征即退|予以退还|免予"
    r"|办理(?:延期|缓缴|减免|退)|(?:允许|准许)[^，。；：]{0,16}(?:延期|延长|缓缴|展期|补办|补缴)"
    r"|免租|(?:给予|予以|全额|按)[^，。；：]{0,10}返还|延期缴纳|顺延至|不予计征|不加收|不收取|延期还本付息"
    r"|税前摊销|(?:补贴|补助|奖励|返还|贴息)(?:比例|标准|额度)[^，。；：]{0,8}(?:提高|提升|上浮|增加|提至)"
    r"|时限延长|延长[^，。；：]{0,6}(?:\d|一|两|三)|降低[^，。；：]{0,10}费率|不超过[^，。；：]{0,10}万元"
    r"|各?承担\d|政府(?:兜底|[^，。；：]{0,4}收储)|(?:价格|租金|收费|费用)[^，。；：]{0,8}(?:下调|下浮|打折|降低)\d)"
)
_SETS_UP = re.compile(
    r"^(?:研究|探索)?(?:建立健全|建立|健全|完善|制定|出台|构建)[^，。；：]{2,50}(?:机制|制度|办法|体系|方案)$"
)
"""建立定期会商机制: the rhythm is that of what is set up."""
_CAUSED = re.compile(r"(?:积极|大力)?(?:鼓励|支持|引导|允许)")
_CAUSED_RELIEF = re.compile(r"(?:积极|大力)?(?:引导|鼓励|推动|支持|指导|督促|协调|动员)[^\d]*$")
_AGAIN = re.compile(r"的[^，]{0,8}，[^，]{0,6}可(?!能|持续|靠|行)|(?<!许)可[^，。；：]{0,4}(?:奖励|享受|申领|叠加)")
_MAY = re.compile(r"，(?:[^，。；：]{2,14}后，)?可(?:以|先|按|缓|延|免|直接|适当|凭|申请)")
_ANYONE_MAY = re.compile(
    r"^[^，。；：]{0,40}(?:企业|机构|单位|人员|职工|劳动者|个人|家庭|人|者)(?:均|也|还|都)?可(?:以|(?!能|持续|再生|靠|行))[^，。；：]{2}"
)
"""Whoever it is may do a thing: a right."""
_CASE = re.compile(
    r"^(?:对|对于|凡|凡是|因|经|连续)?[^，。；：]{4,60}的，(?:可|予以|给予|终止|取消|优先|应予|按|免|视同|暂?不(?:予|得|再|作))"
)
"""…的，终止…: what follows from a case."""
_RIGHTS = re.compile(
    r"(?:可(?!能)|可以|不再|不得|优先|免于|视同|按照?)[^，。；：]{0,16}(?:享受|申请|申领|纳入|办理|给予|执行"
    r"|扣除|摊销|抵扣|减免|提取|延期|适用|免)"
)


def rhythm(words: str) -> str | None:
    """How often a task comes round; None where nothing says so."""
    for name, pattern in _RHYTHM:
        if pattern.search(words):
            return name
    return "regular" if _WEEK.search(words) else None


_NAMED = re.compile(
    r"(?P<what>[日旬周月季年])(?:度)?(?:监测|调度|通报|报告|研判|会商|分析|例会|跟踪|监控|统计|汇总|考核"
    r"|评估|报(?!告|名))"
)
_NAMED_RHYTHMS = {"日": "day", "旬": "ten_days", "周": "regular", "月": "month", "季": "quarter", "年": "year"}


def named_rhythm(words: str) -> str | None:
    """The rhythm inside a noun: 旬监测, 月调度."""
    found = _NAMED.search(words)
    return _NAMED_RHYTHMS[found["what"]] if found else None


def kind(words: str, phrase: str, *, has_target: bool, dated: bool, rule: bool) -> str:
    """The kind of a task. ``phrase`` begins with its verb; ``rule`` says that the cutting found a grant in it."""
    if reports(words):
        return "report"
    if rule and is_rule(words):
        return "rule"
    if has_target:
        return "target"
    if rhythm(words) and not _CAUSED.match(words) and not _SETS_UP.match(phrase):
        return "recurring"
    if is_rule(words):
        return "rule"
    if _LASTING.search(words) or _COMBINES.search(words) or _PROMPTLY.search(words):
        return "once" if dated else "standing"
    if _BATCH.search(words) or _REACHED.search(words):
        return "once"
    if _ONCE_VERBS.match(phrase) or _ONCE_OBJECT.search(phrase) or _INTO.search(words) or _PROJECTS.match(phrase):
        return "once"
    if _PARTICIPATE.match(phrase):
        return "once"
    return "once" if dated else "standing"


def reports(words: str) -> bool:
    """Whether something is handed up: 向…报告, 报送…."""
    return bool(_UPWARD.search(words) or _HANDED.search(words))


def grants(words: str) -> bool:
    """Whether a clause with its lead-ins gives money or a right under a condition."""
    return benefits.given(_beyond_whom(words)) and is_rule(words)


def is_rule(words: str) -> bool:
    """Whether money or a right comes under a condition."""
    given = _beyond_whom(words)
    if _CAUSED_RELIEF.match(words) and not _MONEY.search(given):
        return False
    return bool(
        _AGAIN.search(words)
        or _MONEY_CONDITION.search(words)
        or _MONEY.search(given)
        or (benefits.names_whom(words) and (_CARRIED_OUT.search(given) or _OFFERED.search(given)))
        or _AMOUNT.search(given)
        or _RELIEF.search(given)
        or _CASE.match(words)
        or _ANYONE_MAY.match(words)
        or (benefits.names_whom(words) and (_RIGHTS.search(words) or _MAY.search(words)))
    )


def _beyond_whom(words: str) -> str:
    """What is said beyond whom it concerns: 对享受补贴的企业，… names a benefit that is not given here."""
    found = _WHOM.match(words)
    return words[found.end() :] if found and not benefits.given(found["who"]) else words
