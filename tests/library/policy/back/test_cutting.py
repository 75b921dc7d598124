"""Which clauses make one task. Own sentences; a bar marks a cut."""

from __future__ import annotations

import pytest

from tests.library.policy.back.reading import read

CUTS = {
    "unlike objects": "建立重点企业名录|开通项目审批绿色通道|举办两场银企见面会",
    "an effect stays": "完善用地保障机制，提高项目落地效率",
    "two effects stay": "精简申报材料，缩短办理时限，方便企业办事",
    "促进 in general stays": "优化港口集疏运组织，促进外贸稳定增长",
    "推动 of firms stays": "落实设备更新贴息政策，推动企业加快技术改造",
    "推动 of all is a task": "建设公共服务平台|推动全部规模以上企业接入平台",
    "推动 of another deed": "印发行动方案|推动出台配套管理办法",
    "causatives are tasks": "支持龙头企业扩大产能|鼓励中小企业协作配套|引导园区错位发展",
    "what the same firms do": "鼓励企业联合高校组建研发机构，开展关键技术攻关，开发新产品",
    "official acts are others": "支持企业扩大进口|完善通关服务机制",
    "manner comes first": "通过政府购买服务等方式，支持协会开展行业培训",
    "aim comes first": "为稳定产业链供应链，建立重点企业白名单",
    "condition comes first": "在确保安全生产的前提下，加快停产企业复工",
    "a lead-in with commas": "在落实好减税，降费，缓税等政策基础上，加大金融支持力度",
    "time comes first": "到2025年，培育专精特新企业300家|建成省级园区12个",
    "means come first": "加强统筹协调，强化要素保障，推进重大项目建设",
    "ways lead on": "发挥行业协会作用，组织企业抱团参展",
    "ways begin a task": "建立会商机制|依托工业互联网平台，开展运行监测",
    "manner stays": "加大项目推进力度，倒排工期、挂图作战，尽快形成实物工作量",
    "a topic and its verbs": "对堵点卡点问题，主动沟通衔接，强化跟踪督办",
    "topics are tasks": "对受灾企业提供应急贷款|对滞销产品开展产销对接",
    "actors are tasks": "省财政厅要加快资金拨付进度|各设区市要建立工作台账",
    "dates are tasks": "第一批资金在8月底前拨付到位|第二批资金在11月底前拨付到位",
    "a date for what was named": "加快专项债券发行进度，在9月底前基本发行完毕",
    "numbers are tasks": "新增规模以上企业500家、高新技术企业1200家",
    "numbers and a verb": "打造30个示范场景、200个数字化车间",
    "numbers in predicates": "力争出口额增长8%以上|外贸企业数量突破3000家",
    "respectively stays": "一产、二产投资分别增长5%、12%",
    "rhythms are tasks": "建立重点行业日监测|周调度机制",
    "a list stays": "建立会商机制、通报机制和约谈机制",
    "kinds of one thing stay": "清理涉企收费、摊派、罚款",
    "one rule": "对新升规企业，给予一次性奖励10万元，最高不超过50万元",
    "who pays stays": "对获批的创新中心给予500万元补助，所需资金由省、市财政各承担50%",
    "encouraged and paid": "鼓励企业开拓海外市场，对参加境外展会的企业给予展位费补贴",
    "two conditions": "对国家级平台给予100万元奖励；|对省级平台给予50万元奖励",
    "a detail behind a semicolon": "对总部企业给予最高300万元奖励；其中，当年产值增速超过20%的再奖励50万元",
    "of which": "安排资金支持产业园区建设，其中优先保障边境园区",
    "并 adds": "开展政策评估，并根据评估结果调整支持方向",
    "not in brackets": "支持首台（套）、首批次、首版次产品应用（含保险补偿，推广奖励）",
    "not in quotes": "推广“一次申报，分类办理”模式",
    "money for": "下达中小企业发展专项资金，支持担保机构扩大业务规模",
    "takes up the thing": "建立重大技术改造项目库，筛选优质项目纳入项目库",
    "管理 of it": "编制企业清单，实行动态管理",
    "subject and result": "推动高频事项线上办理|企业开办实现“一日办结”",
    "who else": "保障企业用气需求|由供气企业按月公布供气计划",
    "advance notice": "扩大留抵退税范围，预计新增退税30亿元",
    "将 without end": "研究将信息服务业，住宿业，餐饮业等行业纳入支持范围",
    "条件 with 的": "企业吸纳重点群体就业，依法参加社会保险的，可申请扩岗补助",
    "validity stays": "对困难企业减半征收租金，政策执行至2022年12月31日",
    "semicolons": "组建工作专班；|制定任务清单；|召开推进会",
    "whom, and which of them": "对租用国有厂房，符合产业定位的小微企业，减半收取租金",
    "whom, and in what case": "对投保的企业，货物因灾受损，理赔后再增加补助10万元",
    "prohibitions are tasks": "加强价格监测，及时发布信息|严禁哄抬价格",
    "for whom": "开通服务热线，为企业解答政策疑问",
    "the case and who may": "去年申报的减税项目，企业可在三个月内补交材料",
    "a noun that looks like a verb": "申报的材料由窗口统一受理",
    "handed up by another": "实行清单管理|各设区市于每月5日前向省财政厅报送进度",
    "an actor and his means": "镇政府要依托现有市场，设立惠民专柜|组织配送服务",
    "an actor and his time": "各设区市要在本方案印发之日起20日内，编制完成实施细则",
    "with whom it is done": "帮助商户备足货源|会同区商务局、区卫生健康局制定门店经营指引意见",
    "what a fund is for": "设立应急周转资金，主要用于县乡物资储备、医疗机构购置设备",
    "the visit and its deeds": "向社会公布服务指南、申报标准|深入企业宣讲政策、解答疑问",
    "while": "养老机构提供上门服务时，应当公示价目",
    "after": "企业办理登记后，可申领开办补贴",
    "who is called on": "组织各级商务主管部门和驻村干部，走访外贸企业",
    "called on to act by the case": "鼓励船东根据航线营运情况，适当减免运费",
    "the moment comes first": "抓住汛期前的关键时期，加固沿河堤坝",
    "whom, case by case": "经备案的职业介绍机构，每介绍1名本地劳动者就业，签订一年以上合同，可按规定给予一次性奖励",
    "a deed without an object": "统筹安排用工需求，分步实施",
    "a rhythm without an object": "建立拖欠台账|每月通报",
    "of validity, without a grant": "对进港船舶实行引航费优惠，执行至2023年12月31日",
    "enumerated": "一是建立周报制度；|二是完善考核办法",
}


