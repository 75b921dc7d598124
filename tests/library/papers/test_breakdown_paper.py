"""任务分解表 as a Word file, read again: its words, page, repeated head and faces, the same bytes each time."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from wenzeng.library.papers.breakdown import OPEN_NOTE, PRESUMED_NOTE, About, Row, breakdown

ABOUT = About(
    title="关于扎实稳住工业经济一揽子政策的接续政策措施",
    number="桂稳工业保运行指发〔2022〕14号",
    issuer="广西稳工业保运行攻坚战指挥部",
    issued=date(2022, 9, 30),
    as_of=date(2022, 10, 24),
    demo=True,
    filters="牵头单位：自治区财政厅",
)
BONDS = "三、扎实推进产业园区专项债券项目建设"
FEES = "四、缓缴部分行政事业性收费和保证金"
ROWS = (
    Row(
        14,
        BONDS,
        "2022年上半年发行的新增专项债券资金力争在10月底前完成支出",
        "自治区财政厅",
        True,
        ("发展改革委", "工业和信息化厅"),
        "2022-10-31",
        "100%",
        "〔三·3〕",
    ),
    Row(15, BONDS, "强化督导推动与协调跟进", "自治区财政厅", False, (), None, "", "〔三·2〕", "一定比例由谁定"),
    Row(17, FEES, "缴费时限延长一个季度", "", False, ("各设区市人民政府",), "次年3月底", "", "〔四·1〕"),
)


def opened(about: About = ABOUT, rows: tuple[Row, ...] = ROWS) -> WordDocument:
    return Document(BytesIO(breakdown(about, rows)))


def cells(table: Table) -> list[list[str]]:
    return [[tc.text for tc in dict.fromkeys(row.cells)] for row in table.rows]


def test_the_words_are_those_given() -> None:
    document = opened()
    assert [p.text for p in document.paragraphs[:3]] == [
        "任务分解表",
        "依据：《关于扎实稳住工业经济一揽子政策的接续政策措施》（桂稳工业保运行指发〔2022〕14号）",
        "2022年9月30日印发　数据截至2022年10月24日　任务3项　牵头单位：自治区财政厅　演示数据",
    ]
    assert cells(document.tables[0]) == [
        ["序号", "任务", "牵头单位", "配合单位", "完成时限", "目标", "条款"],
        [BONDS],
        [
            "14",
            ROWS[0].task,
            "自治区财政厅（推定）",
            "发展改革委、工业和信息化厅",
            "2022年10月31日",
            "100%",
            "〔三·3〕",
        ],
        ["15", f"{ROWS[1].task}\n待定：一定比例由谁定", "自治区财政厅", "—", "—", "—", "〔三·2〕"],
        [FEES],
        ["17", ROWS[2].task, "—", "各设区市人民政府", "次年3月底", "—", "〔四·1〕"],
    ]
    assert [p.text for p in document.paragraphs[3:]] == [f"注：1. {PRESUMED_NOTE}", f"　　2. {OPEN_NOTE}"]


def test_notes_stand_only_where_their_marks_do() -> None:
    plain = replace(ROWS[0], lead_presumed=False)
    assert len(opened(rows=(plain,)).paragraphs) == 3
    assert opened(rows=(ROWS[0],)).paragraphs[-1].text == f"注：{PRESUMED_NOTE}"


def test_what_is_not_known_about_the_document_is_left_out() -> None:
    bare = replace(ABOUT, number=None, issuer=None, issued=None, demo=False, filters="")
    document = opened(bare)
    assert document.paragraphs[1].text == f"依据：《{ABOUT.title}》"
    assert document.paragraphs[2].text == "数据截至2022年10月24日　任务3项"
    assert document.sections[0].header.is_linked_to_previous


def test_demo_data_say_so_on_every_page() -> None:
    section = opened().sections[0]
    assert [h.paragraphs[0].text for h in (section.header, section.even_page_header)] == ["演示数据"] * 2


def test_the_page_is_a4_landscape_with_numbers_on_both_sides() -> None:
    document = opened()
    section = document.sections[0]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert abs(section.page_width - Mm(297)) < Mm(0.1)
    assert abs(section.page_height - Mm(210)) < Mm(0.1)
    assert document.settings.odd_and_even_pages_header_footer
    for footer in (section.footer, section.even_page_footer):
        assert "— 1 —" in footer.paragraphs[0].text
        assert "来源：广西稳工业保运行攻坚战指挥部" in footer.paragraphs[0].text
        assert [e.text for e in footer._element.iter(qn("w:instrText"))] == ["PAGE"]


def test_the_table_fits_the_page() -> None:
    document = opened()
    section = document.sections[0]
    widths = [column.width for column in document.tables[0].columns]
    assert abs(sum(widths) - (section.page_width - section.left_margin - section.right_margin)) < Mm(0.5)


def test_the_head_repeats_and_no_row_breaks() -> None:
    rows = opened().tables[0].rows
    heads = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows]
    assert heads == [True] + [False] * (len(rows) - 1)
    assert all(row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)


def test_a_band_stays_with_its_first_task() -> None:
    table = opened().tables[0]
    kept = [bool(row.cells[0].paragraphs[0].paragraph_format.keep_with_next) for row in table.rows]
    assert kept == [False, True, False, False, True, False]


def parts(content: bytes) -> Iterator[tuple[str, etree._Element]]:
    with ZipFile(BytesIO(content)) as package:
        for name in package.namelist():
            yield name, etree.fromstring(package.read(name))


def test_every_run_names_its_chinese_face_and_no_theme_is_left() -> None:
    official = {"仿宋_GB2312", "黑体", "楷体_GB2312", "宋体", "方正小标宋简体"}
    runs = 0
    for name, root in parts(breakdown(ABOUT, ROWS)):
        assert "theme" not in name
        assert b"Theme" not in etree.tostring(root)
        for run in root.iter(qn("w:r")):
            fonts = run.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
            assert fonts is not None
            assert fonts.get(qn("w:eastAsia")) in official
            runs += 1
    assert runs > 30


def test_the_same_content_is_the_same_bytes() -> None:
    first, second = breakdown(ABOUT, ROWS), breakdown(ABOUT, list(ROWS))
    assert hashlib.sha256(first).digest() == hashlib.sha256(second).digest()
    assert breakdown(ABOUT, ROWS[:2]) != first
    with ZipFile(BytesIO(first)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize(
    ("hostile", "printed"),
    [
        ("<w:t>&amp;</w:t> & ]]>", "<w:t>&amp;</w:t> & ]]>"),
        ("控\x00制\x0b符\x1f号\ufffe止\ud800", "控制符号止"),
        ("反\u202e转\u2066文\u200f字", "反转文字"),
        ("{{ 7*7 }} {% raw %}", "{{ 7*7 }} {% raw %}"),
        ("上\r\n下", "上\n下"),
        ("𠮷野", "𠮷野"),
    ],
)
def test_hostile_text_is_printed_or_stripped(hostile: str, printed: str) -> None:
    row = replace(ROWS[0], task=hostile, measure=hostile, clause=hostile, joint=(hostile,))
    document = opened(replace(ABOUT, title=hostile, filters=hostile), (row,))
    table = cells(document.tables[0])
    assert table[1] == [printed]
    assert table[2][1] == table[2][3] == table[2][6] == printed
    assert f"《{printed}》" in document.paragraphs[1].text


@given(st.text(max_size=40))
@settings(max_examples=25, deadline=None)
def test_any_text_gives_a_file_that_opens(text: str) -> None:
    row = replace(ROWS[0], task=text, lead=text, deadline=text, open_question=text)
    document = opened(replace(ABOUT, title=text), (row,))
    assert len(document.tables[0].rows) == 3


def test_a_table_without_tasks_has_its_head() -> None:
    assert len(opened(rows=()).tables[0].rows) == 1


def test_elements_stand_in_the_order_that_word_demands() -> None:
    properties = opened().tables[0]._tbl.tblPr
    order = ["tblStyle", "tblW", "jc", "tblBorders", "tblLayout", "tblCellMar", "tblLook"]
    found = [re.sub("{.*}", "", str(child.tag)) for child in properties]
    assert found == [name for name in order if name in found]
