"""A random plan in a random layout compiles back to itself."""

from __future__ import annotations

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.library.policy.layouts import render
from wenzeng.library.policy.compiler import compile_text
from wenzeng.library.policy.document import read

TOPICS = (
    "推广绿色船舶应用",
    "培育海洋装备产业集群",
    "做强冷链物流骨干网",
    "支持茶产业数字化改造",
    "完善乡村养老服务设施",
    "盘活闲置工业厂房",
    "优化口岸通关流程",
    "开展质量基础设施一站式服务",
    "加大科技型中小企业融资支持",
    "强化水资源刚性约束",
    "建设和完善公共充电网络",
    "降低企业用能用地成本",
    "促进家政服务提质扩容",
    "保护传统村落和古树名木",
)
SECTIONS = ("扩大有效投资", "稳定市场主体", "提升创新能力", "改善民生服务", "健全保障机制", "推动开放合作")
SENTENCES = (
    "引导龙头企业带动上下游配套企业协同改造，推动形成一批可复制的做法",
    "对确有困难的企业，按规定延长缴费期限",
    "加强部门之间的信息共享和业务协同，健全常态化会商机制",
    "依托现有平台开展供需对接活动，完善闭环管理制度",
    "支持有条件的地区先行先试，及时总结推广经验",
    "规范资金使用管理，提高资金使用效益",
    "建立健全统计监测体系，定期开展评估",
)
UNITS = (
    "省发展改革委",
    "工业和信息化厅",
    "省财政厅",
    "人力资源和社会保障厅",
    "省住房和城乡建设厅",
    "省文化和旅游厅",
    "市场监管局",
    "中国人民银行某某省分行",
    "省税务局",
    "海岸投资集团有限公司",
    "省委宣传部",
    "民航安全监督管理局",
)
GROUPS = ("各设区市人民政府", "各县（市、区）人民政府", "各有关部门和单位")


@st.composite
def measures(draw: st.DrawFn) -> render.Measure:
    names = draw(st.lists(st.sampled_from(UNITS), min_size=1, max_size=5, unique=True))
    leads = draw(st.integers(1, min(2, len(names))))
    group = draw(st.sampled_from((None, *GROUPS)))
    return render.Measure(
        draw(st.sampled_from(TOPICS)),
        tuple(draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4, unique=True))),
        tuple(names[:leads]),
        tuple(names[leads:]) + ((group,) if group else ()),
        draw(st.sampled_from((None, "6月底前", "12月底前"))),
    )


@st.composite
def documents(draw: st.DrawFn) -> render.Document:
    titles = draw(st.lists(st.sampled_from(SECTIONS), min_size=1, max_size=4, unique=True))
    sections = tuple(render.Section(t, tuple(draw(st.lists(measures(), min_size=1, max_size=4)))) for t in titles)
    return render.Document(
        "东海省促进实体经济平稳运行若干措施", "为促进全省实体经济平稳运行，结合工作实际，制定如下措施。", sections
    )


layouts = st.builds(
    render.Layout,
    scheme=st.sampled_from(render.SCHEMES),
    runs_on=st.booleans(),
    note=st.sampled_from(render.NOTES),
    own_line=st.booleans(),
    wrap=st.sampled_from((0, 0, 28, 33, 38)),
    half_width=st.booleans(),
    kind=st.sampled_from(render.KINDS),
    blank_lines=st.booleans(),
)


def plain(name: str) -> str:
    return name.translate(str.maketrans("（），：；", "(),:;"))


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents(), layouts)
def test_a_random_plan_compiles_back_to_itself(document: render.Document, layout: render.Layout) -> None:
    data, name = render.render(document, layout)
    source = read(data, name)
    plan = compile_text(source, issued=date(2023, 3, 1))
    found = [
        {
            "number": measure.number,
            "title": measure.title,
            "lead_units": [plain(unit) for unit in measure.lead_units],
            "responsible_units": [plain(unit) for unit in measure.responsible_units],
            "depth": len(measure.path),
        }
        for measure in plan.measures
    ]
    wanted = render.expected(document, layout)
    for row in wanted:
        row["lead_units"] = [plain(unit) for unit in row["lead_units"]]
        row["responsible_units"] = [plain(unit) for unit in row["responsible_units"]]
    assert found == wanted
    assert plan.title == document.title
    limits = [m.limit for s in document.sections for m in s.measures]
    days = [{"6月底前": "2023-06-30", "12月底前": "2023-12-31"}.get(limit or "") for limit in limits]
    assert [day in measure.items.deadlines for day, measure in zip(days, plan.measures, strict=True) if day] == [
        True for day in days if day
    ]
    for measure in plan.measures:
        assert "".join(measure.text.split()) == "".join(plan.source_text[slice(*measure.span)].split())
