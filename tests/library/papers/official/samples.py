"""Three papers for tests: a letter, a bulletin with annexes, minutes; and how the text of a PDF is read back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO

from pypdf import PdfReader

from wenzeng.library.papers.official import Annex, Heading, Official, Paragraph, Table

OFFICE = "自治区稳工业保运行攻坚战指挥部办公室"
CITIES = "南宁市 柳州市 桂林市 梧州市 北海市 防城港市 钦州市 贵港市 玉林市 百色市 贺州市 河池市 来宾市 崇左市".split()
RANKS = Table(
    ("名次", "市", "到期任务", "按时办结率", "较上期"),
    tuple((str(n), city, "36", "83.3%", "上升1位") for n, city in enumerate(CITIES, 1)),
    (1, 2, 2, 2, 2),
    "各市任务办理情况",
)
LATE = Table(
    ("序号", "责任单位", "任务", "条款"),
    tuple((str(n), "柳州市", "加快推进重大项目开工建设，确保10月底前完成前期工作", "〔六·1〕") for n in range(1, 40)),
    (1, 2, 6, 2),
)
LETTER = Official(
    form="letter",
    head=OFFICE,
    title="关于限期办结重大项目开工任务的函",
    number="桂稳工业保运行指办函〔2022〕3号",
    addressee="柳州市人民政府",
    blocks=(
        Paragraph("按照第六条“开工重大项目95项”要求，你单位承担的任务已超过时限9天，现将有关事项函告如下。"),
        Heading(1, "一、办理要求"),
        Heading(2, "（一）限期办结"),
        Paragraph("请于2022年11月7日前办结。"),
        Heading(3, "1. 逾期未答复的，将约谈责任领导。"),
    ),
    signer=OFFICE,
    day=date(2022, 10, 24),
    notes=("联系人：韦××",),
    copies="自治区工业和信息化厅",
    code="K7QM-4D2P-9XHA",
    demo=True,
)
BULLETIN = Official(
    form="bulletin",
    head=OFFICE,
    title="关于2022年10月中旬重点任务\n办理情况的通报",
    number="桂稳工业保运行指办通报〔2022〕12号",
    issue="第12期",
    addressee="各设区市人民政府",
    blocks=(Heading(1, "一、总体情况"), *[Paragraph("甲乙丙丁戊己庚辛壬癸子丑寅卯" * 20)] * 4, RANKS),
    signer=OFFICE,
    day=date(2022, 10, 24),
    annexes=(Annex("各市任务办理情况表", (RANKS,)), Annex("逾期任务清单", (LATE,))),
    copies="各成员单位",
    printer=OFFICE,
    code="K7QM-4D2P-9XHA",
)
MINUTES = Official(
    form="minutes",
    head="约谈纪要",
    title="关于柳州市任务逾期的约谈纪要",
    blocks=(Paragraph("2022年10月26日上午9时", "时间："), Paragraph("会议议定以下事项。")),
    signer="指挥部办公室",
    day=date(2022, 10, 26),
    printer="指挥部办公室",
)
ALL = (LETTER, BULLETIN, MINUTES)


def shown(data: bytes) -> Iterator[tuple[int, float, bool, str]]:
    """(page, height above the lower edge, whether furniture of the page, text) of every piece of text of a PDF.

    What the page repeats (number, code, mark, the head of a table that goes on) is marked as artifact in the file.
    """
    for number, page in enumerate(PdfReader(BytesIO(data)).pages, 1):
        marks: list[str] = []
        found: list[tuple[int, float, bool, str]] = []

        def before(operator, operands, matrix, text_matrix, marks=marks):
            if operator in (b"BDC", b"BMC"):
                marks.append(str(operands[0]))
            elif operator == b"EMC" and marks:
                marks.pop()

        def text(words, matrix, text_matrix, font, size, marks=marks, found=found, number=number):
            height = text_matrix[5] * matrix[3] + matrix[5]
            found.append((number, height, "/Artifact" in marks, words))

        page.extract_text(visitor_operand_before=before, visitor_text=text)
        yield from found


def text_of_pdf(data: bytes) -> str:
    """The text of a PDF without blanks and without the furniture of its pages."""
    return "".join("".join(words.split()) for _, _, furniture, words in shown(data) if not furniture)
