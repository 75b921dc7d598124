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
        r"|(?<![\d一二三四五六七八九十本当次])月(?=监测|调度|通报|报告|分析|会商|研判|跟踪|报(?!告|名)|例会"
        r"|汇总)",
    ),
    (
        "quarter",
        r"每季度?|每个季度|逐季|按季度?|季度(?=调度|通报|监测|会商|分析|例会|评估|报告)|季(?=监测|调度|通报|分析"
        r"|会商|评估)",
    ),
    ("half_year", r"每半年|半年(?=调度|通报|总结|评估|报告)"),
    ("year", r"每年|逐年|按年度?|每年度|年度(?=考核|评估|评价|报告|通报|总结|监测)|年(?=考核|评估)"),
    ("regular", r"定期|周期性"),
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
_LASTING = re.compile(r"持续|继续|不断|深入(?!开展专项)|常态化|始终|长期|滚动")
_BATCH = re.compile(r"第[一二三四五六七八九十]批|首批|首个|首家")
_REACHED = re.compile(r"^[^，]{4,40}(?:基本|全面|全部)?(?:实现|完成)[“\u4e00-\u9fff][^，]{2,20}$")
_ONCE_OBJECT = re.compile(r"(?:遴选|评选|认定工作|普查|摸底|调查|清查|征集|编制|修订)(?:工作|活动)?$")
_INTO = re.compile(r"(?:将|把)[^，。；：]{2,50}(?:纳入|列入|列为|移交|划转|下放)")
_PROJECTS = re.compile(r"^(?:实施|推进)[^，。；：]{0,60}(?:工程|项目建设|升级项目建设)$")
_PARTICIPATE = re.compile(
    r"^组织(?:[^，。；：]{2,40}(?:大赛|比赛|竞赛|论坛|博览会|大会|峰会|活动周|推介会|招聘会)$)"
    r"|^组织[^，。；：]{2,30}?(?:参加|参与|参展)[^，。；：]{0,30}(?:活动|会|展|行|赛)"
)
_MONEY_CONDITION = re.compile(
    r"^(?:对|凡|符合|经|新|首次)[^。]{0,200}(?:给予|予以|落实|按)[^。]{0,60}(?:奖励|补助|补贴|资助|奖补|贴息"
    r"|支持|优惠|激励|减免|返还)"
)
_MONEY = re.compile(
    r"(?:给予|予以|落实|发放|进行|可申请|申领|再增加|享受|获得?)[^，。；：]{0,50}(?:奖励|补助|补贴|资助|奖补"
    r"|贴息|资金|补偿|优惠|减免|表彰|通报表扬|激励|奖金|返还|支持|扶持|津贴|倾斜|配套)"
)
_AMOUNT = re.compile(
    r"\d[^，。；：]{0,6}(?:万元|亿元|元|%)[^，。；：]{0,20}(?:奖励|补助|补贴|资助|奖补|贴息|支持|激励|扶持)"
    r"|(?:奖励|补助|补贴|资助|贴息|奖补|支持)[^，。；：]{0,12}\d[\d.]*(?:万元|亿元|元|%)"
)
_RELIEF = re.compile(
    r"(?:免征|减征|免收|减收|减免|免缴|缓缴|缓征|减半|减按|免除|加计扣除|税前扣除|即征即退|予以退还|免予"
    r"|免租|(?:给予|予以|全额|按)[^，。；：]{0,10}返还|延期缴纳|顺延至|不予计征|不加收|不收取|延期还本付息"
    r"|税前摊销|(?:补贴|补助|奖励|返还|贴息)(?:比例|标准|额度)[^，。；：]{0,8}(?:提高|提升|上浮|增加|提至)"
    r"|时限延长|延长[^，。；：]{0,6}(?:\d|一|两|三)|降低[^，。；：]{0,10}费率|不超过[^，。；：]{0,10}万元"
    r"|各?承担\d)"
)
_SETS_UP = re.compile(
    r"^(?:研究|探索)?(?:建立健全|建立|健全|完善|制定|出台|构建)[^，。；：]{2,50}(?:机制|制度|办法|体系|方案)$"
)
"""建立定期会商机制: the rhythm is that of what is set up."""
_CAUSED = re.compile(r"(?:积极|大力)?(?:鼓励|支持|引导|允许)")
_CAUSED_RELIEF = re.compile(r"(?:积极|大力)?(?:引导|鼓励|推动|支持|指导|督促|协调|动员)[^\d]*$")
_AGAIN = re.compile(r"的[^，]{0,8}，[^，]{0,6}可(?!能|持续|靠|行)|可[^，。；：]{0,4}(?:奖励|享受|申领|叠加)")
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
    if _LASTING.search(words):
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
    return benefits.given(words) and is_rule(words)


def is_rule(words: str) -> bool:
    """Whether money or a right comes under a condition."""
    if _CAUSED_RELIEF.match(words) and not _MONEY.search(words):
        return False
    return bool(
        _AGAIN.search(words)
        or _MONEY_CONDITION.search(words)
        or _MONEY.search(words)
        or _AMOUNT.search(words)
        or _RELIEF.search(words)
        or (benefits.names_whom(words) and _RIGHTS.search(words))
    )
