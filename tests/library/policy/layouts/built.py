"""The documents of this folder that are built rather than stored: Word files with tables and automatic numbers, a PDF."""

from __future__ import annotations

from collections.abc import Callable

from tests.library.policy.layouts.render import docx, paragraph, pdf

_NUMBERING = """
<w:abstractNum w:abstractNumId='7'>
<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCountingThousand'/><w:lvlText w:val='%1、'/></w:lvl>
<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/><w:lvlText w:val='（%2）'/></w:lvl>
</w:abstractNum>
<w:num w:numId='3'><w:abstractNumId w:val='7'/></w:num>
"""


def _cell(text: str, span: int = 1, merge: str = "") -> str:
    merging = f"<w:vMerge w:val='{merge}'/>" if merge == "restart" else "<w:vMerge/>" if merge else ""
    paragraphs = "".join(paragraph(part) for part in text.split("|"))
    return f"<w:tc><w:tcPr><w:gridSpan w:val='{span}'/>{merging}</w:tcPr>{paragraphs}</w:tc>"


def _row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def work_plan() -> bytes:
    """A notice and its work plan: sections across all columns, merged cells, two heads for the units."""
    table = "".join(
        (
            _row(
                _cell("序号", merge="restart"),
                _cell("主要任务", merge="restart"),
                _cell("责任单位", 2),
                _cell("完成时限", merge="restart"),
            ),
            _row(
                _cell("", merge="c"), _cell("", merge="c"), _cell("牵头单位"), _cell("配合单位"), _cell("", merge="c")
            ),
            _row(_cell("一、扩大投资", 5)),
            _row(
                _cell("1"),
                _cell("推进重大项目。全年新开工重大项目40个，建立要素保障机制。"),
                _cell("市发展改革委"),
                _cell("市自然资源局|市生态环境局"),
                _cell("2024年12月底前"),
            ),
            _row(_cell("二、促进消费", 5)),
            _row(
                _cell("2", merge="restart"),
                _cell("举办消费节。5月底前启动首届消费节。"),
                _cell("市商务局"),
                _cell("各区人民政府"),
                _cell(""),
            ),
            _row(
                _cell("", merge="c"),
                _cell("发放消费券不少于2000万元。"),
                _cell("市商务局"),
                _cell("市财政局"),
                _cell(""),
            ),
            _row(
                _cell("3"),
                _cell("完善商圈设施。改造步行街3条。"),
                _cell("市住房城乡建设局"),
                _cell("各区人民政府"),
                _cell("2024年9月底前"),
            ),
        )
    )
    before = [
        "新港市2024年稳增长重点任务分工",
        "为抓好年度重点任务落实，制定本分工。",
    ]
    return docx(
        "".join(paragraph(line) for line in before)
        + f"<w:tbl>{table}</w:tbl>"
        + paragraph("新港市人民政府")
        + paragraph("2024年2月6日")
    )


def automatic_numbers() -> bytes:
    """Headings whose numbers are not in the text."""

    def numbered(level: int, text: str) -> str:
        return paragraph(text, f"<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='3'/></w:numPr>")

    body = "".join(
        (
            paragraph("东川区支持科技创新若干政策"),
            paragraph("为支持科技创新，制定本政策。"),
            numbered(0, "培育创新主体"),
            numbered(1, "奖励高新技术企业。对首次认定的高新技术企业奖励10万元。（区科技局、区财政局负责）"),
            numbered(1, "支持研发机构。对新建省级研发机构给予补助，最高100万元。（区科技局牵头，区财政局配合）"),
            numbered(0, "优化创新环境"),
            numbered(1, "建设孵化载体。到2026年建成孵化器5家。（区科技局，各街道办事处）"),
        )
    )
    return docx(body, numbering=_NUMBERING)


def pages() -> bytes:
    """A PDF whose pages break inside words and notes, with a running header."""
    lines = [
        "　　　　滨江新区提升园区承载能力行动计划",
        "　　为提升园区承载能力，制定本行动计划。",
        "　　一、完善基础设施",
        "　　（一）畅通园区道路。新建改建园区道路12条，2023年10",
        "月底前完成园区主干道亮化。（责任单位：新区建设局、新区城",
        "管局）",
        "　　（二）保障能源供应。新建变电站2座，推进园区集中供热，降",
        "低企业用能成本。（责任单位：新区经济发展局、供电公司，各园",
        "区管委会）",
        "　　二、提升服务水平",
        "　　（三）推行帮办代办。为重点项目配备专员，全程代办审批手",
        "续，力争项目开工时间缩短30%。（责任单位：新区行政审批局）",
        "　　（四）建设人才公寓。2025年底前建成人才公寓1500套。（责",
        "任单位：新区建设局、新区人力资源社会保障局）",
    ]
    return pdf(lines, per_page=4, header="滨江新区管理委员会文件")


BUILT: dict[str, Callable[[], bytes]] = {
    "07-table.docx": work_plan,
    "10-auto-numbers.docx": automatic_numbers,
    "13-pages.pdf": pages,
}