@pytest.mark.parametrize(("name", "marked"), CUTS.items(), ids=CUTS.keys())
def test_cuts(name: str, marked: str) -> None:
    wanted = [part.strip("，；、") for part in marked.split("|")]
    whole = "".join(
        part if part.endswith("；") or i == marked.count("|") else part + ("、" if name in LISTED else "，")
        for i, part in enumerate(marked.split("|"))
    )
    items = read(whole + "。")
    assert [task.text for task in items.tasks] == [piece for part in wanted for piece in PIECES.get(part, [part])]


LISTED = {"rhythms are tasks"}
PIECES = {
    "新增规模以上企业500家、高新技术企业1200家": ["新增规模以上企业500家", "高新技术企业1200家"],
    "打造30个示范场景、200个数字化车间": ["打造30个示范场景", "200个数字化车间"],
}
"""Cuts at 、 inside one clause."""


CONTEXT = [
    "近年来，全省工业总体平稳",
    "制造业是立国之本、强国之基，是稳增长的重要支撑",
    "当前，部分行业订单不足",
    "本措施所称小微企业，是指符合国家划型标准的企业",
]


@pytest.mark.parametrize("text", CONTEXT)
def test_what_commits_nobody_is_context(text: str) -> None:
    items = read(text + "。建立台账。")
    assert [context.text for context in items.context] == [text]
    assert [task.text for task in items.tasks] == ["建立台账"]


VERBS = [
    ("积极争取国家专项资金支持", "争取", "国家专项资金支持"),
    ("加快推进重大项目建设", "推进", "重大项目建设"),
    ("加快项目审批进度", "加快", "项目审批进度"),
    ("下达实施第二批计划", "下达实施", "第二批计划"),
    ("进一步完善惠企政策兑现机制", "完善", "惠企政策兑现机制"),
    ("为企业提供跑腿代办服务", "提供", "跑腿代办服务"),
    ("将清欠情况纳入督查范围", "纳入", "督查范围"),
    ("省财政厅要及时拨付资金", "拨付", "资金"),
    ("对困难企业给予稳岗返还", "给予", "稳岗返还"),
]


@pytest.mark.parametrize(("text", "verb", "thing"), VERBS)
def test_verb_and_object(text: str, verb: str, thing: str) -> None:
    (task,) = read(text + "。").tasks
    assert (task.verb, task.object) == (verb, thing)
