"""Work plans in tables: columns in any order, merged cells, sections, text cut by tabs or bars."""

from __future__ import annotations

from wenzeng.library.policy.compiler import compile_text
from wenzeng.library.policy.document import read
from wenzeng.library.policy.document.source import Source
from wenzeng.library.policy.plan import Plan


def typed(rows: list[str], mark: str) -> Plan:
    return compile_text(Source("甲县重点工作任务分解表\n" + "\n".join(row.replace("|", mark) for row in rows), "text"))


ROWS = [
    "完成时限|责任单位|工作内容|重点任务|序号",
    "2024年6月底|县水利局|新建水池20座，完善管护机制。|饮水工程|1",
    "2024年9月底|县交通局、各乡镇|改造农村公路30公里。|公路工程|2",
]


def test_columns_in_any_order_cut_by_tabs() -> None:
    plan = typed(ROWS, "\t")
    assert [(m.number, m.title, m.responsible_units) for m in plan.measures] == [
        ("1", "饮水工程", ("县水利局",)),
        ("2", "公路工程", ("县交通局", "各乡镇")),
    ]
    assert plan.measures[0].items.deadlines == ("2024-06-30",)


def test_a_cell_says_that_its_first_unit_leads_from_here_on() -> None:
    rows = [
        "序号|任务|措施|责任单位",
        "1|饮水工程|新建水池20座。|县水利局、县财政局等负责。列第一位者为牵头单位，下同",
        "2|公路工程|改造公路。|县交通局、县财政局",
    ]
    assert [(m.lead_units, m.responsible_units) for m in typed(rows, "\t").measures] == [
        (("县水利局",), ("县水利局", "县财政局")),
        (("县交通局",), ("县交通局", "县财政局")),
    ]


def test_cells_cut_by_bars() -> None:
    rows = [f"| {row.replace('|', ' | ')} |" for row in ROWS]
    assert [m.number for m in typed([rows[0], "|---|---|---|---|---|", *rows[1:]], "|").measures] == ["1", "2"]


def test_a_table_of_figures_is_no_work_plan() -> None:
    text = (
        "甲县工作意见\n一、推进建设。加强管理。\n地区\t产值\t增速\n甲镇\t10\t5\n乙镇\t20\t6\n二、完善服务。落实政策。"
    )
    assert [m.number for m in compile_text(Source(text, "text")).measures] == ["一", "二"]


def test_html_cells_over_rows_and_nested_tables() -> None:
    page = (
        "<html><body><table><tr><td><p>甲市任务清单</p><table><tr><th>序号</th><th>任务</th><th>措施</th><th>责任单位</th></tr>"
        "<tr><td rowspan=2>1</td><td rowspan=2>建设园区</td><td>完善道路设施。</td><td>市住建局</td></tr>"
        "<tr><td>引进企业10家。</td><td>市商务局</td></tr>"
        "<tr><td>2</td><td>改善民生</td><td>建设学校2所。</td><td>市教育局<br/>市财政局</td></tr></table></td></tr></table></body></html>"
    )
    plan = compile_text(read(page.encode(), "a.html"))
    assert [(m.number, m.title, m.responsible_units) for m in plan.measures] == [
        ("1", "建设园区", ("市住建局", "市商务局")),
        ("2", "改善民生", ("市教育局", "市财政局")),
    ]
