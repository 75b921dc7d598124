"""Kind, rhythm, date and units of a task."""

from __future__ import annotations

import pytest

from tests.library.policy.back.reading import UNITS, read

KINDS = [
    ("完成第三批企业遴选", "once", None),
    ("印发实施细则", "once", None),
    ("建立企业服务专员制度", "once", None),
    ("举办全省产销对接大会", "once", None),
    ("将欠薪线索纳入督办范围", "once", None),
    ("开展专精特新企业认定", "once", None),
    ("加强要素保障", "standing", None),
    ("持续推进产业园区建设", "standing", None),
    ("鼓励企业兼并重组", "standing", None),
    ("不断完善服务体系", "standing", None),
    ("新增发明专利2000件", "target", None),
    ("力争外贸进出口增长6%左右", "target", None),
    ("推动担保费率降至1%以下", "standing", None),
    ("每月通报项目进展", "recurring", "month"),
    ("按季度召开银企对接会", "recurring", "quarter"),
    ("每半年开展一次评估", "recurring", "half_year"),
    ("逐日监测煤电油气供应", "recurring", "day"),
    ("定期发布景气指数", "recurring", "regular"),
    ("实行重点企业旬调度", "recurring", "ten_days"),
    ("每年组织一次考核", "recurring", "year"),
    ("对新入库企业给予5万元奖励", "rule", None),
    ("对承租国有房屋的小微企业免收三个月租金", "rule", None),
    ("按设备投资额的10%给予补助", "rule", None),
    ("对困难企业缓缴社会保险费", "rule", None),
    ("引导平台减免商户佣金", "standing", None),
    ("各设区市每月5日前向省工业和信息化厅报送进展情况", "report", "month"),
    ("及时向主管部门报告异常情况", "report", None),
    ("重大事项报省政府审定", "report", None),
    ("建立统计报告制度", "once", None),
    ("建立定期会商机制", "once", None),
    ("完善月度调度制度", "standing", None),
    ("启用新建冷链仓库", "once", None),
    ("养护乡村道路", "standing", None),
    ("完善重点工程月度调度例会制度", "standing", None),
    ("强化重点工程月度协调例会制度", "recurring", "month"),
    ("对定期定额户调整核定办法", "standing", None),
    ("企业在规定期限内补正材料", "standing", None),
    ("把招商引资与补链强链结合起来", "standing", None),
    ("及时发布岗位需求信息", "standing", None),
    ("组织全市冷链项目集中开工活动", "once", None),
    ("建立园区与高校长期合作机制", "once", None),
    ("推动仓储系统实现无人值守运行", "standing", None),
    ("落实扶持渔业发展各项政策", "standing", None),
    ("对新设网点的商户，落实租金补贴政策", "rule", None),
    ("对享受用工补贴的企业，要建立实名台账", "once", None),
    ("对考核优秀的园区，优先安排用地指标", "rule", None),
    ("对获评的企业予以通报表扬，营造良好氛围", "rule", None),
    ("连续三次抽查不合格的，取消备案资格", "rule", None),
    ("对改建码头的企业，经验收合格后，可先试运行再补办手续", "rule", None),
    ("护理人员可在户籍地换领证书", "rule", None),
    ("对多生产的应急物资，由政府兜底收购", "rule", None),
    ("景区门票价格下调20%", "rule", None),
    ("对受灾商户停征摊位费", "rule", None),
    ("允许困难企业延期申报", "rule", None),
    ("对出口企业，担保费率降至1%以下", "rule", None),
    ("对符合条件的渔民，及时发放救助金", "rule", None),
    ("简化许可证无纸化申领流程", "standing", None),
]


@pytest.mark.parametrize(("text", "kind", "every"), KINDS)
def test_kind_and_rhythm(text: str, kind: str, every: str | None) -> None:
    (task,) = read(text + "。").tasks
    assert (task.kind, task.every) == (kind, every)


def test_an_own_date_makes_an_act_of_it() -> None:
    (task,) = read("10月底前全面推广试点经验。").tasks
    assert (task.kind, task.deadline) == ("once", "2022-10-31")


def test_the_notes_date_serves_where_the_sentence_has_none() -> None:
    items = read("制定方案，11月底前印发清单。", note_deadline="2022年底前")
    assert [task.deadline for task in items.tasks] == ["2022-12-31", "2022-11-30"]
    assert items.deadlines == ("2022-11-30", "2022-12-31")


def test_an_opening_date_holds_for_the_sentence_but_not_for_numbered_parts() -> None:
    spread = read("到2024年，建成园区10个，引进企业60家；完成投资200亿元。")
    assert {task.deadline for task in spread.tasks} == {"2024-12-31"}
    listed = read("1.到2023年6月底，上线平台；2.推广应用。")
    assert [task.deadline for task in listed.tasks] == ["2023-06-30", None]


UNIT_CASES = [
    ("完善考核办法", ()),
    ("各设区市要建立专班", ("各设区市人民政府",)),
    ("引导商业银行加大投放", (*UNITS, "商业银行")),
    ("联合审计部门、税务部门开展核查", (*UNITS, "审计部门", "税务部门")),
    ("由县级财政统筹安排资金", ("县级财政",)),
    ("担保机构、保险机构要降低费率", ("担保机构", "保险机构")),
    ("全市推广经验做法", ()),
    ("自治区指挥部定期通报进度", ("自治区指挥部",)),
    ("各设区市要依托现有仓库，建立周转仓", ("各设区市人民政府",)),
    ("各设区市要在半年内，编制完成目录", ("各设区市人民政府",)),
    ("设立应急资金池，主要用于县乡物资储备、医疗机构购置设备", ()),
]


@pytest.mark.parametrize(("text", "units"), UNIT_CASES)
def test_units(text: str, units: tuple[str, ...]) -> None:
    (task,) = read(text + "。").tasks
    assert task.units == units


def test_an_actor_goes_on_to_the_end_of_its_sentence() -> None:
    items = read("各设区市要建立项目台账，开展现场督导。完善机制。")
    assert [task.units for task in items.tasks] == [("各设区市人民政府",), ("各设区市人民政府",), ()]


@pytest.mark.parametrize(
    ("text", "verb", "thing"),
    [
        ("2022年上半年发行的专项债券资金力争9月底前完成支出", "完成", "支出"),
        ("全市重点园区污水处理率达到95%", "达到", "95%"),
    ],
)
def test_the_verb_behind_a_relative_clause_or_a_subject(text: str, verb: str, thing: str) -> None:
    assert [(task.verb, task.object) for task in read(text + "。").tasks] == [(verb, thing)]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("鼓励社会力量建设养老服务站", ("社会力量",)),
        ("鼓励各级财政统筹专项资金", ("各级财政",)),
        ("事业单位和国有企业要建立拖欠台账", ("事业单位", "国有企业")),
    ],
)
def test_actors_that_a_sentence_names(text: str, actors: tuple[str, ...]) -> None:
    units = read(text + "。").tasks[0].units
    assert tuple(unit for unit in units if unit not in UNITS) == actors
